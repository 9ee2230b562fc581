/** The same app for many terminals: hosted by the program itself, or shared by tmux, attached here or over a real sshd. */
import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { childrenOf } from './cost.ts'

export const columns = 120
export const rows = 40

/** How a screen is reached: the program's own door by ssh2 or by stock ssh, `tmux attach` here, or the same through a real sshd. */
export type Way = 'ssh' | 'stock' | 'tmux' | 'sshd'
/** Where terminals find the app, and how many there are to be. With stock ssh each has a key of its own, numbered from 1. */
export type Place = { way: Way; n: number; port: number; code: string; lead: string; socket: string; key: string }
/** `pids` are the room's and the gateway's; none for tmux. */
export type Hosted = { place: Place; pids: number[]; close(): Promise<void> }

const program = join(process.cwd(), 'bin', 'flywheel.js')

export async function openHosted(way: Way, n: number): Promise<Hosted> {
  const folder = mkdtempSync(join(tmpdir(), 'flywheel-bench-'))
  const key = join(folder, 'key')
  makeKey(key)
  const place: Place = { way, n, port: 0, code: '', lead: '', socket: `bench-${way}-${process.pid}`, key }
  const stops: (() => void)[] = []
  const pids: number[] = []
  if (way === 'ssh' || way === 'stock') {
    const keys = join(folder, 'authorized_keys')
    writeFileSync(keys, Array.from({ length: way === 'stock' ? n : 1 }, (_, i) => makeKey(`${key}${i + 1}`)).join(''))
    const words = 'host retro.json --team checkout --people Ana --headless --json --port 0 --authorized-keys'.split(' ')
    const host = spawn(process.execPath, [program, ...words, keys], {
      cwd: folder,
      env: { ...process.env, XDG_STATE_HOME: join(folder, 'state') },
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    stops.push(() => host.kill('SIGTERM'))
    const first = await createInterface({ input: host.stdout })[Symbol.asyncIterator]().next()
    const { ssh, codes } = JSON.parse(first.value as string)
    Object.assign(place, { port: ssh.port, code: codes.participant, lead: codes.facilitator })
    // A launcher may stand in front of the room; the gateway is the room's only child.
    for (let at: number | undefined = host.pid; at; at = childrenOf(at)[0]) pids.push(at)
    pids.splice(0, pids.length - 2)
  } else {
    const words = 'new --team checkout --people Ana --no-open'.split(' ')
    spawnSync(process.execPath, [program, ...words], { cwd: folder })
    const tmux = (...args: string[]) =>
      spawnSync('tmux', ['-L', place.socket, '-f', '/dev/null', ...args], { cwd: folder })
    const size = ['-x', String(columns), '-y', String(rows)]
    tmux('new-session', '-d', ...size, `${process.execPath} ${program} open checkout-t0001`)
    tmux('set', '-g', 'status', 'off')
    stops.push(() => tmux('kill-server'))
    if (way === 'sshd') place.port = sshdIn(folder, key, stops)
  }
  return {
    place,
    pids,
    async close() {
      for (const stop of stops.reverse()) stop()
      // The room writes its file once more.
      await new Promise(done => setTimeout(done, 2_000))
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
    },
  }
}

/** Makes a key pair at this path; returns the line of its public half. */
function makeKey(path: string): string {
  spawnSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', path])
  return readFileSync(`${path}.pub`, 'utf8')
}

/** A real sshd that lets in one key, for this user; returns its port. */
function sshdIn(folder: string, key: string, stops: (() => void)[]): number {
  const hostKey = join(folder, 'host')
  makeKey(hostKey)
  const port = 20_000 + (process.pid % 20_000)
  const config = join(folder, 'sshd_config')
  mkdirSync('/run/sshd', { recursive: true })
  const lines = [
    `Port ${port}`,
    'ListenAddress 127.0.0.1',
    `HostKey ${hostKey}`,
    `AuthorizedKeysFile ${key}.pub`,
    'StrictModes no',
    'UsePAM no',
    'PermitRootLogin yes',
    'MaxStartups 1000',
    `PidFile ${join(folder, 'pid')}`,
  ]
  writeFileSync(config, lines.join('\n'))
  const sshd = spawn('/usr/sbin/sshd', ['-D', '-f', config], { stdio: 'ignore' })
  stops.push(() => sshd.kill())
  return port
}
