/** Runs the gateway from the host: starts it, asks every second whether it is alive, and has it back within a second. */

import { type ChildProcess, fork } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { UserError } from '../errors.ts'
import { itemAt } from '../lists.ts'
import type { HostKeyPems } from './gateway/keys/host-key.ts'
import type { GatewayEvent } from './gateway/log.ts'
import type { FromGateway, Settings, ShownKey, ToGateway } from './gateway/settings.ts'
import { addressesHere } from './invitation.ts'

export type GatewayOptions = Omit<Settings, 'is' | 'log' | 'ownHostKey'> & {
  /** Where several machines show the same host keys: the path of this machine's own, and what keeps the first machine's and resolves with them. */
  shared?: { own: string; agree(mine: HostKeyPems): Promise<HostKeyPems> }
  /** The gateway's program; the one that was built beside this one, or else its source. */
  file?: string
  env?: Record<string, string | undefined>
  /** Told what the facilitator should know: it was lost, it is back. */
  news?(say: string): void
  /** Told who was refused before anybody was asked, and who is gone. */
  log?(event: GatewayEvent): void
  /** Told the stacks of what went wrong inside, for a log. */
  bug?(stack: string): void
}

export type Gateway = {
  /** What people connect to: where it listens on all addresses, this machine's own. */
  address: string
  port: number
  fingerprint: string
  knownHosts: string
  /** The same of all keys this machine is known by, the one above first; the last may come a moment after the start. */
  readonly hostKeys: readonly { fingerprint: string; knownHosts: string }[]
  /** Resolves when all of them are known: at once, but for the very first start on this machine, and after half a second at most. */
  keysKnown: Promise<void>
  pid(): number | undefined
  /** Says goodbye on all screens and ends it; resolves within 3 s. */
  close(): Promise<void>
}

/** ms between two questions, and how many may stay without an answer. */
const beat = 1_000
const missable = 2
/** ms before a start is taken for failed, and before it is killed at closing. */
const slowest = 10_000
const leaving = 2_500
/** ms that whoever prints all keys waits for the last of them. */
const slowestKeys = 500
/** ms to the next start: at once, then doubling; a run of `steady` makes it at once again. */
const longestPause = 5_000
const steady = 10_000

/**
 * Limits the young generation of V8 (--max-semi-space-size) to 1 MB, so that memory is released after a flood of connections (measured after
 * 16,000 hostile connections: + 7 MB instead of + 140 MB), at no cost that shows in how fast frames are passed on.
 */
const frugal = ['--max-semi-space-size=1', '--max-old-space-size=256']

type Ready = Extract<FromGateway, { is: 'ready' }>

