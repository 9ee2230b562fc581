/** A conversation with one person or script: lines said, lines heard, and the end of it. */

import { clean } from '../../../clean.ts'
import { sentence, UserError } from '../../../errors.ts'
import { heardLine, lineTooLong } from './heard.ts'
import type { Ended, Lines } from './lines.ts'
import type { Speaker } from './speaker.ts'

export type Talk = {
  say(...texts: readonly string[]): void
  /** The next line, cleaned; undefined when nothing more comes. With `hidden` it is not shown while it is typed. */
  hear(hidden?: boolean): Promise<string | undefined>
  /** Asks and hears the answer, which may be empty. */
  ask(...texts: readonly string[]): Promise<string | undefined>
  /** Does something that may fail for reasons people can do something about; they are told. True when it did not fail. */
  attempt(what: () => Promise<unknown>): Promise<boolean>
  /** Why no more lines come, once that is so. */
  readonly ended: Ended | undefined
  /** What the line just heard says is done, or on its way to the disk: it is not given back to whoever typed it when this process is lost. */
  done?(): void
  /** True when the line just heard stands among pasted ones. */
  isBurst(): Promise<boolean>
  /** The further lines of a paste at a terminal, cleaned; none where lines come one by one, or `isOther` is true of any: then they wait. */
  rest(isOther: (line: string) => boolean): Promise<string[]>
  midLine(): boolean | 'maybe'
  /** True where an unfinished line stays at the terminal until it ends, so that nobody here knows when it was begun. */
  keepsLines(): boolean
  /** True where a part of such a line has come all the same. */
  hasBegun(): boolean
  /** Shows what is typed, or not, in the line that is waited for. */
  hide(on: boolean): void
  /** Takes what is typed so far out of the line; empty where the terminal keeps it to itself. */
  take(): string
  /** Puts a text into the line, as if it had been typed. */
  put(text: string): void
}

/** A conversation over lines and a speaker. */
export function talk(lines: Lines, { say, prompt, heard }: Speaker): Talk {
  let ended: Ended | undefined
  const taken = (line: string) => {
    const { text, cut } = heardLine(line)
    if (cut) say(lineTooLong)
    return text
  }
  const hear = async (hidden = false) => {
    if (ended) return undefined
    prompt()
    const got = await lines.next(hidden)
    heard(lines.echoes && 'line' in got)
    if ('line' in got) return taken(got.line)
    ended = got.ended
    return undefined
  }
  return {
    say,
    hear,
    async ask(...texts) {
      say(...texts)
      return hear()
    },
    attempt: what => attempted(what, say),
    get ended() {
      return ended
    },
    isBurst: lines.isBurst,
    rest: async isOther => (await lines.rest(row => isOther(clean(row)))).map(taken).filter(Boolean),
    midLine: lines.midLine,
    keepsLines: () => lines.echoes,
    hasBegun: () => false,
    hide: lines.hide,
    take: lines.take,
    put() {},
  }
}

/** Does something that may fail for reasons people can do something about; says them. True when it did not fail. */
export async function attempted(what: () => Promise<unknown>, say: (text: string) => void): Promise<boolean> {
  try {
    await what()
    return true
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    say(sentence(error))
    return false
  }
}
