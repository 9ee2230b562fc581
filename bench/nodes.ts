/** Runs the packed program on the oldest Nodes it is made for and on new ones; prints a line each, and fails when one fails. */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Program, program } from '../test/support/program.ts'
import { keyPath } from './measure/key-path.ts'
import { notesThere, roomHabits } from './measure/room-habits.ts'

const root = join(import.meta.dirname, '..')
const versions =
  process.argv.length > 2
    ? process.argv.slice(2)
    : ['20.0.0', '20.19.0', '21.0.0', '22.0.0', '22.12.0', '24.21.0', '26.12.1']
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
  const installed = join(home, 'node_modules', 'flywheel', 'bin', 'flywheel.js')
  for (const version of versions) {
    const place = join(home, version)
    mkdirSync(place)
    writeFileSync(join(place, 'package.json'), '{ "private": true }')
    const binary = `node-${process.platform}-${process.arch}`
    npm(place, 'install', '--no-audit', '--no-fund', '--ignore-scripts', `${binary}@${version}`)
    const { wrong, told } = await tried(join(place, 'node_modules', binary, 'bin', 'node'), installed, place)
    console.log(`Node ${version.padEnd(8)} ${wrong ?? `ok: ${told}`}`)
    if (wrong) process.exitCode = 1
  }
} finally {
  rmSync(home, { recursive: true, force: true })
}

/** What went wrong, or what was done and how long it took. */
async function tried(node: string, launcher: string, cwd: string): Promise<{ wrong?: string; told?: string }> {
  writeFileSync(join(cwd, 'tea.owm'), 'component Tea [0.6, 0.7]\n')
  const lines: [string[], RegExp][] = [
    [['--version'], /^\d+\.\d+\.\d+( \([0-9a-f, changed]+\))?\n$/],
    [['new', '--team', 'tea', '--people', 'Ana,Bo', '--no-open'], /tea-t0001\.json\n$/],
    [['check', 'tea-t0001'], /^ok /],
    [['list'], /tea, turn 1/],
    [['notes', 'tea-t0001'], /^# /m],
    [['notes', 'tea-t0001', '--format', 'html'], /<html/],
    [['map', 'draw', 'tea.owm'], /Tea/],
    [['agenda', 'show', 'retro'], /minutes|min/],
  ]
  for (const [args, wanted] of lines) {
    const { status, stdout, stderr } = spawnSync(node, [launcher, ...args], { cwd, encoding: 'utf8' })
    if (status !== 0 || !wanted.test(stdout))
      return { wrong: `flywheel ${args.join(' ')}: ${status} ${stderr.slice(0, 300)}` }
  }
  const acts = { demo: watched, 'a retro by keys': walked, 'a guest over ssh': visited }
  const told: string[] = []
  for (const [what, act] of Object.entries(acts)) {
    const since = performance.now()
    try {
      const said = await act({ node, root: join(launcher, '..', '..'), cwd })
      told.push(`${what} ${said}${((performance.now() - since) / 1_000).toFixed(0)} s`)
    } catch (error) {
      return { wrong: `${what}: ${error instanceof Error ? error.message : error}` }
    }
  }
  return { told: told.join(', ') }
}

/** A Node, the package as it was installed, and the folder with the session `tea-t0001`. */
type Place = { node: string; root: string; cwd: string }

function start({ node, root, cwd }: Place, ...args: string[]): Program {
  const env = { FLYWHEEL_STATE: join(cwd, 'state') }
  return program([join(root, 'bin', 'flywheel.js'), ...args], { command: node, cwd, env })
}

/** Leafs through the demo to its end. */
async function watched(place: Place): Promise<string> {
  const screen = start(place, 'demo')
  try {
    await screen.see('THE BET')
    for (let step = 2; step <= 16; step++) await screen.press('n', `step ${step} of 16`)
    await screen.press('n', 'That was the whole turn.')
    screen.type('q')
    const { exitCode } = await screen.exited
    if (exitCode !== 0) throw new Error(`ended with ${exitCode}`)
    return ''
  } finally {
    screen.kill('SIGKILL')
  }
}

/** A retro of five from the home screen to its notes. */
async function walked({ node, root }: Place): Promise<string> {
  return `(${await keyPath({ node, root, args: [], habits: roomHabits, ends: notesThere })} keys) `
}

/** Hosts the session without a screen, and comes in with the system's ssh. */
async function visited(place: Place): Promise<string> {
  const host = start(place, 'host', 'tea-t0001', '--headless', '--json', '--port', '0')
  let guest: Program | undefined
  try {
    await host.see(/"socket"/)
    const line = /^\{.*$/m.exec(host.bytes())?.[0] ?? ''
    const { ssh, codes } = JSON.parse(line) as {
      ssh: { port: number; knownHosts: string }
      codes: { participant: string }
    }
    const known = join(place.cwd, 'known_hosts')
    writeFileSync(known, `${ssh.knownHosts}\n`)
    const set = [`UserKnownHostsFile="${known}"`, 'StrictHostKeyChecking=yes', 'IdentityAgent=none']
    const options = [...set, 'PreferredAuthentications=keyboard-interactive'].flatMap(option => ['-o', option])
    const args = ['-F', 'none', ...options, '-p', String(ssh.port), 'Bo@127.0.0.1']
    guest = program(args, { command: 'ssh', cwd: place.cwd })
    await guest.see('Join code:')
    await guest.press(`${codes.participant}\r`, /tea/)
    guest.type('q')
    return ''
  } finally {
    guest?.kill('SIGKILL')
    host.kill('SIGTERM')
    await host.exited
  }
}
