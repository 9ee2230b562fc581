/** The terminal socket, the room's side: a unix socket of its owner's, on which each connection is one terminal or a gateway. */
import { EventEmitter } from 'node:events'
import { chmod, lstat, mkdir, rm } from 'node:fs/promises'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { dirname } from 'node:path'
import * as v from 'valibot'
import { UserError } from '../errors.ts'
import { clampSize } from '../ui/modes.ts'
import { type FrameKind, frame, unframe } from './frames.ts'
import type { Answer, Ask, Goodbye, Hello, Screen, Welcome } from './messages.ts'

/** Who answers what comes in over the socket. */
export type Callers = {
  /** A gateway asks who may come in. */
  admit(ask: Ask): Answer
  /** A terminal has said who it is; it is spoken to from now on. */
  enter(hello: Exclude<Hello, { is: 'gateway' }>, terminal: RemoteTerminal): void
  /** Something of ours threw while a terminal's bytes were taken; its connection is cut, and it alone. */
  fell?(error: unknown): void
}

/** Limits in ms and bytes; a test may hand in shorter ones. */
export type SocketLimits = {
  /** A connection that has not said who it is by then is cut. */
  helloWithin: number
  /** Beyond so many bytes on their way a terminal is stuck: no frame is sent until it has taken them. */
  mostWaiting: number
  /** A terminal that stays stuck so long is cut, as is one that said it is alive and then nothing. */
  stuckFor: number
  /** How often the room says that it is alive, and looks at who is stuck or silent. */
  aliveEvery: number
}

const usual: SocketLimits = { helloWithin: 5_000, mostWaiting: 256 * 1024, stuckFor: 60_000, aliveEvery: 1_000 }
/** ms between two sizes that are believed. */
const resizeEvery = 100

const short = (most: number) => v.pipe(v.string(), v.maxLength(most))
const cells = v.pipe(v.number(), v.integer(), v.minValue(0))
const screen = v.object({
  columns: cells,
  rows: cells,
  term: v.optional(v.pipe(v.string(), v.regex(/^[\w.+-]{0,32}$/))),
  env: v.optional(v.record(v.pipe(v.string(), v.regex(/^(LANG|LC_[A-Z]{1,20}|COLORTERM|NO_COLOR)$/)), short(256))),
  linear: v.optional(v.boolean()),
  echoes: v.optional(v.boolean()),
})
const hello: v.GenericSchema<unknown, Hello> = v.union([
  v.object({ is: v.literal('gateway'), pid: v.number() }),
  v.object({ is: v.literal('terminal'), screen, pass: short(64) }),
  v.object({
    is: v.literal('terminal'),
    screen,
    name: v.optional(short(200)),
    role: v.optional(v.picklist(['participant', 'facilitator', 'observer', 'stage'])),
    ticket: v.optional(short(200)),
    key: v.optional(short(200)),
    from: v.optional(short(100)),
  }),
])
const ask: v.GenericSchema<unknown, Ask> = v.object({
  id: v.number(),
  admit: v.object({
    name: short(200),
    address: short(100),
    code: v.optional(short(200)),
    key: v.optional(short(200)),
  }),
})
const size = v.object({ columns: cells, rows: cells })

/** What screens write to: sizes in cells, a `resize` event; while `stuck` nothing should be written, `drain` says when again. */
export class RemoteOutput extends EventEmitter {
  columns: number
  rows: number
  private readonly socket: Socket
  private readonly most: number

  constructor(socket: Socket, first: { columns: number; rows: number }, most: number) {
    super()
    this.socket = socket
    this.most = most
    this.columns = first.columns
    this.rows = first.rows
  }

  /** True while the other side has not taken what was sent: a frame now would only wait behind others. */
  get stuck(): boolean {
    return this.socket.writableLength > this.most
  }

  /** Sends bytes to show; what comes after the end goes nowhere. */
  write(bytes: string): boolean {
    if (this.socket.writable) this.socket.write(frame('output', bytes))
    return !this.stuck
  }
}

/** A connection dressed as a terminal. */
export class RemoteTerminal {
  readonly screen: Screen
  /** Bytes typed, as `data` events. */
  readonly input = Object.assign(new EventEmitter(), { setRawMode() {}, resume() {}, pause() {} })
  readonly output: RemoteOutput
  /** Resolves when the connection is gone, whoever ended it. */
  readonly closed: Promise<void>
  private readonly socket: Socket

  constructor(socket: Socket, asked: Screen, limits: SocketLimits) {
    const { width: columns, height: rows } = clampSize(asked.columns, asked.rows)
    this.socket = socket
    this.screen = { ...asked, columns, rows }
    this.output = new RemoteOutput(socket, { columns, rows }, limits.mostWaiting)
    socket.on('drain', () => this.output.emit('drain'))
    this.closed = new Promise(resolve => socket.once('close', () => resolve()))
  }

  welcome(who: Welcome): void {
    this.send('welcome', who)
  }

  /** Says the last word and hangs up, once what was shown before has been taken, or after a second. */
  goodbye(code: number, say?: string): void {
    const word: Goodbye = say === undefined ? { code } : { code, say }
    this.send('goodbye', word)
    this.socket.end()
    setTimeout(() => this.socket.destroy(), 1_000).unref()
  }

