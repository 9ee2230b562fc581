/** A gateway as it is built, in a process of its own, with a fake room behind it; all of it gone after the test. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ssh2, { type Client, type ClientChannel, type ConnectConfig } from 'ssh2'
import { onTestFinished } from 'vitest'
import { type Gateway, type GatewayOptions, openGateway } from '../../../src/remote/gateway-process.ts'
import { patience } from '../../support/patience.ts'
import { type FakeRoom, fakeRoom, type Rules } from './fake-room.ts'

export const built = join(import.meta.dirname, '..', '..', '..', 'dist', 'gateway.cjs')
export const code = 'acorn baker cabin dome'

export type Hosted = {
  folder: string
  room: FakeRoom
  gateway: Gateway
  /** A known_hosts file with this gateway in it. */
  knownHosts: string
  news: string[]
  bugs: string[]
}

export function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'flywheel-ssh-'))
  onTestFinished(() => rmSync(made, { recursive: true, force: true }))
  return made
}

export async function hosted(rules: Rules = {}, options: Partial<GatewayOptions> = {}): Promise<Hosted> {
  const there = folder()
  const room = await fakeRoom(join(there, 'room.sock'), { code, ...rules })
  const news: string[] = []
  const bugs: string[] = []
  const gateway = await openGateway({
    file: built,
    address: '127.0.0.1',
    port: 0,
    socket: room.path,
    hostKey: join(there, 'state', 'host-key'),
    news: say => news.push(say),
    bug: stack => bugs.push(stack),
    ...options,
  })
  onTestFinished(async () => {
    await gateway.close()
    await room.close()
  })
  const knownHosts = join(there, 'known_hosts')
  writeFileSync(knownHosts, `${gateway.knownHosts}\n`)
  return { folder: there, room, gateway, knownHosts, news, bugs }
}

export type Caller = { client: Client; closed: Promise<void>; errors: Error[] }

/** An ssh2 client: resolves once it is let in, rejects when it is not. Asked for a code it gives `codes`, one after another. */
export function call(
  port: number,
  { codes = [code], ...config }: ConnectConfig & { codes?: string[] } = {},
): Promise<Caller> {
  const client = new ssh2.Client()
  const errors: Error[] = []
  const left = [...codes]
  const closed = new Promise<void>(resolve => client.once('close', () => resolve()))
  onTestFinished(() => void client.destroy())
  client.on('keyboard-interactive', (_name, _say, _lang, questions, finish) =>
    finish(questions.map(q => (/code/i.test(q.prompt) ? (left.shift() ?? '') : 'Bo'))),
  )
  // Without it every packet waits 40 ms for the one before.
  client.on('connect', () => client.setNoDelay(true))
  return new Promise((resolve, reject) => {
    client.on('error', error => {
      errors.push(error)
      reject(error)
    })
    client.on('close', () => reject(new Error('closed')))
    client.on('ready', () => resolve({ client, closed, errors }))
    client.connect({ host: '127.0.0.1', port, username: 'Ana', tryKeyboard: true, ...config })
  })
}

/** Opens a shell with a terminal. */
export function shell(client: Client): Promise<ClientChannel> {
  return new Promise((resolve, reject) =>
    client.shell({ cols: 120, rows: 40, term: 'xterm-256color' }, (error, channel) =>
      error ? reject(error) : resolve(channel),
    ),
  )
}

/** Resolves once the condition holds; for what has no event of its own. */
export async function until(holds: () => boolean): Promise<void> {
  const end = performance.now() + patience
  while (!holds()) {
    if (performance.now() > end) throw new Error(`never: ${holds}`)
    await new Promise(resolve => setTimeout(resolve, 10))
  }
}
