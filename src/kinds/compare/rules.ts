/** Compare: things of an earlier step, two at a time, by each person alone; shown together as an order with how sure it is. */
import * as v from 'valibot'
import { nameOf } from '../../session/read.ts'
import { refuse } from '../../session/refusing.ts'
import { betters, type Compared, type PersonId, type StepOf, type WorkOf } from '../../session/shapes.ts'
import type { Refusal, Session } from '../../session/types.ts'
import type { Rules } from '../kind.ts'
import { thingsCompared } from '../made/ranking.ts'
import { drawCompare } from './drawing.ts'
import { refusals, words } from './words.ts'

const moves = v.variant('do', [
  v.object({ do: v.literal('compare'), left: v.string(), right: v.string(), better: v.picklist(betters) }),
  v.object({ do: v.literal('back') }),
])

type Work = WorkOf<'compare'>

export const compare: Rules<'compare'> = {
  moves,

  start: () => ({ kind: 'compare', compared: {} }),

  check(step, work, move, by, session) {
    if (session.revealed[step.id] !== undefined) return refuse(refusals.isClosed)
    const mine = comparedBy(work, by)
    if (move.do === 'back') return mine.length ? undefined : refuse(refusals.nothingBack)
    return whyNot(step, mine, move, session)
  },

  apply(step, work, move, entry, session) {
    const mine = comparedBy(work, entry.by)
    if (move.do === 'back') return mine.length ? withMine(work, entry.by, mine.slice(0, -1)) : work
    if (whyNot(step, mine, move, session)) return work
    const { left, right, better } = move
    return withMine(work, entry.by, [...mine, { left, right, better }])
  },

  redact: (_step, work, me) => {
    const mine = me === undefined ? [] : comparedBy(work, me)
    return { kind: 'compare', compared: me !== undefined && mine.length ? { [me]: mine } : {} }
  },

  answered: (_step, work) => Object.values(work.compared).filter(all => all.length).length,

  draw: drawCompare,

  say(_step, move, session, entry) {
    const who = nameOf(session, entry.by) ?? words.somebody
    return move.do === 'back' ? words.tookBack(who) : words.compared(who)
  },
}

/** One person's comparisons, in the order in which they were made. */
export function comparedBy(work: Work | undefined, person: PersonId): Compared[] {
  return work && Object.hasOwn(work.compared, person) ? (work.compared[person] ?? []) : []
}

function withMine(work: Work, person: PersonId, mine: Compared[]): Work {
  return { ...work, compared: { ...work.compared, [person]: mine } }
}

/** Two things that are both there, and that this person has not compared before. */
function whyNot(
  step: StepOf<'compare'>,
  mine: readonly Compared[],
  pair: Compared,
  session: Session,
): Refusal | undefined {
  const { left, right } = pair
  const things = new Set(thingsCompared(session, step.id).map(on => on.id))
  if (left === right || !things.has(left) || !things.has(right)) return refuse(refusals.noSuch)
  const isDone = mine.some(c => (c.left === left && c.right === right) || (c.left === right && c.right === left))
  return isDone ? refuse(refusals.twice) : undefined
}
