/** The lines that are typed at a terminal that came in over the network, one after the other, with what is not heard yet. */

import { clean } from '../../../clean.ts'
import { pasteLimit } from '../../../interact/typed.ts'
import { handOn } from '../../../screen/hand-on.ts'
import { decoder, type Key, sizeOf } from '../../../screen/keys/decode.ts'
import type { Terminal } from '../../../screen/terminal.ts'
import { burstMs } from '../commands/meant.ts'
import { lineWords } from '../reading/words.ts'
import { lineTooLong } from './heard.ts'
import type { Ended } from './lines.ts'
import { typedLine } from './typed-line.ts'

/** So many lines may wait before the terminal is asked to hold on, and so many before further ones are not taken. */
const maxWaiting = 64
const maxLines = pasteLimit.lines
const tooMany = lineWords.tooManyLines(maxLines)

/** A line that came, whether it was longer than is taken, whether in a burst, and as how many bytes. */
type Come = { line: string; cut: boolean; burst: boolean; bytes: number }

type Typed = {
  input: Terminal['input']
  echoes: boolean
  echo(text: string): void
  /** What was echoed goes out as one. */
  flush(): void
  onType(text: string): void
  /** Says what was not taken. */
  tell(say: string): void
}

/** The lines that are typed at a terminal, one after the other. */
export class TypedLines {
  readonly line: ReturnType<typeof typedLine>
  private readonly typed: Typed
  private readonly queue: Come[] = []
  /** Bytes of the line that was heard and is not done, and of the one that is typed, as far as nobody was told what stands in it. */
  private heard = 0
  private begun = 0
  /** What came before the first line was asked for: a line that a room which was lost left stands there before it. */
  private early: Buffer[] | undefined = []
  private readonly keys: ReturnType<typeof decoder>
  private hasEnded: Ended | undefined
  /** What nobody heard, and the end, are given to whatever comes next. */
  private isGiven = false
  private wake = () => {}
  private isWaiting = false
  private wasBurst = false
  private isTooMany = false
  /** So many lines of the queue are no paste. */
  private oneByOne = 0

  constructor(typed: Typed) {
    const { input, echo, echoes, onType } = typed
    this.typed = typed
    this.line = typedLine(echo, text => echoes || onType(text))
    this.keys = decoder(found => this.press(found))
    input.setRawMode?.(true)
    input.on('data', this.onData)
    input.resume?.()
  }

  /** Types what came before the first line was asked for. */
  private begin(): void {
    const early = this.early ?? []
    this.early = undefined
    for (const chunk of early) this.keys.push(chunk)
    this.settle()
  }

  end(why: Ended): void {
    this.hasEnded ??= why
    if (why === 'interrupt') this.queue.length = 0
    this.wake()
  }

  waits(): boolean {
    return this.isWaiting
  }

  ended(): Ended | undefined {
    return this.queue.length ? undefined : this.hasEnded
  }

  readonly next = async (): Promise<string | undefined> => {
    this.heard = 0
    if (this.early) setImmediate(() => this.begin())
    while (!this.queue.length && !this.hasEnded) {
      this.isWaiting = true
      this.settle()
      await new Promise<void>(resolve => {
        this.wake = resolve
      })
      this.isWaiting = false
    }
    const got = this.queue.shift()
    this.heard = got?.bytes ?? 0
    this.oneByOne = Math.max(0, this.oneByOne - 1)
    if (this.queue.length < maxWaiting) this.typed.input.resume?.()
    if (this.isTooMany && !this.queue.length) {
      this.isTooMany = false
      this.typed.tell(tooMany)
    }
    if (got?.cut) this.typed.tell(lineTooLong)
    this.wasBurst = got?.burst ?? false
    return got && clean(got.line)
  }

