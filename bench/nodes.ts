/** Runs the packed program on the oldest Nodes it is made for and on new ones; prints a line each, and fails when one fails. */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { spawn } from '@lydell/node-pty'

const root = join(import.meta.dirname, '..')
const versions =
  process.argv.length > 2 ? process.argv.slice(2) : ['20.0.0', '20.19.0', '21.0.0', '22.0.0', '22.12.0', '24.21.0']
const home = mkdtempSync(join(tmpdir(), 'flywheel nodes '))

try {
  const npm = (cwd: string, ...args: string[]) => execFileSync('npm', args, { cwd, encoding: 'utf8', stdio: 'pipe' })
  npm(root, 'pack', '--ignore-scripts', '--silent', '--pack-destination', home)
  writeFileSync(join(home, 'package.json'), '{ "private": true }')
  npm(
    home,
    'install',
    '--offline',
    '--no-audit',
    '--no-fund',
    join(home, readdirSync(home).find(f => f.endsWith('.tgz'))!),
  )
  const program = join(home, 'node_modules', 'flywheel', 'bin', 'flywheel.js')
  for (const version of versions) {
    const place = join(home, version)
    mkdirSync(place)
    writeFileSync(join(place, 'package.json'), '{ "private": true }')
    const binary = `node-${process.platform}-${process.arch}`
    npm(place, 'install', '--no-audit', '--no-fund', '--ignore-scripts', `${binary}@${version}`)
    const wrong = await smoke(join(place, 'node_modules', binary, 'bin', 'node'), program, place)
    console.log(`Node ${version.padEnd(8)} ${wrong ?? 'ok'}`)
    if (wrong) process.exitCode = 1
  }
} finally {
  rmSync(home, { recursive: true, force: true })
}

/** What went wrong, or undefined. */
async function smoke(node: string, program: string, cwd: string): Promise<string | undefined> {
  writeFileSync(join(cwd, 'tea.owm'), 'component Tea [0.6, 0.7]\n')
  const lines: [string[], RegExp][] = [
    [['--version'], /^\d+\.\d+\.\d+( \([0-9a-f, changed]+\))?\n$/],
    [['new', '--team', 'x', '--people', 'Ana', '--no-open'], /x-t0001\.json\n$/],
    [['check', 'x-t0001'], /^ok /],
    [['list'], /x, turn 1/],
    [['notes', 'x-t0001'], /^# /m],
    [['notes', 'x-t0001', '--format', 'html'], /<html/],
    [['map', 'draw', 'tea.owm'], /Tea/],
    [['agenda', 'show', 'retro'], /minutes|min/],
  ]
  for (const [args, wanted] of lines) {
    const { status, stdout, stderr } = spawnSync(node, [program, ...args], { cwd, encoding: 'utf8' })
    if (status !== 0 || !wanted.test(stdout)) return `flywheel ${args.join(' ')}: ${status} ${stderr.slice(0, 300)}`
  }
  const host = await untilSeen(node, [program, 'host', 'x-t0001', '--headless', '--port', '0'], /Join code/, cwd)
  return host ?? untilSeen(node, [program], /x/, cwd)
}

/** Runs a program in a terminal until a text is on it; what went wrong, or undefined. */
function untilSeen(file: string, args: string[], wanted: RegExp, cwd: string): Promise<string | undefined> {
  return new Promise(resolve => {
    const env = { ...process.env, FLYWHEEL_STATE: join(cwd, 'state'), TERM: 'xterm-256color' } as Record<string, string>
    const pty = spawn(file, args, { cwd, env, cols: 80, rows: 24 })
    let seen = ''
    let answer: string | undefined = `never saw ${wanted}`
    const late = setTimeout(() => pty.kill(), 20_000)
    pty.onData(data => {
      seen += data
      if (wanted.test(seen)) {
        answer = undefined
        pty.kill()
      }
    })
    pty.onExit(({ exitCode }) => {
      clearTimeout(late)
      resolve(answer && `${answer}; exit ${exitCode}: ${seen.slice(-300)}`)
    })
  })
}
