/** A conversation with a terminal that came in over the network: what is typed is shown by us where nothing there shows it. */

import { clean } from '../../../clean.ts'
import { pasteLimit } from '../../../interact/typed.ts'
import { lineLimit, wordStart } from '../../../screen/edit-line.ts'
import { handOn } from '../../../screen/hand-on.ts'
import { decoder, type Key } from '../../../screen/keys/decode.ts'
import type { Terminal } from '../../../screen/terminal.ts'
import { graphemeAt, width } from '../../../text.ts'
import { burstMs } from '../commands/meant.ts'
import { lineWords } from '../reading/words.ts'
import type { Ended } from './lines.ts'
import { speaker } from './speaker.ts'
import { attempted, type Talk } from './talk.ts'

export type RemoteTalk = Talk & {
  /** No more lines are taken; what came before is still worked off. */
  stop(): void
  /** Takes the lines that came and were not heard, the one that is begun and the end, as they were typed. */
  unread(): string
  /** Stops reading and gives the terminal back. */
  close(): void
}

/** So many lines may wait before the terminal is asked to hold on, and so many before further ones are not taken. */
const maxWaiting = 64
const maxLines = pasteLimit.lines
const tooMany = lineWords.tooManyLines(maxLines)

/** What a line must not hold: it is shown again as it was typed. */
const unshowable = /[\p{Cc}\p{Cs}\p{Co}\u202a-\u202e\u2066-\u2069]/gu

/** The line that is typed at a terminal, shown there as it grows. `onType` is told what stands in it when it has `settled`. */
function typedLine(echo: (text: string) => void, onType: (text: string) => void) {
  let typed = ''
  let told = ''
  const set = (text: string) => {
    typed = text
  }
  /** Takes what stands behind `to` out of the line, and off the screen. */
  const cutTo = (to: number) => {
    echo('\b \b'.repeat(width(typed.slice(to))))
    set(typed.slice(0, to))
  }
  return {
    text: () => typed,
    settled() {
      if (typed !== told) onType(typed)
      told = typed
    },
    type(text: string) {
      const taken = text.replace(unshowable, ' ').slice(0, lineLimit - typed.length)
      echo(taken)
      set(typed + taken)
    },
    edit(name: string) {
      if (!typed) return
      if (name === 'backspace') cutTo(graphemeAt(typed, typed.length - 1).start)
      if (name === 'ctrl-u') cutTo(0)
      if (/^(?:ctrl-w|(?:alt|ctrl)-backspace)$/.test(name)) cutTo(wordStart(typed, typed.length))
    },
    take(): string {
      const line = typed
      set('')
      this.settled()
      return line
    },
  }
}

type Typed = {
  input: Terminal['input']
  echoes: boolean
  echo(text: string): void
  /** What was echoed goes out as one. */
  flush(): void
  onType(text: string): void
  /** Lines are not taken, because too many wait. */
  onTooMany(): void
}

/** The lines that are typed at a terminal, one after the other. */
class TypedLines {
  readonly line: ReturnType<typeof typedLine>
  private readonly typed: Typed
  private readonly queue: { line: string; burst: boolean }[] = []
  private readonly keys: ReturnType<typeof decoder>
  private hasEnded: Ended | undefined
  /** What nobody heard, and the end, are given to whatever comes next. */
  private isGiven = false
  private wake = () => {}
  private isWaiting = false
  private wasBurst = false
  private isTooMany = false

  constructor(typed: Typed) {
    const { input, echo, echoes, onType } = typed
    this.typed = typed
    this.line = typedLine(echo, text => echoes || onType(text))
    this.keys = decoder(found => this.press(found))
    input.setRawMode?.(true)
    input.on('data', this.onData)
    input.resume?.()
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
    while (!this.queue.length && !this.hasEnded) {
      this.isWaiting = true
      await new Promise<void>(resolve => {
        this.wake = resolve
      })
      this.isWaiting = false
    }
    const got = this.queue.shift()
    if (this.queue.length < maxWaiting) this.typed.input.resume?.()
    if (this.isTooMany && !this.queue.length) {
      this.isTooMany = false
      this.typed.onTooMany()
    }
    this.wasBurst = got?.burst ?? false
    return got && clean(got.line)
  }

