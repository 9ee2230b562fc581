/** A hosted room in a folder of its own, terminals that come in to it, and screens that show next to nothing. */
import { mkdtempSync, rmSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { retro } from '../../src/agendas/retro.ts'
import type { MountTerminal } from '../../src/remote/connected-terminals.ts'
import { type FrameKind, frame, unframe } from '../../src/remote/frames.ts'
import { type Hosting, type HostingOptions, host } from '../../src/remote/hosting.ts'
import type { Answer, Ask, Goodbye, Hello, Screen, Welcome } from '../../src/remote/messages.ts'
import { socketOf } from '../../src/remote/rooms.ts'
import { begin } from '../../src/room/apply.ts'
import { Room } from '../../src/room/room.ts'
import type { Entry } from '../../src/session/types.ts'
import { createSession } from '../../src/store/file.ts'
import { fileStore } from '../../src/store/file-store.ts'
import { firstTurn } from '../../src/turn/carry-over.ts'
import type { OpenSession } from '../../src/views/app-services.ts'
import { patience } from '../support/patience.ts'

export const screen: Screen = { columns: 80, rows: 24, term: 'xterm-256color' }

/** A folder that is gone after the test, short enough for sockets. */
export function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'fw-'))
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  return path
}

/** A session on the disk with these people at the room's keyboard; the first facilitates. */
export async function session(people: string[], dir = folder()): Promise<OpenSession> {
  const turn = firstTurn('checkout', 'retro')
  const agenda = retro()
  const at = new Date().toISOString()
  const first: Entry = { n: 1, at, by: 'p1', move: { do: 'open', title: agenda.title, turn, agenda } }
  const opened = await createSession(join(dir, 'checkout-t0001.json'), first, { session: begin(first as never) })
  const room = new Room({ log: opened.log, writer: opened.writer, now: Date.now })
  for (const [i, name] of people.entries()) room.submit({ by: `p${i + 1}` }, { do: 'join', name, room: true })
  await new Promise<void>(resolve => {
    const look = () => room.session.people.length === people.length && resolve()
    room.watch(look)
    look()
  })
  onTestFinished(() => room.leave().catch(() => {}))
  return { room, key: opened.key, readOnly: false, recovered: 0 }
}

/** Says who sits there and repeats what is typed; `!` throws. The draft of step `s` is what was typed last. */
export const echo: MountTerminal = ({ terminal: { input, output }, services, user }) => {
  let end = (_code: number) => {}
  let fail = (_error: unknown) => {}
  const exited = new Promise<number>((resolve, reject) => {
    end = resolve
    fail = reject
  })
  const draft = user.person ? services.draft(user.person, 's') : ''
  output.write(`[in ${user.name} ${user.role} ${user.person ?? '-'} draft:${draft}]`)
  input.on('data', (bytes: Buffer) => {
    const text = bytes.toString()
    if (text === '!') return fail(new Error('a bug in a screen'))
    if (text === 'q') return end(0)
    if (user.person) services.keep(user.person, 's', text)
    output.write(`<${text}>`)
  })
  output.on('resize', () => output.write(`{${output.columns}x${output.rows}}`))
  return {
    exited,
    async quit(code) {
      output.write('[out]')
      end(code)
      return exited
    },
    settled: async () => {},
  }
}

/** A hosted room without a gateway; closed after the test. */
export async function hosted(
  people: string[],
  some: Partial<HostingOptions> = {},
): Promise<Hosting & { open: OpenSession; notes: string[] }> {
  const dir = folder()
  const open = some.open ?? (await session(people, dir))
  const notes: string[] = []
  const hosting = await host({
    open,
    store: fileStore(dir),
    socket: socketOf(dir, open.key),
    mountTerminal: echo,
    looks: () => ({ colour: false, ascii: false }),
    note: line => notes.push(line),
    ...some,
  })
  onTestFinished(() => hosting.leave())
  return { ...hosting, open, notes }
}

/** The other end of a connection to the terminal socket. */
export class Caller {
  readonly socket: Socket
  output = ''
  /** The room said that it is there. */
  alive = false
  readonly got: { kind: FrameKind; body: Buffer }[] = []
  readonly closed: Promise<void>
  private readonly waiting = new Set<() => void>()

  constructor(path: string, hello?: Hello) {
    this.socket = connect(path)
    this.socket.on('error', () => {})
    const cut = unframe((kind, body) => {
      this.alive ||= kind === 'alive'
      if (kind !== 'alive') this.got.push({ kind, body: Buffer.from(body) })
      if (kind === 'output') this.output += body.toString()
      for (const look of this.waiting) look()
    })
    this.socket.on('data', cut)
    this.closed = new Promise(resolve => this.socket.once('close', () => resolve()))
    this.socket.once('close', () => {
      for (const look of this.waiting) look()
    })
    if (hello) this.say('hello', hello)
    onTestFinished(() => void this.socket.destroy())
  }

  say(kind: FrameKind, body?: object | string): void {
    this.socket.write(frame(kind, body))
  }

  /** Resolves when `found` finds something in what came so far. */
  async until<T>(found: () => T | undefined | false, what: string): Promise<T> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error(`never: ${what}; got ${this.output} ${this.got.map(g => g.kind)}`)),
        patience,
      )
      const look = () => {
        const value = found()
        if (value === undefined || value === false) return
        clearTimeout(timer)
        this.waiting.delete(look)
        resolve(value as T)
      }
      this.waiting.add(look)
      look()
    })
  }

  sees(text: string): Promise<true> {
    return this.until(() => this.output.includes(text) || undefined, text) as Promise<true>
  }

  welcome(): Promise<Welcome> {
    return this.word('welcome')
  }

  goodbye(): Promise<Goodbye> {
    return this.word('goodbye')
  }

  private word<T>(kind: FrameKind): Promise<T> {
    return this.until(() => {
      const found = this.got.find(g => g.kind === kind)
      return found && (JSON.parse(found.body.toString()) as T)
    }, kind)
  }

  async ask(admit: Ask['admit']): Promise<Answer> {
    const id = this.got.length + 1_000
    this.say('ask', { id, admit })
    return this.until(() => {
      const found = this.got.find(g => g.kind === 'answer' && JSON.parse(g.body.toString()).id === id)
      return found && (JSON.parse(found.body.toString()) as Answer)
    }, `an answer to ${id}`)
  }
}

/** A terminal of somebody on this machine. */
export function local(path: string, name: string, more: object = {}): Caller {
  return new Caller(path, { is: 'terminal', screen, name, ...more })
}
