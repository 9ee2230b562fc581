/** How this program was started, as people would type it again: `flywheel`, `npx flywheel`, `npm start --`, a single file's own name or `node bin/flywheel.js`. */
import { readFileSync, realpathSync } from 'node:fs'
import { basename, delimiter, dirname, join, relative } from 'node:path'
import { quoted } from '../command-line.ts'

type Env = Record<string, string | undefined>

/** `script` is the path of the script as Node was given it (`process.argv[1]`). */
export function startedAs(script: string, env: Env, cwd: string): string {
  if (!/^flywheel(?:-[\w.-]+|\.js)?$/.test(basename(script))) return 'flywheel'
  if (env.npm_lifecycle_event === 'start') return 'npm start --'
  const npx = npxOf(script)
  if (npx !== undefined) return `npx ${quoted(npx)}`
  if (basename(script).endsWith('.js')) return `node ${quoted(below(script, cwd))}`
  const real = realOf(script)
  const found = (env.PATH ?? '').split(delimiter).map(folder => join(folder, basename(script)))
  const first = found.find(path => realOf(path) !== undefined)
  if (first && real && realOf(first) === real) return quoted(basename(script))
  // npx of a package that is installed here, or the link itself.
  const path = below(script, cwd)
  return env.npm_command === 'exec' ? 'npx flywheel' : quoted(path.includes('/') ? path : `./${path}`)
}

/** What npx was asked for when it fetched the package into its own folder (`…/_npx/HASH/node_modules/`); undefined when it did not. */
function npxOf(script: string): string | undefined {
  const home = /^(.*[\\/]_npx[\\/][^\\/]+)[\\/]node_modules[\\/]/.exec(script)?.[1]
  if (home === undefined) return undefined
  try {
    const [asked] = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'))._npx.packages
    return typeof asked === 'string' ? asked : 'flywheel'
  } catch {
    return 'flywheel'
  }
}

function below(path: string, cwd: string): string {
  const way = relative(cwd, path)
  return way.startsWith(join('..', '..', '..')) ? path : way || path
}

function realOf(path: string): string | undefined {
  try {
    return join(realpathSync(dirname(path)), basename(path)) && realpathSync(path)
  } catch {
    return undefined
  }
}