  /** The further lines of a paste at a terminal. */
  readonly rest = async (): Promise<string[]> => {
    const rows: string[] = []
    while (this.typed.echoes && !this.hasEnded) {
      if (!this.queue.length) await aWhile()
      const row = this.queue.shift()
      if (row === undefined) break
      if (row.line) rows.push(clean(row.line))
    }
    return rows
  }

  readonly isBurst = async (): Promise<boolean> => {
    if (!this.wasBurst && !this.queue.length && !this.hasEnded && this.typed.echoes) await aWhile()
    return this.wasBurst || this.queue.length > 0
  }

  /** Takes what nobody heard yet. */
  readonly unread = (): string => {
    const lines = this.queue.splice(0).map(({ line }) => `${line}\r`)
    this.isGiven = true
    // The end of the input is heard there, too.
    return lines.join('') + this.line.take() + (this.hasEnded === 'end' ? '\x04' : '')
  }

  readonly close = (): void => {
    const { input } = this.typed
    input.removeListener('data', this.onData)
    this.keys.end()
    input.setRawMode?.(false)
    input.pause?.()
    // Whatever comes next at this terminal would wait for lines for ever.
    if (this.hasEnded === 'end' && !this.isGiven) handOn(input, Buffer.from('\x04'))
    this.isGiven = true
  }

  private readonly onData = (chunk: Buffer | string) => this.keys.push(chunk)

  private press(found: readonly Key[]) {
    const burst = found.filter(isEnd).length > 1
    for (const key of found) this.pressOne(key, burst)
    this.line.settled()
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
    const text = this.line.take()
    if (this.queue.length < maxLines) this.queue.push({ line: text, burst })
    else this.isTooMany = true
    this.typed.echo('\n')
  }
}

/** As long as the next line of a paste may take to come. */
const aWhile = () => new Promise(resolve => setTimeout(resolve, burstMs))

/**
 * Talks over a terminal's bytes. A line that is begun is written again after what is said meanwhile; where the terminal shows
 * what is typed by itself (`echoes`), news begin with a line break. `onType` is told what stands in the line, where that is known.
 */
export function remoteTalk(
  { input, output, theme, echoes = false }: Terminal,
  onType: (text: string) => void = () => {},
): RemoteTalk {
  let echoed = ''
  const flush = () => {
    const text = echoed
    echoed = ''
    if (text) output.write(text.replace(/\r?\n/g, '\r\n'))
  }
  const write = (text: string) => {
    flush()
    output.write(echoes ? text : text.replace(/\r?\n/g, '\r\n'))
  }
  const echo = (text: string) => {
    if (!echoes) echoed += text
  }
  const voice = speaker({ write, isTTY: true, columns: output.columns }, { ascii: theme.ascii })
  const typed = new TypedLines({ input, echoes, echo, flush, onType, onTooMany: () => say(tooMany) })
  const { line } = typed
  const say = (...texts: readonly string[]) => {
    if (!texts.some(Boolean)) return
    if (typed.waits() && (echoes || line.text())) write('\n')
    voice.say(...texts)
    if (line.text()) echo(line.text())
    flush()
  }
  return {
    say,
    hear: typed.next,
    async ask(...texts) {
      say(...texts)
      return typed.next()
    },
    attempt: what => attempted(what, say),
    get ended() {
      return typed.ended()
    },
    isBurst: typed.isBurst,
    rest: typed.rest,
    // What is said is never written into a line that is begun.
    midLine: () => false,
    keepsLines: () => echoes,
    hasBegun: () => echoes && line.text() !== '',
    hide() {},
    take() {
      if (echoes) return ''
      const begun = line.take()
      if (begun) echo('\n')
      flush()
      return begun
    },
    put(text) {
      line.type(text)
      line.settled()
      flush()
    },
    unread: typed.unread,
    stop: () => typed.end('stop'),
    close: typed.close,
  }
}

function isEnd(key: Key): boolean {
  return 'name' in key && (key.name === 'enter' || key.name === 'ctrl-j')
}
