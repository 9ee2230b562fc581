/** Reads a terminal's bytes, each once: keys as they are complete, and what is no key swallowed whole. */
import type { Answer } from '../ground.ts'
import { ControlString } from './control-string.ts'
import { ends, partOfEnd, pasteEnd, strings, trailers } from './endings.ts'
import { type Key, measure } from './key.ts'
import { controls, named } from './key-names.ts'
import { mouseKey } from './mouse-report.ts'
import { introduced, isContinuation, isStringEnd, letterSize } from './utf8.ts'

/** So many bytes a paste has at most; one that is longer comes as several, each complete. */
const pasteLimit = 400_000
/** Characters of a CSI that are kept to tell which key it is; no key has more, so of a longer one only the end is looked for. */
const keyLength = 32

const ESC = 0x1b
const DEL = 0x7f

/** Where the reader stands between two bytes. */
type State =
  | { in: 'text' }
  | { in: 'escape' }
  | { in: 'csi' | 'ss3'; body: string }
  /** A report whose end is counted: so many characters are still to come. */
  | { in: 'report'; left: number }
  | { in: 'string'; string: ControlString }
  | { in: 'paste'; pieces: Buffer[]; size: number }

/** How long to wait for what comes next: a key may be complete, or an answer begun, a sequence is not, or nothing is open. */
type Waiting = 'key' | 'answer' | 'sequence' | undefined

/** What is not complete stays in the state, never to be read again. */
export class Reader {
  private state: State = { in: 'text' }
  /** Bytes of a letter whose rest is still to come, or of a paste's end. */
  private held: Buffer = Buffer.alloc(0)
  private keys: Key[] = []
  /** Bytes of what is no whole key yet. */
  private begun = 0
  private readonly hasMouse: boolean
  private readonly onAnswer: (answer: Answer) => void

  /** `hasMouse`: reports of the mouse were asked for; without it they are swallowed like any other answer. `onAnswer`: what the terminal says of itself. */
  constructor(hasMouse = false, onAnswer: (answer: Answer) => void = () => {}) {
    this.hasMouse = hasMouse
    this.onAnswer = onAnswer
  }

  /** The keys that are complete with these bytes. */
  read(chunk: Buffer): Key[] {
    const bytes = this.held.length ? Buffer.concat([this.held, chunk]) : chunk
    let from = this.held.length - this.begun
    this.held = Buffer.alloc(0)
    let at = 0
    while (at < bytes.length) {
      const known = this.keys.length
      at = this.step(bytes, at)
      const isNews = this.keys.length > known
      if (!isNews && this.state.in !== 'text') continue
      const to = at - this.held.length - this.opening(bytes, at)
      if (isNews) measure(this.keys.slice(known), to - from)
      from = to
    }
    this.begun = bytes.length - from
    return this.taken()
  }

  /** Bytes before a place that begin what comes next. */
  private opening(bytes: Buffer, at: number): number {
    if (this.state.in === 'text' || this.state.in === 'paste') return 0
    return bytes[at - 2] === 0xc2 && bytes[at - 1] !== ESC ? 2 : 1
  }

  /** Bytes that came and are no whole key yet. */
  get unfinished(): number {
    return this.begun
  }

  get waiting(): Waiting {
    const { state } = this
    if (state.in === 'text') return undefined
    if (state.in === 'escape') return 'key'
    if (state.in === 'csi' || state.in === 'ss3') return state.body ? 'sequence' : 'key'
    if (state.in === 'string' && state.string.opener === ']') return 'answer'
    return state.in === 'string' && state.string.opener !== undefined ? 'key' : 'sequence'
  }

