/** Lines from a keyboard or a pipe, one at a time; what is typed hidden is neither shown nor counted. */
import { StringDecoder } from 'node:string_decoder'
import { wordStart } from '../../../screen/edit-line.ts'
import { decoder, type Key } from '../../../screen/keys/decode.ts'
import { graphemeAt } from '../../../text.ts'
import { burstMs } from '../commands/meant.ts'

export type Input = NodeJS.ReadableStream & { isTTY?: boolean; setRawMode?(on: boolean): unknown }

/** Why no more lines come: the input ended, Ctrl-C, or the program was told to stop. */
export type Ended = 'end' | 'interrupt' | 'stop'

export type Lines = {
  /** True when the line just taken stands among pasted ones: it came before it was asked for, or the next one follows at once. */
  isBurst(): Promise<boolean>
  /**
   * The lines of a paste at a terminal that follow the one just taken; none from a pipe, where every line is one typed. Where `isOther` is true of
   * any of them, they all wait to be taken one by one.
   */
  rest(isOther: (line: string) => boolean): Promise<string[]>
  /** The next line without its end. With `hidden` a terminal does not echo it. */
  next(hidden: boolean): Promise<{ line: string } | { ended: Ended }>
  /** True when the terminal itself shows what is typed, its line ends included. */
  readonly echoes: boolean
  /** `maybe`: a terminal keeps an unfinished line to itself until it ends. */
  midLine(): boolean | 'maybe'
  /** Stops or starts the terminal's echo for the line that is waited for. */
  hide(on: boolean): void
  /** Takes what is typed so far out of the line; empty where the terminal keeps it to itself. */
  take(): string
  stop(): void
  /** Gives the terminal back for as long as the program stands still. */
  suspend(): void
  /** Takes the terminal again as it was had. */
  resume(): void
  /** Gives the terminal back as it was. */
  close(): void
}

/** Longer lines lose their end: nothing that is kept may be half as long. */
const longest = 16_000
/** So many lines may wait before a pipe is asked to hold on. */
const enough = 64

/**
 * Lines from an input, which is a terminal's when it can be set raw. It is the input's only reader until `close`. `onStop` is what
 * ctrl-z means where the terminal itself does not see to it.
 */
export function linesFrom(input: Input, onStop: () => void = () => {}): Lines {
  return new InputLines(input, onStop)
}

/** A line that has come; `ahead` when that was before it was asked for. */
type Come = { line: string; ahead: boolean }

class InputLines implements Lines {
  private readonly input: Input
  private readonly onStop: () => void
  private readonly isTerminal: boolean
  private readonly queue: Come[] = []
  private readonly utf8 = new StringDecoder('utf8')
  private readonly keys: ReturnType<typeof decoder>
  private partial = ''
  private raw = false
  private ended: Ended | undefined
  private wake = () => {}
  private isAwaited = false
  /** So many lines of the queue are no paste. */
  private oneByOne = 0
  /** Did the line taken last come before it was asked for? */
  private wasAhead = false
  private lastEnd = ''

  constructor(input: Input, onStop: () => void) {
    this.input = input
    this.onStop = onStop
    this.isTerminal = Boolean(input.isTTY && input.setRawMode)
    this.keys = decoder(found => {
      for (const key of found) this.press(key)
      this.wake()
    })
    for (const [event, call] of this.listeners()) input.on(event, call)
  }

  async next(hidden: boolean): Promise<{ line: string } | { ended: Ended }> {
    this.hide(hidden)
    if (this.queue.length < enough) this.input.resume()
    while (true) {
      if (this.ended === 'interrupt' || this.ended === 'stop') return { ended: this.ended }
      const come = this.queue.shift()
      if (come) {
        this.oneByOne = Math.max(0, this.oneByOne - 1)
        this.wasAhead = come.ahead
        this.isAwaited = false
        return { line: come.line }
      }
      if (this.ended) return { ended: this.ended }
      this.isAwaited = true
      await new Promise<void>(resolve => {
        this.wake = resolve
      })
    }
  }

