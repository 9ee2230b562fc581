/** The line that is typed at a terminal that came in, shown there as it grows. */
import { lineLimit, wordStart } from '../../../screen/edit-line.ts'
import { graphemeAt, width } from '../../../text.ts'

/** What a line must not hold: it is shown again as it was typed. */
const unshowable = /[\p{Cc}\p{Cs}\p{Co}\u202a-\u202e\u2066-\u2069]/gu

/** The line that is typed at a terminal, shown there as it grows. `onType` is told what stands in it when it has `settled`. */
export function typedLine(echo: (text: string) => void, onType: (text: string) => void) {
  let typed = ''
  let told = ''
  let cut = false
  const set = (text: string) => {
    typed = text
  }
  /** Takes what stands behind `to` out of the line, and off the screen. */
  const cutTo = (to: number) => {
    // Whoever goes back sees where the line ends.
    cut = false
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
      const whole = text.replace(unshowable, ' ')
      const taken = whole.slice(0, lineLimit - typed.length)
      cut ||= taken.length < whole.trimEnd().length
      echo(taken)
      set(typed + taken)
    },
    edit(name: string) {
      if (!typed) return
      if (name === 'backspace') cutTo(graphemeAt(typed, typed.length - 1).start)
      if (name === 'ctrl-u') cutTo(0)
      if (/^(?:ctrl-w|(?:alt|ctrl)-backspace)$/.test(name)) cutTo(wordStart(typed, typed.length))
    },
    /** Takes the line; `cut` where more was typed than it holds. */
    take(): { line: string; cut: boolean } {
      const took = { line: typed, cut }
      set('')
      cut = false
      return took
    },
    /** What was told of a line that came is done with. */
    forget() {
      if (told) onType('')
      told = ''
    },
  }
}