  /** Nothing more came in time: what may be a key is one, what was on its way is given up. */
  giveUp(): Key[] {
    const { state } = this
    this.state = { in: 'text' }
    if (state.in === 'escape') this.name('escape')
    else if (state.in === 'csi' && !state.body) this.name('alt-[')
    else if (state.in === 'ss3' && !state.body) this.name('alt-O')
    else if (state.in === 'string' && state.string.ending) this.name('escape')
    else if (state.in === 'string' && state.string.opener !== undefined) this.name(`alt-${state.string.opener}`)
    else if (state.in === 'paste') this.paste(state.pieces)
    if (state.in === 'paste' || state.in === 'report') this.held = Buffer.alloc(0)
    this.begun = this.held.length
    return this.taken()
  }

  /** The end of all input. */
  end(): Key[] {
    const keys = this.giveUp()
    if (this.held.length) keys.push({ text: this.held.toString() })
    this.held = Buffer.alloc(0)
    this.begun = 0
    return keys
  }

  private taken(): Key[] {
    const { keys } = this
    this.keys = []
    return keys
  }

  private name(name: string): void {
    this.keys.push({ name })
  }

  private paste(pieces: Buffer[]): void {
    if (pieces.length) this.keys.push({ paste: Buffer.concat(pieces).toString() })
  }

  private step(bytes: Buffer, at: number): number {
    switch (this.state.in) {
      case 'text':
        return this.text(bytes, at)
      case 'escape':
        return this.escape(bytes, at)
      case 'csi':
      case 'ss3':
        return this.sequence(bytes, at, this.state)
      case 'report':
        return this.report(bytes, at, this.state)
      case 'string':
        return this.string(bytes, at, this.state.string)
      case 'paste':
        return this.pasted(bytes, at, this.state)
    }
  }

  /** A run of letters, one control, or the beginning of a sequence. */
  private text(bytes: Buffer, from: number): number {
    let at = from
    while (at < bytes.length) {
      const byte = bytes[at] ?? 0
      if (byte < 0x20 || byte === DEL) break
      if (byte < 0x80) at++
      else {
        if (introduced(bytes, at) || isStringEnd(bytes, at)) break
        const size = letterSize(bytes, at)
        if (!size) {
          this.run(bytes, from, at)
          this.held = bytes.subarray(at)
          return bytes.length
        }
        at += size
      }
    }
    this.run(bytes, from, at)
    if (at === bytes.length) return at
    const byte = bytes[at] ?? 0
    const opened = introduced(bytes, at)
    if (opened) {
      this.open(opened, false)
      return at + (byte === 0xc2 ? 2 : 1)
    }
    if (byte === ESC) this.state = { in: 'escape' }
    else if (isStringEnd(bytes, at)) return at + (byte === 0xc2 ? 2 : 1)
    else this.name(controls[String.fromCharCode(byte)] ?? `ctrl-${String.fromCharCode(byte + 96)}`)
    return at + 1
  }

  private run(bytes: Buffer, from: number, to: number): void {
    if (to > from) this.keys.push({ text: bytes.toString('utf8', from, to) })
  }

  private open(opener: string, typed = true): void {
    if (opener === '[' || opener === 'O') this.state = { in: opener === '[' ? 'csi' : 'ss3', body: '' }
    else this.state = { in: 'string', string: new ControlString(opener, typed) }
  }

  /** What follows an escape: a sequence, a second escape, or the key pressed with alt. */
  private escape(bytes: Buffer, at: number): number {
    const byte = bytes[at] ?? 0
    if (byte === ESC) {
      this.name('escape')
      return at + 1
    }
    const c = String.fromCharCode(byte)
    if (c === '[' || c === 'O' || strings.has(byte)) {
      this.open(c)
      return at + 1
    }
    // The end of a string that ended before, as when what was wrapped ended it: no key.
    if (c === '\\') {
      this.state = { in: 'text' }
      return at + 1
    }
    if (byte < 0x20 || byte === DEL) {
      this.state = { in: 'text' }
      this.name(`alt-${controls[c] ?? 'control'}`)
      return at + 1
    }
    const size = byte < 0x80 ? 1 : letterSize(bytes, at)
    if (!size) {
      this.held = bytes.subarray(at)
      return bytes.length
    }
    this.state = { in: 'text' }
    this.name(`alt-${bytes.toString('utf8', at, at + size)}`)
    return at + size
  }

