/** The one way out of the linear mode: whole plain lines, and no control byte but the line break. */

import { clean } from '../../../clean.ts'
import { toAscii } from '../../../draw/glyphs.ts'
import { wrap } from '../../../text.ts'

/** Where lines go. A terminal has `isTTY` and tells how wide it is. */
export type Output = { write(text: string): unknown; isTTY?: boolean; columns?: number }

/** `width` in cells; without it a terminal's own, 80 where it does not know, and no wrapping in a pipe. */
export type Voice = { ascii?: boolean; width?: number }

export type Speaker = {
  /** Says each text as a line of its own; an empty text says nothing. */
  say(...texts: readonly string[]): void
  /** Shows that a line is waited for, where somebody sees it. */
  prompt(): void
  /** The line came; `echoed` when the terminal has ended it on the screen already. */
  heard(echoed: boolean): void
}

/** The longest line ever said, in graphemes. */
const longest = 4_000

/** A speaker over an output; what it says is cleaned, and wrapped to the width the output has at that moment. */
export function speaker(output: Output, { ascii = false, width }: Voice = {}): Speaker {
  const cells = () => width ?? (output.isTTY ? output.columns || 80 : Number.POSITIVE_INFINITY)
  let waiting = false
  const plain = (text: string) => {
    const cleaned = clean(text, longest)
    return wrap(ascii ? toAscii(cleaned) : cleaned, cells())
  }
  return {
    say(...texts) {
      const lines = texts.filter(Boolean).flatMap(plain)
      if (!lines.length) return
      // News that come while a line is waited for stand on a line of their own.
      const text = `${lines.join('\n')}\n`
      output.write(waiting ? `\n${text}> ` : text)
    },
    prompt() {
      if (!output.isTTY || waiting) return
      output.write('> ')
      waiting = true
    },
    heard(echoed) {
      if (waiting && !echoed) output.write('\n')
      waiting = false
    },
  }
}