  readonly isBurst = async () => {
    if (!this.wasAhead && !this.queue.length && !this.ended) await aWhile()
    return this.wasAhead || this.queue.length > 0
  }

  readonly rest = async (isOther: (line: string) => boolean) => {
    const rows: Come[] = []
    while (this.isTerminal && !this.ended && !this.oneByOne) {
      if (!this.queue.length) await aWhile()
      const come = this.queue.shift()
      if (!come) break
      rows.push(come)
    }
    const lines = rows.map(({ line }) => line)
    if (!lines.some(isOther)) return lines
    this.queue.unshift(...rows)
    this.oneByOne = rows.length
    return []
  }

  get echoes() {
    return this.isTerminal && !this.raw
  }

  readonly midLine = () => (this.echoes ? 'maybe' : this.raw && this.partial !== '')

  readonly hide = (on: boolean) => {
    if (!this.isTerminal || this.raw === on) return
    this.raw = on
    this.input.setRawMode?.(on)
  }

  readonly take = () => {
    const begun = this.raw ? this.partial : ''
    if (this.raw) this.partial = ''
    return begun
  }

  readonly stop = () => this.end('stop')

  readonly suspend = () => {
    if (this.raw) this.input.setRawMode?.(false)
  }

  readonly resume = () => {
    if (this.raw) this.input.setRawMode?.(true)
  }

  close() {
    this.hide(false)
    this.keys.end()
    for (const [event, call] of this.listeners()) this.input.removeListener(event, call)
    this.input.pause()
  }

  private listeners() {
    const { onData, onEnd } = this
    return [
      ['data', onData],
      ['end', onEnd],
      ['close', onEnd],
      ['error', onEnd],
    ] as const
  }

  private readonly onData = (chunk: Buffer | string) => {
    if (this.raw) this.keys.push(chunk)
    else {
      const text = typeof chunk === 'string' ? chunk : this.utf8.write(chunk)
      // A line end of two characters may be cut in two by its packets.
      this.takeText(this.lastEnd === '\r' && text.startsWith('\n') ? text.slice(1) : text)
      this.lastEnd = text.at(-1) ?? this.lastEnd
    }
    if (this.queue.length >= enough) this.input.pause()
    this.wake()
  }

  private readonly onEnd = () => {
    if (this.partial) this.finish()
    this.end('end')
  }

  private end(why: Ended) {
    this.ended ??= why
    this.wake()
  }

  private finish() {
    this.queue.push({ line: this.partial, ahead: !this.isAwaited || this.queue.length > 0 })
    this.partial = ''
  }

  private type(text: string) {
    this.partial = (this.partial + text).slice(0, longest)
  }

  /** Text that may hold line ends; a line end of two characters is one. */
  private takeText(text: string) {
    for (const [i, part] of text.split(/\r\n|[\r\n]/).entries()) {
      if (i) this.finish()
      this.type(part)
    }
  }

  private press(key: Key) {
    const { partial } = this
    if ('text' in key) return this.type(key.text)
    if ('paste' in key) return this.takeText(key.paste)
    switch (key.name) {
      case 'enter':
      case 'ctrl-j':
        return this.finish()
      case 'backspace':
        if (partial) this.partial = partial.slice(0, graphemeAt(partial, partial.length - 1).start)
        return
      case 'ctrl-u':
        this.partial = ''
        return
      case 'ctrl-w':
      case 'alt-backspace':
      case 'ctrl-backspace':
        this.partial = partial.slice(0, wordStart(partial, partial.length))
        return
      case 'ctrl-c':
        return this.end('interrupt')
      case 'ctrl-z':
        return this.onStop()
      case 'ctrl-d':
        if (!partial) this.end('end')
    }
  }
}

/** As long as the next line of a paste may take to come. */
const aWhile = () => new Promise(resolve => setTimeout(resolve, burstMs))
