/** The built gateway with a small room behind it, somebody who types in peace, and a look at the gateway's memory. */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ssh2 from 'ssh2'
import { type Gateway, openGateway } from '../../src/remote/gateway-process.ts'
import { type FakeRoom, type FakeScreen, fakeRoom } from '../../test/remote/support/fake-room.ts'
import { keyPair } from '../../test/remote/support/stock-ssh.ts'

export const code = 'acorn baker cabin dome'
/** A rejoin code of the room. */
export const ticket = '0abcd-efghj-kmnpq-rstvw-xyz01-2'
const built = join(import.meta.dirname, 'measured.cjs')

export type Hosted = {
  folder: string
  room: FakeRoom
  gateway: Gateway
  news: { say: string; at: number }[]
  bugs: string[]
  knownHosts: string
  /** A private key that the room knows. */
  keyFile: string
  /** How late the gateway's event loop was since it was last asked, p99 in ms; and its memory in bytes. */
  measure(): Promise<{ p99: number; heapUsed: number; external: number; rss: number }>
  close(): Promise<void>
}

/** A room that answers every key with what `echo` makes of it. */
export async function openHosted(echo: (screen: FakeScreen) => void = () => {}): Promise<Hosted> {
  const folder = mkdtempSync(join(tmpdir(), 'flywheel-hostile-'))
  const key = keyPair(folder, 'key')
  const room = await fakeRoom(join(folder, 'room.sock'), {
    code,
    ticket,
    keys: new Set([key.fingerprint]),
    open: echo,
  })
  const news: Hosted['news'] = []
  const bugs: string[] = []
  let measured: ((figures: Awaited<ReturnType<Hosted['measure']>>) => void) | undefined
  const gateway = await openGateway({
    file: built,
    address: '127.0.0.1',
    port: 0,
    socket: room.path,
    hostKey: join(folder, 'state', 'host-key'),
    news: say => news.push({ say, at: performance.now() }),
    bug(stack) {
      if (stack.startsWith('measured ')) measured?.(JSON.parse(stack.slice(9)))
      else bugs.push(stack)
    },
  })
  const knownHosts = join(folder, 'known_hosts')
  writeFileSync(knownHosts, `${gateway.knownHosts}\n`)
  return {
    folder,
    keyFile: key.path,
    room,
    gateway,
    news,
    bugs,
    knownHosts,
    measure: () =>
      new Promise(resolve => {
        measured = resolve
        process.kill(gateway.pid()!, 'SIGUSR2')
      }),
    async close() {
      await gateway.close()
      await room.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Starts one of the attacks in a process of its own. */
export function attack(kind: string, port: number, ...words: (string | number)[]): ChildProcess {
  return fork(join(import.meta.dirname, 'attacks.ts'), [kind, `${port}`, ...words.map(String)], { stdio: 'inherit' })
}

/** What the attack reports when it is done. */
export async function report<T>(child: ChildProcess): Promise<T> {
  const ended = once(child, 'close').then(() => Promise.reject(new Error('the attack ended without a word')))
  const [said] = await Promise.race([once(child, 'message'), ended])
  return said as T
}

/** Resident memory of a process, in MB. */
export function memory(pid: number): number {
  const found = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
  return Number(found?.[1] ?? 0) / 1024
}

/** Shows a screen at once and answers every key. */
export function answerKeys(screen: FakeScreen): void {
  screen.show('welcome')
  screen.sock.on('data', () => screen.held || screen.show('!'))
}

export const ms = (value: number) => `${value.toFixed(value < 10 ? 1 : 0)} ms`
export const seconds = (value: number) => `${(value / 1_000).toFixed(1)} s`

export const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))

/** Somebody who joins and types a key every 20 ms: how long each took to come back, in ms, and how many were typed since that was asked. */
export async function bystander(port: number): Promise<{ times(): number[]; asked(): number; leave(): void }> {
  const client = new ssh2.Client()
  client.on('connect', () => client.setNoDelay(true))
  client.on('keyboard-interactive', (_name, _say, _lang, questions, finish) => finish(questions.map(() => code)))
  await new Promise<void>((resolve, reject) => {
    client.on('ready', () => resolve())
    client.on('error', reject)
    client.connect({ host: '127.0.0.1', port, username: 'Bystander', tryKeyboard: true })
  })
  let times: number[] = []
  let asked = 0
  let keys = 0
  const channel = await new Promise<ssh2.ClientChannel>((resolve, reject) =>
    client.shell({}, (error, opened) => (error ? reject(error) : resolve(opened))),
  )
  channel.on('data', (bytes: Buffer) => {
    if (!asked || !bytes.includes('!')) return
    times.push(performance.now() - asked)
    asked = 0
  })
  const typing = setInterval(() => {
    if (asked) return
    asked = performance.now()
    keys++
    channel.write('k')
  }, 20)
  return {
    times() {
      const since = times
      times = []
      keys = 0
      return since
    },
    asked: () => keys,
    leave() {
      clearInterval(typing)
      client.end()
    },
  }
}
