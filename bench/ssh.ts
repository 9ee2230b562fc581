/**
 * How soon a change is on the last of many screens, what it costs, and what a terminal takes of memory: first the room with its
 * terminals in one process, then through the program itself with ssh, beside tmux, then ten people on one map. `screens`, `clients` or
 * `map` runs one part, numbers how many terminals.
 */
import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'

const root = join(import.meta.dirname, '..')
const asked = process.argv.slice(2)
const parts = ['screens', 'clients', 'map'].filter(part => asked.includes(part) || !asked.some(a => /^[a-z]/.test(a)))
let failed = false
for (const part of parts) {
  console.log(`\n${part}`)
  // The screens are written with JSX, which Node alone does not read.
  const outfile = join(root, 'node_modules', `.bench-${part}-${process.pid}.mjs`)
  await build({
    absWorkingDir: root,
    entryPoints: [`bench/ssh/${part}.ts`],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    alias: { 'react-devtools-core': 'yoga-layout' },
    external: ['ssh2', '@lydell/node-pty'],
    banner: { js: "import{createRequire as $r}from'node:module';const require=$r(import.meta.url);" },
    logLevel: 'error',
  })
  const numbers = asked.filter(a => /^\d+$/.test(a))
  const { status } = spawnSync(process.execPath, ['--expose-gc', outfile, ...numbers], {
    stdio: 'inherit',
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production' },
  })
  failed = status !== 0 || failed
  rmSync(outfile, { force: true })
}
process.exitCode = failed ? 1 : 0