  private send(kind: FrameKind, body: object): void {
    if (this.socket.writable) this.socket.write(frame(kind, body))
  }
}

/** The socket while it listens. */
export type Listening = { path: string; close(): Promise<void> }

/**
 * Listens at `path` for terminals and gateways. What a dead room left there is taken away.
 * @throws UserError when the folder is not this user's alone, the path is too long for a socket, or a living room is there.
 */
export async function listenAt(path: string, callers: Callers, some: Partial<SocketLimits> = {}): Promise<Listening> {
  const limits = { ...usual, ...some }
  if (Buffer.byteLength(path) > 100)
    throw new UserError(`${path} is too long for a socket.`, 'Set FLYWHEEL_STATE to a folder with a shorter path.')
  await ownFolder(dirname(path))
  if (await answers(path)) throw new UserError('This session is hosted already.', `Come in: flywheel join ${path}`)
  await rm(path, { force: true })
  const open = new Set<Socket>()
  const beats = new Set<() => void>()
  const heart = setInterval(() => {
    for (const beat of beats) beat()
  }, limits.aliveEvery).unref()
  const server: Server = createServer(socket => {
    open.add(socket)
    socket.on('error', () => {})
    socket.once('close', () => open.delete(socket))
    const beat = receive(socket, callers, limits)
    beats.add(beat)
    socket.once('close', () => beats.delete(beat))
  })
  const umask = process.umask(0o177)
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(path, resolve)
    })
  } finally {
    process.umask(umask)
  }
  await chmod(path, 0o600)
  return {
    path,
    async close() {
      clearInterval(heart)
      const closed = new Promise(resolve => server.close(resolve))
      for (const socket of open) socket.destroy()
      await closed
      await rm(path, { force: true })
    },
  }
}

const isAlive = frame('alive')

/**
 * One connection, from its first byte: who it is, then what it says. A bad frame ends it, and it alone. Returns what is to be
 * done at every beat, which counts beats and not time: after this process itself was stopped nobody else is to blame.
 */
function receive(socket: Socket, callers: Callers, limits: SocketLimits): () => void {
  const late = setTimeout(() => socket.destroy(), limits.helloWithin)
  socket.once('close', () => clearTimeout(late))
  let stuck = 0
  let silent = 0
  let speaks = false
  let take: (kind: FrameKind, body: Buffer) => void = (kind, body) => {
    if (kind !== 'hello') throw new Error('who is there?')
    const who = v.parse(hello, JSON.parse(body.toString()))
    clearTimeout(late)
    if (who.is === 'gateway') {
      take = (kind, body) => {
        if (kind === 'ask') socket.write(frame('answer', callers.admit(v.parse(ask, JSON.parse(body.toString())))))
      }
      return
    }
    const terminal = new RemoteTerminal(socket, who.screen, limits)
    take = hear(terminal)
    callers.enter(who, terminal)
  }
  const cut = unframe((kind, body) => {
    if (kind === 'alive') speaks = true
    else take(kind, body)
  })
  socket.on('data', chunk => {
    silent = 0
    try {
      cut(chunk)
    } catch (error) {
      socket.destroy()
      callers.fell?.(error)
    }
  })
  const most = limits.stuckFor / limits.aliveEvery
  return () => {
    stuck = socket.writableLength > limits.mostWaiting ? stuck + 1 : 0
    silent++
    if (stuck > most || (speaks && silent > most)) socket.destroy()
    // A gateway speaks for its terminals on a line of its own.
    else if (speaks && !stuck && socket.writable) socket.write(isAlive)
  }
}

/** What a terminal says: keys as they come, sizes at most ten a second, the newest wins. */
function hear(terminal: RemoteTerminal): (kind: FrameKind, body: Buffer) => void {
  let wanted: { columns: number; rows: number } | undefined
  let timer: NodeJS.Timeout | undefined
  const resize = () => {
    timer = undefined
    if (!wanted) return
    const { width: columns, height: rows } = clampSize(wanted.columns, wanted.rows)
    wanted = undefined
    Object.assign(terminal.output, { columns, rows })
    terminal.output.emit('resize')
    timer = setTimeout(resize, resizeEvery)
    timer.unref()
  }
  return (kind, body) => {
    if (kind === 'input') terminal.input.emit('data', body)
    else if (kind === 'resize') {
      wanted = v.parse(size, JSON.parse(body.toString()))
      if (!timer) resize()
    }
  }
}

/** The folder of sockets, made 0700; refused when it is somebody else's, a link, or open to others and cannot be closed. */
async function ownFolder(path: string): Promise<void> {
  await mkdir(path, { recursive: true, mode: 0o700 })
  const there = await lstat(path)
  const isMine = process.getuid === undefined || there.uid === process.getuid()
  if (!there.isDirectory() || !isMine)
    throw new UserError(`${path} is not a folder of yours.`, 'Set FLYWHEEL_STATE to one that is.')
  if (there.mode & 0o077) await chmod(path, 0o700)
}

/** True when somebody listens at this socket. */
export function answers(path: string): Promise<boolean> {
  return new Promise(resolve => {
    const socket = connect(path)
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}