  /** The further lines of a paste at a terminal; none where one of them is `isOther`. */
  readonly rest = async (isOther: (line: string) => boolean): Promise<string[]> => {
    const rows: Come[] = []
    while (this.typed.echoes && !this.hasEnded && !this.oneByOne) {
      if (!this.queue.length) await aWhile()
      const row = this.queue.shift()
      if (row === undefined) break
      rows.push(row)
    }
    const lines = rows.map(({ line }) => clean(line))
    if (lines.some(isOther)) {
      this.queue.unshift(...rows)
      this.oneByOne = rows.length
      return []
    }
    for (const { bytes } of rows) this.heard += bytes
    if (rows.some(({ cut }) => cut)) this.typed.tell(lineTooLong)
    return lines.filter(Boolean)
  }

  readonly isBurst = async (): Promise<boolean> => {
    if (!this.wasBurst && !this.queue.length && !this.hasEnded && this.typed.echoes) await aWhile()
    return this.wasBurst || this.queue.length > 0
  }

  /** Takes what nobody heard yet. */
  readonly unread = (): string => {
    const lines = this.queue.splice(0).map(({ line }) => `${line}\r`)
    this.isGiven = true
    this.heard = 0
    // The end of the input is heard there, too.
    return lines.join('') + this.take() + (this.hasEnded === 'end' ? '\x04' : '')
  }

  /** Takes what stands in the line. */
  readonly take = (): string => {
    const { line: text } = this.line.take()
    this.begun = 0
    this.settle()
    return text
  }

  readonly close = (): void => {
    const { input } = this.typed
    // What comes next at this terminal is typed the rest, not what was heard here.
    this.heard = 0
    this.tell()
    input.removeListener('data', this.onData)
    this.keys.end()
    input.setRawMode?.(false)
    input.pause?.()
    // Whatever comes next at this terminal would wait for lines for ever.
    if (this.hasEnded === 'end' && !this.isGiven) handOn(input, Buffer.from('\x04'))
    this.isGiven = true
  }

  private readonly onData = (chunk: Buffer | string) => {
    if (this.early) this.early.push(Buffer.from(chunk))
    else this.keys.push(chunk)
    this.settle()
  }

  /** What the line just heard says is done. */
  readonly done = (): void => {
    this.heard = 0
    this.line.forget()
    this.tell()
  }

  /** What stands in the line is told while it is waited for and nothing waits before it; all else stays bytes, to be typed again. */
  private settle(): void {
    if (this.isWaiting && !this.queue.length && !this.early && !this.typed.echoes) {
      this.line.settled()
      this.begun = 0
    }
    this.tell()
  }

  private tell(): void {
    const early = (this.early ?? []).reduce((all, { length }) => all + length, 0)
    const waits = this.queue.reduce((all, { bytes }) => all + bytes, early)
    this.typed.input.worked?.(this.heard + waits + this.begun + this.keys.open())
  }

  private press(found: readonly Key[]) {
    const burst = found.filter(isEnd).length > 1
    for (const key of found) {
      this.begun += sizeOf(key)
      this.pressOne(key, burst)
    }
    this.settle()
    this.typed.flush()
    if (this.queue.length >= maxWaiting) this.typed.input.pause?.()
    this.wake()
  }

  private pressOne(key: Key, burst: boolean) {
    const { line } = this
    const { echoes } = this.typed
    if ('text' in key || 'paste' in key) return line.type('text' in key ? key.text : key.paste)
    if (isEnd(key)) return this.finish(burst)
    if (key.name === 'ctrl-c') return this.end('interrupt')
    if (key.name !== 'ctrl-d') return line.edit(key.name)
    // The end of what was sent ends its last line too.
    if (echoes && line.text()) this.finish(burst)
    if (echoes || !line.text()) this.end('end')
  }

  private finish(burst: boolean) {
    const { line, cut } = this.line.take()
    if (this.queue.length < maxLines) this.queue.push({ line, cut, burst, bytes: this.begun })
    else this.isTooMany = true
    this.begun = 0
    this.typed.echo('\n')
  }
}

/** As long as the next line of a paste may take to come. */
const aWhile = () => new Promise(resolve => setTimeout(resolve, burstMs))

function isEnd(key: Key): boolean {
  return 'name' in key && (key.name === 'enter' || key.name === 'ctrl-j')
}
