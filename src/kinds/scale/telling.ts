/** What a scale has gathered, to be read out. */
import { sum } from '../../numbers.ts'
import type { ScaleRow } from '../../session/shapes.ts'
import { turnWord } from '../../session/turns.ts'
import { full, numbered } from '../../text.ts'
import { countsOf } from '../made/answers.ts'
import { inWords } from '../shared/in-words.ts'
import { isOpen } from '../shared/reveal.ts'
import { tallies, workAt } from './here.ts'
import type { Here } from './own.ts'
import { countsThen, isNumeric, isTooFew, lastTimeOf, leastOf, middleOf } from './reading.ts'
import { gateAt, owes, toFind } from './reasons.ts'
import { words } from './words.ts'

export function tell(at: Here): string[] {
  const { rows } = at.step
  const told = rows.map(row => [full(row.say), ...resultsOf(at, row)].join(' '))
  const known = Object.keys(tallies(at)).length
  const gate = gateAt(at)
  const gaps = at.leads ? toFind(at).map(row => words.dontKnow(full(row.say))) : []
  return [
    ...(rows.length > 1 ? numbered(told) : told),
    ...(isOpen(at) && known && at.leads ? [words.hiddenRows(known, rows.length)] : []),
    ...(gate ? [words.gateReads(gate.mark)] : []),
    ...(at.leads && owes(at) ? [words.sayWhy] : []),
    ...gaps,
  ]
}

/** The answers to a row in sentences: nothing before the reveal, and only a number where they are too few. */
function resultsOf(at: Here, row: ScaleRow): string[] {
  const work = workAt(at)
  const { step } = at
  const counts = work && !isOpen(at) ? countsOf(step, work, row.id) : []
  const n = sum(counts)
  if (!work || !n) return []
  if (isTooFew(step, counts)) return [words.tooFew(n, leastOf(step))]
  const reason = work.why[row.id]
  return [
    words.peopleSaid(saidBy(step.points, counts)),
    ...(isNumeric(step) ? [words.median(middleOf(step.points, counts)!, n)] : []),
    ...then(at, row),
    ...(reason ? [step.evidence ? words.seenIn(full(reason)) : words.becauseOf(full(reason))] : []),
  ]
}

/** `one person said 2`, `two said 3`. */
function saidBy(points: readonly string[], counts: readonly number[]): string[] {
  const given = points.flatMap((point, i) => (counts[i] ? [{ point, n: counts[i]! }] : []))
  return given.map(
    ({ point, n }, i) => `${i ? inWords(n) : `${inWords(n)} ${n === 1 ? 'person' : 'people'}`} said ${point}`,
  )
}

function then(at: Here, row: ScaleRow): string[] {
  const last = lastTimeOf(at.step, at.session)
  const before = countsThen(at.step, last, row.id)
  if (!last || !before) return []
  const turn = turnWord(last.turn)
  return isNumeric(at.step)
    ? [words.medianThen(turn, middleOf(at.step.points, before)!, sum(before))]
    : [words.saidThen(turn, saidBy(last.points, before))]
}