/** Starts the gateway. Rejects with a UserError when it cannot listen or has no good host key. */
export async function openGateway(options: GatewayOptions): Promise<Gateway> {
  const { file = programFile(), env = {}, news = () => {}, bug = () => {}, log, shared, ...settings } = options
  let child: ChildProcess | undefined
  let closing = false
  let pause = 0
  let timer: NodeJS.Timeout | undefined
  let port = settings.port
  let keys: ShownKey[] = []
  let known = () => {}
  const keysKnown = new Promise<void>(resolve => {
    known = resolve
  })

  async function run(): Promise<Ready> {
    // In a session of its own: keys pressed at the host's terminal are not its signals.
    const started = fork(file, [], {
      detached: true,
      execArgv: frugal,
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      env: { PATH: env.PATH, NODE_ENV: 'production', MALLOC_ARENA_MAX: '1' },
    })
    child = started
    started.on('error', () => {})
    started.stderr?.on('data', (text: Buffer) => bug(text.toString()))
    started.stderr?.on('error', () => {})
    started.on('message', (message: FromGateway) => {
      if (message.is === 'news') news(message.say)
      if (message.is === 'log') log?.(message.event)
      if (message.is === 'bug') bug(message.stack)
      if (message.is === 'agree') void agree(started, message.keys)
    })
    const ownHostKey = shared && { ownHostKey: shared.own }
    const ready = await answer(started, { ...settings, ...ownHostKey, port, log: log !== undefined, is: 'open' })
    if (ready.keys.length > keys.length) keys = ready.keys
    watch(started)
    return ready
  }

  async function agree(started: ChildProcess, mine: HostKeyPems): Promise<void> {
    const keys = await shared?.agree(mine).catch(() => undefined)
    if (started.connected) started.send({ is: 'agreed', ...(keys && { keys }) } satisfies ToGateway, () => {})
  }

  /** Asks whether it lives. Counts questions, not time: after this process itself was stopped no gateway is to blame. */
  function watch(running: ChildProcess): void {
    const since = performance.now()
    let missed = 0
    running.on('message', (message: FromGateway) => {
      if (message.is === 'alive') missed = 0
      if (message.is === 'keys') {
        keys = message.keys
        known()
      }
    })
    const clock = setInterval(() => {
      if (missed++ >= missable) running.kill('SIGKILL')
      else if (running.connected) running.send({ is: 'alive' } satisfies ToGateway, () => {})
    }, beat)
    running.once('exit', () => {
      clearInterval(clock)
      if (performance.now() - since > steady) pause = 0
      if (!closing) again('The SSH door was lost and is being opened again: people come back with the same line.')
    })
  }

  function again(say: string): void {
    news(say)
    timer = setTimeout(async () => {
      try {
        await run()
        news('The SSH door is open again.')
      } catch {
        if (!closing) again('The SSH door does not open again yet; it is tried on.')
      }
    }, pause)
    pause = Math.min(longestPause, pause * 2 || 250)
  }

  const ready = await run()
  port = ready.port
  const address = reachable(settings.address)
  const told = ({ fingerprint, publicKey }: ShownKey) => ({
    fingerprint,
    knownHosts: `${port === 22 ? address : `[${address}]:${port}`} ${publicKey}`,
  })
  return {
    address,
    port,
    ...told(itemAt(ready.keys, 0)),
    keysKnown: Promise.race([keysKnown, after(slowestKeys)]),
    get hostKeys() {
      return keys.map(told)
    },
    pid: () => child?.pid,
    async close() {
      closing = true
      clearTimeout(timer)
      const running = child
      if (!running || running.exitCode !== null || running.signalCode !== null) return
      const exited = new Promise(resolve => running.once('exit', resolve))
      if (running.connected) running.send({ is: 'close' } satisfies ToGateway, () => {})
      const late = setTimeout(() => running.kill('SIGKILL'), leaving)
      await exited
      clearTimeout(late)
    },
  }
}

function after(ms: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, ms).unref())
}

/** Sends the settings and waits for the answer. */
function answer(started: ChildProcess, settings: Settings): Promise<Ready> {
  return new Promise((resolve, reject) => {
    const fail = (error: Error) => {
      clearTimeout(timer)
      started.kill('SIGKILL')
      reject(error)
    }
    const timer = setTimeout(() => fail(new UserError('The SSH door did not open within ten seconds.')), slowest)
    const take = (message: FromGateway) => {
      if (message.is === 'failed') fail(new UserError(message.say, message.next))
      if (message.is !== 'ready') return
      clearTimeout(timer)
      started.off('message', take)
      resolve(message)
    }
    started.on('message', take)
    started.once('exit', code => fail(new UserError(`The SSH door ended while it was opened (${code ?? 'killed'}).`)))
    started.send(settings, error => error && fail(error))
  })
}

/** Built, the gateway lies beside the program; in the source it is a floor of its own. */
function programFile(): string {
  const built = fileURLToPath(new URL('gateway.cjs', import.meta.url))
  return existsSync(built) ? built : fileURLToPath(new URL('gateway/main.ts', import.meta.url))
}

/** The address to give to people: for all addresses the first of this machine that others can reach. */
function reachable(address: string): string {
  return address === '0.0.0.0' || address === '::' ? (addressesHere()[0] ?? '127.0.0.1') : address
}
