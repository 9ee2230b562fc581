/** A connection dressed as a terminal: keys and sizes arrive on it, output leaves by its transport. */
import { EventEmitter } from 'node:events'
import type { Socket } from 'node:net'
import * as v from 'valibot'
import { clampSize } from '../screen/modes.ts'
import { type FrameKind, frame } from './frames.ts'
import type { Goodbye, Screen, Welcome } from './messages.ts'

/** How output gets to a terminal: over its own connection, or over the one that the terminals of a gateway share. */
export type Transport = {
  open(output: RemoteOutput): void
  /** True for one that the terminals of a gateway share. */
  shared?: boolean
  output(bytes: string): void
  goodbye(word: Goodbye): void
  /** True while the other side has not taken what was sent. */
  isFull(): boolean
  close(): void
}

/** The transport over a connection of its own; beyond `maxQueued` bytes queued it is full. */
export function ownTransport(socket: Socket, maxQueued: number): Transport {
  return {
    open: output => void socket.on('drain', () => output.emit('drain')),
    output: bytes => void (socket.writable && socket.write(frame('output', bytes))),
    goodbye(word) {
      if (socket.writable) socket.write(frame('goodbye', word))
      socket.end()
    },
    isFull: () => socket.writableLength > maxQueued,
    close() {},
  }
}

/** What screens write to: sizes in cells, a `resize` event; while `stuck` nothing should be written, `drain` says when again. */
export class RemoteOutput extends EventEmitter {
  columns: number
  rows: number
  /** The gateway says that this terminal does not take what it has. */
  held = false
  private readonly transport: Transport

  constructor(transport: Transport, first: { columns: number; rows: number }) {
    super()
    this.transport = transport
    this.columns = first.columns
    this.rows = first.rows
  }

  /** True while the other side has not taken what was sent: a frame now would only wait behind others. */
  get stuck(): boolean {
    return this.held || this.transport.isFull()
  }

  /** Sends bytes to show; what comes after the end goes nowhere. */
  write(bytes: string): boolean {
    this.transport.output(bytes)
    return !this.stuck
  }
}

/** ms between two sizes that are believed, and for the last word to arrive. */
const resizeEvery = 100
const leaving = 1_000

const cells = v.pipe(v.number(), v.integer(), v.minValue(0))
const size = v.object({ columns: cells, rows: cells })

export class RemoteTerminal {
  readonly screen: Screen
  /** Bytes typed, as `data` events. */
  readonly input = Object.assign(new EventEmitter(), { setRawMode() {}, resume() {}, pause() {} })
  readonly output: RemoteOutput
  /** True once the other side has said that it is leaving; a gateway that is lost says so of none of its terminals. */
  left = false
  /** True for a terminal of a gateway's. */
  readonly shared: boolean
  /** Resolves when the connection is gone, whoever ended it. */
  readonly closed: Promise<void>
  private readonly socket: Socket
  private readonly transport: Transport

  constructor(socket: Socket, asked: Screen, transport: Transport) {
    const { width: columns, height: rows } = clampSize(asked.columns, asked.rows)
    this.socket = socket
    this.transport = transport
    this.shared = transport.shared === true
    this.screen = { ...asked, columns, rows }
    this.output = new RemoteOutput(transport, { columns, rows })
    transport.open(this.output)
    this.closed = new Promise(resolve =>
      socket.once('close', () => {
        transport.close()
        resolve()
      }),
    )
  }

  welcome(who: Welcome): void {
    if (this.socket.writable) this.socket.write(frame('welcome', who))
  }

  /** Says the last word and hangs up, once what was shown before has been taken, or after a second. */
  goodbye(code: number, say?: string): void {
    this.transport.goodbye(say === undefined ? { code } : { code, say })
    setTimeout(() => this.socket.destroy(), leaving).unref()
  }
}

/** So many bytes typed are worked off at once, and so many ms before other terminals have their turn. */
const typedAtOnce = 256
const turnMs = 5
/** What somebody sent who has left: so much of it counts. */
const typedLast = 16_384

/** Hands on what is typed, a part at a time where it is much, so that nobody's paste keeps the keys of others waiting; `fell` hears of a fault. */
function typedInTurns(hand: (bytes: Buffer) => void, fell: (error: unknown) => void) {
  let waiting: Buffer = Buffer.alloc(0)
  let next: NodeJS.Immediate | undefined
  const part = () => {
    const bytes = waiting.subarray(0, typedAtOnce)
    waiting = waiting.subarray(typedAtOnce)
    hand(bytes)
  }
  const turn = () => {
    next = undefined
    const until = performance.now() + turnMs
    try {
      do part()
      while (waiting.length && performance.now() < until)
    } catch (error) {
      waiting = Buffer.alloc(0)
      fell(error)
    }
    if (waiting.length) next = setImmediate(turn)
  }
  return {
    type(bytes: Buffer) {
      waiting = waiting.length ? Buffer.concat([waiting, bytes]) : bytes
      if (!next && waiting.length) turn()
    },
    finish() {
      waiting = waiting.subarray(0, typedLast)
      while (waiting.length) part()
    },
  }
}

/** Returns the handler of a terminal's frames: keys at once (much of them in turns; `fell` hears of what they broke), sizes at most ten a second (the newest wins), hold and release from a gateway. */
export function handleFrames(
  terminal: Pick<RemoteTerminal, 'input' | 'output' | 'left'>,
  fell: (error: unknown) => void,
): (kind: FrameKind, body: Buffer) => void {
  const { input, output } = terminal
  const typed = typedInTurns(bytes => void input.emit('data', bytes), fell)
  let wanted: { columns: number; rows: number } | undefined
  let timer: NodeJS.Timeout | undefined
  const resize = () => {
    timer = undefined
    if (!wanted) return
    const { width: columns, height: rows } = clampSize(wanted.columns, wanted.rows)
    wanted = undefined
    Object.assign(output, { columns, rows })
    output.emit('resize')
    timer = setTimeout(resize, resizeEvery)
    timer.unref()
  }
  return (kind, body) => {
    if (kind === 'input') typed.type(body)
    else if (kind === 'goodbye') {
      typed.finish()
      terminal.left = true
    } else if (kind === 'resize') {
      wanted = v.parse(size, JSON.parse(body.toString()))
      if (!timer) resize()
    } else if (kind === 'hold') output.held = true
    else if (kind === 'release') {
      output.held = false
      output.emit('drain')
    }
  }
}
