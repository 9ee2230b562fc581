/** Vote: dots on the groups (or cards) of an earlier step, given one by one or counted by show of hands. */
import * as v from 'valibot'
import { sum } from '../../numbers.ts'
import { nameOf, roomPeople } from '../../session/read.ts'
import { refuse } from '../../session/refusing.ts'
import type { PersonId, StepOf, WorkOf } from '../../session/shapes.ts'
import type { Refusal, Session } from '../../session/types.ts'
import type { Rules } from '../kind.ts'
import { boardOf } from '../made/board.ts'
import { isCount } from '../shared/hands.ts'
import { kindRefusals } from '../words.ts'
import { drawVote } from './drawing.ts'
import { refusals, words } from './words.ts'

const moves = v.variant('do', [
  v.object({ do: v.literal('dots'), on: v.string(), count: v.number() }),
  v.object({ do: v.literal('tally'), counts: v.record(v.string(), v.number()) }),
])

const gone: Refusal = refuse(refusals.noSuch)
const half: Refusal = refuse(kindRefusals.wholeDots)

export const vote: Rules<'vote'> = {
  moves,

  start: () => ({ kind: 'vote', dots: {} }),

  check(step, work, move, by, session) {
    if (session.revealed[step.id] !== undefined) return refuse(refusals.isClosed)
    const targets = targetsOf(step, session)
    switch (move.do) {
      case 'dots': {
        if (!targets.has(move.on)) return gone
        if (!isCount(move.count)) return half
        if (step.approve && move.count > 1) return refuse(refusals.oneEach)
        const left = dotsLeft(step, work, by, session)
        return move.count - (work.dots[move.on]?.[by] ?? 0) > left ? refuse(refusals.dotsLeft, left) : undefined
      }
      case 'tally': {
        const counts = Object.entries(move.counts)
        if (counts.some(([id]) => !targets.has(id))) return gone
        if (counts.some(([, n]) => !isCount(n))) return half
        const hands = handsOf(step, work, session)
        const counted = sum(counts.map(([, n]) => n))
        const most = Math.max(0, ...counts.map(([, n]) => n))
        if (step.approve && most > hands) return refuse(refusals.overCard, hands, most)
        const all = hands * dotsEach(step, session)
        return counted <= all ? undefined : refuse(refusals.over, hands, all, counted)
      }
    }
  },

  leads: move => move.do === 'tally',

  apply(step, work, move, entry, session) {
    const targets = targetsOf(step, session)
    switch (move.do) {
      case 'dots': {
        if (!targets.has(move.on) || !isCount(move.count) || (step.approve && move.count > 1)) return work
        const { [entry.by]: _, ...others } = work.dots[move.on] ?? {}
        const here = move.count ? { ...others, [entry.by]: move.count } : others
        return { ...work, dots: { ...work.dots, [move.on]: here } }
      }
      case 'tally': {
        const counts = Object.entries(move.counts).filter(([id, n]) => targets.has(id) && isCount(n))
        return { ...work, tally: Object.fromEntries(counts) }
      }
    }
  },

  redact(_step, work, me) {
    const mine = Object.entries(work.dots).flatMap(([on, by]) =>
      me !== undefined && by[me] !== undefined ? [[on, { [me]: by[me] }] as const] : [],
    )
    return { kind: 'vote', dots: Object.fromEntries(mine) }
  },

  answered(step, work) {
    const people = new Set(Object.values(work.dots).flatMap(by => Object.keys(by)))
    if (step.approve) return people.size + Math.max(0, ...Object.values(work.tally ?? {}))
    // Hands are counted by the dot, so this many people at the least.
    return people.size + Math.ceil(sum(Object.values(work.tally ?? {})) / (step.dots ?? 1))
  },

  draw: drawVote,

  say(_step, move, session, entry) {
    const who = nameOf(session, entry.by) ?? 'Somebody'
    return move.do === 'tally' ? words.tallied(sum(Object.values(move.counts))) : words.moved(who)
  },
}

/** The most dots one person may give: with `approve` one on each thing. */
export function dotsEach(step: StepOf<'vote'>, session: Session): number {
  return step.approve ? targetsOf(step, session).size : (step.dots ?? 0)
}

/** Dots this person may still give; dots on things no longer there are free again. */
export function dotsLeft(step: StepOf<'vote'>, work: WorkOf<'vote'>, by: PersonId, session: Session): number {
  const given = [...targetsOf(step, session)].map(id => work.dots[id]?.[by] ?? 0)
  return Math.max(0, dotsEach(step, session) - sum(given))
}

/** People of the room whose dots may be counted by hands: those who gave none of their own. */
function handsOf(step: StepOf<'vote'>, work: WorkOf<'vote'>, session: Session): number {
  return roomPeople(session).filter(p => dotsLeft(step, work, p.id, session) === dotsEach(step, session)).length
}

function targetsOf(step: StepOf<'vote'>, session: Session): Set<string> {
  return new Set(boardOf(session, step.on).map(on => on.id))
}
