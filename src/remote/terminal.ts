/** A connection dressed as a terminal: keys and sizes arrive on it, output leaves by its transport. */
import { EventEmitter } from 'node:events'
import type { Socket } from 'node:net'
import * as v from 'valibot'
import { clampSize } from '../screen/modes.ts'
import { CommandStreams } from './command-streams.ts'
import { type FrameKind, frame } from './frames.ts'
import { longestKept, sizeMessage } from './message-schemas.ts'
import type { Goodbye, Kept, Move, Screen, Welcome } from './messages.ts'
import { Typed } from './typed.ts'

/** How output gets to a terminal: over its own connection, or over the one that the terminals of a gateway share. */
export type Transport = {
  open(output: RemoteOutput): void
  /** True for one that the terminals of a gateway share. */
  shared?: boolean
  output(bytes: string): void
  goodbye(word: Goodbye): void
  /** Says where the terminal goes on; nothing comes after it. */
  move(word: Move): void
  /** Says how much of the typed is worked off, and what to keep; only where somebody does. */
  kept?(word: Kept): void
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
    move: word => void (socket.writable && socket.write(frame('move', word))),
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
/** ms that who is moved has to take it. */
const moving = 5_000

export class RemoteTerminal {
  readonly screen: Screen
  /**
   * Bytes typed, as `data` events; what comes before somebody listens waits for them. A command's are in `command`. Whoever reads and does not
   * work off all at once says by `worked` how many bytes are left.
   */
  readonly input = Object.assign(new EventEmitter(), {
    setRawMode() {},
    resume() {},
    pause() {},
    worked: (left: number) => this.typed.worked(left),
  })
  readonly output: RemoteOutput
  /** True once the other side has said that it is leaving; a gateway that is lost says so of none of its terminals. */
  left = false
  /** True for a terminal of a gateway's. */
  readonly shared: boolean
  /** Resolves when the connection is gone, whoever ended it. */
  readonly closed: Promise<void>
  /** A command instead of a terminal: its words and its three streams. */
  readonly command: CommandStreams | undefined
  private readonly typed: Typed
  /** What is to be given back to its person when this process is lost, as it was told last. */
  private told: Required<Kept>
  private keeping: () => string
  /** True once it was told to go on elsewhere. */
  moved = false
  private readonly socket: Socket
  private readonly transport: Transport

  /** `fell` hears of a fault in what listens to what is typed; `kept` is what a room before this gave to keep. */
  constructor(
    socket: Socket,
    asked: Screen,
    transport: Transport,
    fell: (error: unknown) => void = () => {},
    kept = '',
  ) {
    const { width: columns, height: rows } = clampSize(asked.columns, asked.rows)
    this.socket = socket
    this.transport = transport
    this.shared = transport.shared === true
    this.screen = { ...asked, columns, rows }
    this.output = new RemoteOutput(transport, { columns, rows })
    this.typed = new Typed(this.input, fell, () => this.tell())
    this.told = { read: 0, state: kept }
    this.keeping = () => kept
    transport.open(this.output)
    if (asked.command !== undefined) this.command = new CommandStreams(asked.command, socket)
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

  /**
   * Says the last word and hangs up, once what was shown before has been taken, or after a second; a command's output is taken whole,
   * however long that takes while some of it is.
   */
  goodbye(code: number, say?: string): void {
    const word = say === undefined ? { code } : { code, say }
    if (this.command) {
      this.command.finish(() => this.transport.goodbye(word))
      return
    }
    this.transport.goodbye(word)
    setTimeout(() => this.socket.destroy(), leaving).unref()
  }

  /** What its person is to be given back: from the room before, or as it was told last. */
  get kept(): string {
    return this.told.state
  }

  /** From now on this is what to give back, asked for whenever something typed was worked off; at once for the first time. */
  keeps(state: () => string): void {
    this.keeping = state
    this.tell()
  }

  /** Tells what to give back, where it is another by now. */
  tell(): void {
    const given = this.keeping()
    // Of more than fits the store has what is older.
    const state = given.length <= longestKept ? given : ''
    const { read } = this.typed
    if (read === this.told.read && state === this.told.state) return
    this.transport.kept?.(state === this.told.state ? { read } : { read, state })
    this.told = { read, state }
  }

  /**
   * This terminal goes on at another socket, with the pass and the seat it has there. What it was shown so far has to have given its screen
   * back. What was typed and is not worked off here is typed there. `closed` resolves when it has gone.
   */
  move(to: Move): void {
    this.moved = true
    this.left = true
    this.typed.stop()
    this.tell()
    this.transport.move(to)
    setTimeout(() => this.socket.destroy(), moving).unref()
  }

  /** Its person typed this. */
  type(bytes: Buffer): void {
    if (this.command) this.command.give(bytes)
    else this.typed.type(bytes)
  }

  /** The other side leaves. */
  leave(): void {
    this.left = true
    if (this.moved) this.socket.end()
    else this.typed.finish()
  }
}

/** Returns the handler of a terminal's frames: keys at once (much of them in turns), sizes at most ten a second (the newest wins), hold and release from a gateway, the end of a command's input. */
export function handleFrames(
  terminal: Pick<RemoteTerminal, 'output' | 'type' | 'leave' | 'command'>,
): (kind: FrameKind, body: Buffer) => void {
  const { output } = terminal
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
    if (kind === 'input') terminal.type(body)
    else if (kind === 'end') terminal.command?.end()
    else if (kind === 'goodbye') terminal.leave()
    else if (kind === 'resize') {
      wanted = v.parse(sizeMessage, JSON.parse(body.toString()))
      if (!timer) resize()
    } else if (kind === 'hold') output.held = true
    else if (kind === 'release') {
      output.held = false
      output.emit('drain')
    }
  }
}
