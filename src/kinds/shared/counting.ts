/** Counting a show of hands at the room's keyboard: one line to type for every kind that counts. */
import type { At, Field, Outcome } from '../../interact/act.ts'
import { sum } from '../../numbers.ts'
import type { Kind } from '../../session/shapes.ts'
import { plural } from '../../text.ts'
import { kindWords } from '../words.ts'
import { howToShow, orderHint, readShow, type Show, type ShowOf } from './show-of-hands.ts'

export const countWords = {
  counted: (what: string) => kindWords.counted(what),
  nothing: (how: string) => kindWords.notCounted(how),
  asCounts: (spoken: string) => kindWords.readAsCounts(spoken),
  hands: (spoken: string, n: number, what: string) => `${spoken} ${plural(n, what)} counted.`,
  revealOrAgain: kindWords.sayReveal,
}

/** Cells for how to type, and for it behind a refusal, on a screen of 80 columns. */
const askCells = 78
const refusalCells = 54

type Counting = {
  of: ShowOf
  prompt: string
  /** True once hands are counted here; then `empty` says in `enter` what Enter does. */
  counted: boolean
  enter: string
  empty: Outcome
  /** Stands by the line where the names need no row of their own. */
  hint?: string
}

/** The line that is typed while hands are counted: its value is a `Show`. */
export function countField({ of, prompt, counted, enter, empty, hint }: Counting): Field<Show> {
  const names = orderHint(of, askCells) ?? hint
  return {
    prompt,
    ask: counted ? countWords.counted(enter) : howToShow(of, askCells),
    ...(counted ? { after: enter } : {}),
    ...(names === undefined ? {} : { hint: names }),
    mode: 'COUNT',
    missing: true,
    parse(text) {
      const read = readShow(text, of)
      if ('say' in read) return read
      const { echo, spoken, isInterpreted } = read.ok
      return { ok: read.ok, echo, ...(isInterpreted ? { confirm: countWords.asCounts(spoken) } : {}) }
    },
    empty: counted ? empty : { say: countWords.nothing(howToShow(of, refusalCells)) },
  }
}

/** `Two people said 4, one said 5. 3 answers counted.` */
export function saidCount({ spoken, counts }: Show, what: string): string {
  return countWords.hands(spoken, sum(counts), what)
}

/** True for a step of which nothing was revealed: what is answered privately may still be changed. */
export function isAnswerable<K extends Kind>(at: At<K>): boolean {
  return at.live && at.session.revealed[at.step.id] === undefined
}