  /** CSI and SS3: parameters, then the final byte; what cannot belong to one ends it, and is read as what it is. */
  private sequence(bytes: Buffer, from: number, state: Extract<State, { in: 'csi' | 'ss3' }>): number {
    let at = from
    for (; at < bytes.length; at++) {
      const byte = bytes[at] ?? 0
      const c = String.fromCharCode(byte)
      if (state.in === 'csi' && c === '[' && !state.body) state.body = c
      else if (ends(byte, state)) {
        this.final(state, c)
        return at + 1
      } else if (byte < 0x20 || byte >= DEL || (state.in === 'ss3' && !/[\d;]/.test(c))) {
        if (!state.body) this.name(state.in === 'csi' ? 'alt-[' : 'alt-O')
        this.state = { in: 'text' }
        return at
      } else if (state.body.length <= keyLength) state.body += c
    }
    return at
  }

  private final({ in: kind, body }: Extract<State, { in: 'csi' | 'ss3' }>, final: string): void {
    this.state = { in: 'text' }
    if (kind === 'csi' && body === '200' && final === '~') this.state = { in: 'paste', pieces: [], size: 0 }
    else if (kind === 'csi' && !body && trailers[final]) this.state = { in: 'report', left: trailers[final] }
    else if (kind === 'csi' && final === 'M' && body.startsWith('<')) {
      const key = this.hasMouse ? mouseKey(body) : undefined
      if (key) this.keys.push(key)
    } else if (kind === 'csi' && final === 'c' && body.startsWith('?')) this.onAnswer('attributes')
    else {
      const name = named(kind, body, final)
      if (name) this.name(name)
    }
  }

  /**
   * Characters of a mouse report, as single bytes or as letters of two; a control that is none of them ends it. Where two
   * bytes may be either, they are taken for one letter: rather one key too few than a place on the screen as keys.
   */
  private report(bytes: Buffer, at: number, state: Extract<State, { in: 'report' }>): number {
    const byte = bytes[at] ?? 0
    if (byte > 0 && byte < 0x20) {
      this.state = { in: 'text' }
      return at
    }
    const isPair = byte >= 0xc2 && byte <= 0xdf
    if (isPair && at + 1 === bytes.length) {
      this.held = bytes.subarray(at)
      return bytes.length
    }
    if (--state.left === 0) this.state = { in: 'text' }
    return at + (isPair && isContinuation(bytes[at + 1] ?? 0) ? 2 : 1)
  }

  /** A terminal's own answer, or what was wrapped for another. */
  private string(bytes: Buffer, from: number, string: ControlString): number {
    const end = string.read(bytes, from)
    if (!end) return bytes.length
    if (end.is === 'text' && string.said?.startsWith('11;')) this.onAnswer({ ground: string.said.slice(3) })
    this.state = { in: end.is }
    return end.at
  }

  /** What is pasted, up to its end; the end may come in parts. */
  private pasted(bytes: Buffer, from: number, state: Extract<State, { in: 'paste' }>): number {
    const end = bytes.indexOf(pasteEnd, from)
    const to = end < 0 ? bytes.length - partOfEnd(bytes, from) : end
    let stop = Math.min(to, from + pasteLimit - state.size)
    while (stop < to && stop > from && isContinuation(bytes[stop] ?? 0)) stop--
    if (stop > from) state.pieces.push(bytes.subarray(from, stop))
    state.size += stop - from
    if (stop < to) {
      this.paste(state.pieces)
      this.state = { in: 'paste', pieces: [], size: 0 }
      return stop
    }
    if (end < 0) {
      this.held = bytes.subarray(to)
      return bytes.length
    }
    this.paste(state.pieces)
    this.state = { in: 'text' }
    return end + pasteEnd.length
  }
}
