/** What stands between the beginning of a terminal's string and its end: answers, and sequences wrapped by tmux or screen. */
import { following, isContinuation } from './utf8.ts'

const ESC = 0x1b
/** Characters of an answer that are kept. */
const longestAnswer = 40
/** How tmux begins what it is to hand through. Every escape in it is doubled, so that only a single one can end it. */
const tmux = 'tmux;'

/** Where a string ended, and what the bytes from there on are: text, or what follows an escape. */
type End = { at: number; is: 'text' | 'escape' }

/**
 * One string, DCS, SOS, OSC, PM or APC, read byte by byte up to BEL or ST. An escape that is no ST, or a key like ctrl-c, ends
 * it unfinished. One that wraps other sequences (tmux's, or screen's, where an escape stands first) ends at its own ST alone.
 */
export class ControlString {
  /** The letter after the escape while nothing has followed it: it may be a key pressed with alt. */
  opener: string | undefined
  /** What an OSC says, as far as an answer is as long; undefined for all else. */
  said: string | undefined
  /** True after an escape that may begin the end. */
  ending = false
  /** Bytes that are still to come of a letter. */
  private cont = 0
  private wraps: 'tmux' | 'screen' | undefined
  /** So many letters of tmux's beginning have come; undefined once another has. */
  private begun: number | undefined

  /** `kind` is the letter that begins it after an escape; `typed` when it came after one. */
  constructor(kind: string, typed: boolean) {
    this.opener = typed ? kind : undefined
    this.said = kind === ']' ? '' : undefined
    // An OSC wraps nothing.
    this.begun = kind === ']' ? undefined : 0
  }

  /** Reads on from a place; undefined when all bytes belong to the string and more may come. */
  read(bytes: Buffer, from: number): End | undefined {
    for (let at = from; at < bytes.length; at++) {
      const byte = bytes[at] ?? 0
      const end = this.ending ? this.afterEscape(byte, at) : this.within(byte, at)
      if (end) return end
      this.opener = undefined
    }
    return undefined
  }

  private afterEscape(byte: number, at: number): End | undefined {
    if (byte === 0x5c) return { at: at + 1, is: 'text' }
    if (!this.wraps) return { at, is: 'escape' }
    // Screen hands a second escape through and still waits for the end; tmux's second one belongs to the first.
    this.ending = byte === ESC && this.wraps === 'screen'
    return undefined
  }

  private within(byte: number, at: number): End | undefined {
    if (byte === ESC) {
      if (this.begun === 0) this.wraps = 'screen'
      this.begun = undefined
      this.ending = true
      return undefined
    }
    this.begin(byte)
    if (this.said !== undefined && this.said.length < longestAnswer && byte >= 0x20 && byte < 0x7f)
      this.said += String.fromCharCode(byte)
    if (byte === 0x07 && this.wraps) return undefined
    if (byte < 0x08 || (byte > 0x0d && byte < 0x20))
      return { at: byte === 0x07 || byte === 0x18 || byte === 0x1a ? at + 1 : at, is: 'text' }
    if (byte === 0x9c && this.cont < 1) return { at: at + 1, is: 'text' }
    if (byte === 0xc2) this.cont = 0
    else this.cont = isContinuation(byte) ? this.cont - 1 : following(byte)
    return undefined
  }

  private begin(byte: number): void {
    if (this.begun === undefined) return
    if (byte !== tmux.charCodeAt(this.begun)) this.begun = undefined
    else if (++this.begun === tmux.length) {
      this.wraps = 'tmux'
      this.begun = undefined
    }
  }
}
