/** What stands round the line while the keyboard goes round: whose turn it is and who has saved how many; never what. */
import { progress } from '../../draw/bars.ts'
import { Grid } from '../../draw/grid.ts'
import type { StepOf } from '../../session/shapes.ts'
import type { Person, Session } from '../../session/types.ts'
import { cut, plural, wrap } from '../../text.ts'
import { minAnonymousAnswers } from '../made/answers.ts'
import { cardsOf } from '../made/board.ts'
import { words } from './words.ts'

/** Rows from which on there is room for the hint above a line that is typed unseen. */
const hintFrom = 14

/**
 * What is written about, the hint of a hidden step (the message row says how to type), the marks a card may begin with, and who has the keyboard
 * now and next. `person` is absent where nobody hands it on.
 */
export function drawAbove(
  step: StepOf<'write'>,
  { width, height, about = '' }: { width: number; height: number; about?: string },
  person?: { name: string; next?: string },
): Grid {
  const hint = [
    ...(about ? [...wrap(about, width - 2), ''] : []),
    ...(step.hidden && step.hint && height >= hintFrom ? [...wrap(step.hint, width - 2), ''] : []),
  ]
  // A mark stays with what it stands for.
  const marks = step.marks?.map(m => `${m.mark} ${m.label}`.replaceAll(' ', '\u00a0')).join('    ')
  const rows = marks ? [...wrap(words.beginWithMark(marks), width - 2), ''] : []
  const grid = new Grid(width, hint.length + rows.length + (person ? 4 : 0))
  for (const [y, row] of hint.entries()) grid.put(y, 1, row, 'quiet')
  for (const [y, row] of rows.entries()) grid.put(hint.length + y, 1, row.replaceAll('\u00a0', ' '))
  const top = hint.length + rows.length
  if (person) {
    grid.put(top, 1, words.keyboardWith)
    grid.put(top, 21, cut(person.name.toUpperCase(), width - 22), 'strong')
    grid.put(top + 1, 1, 'next')
    grid.put(top + 1, 21, cut(person.next ?? (step.hidden ? 'then the reveal' : 'then we go on'), width - 22))
  }
  return grid
}

/** What is known of hidden cards. `inBox` are the people in the step's ballot box, undefined when too few to be told. */
type Hidden = {
  step: StepOf<'write'>
  session: Session
  /** Who is here, and how many left; without it all are here. */
  heads?: { here: readonly Person[]; left: number }
  inBox?: number
  width: number
  height: number
}

/** Who of the round has saved how many, and what was said aloud. */
export function drawSaved({ step, session, inBox, width, height }: Hidden, round: readonly Person[]): Grid {
  const cards = cardsOf(session, step.id)
  const said = cards.filter(c => c.via === 'said')
  const counts = step.anonymous
    ? boxWords(inBox)
    : `saved so far   ${round.map(p => `${p.name}\u00a0${cards.filter(c => c.by === p.id).length}`).join('   ')}`
  const lines = [...together(counts, width - 2), '', ...said.flatMap(c => wrap(`said:  ${c.text}`, width - 2))]
  const grid = new Grid(width, Math.max(1, Math.min(height, lines.length)))
  for (const [y, line] of lines.slice(0, grid.height).entries()) grid.put(y, 1, line)
  return grid
}

/** The wall while nobody types: who has written, nothing else. */
export function drawWaiting({ step, session, heads, inBox, width, height }: Hidden): Grid {
  const cards = cardsOf(session, step.id)
  const wrote = session.people.filter(p => cards.some(c => c.by === p.id))
  const ids = new Set(wrote.map(p => p.id))
  const people = session.people.filter(p => ids.has(p.id) || !heads || heads.here.some(h => h.id === p.id))
  const marks = people.map(p => `${p.name}\u00a0${wrote.includes(p) ? '✓' : '·'}`).join('     ')
  const lines = together(step.anonymous ? boxWords(inBox) : marks, width - 2)
  const grid = new Grid(width, Math.min(height, lines.length + (step.anonymous ? 0 : 2)))
  for (const [y, line] of lines.entries()) grid.put(y, 1, line)
  if (step.anonymous) return grid
  const left = heads?.left ?? 0
  const of = people.length
  const told = words.haveWritten(wrote.length, of, left ? `; ${left} left the room` : '')
  const bar = progress(wrote.length, of, Math.max(10, Math.min(60, width - told.length - 6)))
  grid.put(grid.height - 1, 1, bar, 'accent')
  grid.put(grid.height - 1, bar.length + 4, told)
  return grid
}

/** In an anonymous step nobody is ticked off: the order of ticks would name who wrote. */
function boxWords(inBox: number | undefined): string {
  return `in the box   ${inBox === undefined ? `fewer than ${minAnonymousAnswers} people` : plural(inBox, 'person', 'people')}`
}

/** Wrapped, a name staying with what is told of it. */
function together(text: string, width: number): string[] {
  return wrap(text, width).map(line => line.replaceAll('\u00a0', ' '))
}
