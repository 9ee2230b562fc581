/** Place: everybody says alone how evolved one part of a map is; shown together, they may agree, or split the part. */
import * as v from 'valibot'
import { sum } from '../../numbers.ts'
import { nameOf, roomPeople, stepsWith, workOf } from '../../session/read.ts'
import { refuse } from '../../session/refusing.ts'
import type { StepOf } from '../../session/shapes.ts'
import type { Refusal, Session } from '../../session/types.ts'
import type { Rules } from '../kind.ts'
import { areCounts, checkShowOfHands } from '../shared/hands.ts'
import { drawPlace } from './drawing.ts'
import { isSamePart, mapUnder, placeable } from './placement.ts'
import { refusals, words } from './words.ts'

const moves = v.variant('do', [
  v.object({ do: v.literal('part'), name: v.string() }),
  v.object({ do: v.literal('place'), evolution: v.number() }),
  v.object({ do: v.literal('tally'), counts: v.array(v.number()) }),
])

/** The stages of every map. */
const stages = 4

const closed: Refusal = refuse(refusals.closed)
const none: Refusal = refuse(refusals.choosePart)

export const place: Rules<'place'> = {
  moves,

  start(step, session) {
    const part = step.part ?? nextPart(step, session)
    return { kind: 'place', answers: {}, ...(part === undefined ? {} : { part }) }
  },

  check(step, work, move, _by, session) {
    if (session.revealed[step.id] !== undefined) return closed
    switch (move.do) {
      case 'part':
        return placeable(mapUnder(step, session)).some(n => isSamePart(n.name, move.name))
          ? undefined
          : refuse(refusals.noPart, move.name)
      case 'place':
        if (work.part === undefined) return none
        return move.evolution >= 0 && move.evolution <= 1 ? undefined : refuse(refusals.zeroToHundred)
      case 'tally': {
        if (work.part === undefined) return none
        if (!areCounts(move.counts, stages)) return refuse(refusals.fourCounts)
        const hands = roomPeople(session).filter(p => work.answers[p.id] === undefined).length
        return checkShowOfHands(move.counts, hands)
      }
    }
  },

  leads: move => move.do !== 'place',

  apply(_step, work, move, entry) {
    switch (move.do) {
      case 'part':
        // Places are of one part; with another one they begin anew.
        return work.part !== undefined && isSamePart(work.part, move.name)
          ? work
          : { kind: 'place', part: move.name, answers: {} }
      case 'place':
        if (work.part === undefined || !(move.evolution >= 0 && move.evolution <= 1)) return work
        return { ...work, answers: { ...work.answers, [entry.by]: move.evolution } }
      case 'tally':
        return work.part !== undefined && areCounts(move.counts, stages) ? { ...work, tally: move.counts } : work
    }
  },

  redact(_step, { part, answers }, me) {
    const mine = me !== undefined && Object.hasOwn(answers, me) ? { [me]: answers[me]! } : {}
    return { kind: 'place', ...(part === undefined ? {} : { part }), answers: mine }
  },

  answered: (_step, work) => Object.keys(work.answers).length + sum(work.tally ?? []),

  draw: drawPlace,

  say(_step, move, session, entry) {
    switch (move.do) {
      case 'part':
        return words.wePlace(move.name)
      case 'place':
        return words.placed(nameOf(session, entry.by) ?? words.somebody)
      case 'tally':
        return words.counted(sum(move.counts))
    }
  },
}

/** The first part no other step of this turn has placed. */
function nextPart(step: StepOf<'place'>, session: Session): string | undefined {
  const placed = stepsWith(session, 'place').flatMap(s =>
    s.id === step.id ? [] : (workOf(session, s.id, 'place')?.part ?? []),
  )
  return placeable(mapUnder(step, session)).find(n => !placed.some(p => isSamePart(p, n.name)))?.name
}
