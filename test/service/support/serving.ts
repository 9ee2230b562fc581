/** `flywheel serve` as it is built, in folders of its own: started, seen by its log, stopped; and people who come with stock ssh. */
import { type ChildProcess, spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { slug } from '../../../src/clean.ts'
import { bookIn } from '../../../src/cli/store.ts'
import type { TeamRole } from '../../../src/ports/service-book.ts'
import { keyPair, type Ssh, type SshOptions, stockSsh } from '../../remote/support/stock-ssh.ts'
import { eventually } from '../../support/eventually.ts'

export type Event = {
  event: string
  why?: string
  reason?: string
  room?: string
  name?: string
  key?: string
  address?: string
}

export type Served = {
  port: number
  pid: number
  process: ChildProcess
  /** What it logged so far, and what it printed. */
  log(): Event[]
  printed(): string
  /** Comes with stock ssh, as `user`, with this key or without. */
  come(options?: Partial<SshOptions>): Ssh
  exited: Promise<number | null>
}

/** Somebody with a key, a member of teams. */
export type Who = { name: string; teams?: Record<string, TeamRole>; admin?: boolean }

const ours = join(import.meta.dirname, '..', '..', '..', 'bin', 'flywheel.js')

/** Puts people with keys of their own and their teams into the book; the paths of their private keys, by name. */
export async function peopled(place: string, keys: string, people: readonly Who[]): Promise<Record<string, string>> {
  const book = await bookIn(place)
  const paths: Record<string, string> = {}
  for (const { name, teams = {}, admin = false } of people) {
    const key = keyPair(keys, name.toLowerCase())
    paths[name] = key.path
    const account = await book.addAccount({ name, keys: [key.fingerprint], admin })
    for (const [team, role] of Object.entries(teams)) {
      if (!(await book.teams()).some(one => one.slug === slug(team))) await book.addTeam(team)
      await book.setMember(account.id, slug(team), role)
    }
  }
  await book.close()
  return paths
}

/** A port that nobody has just now. */
export function freePort(): Promise<number> {
  return new Promise(resolve => {
    const server = createServer()
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

/** Starts the service and waits until people can come. */
export async function serve(place: string, state: string, args: string[] = []): Promise<Served> {
  const isDatabase = place.includes('://')
  const child = spawn(
    process.execPath,
    [ours, 'serve', isDatabase ? '--store' : '--dir', place, '--port', '0', ...args],
    { env: { ...process.env, FLYWHEEL_STATE: state, TZ: 'UTC' }, stdio: ['ignore', 'pipe', 'pipe'] },
  )
  let printed = ''
  let logged = ''
  child.stderr.on('data', text => {
    printed += text
  })
  child.stdout.on('data', text => {
    logged += text
  })
  const exited = new Promise<number | null>(resolve => child.once('exit', code => resolve(code)))
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await exited
  })
  const port = await eventually(() => {
    if (child.exitCode !== null) return 0
    const [, found] = /ssh -p (\d+)/.exec(printed) ?? []
    if (!found) throw new Error(`not serving:\n${printed}${logged}`)
    return Number(found)
  })
  if (!port) throw new Error(`ended:\n${printed}${logged}`)
  const knownHosts = join(state, 'known_hosts')
  const [, hostKey] = /^known_hosts: (.+)$/m.exec(printed) ?? []
  writeFileSync(knownHosts, `${hostKey}\n`)
  return {
    port,
    pid: child.pid!,
    process: child,
    log: () =>
      logged
        .split('\n')
        .filter(line => line.startsWith('{'))
        .map(line => JSON.parse(line)),
    printed: () => printed + logged,
    come: options => stockSsh({ port, knownHosts, user: 'nobody', ...options }),
    exited,
  }
}
