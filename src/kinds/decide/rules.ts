/** Decide: the bet as one sentence with gaps, then consent from 0 to 5, private until all are in. */
import * as v from 'valibot'
import { isWhole, sum } from '../../numbers.ts'
import { nameOf, roomPeople } from '../../session/read.ts'
import { refuse } from '../../session/refusing.ts'
import { gaps, type StepOf } from '../../session/shapes.ts'
import type { Refusal, Session } from '../../session/types.ts'
import type { Rules } from '../kind.ts'
import { optionsOf } from '../made/ranking.ts'
import { areCounts, checkShowOfHands } from '../shared/hands.ts'
import { drawDecide } from './drawing.ts'
import { refusals, words } from './words.ts'

const moves = v.variant('do', [
  v.object({ do: v.literal('fill'), gap: v.picklist(gaps), text: v.string() }),
  v.object({ do: v.literal('take'), option: v.string() }),
  v.object({ do: v.literal('consent'), value: v.number() }),
  v.object({ do: v.literal('tally'), counts: v.array(v.number()) }),
  v.object({ do: v.literal('hear'), text: v.string() }),
])

/** The highest consent; 0 is a veto, anything below 3 is heard. */
const full = 5

const closed: Refusal = refuse(refusals.closed)

export const decide: Rules<'decide'> = {
  moves,

  start: () => ({ kind: 'decide', fields: {}, consent: {}, heard: [] }),

  check(step, work, move, _by, session) {
    const isClosed = session.revealed[step.id] !== undefined
    switch (move.do) {
      case 'fill':
        return undefined
      case 'take':
        return optionOf(step, move.option, session) ? undefined : refuse(refusals.noSuchOption)
      case 'consent':
        if (isClosed) return closed
        return isWhole(move.value, 0, full) ? undefined : refuse(refusals.zeroToFive)
      case 'tally': {
        if (isClosed) return closed
        if (!fits(move.counts)) return refuse(refusals.sixCounts)
        const hands = roomPeople(session).filter(p => work.consent[p.id] === undefined).length
        return checkShowOfHands(move.counts, hands)
      }
      case 'hear':
        return move.text ? undefined : refuse(refusals.whatWasSaid)
    }
  },

  leads: move => move.do !== 'consent',

  apply(step, work, move, entry, session) {
    switch (move.do) {
      case 'fill': {
        const { [move.gap]: _, ...others } = work.fields
        return { ...work, fields: move.text ? { ...others, [move.gap]: move.text } : others }
      }
      case 'take': {
        const option = optionOf(step, move.option, session)
        return option ? { ...work, option: option.id, fields: { ...work.fields, we: option.text } } : work
      }
      case 'consent':
        return isWhole(move.value, 0, full) ? { ...work, consent: { ...work.consent, [entry.by]: move.value } } : work
      case 'tally':
        return fits(move.counts) ? { ...work, tally: move.counts } : work
      case 'hear':
        return move.text ? { ...work, heard: [...work.heard, move.text] } : work
    }
  },

  redact(_step, work, me) {
    const { tally: _, ...open } = work
    const mine = me === undefined ? undefined : work.consent[me]
    return { ...open, consent: me !== undefined && mine !== undefined ? { [me]: mine } : {} }
  },

  answered: (_step, work) => Object.keys(work.consent).length + sum(work.tally ?? []),

  draw: drawDecide,

  say(_step, move, session, entry) {
    switch (move.do) {
      case 'fill':
        return words.filled(move.text)
      case 'take':
        return words.took
      case 'consent':
        return words.answered(nameOf(session, entry.by) ?? words.somebody)
      case 'tally':
        return words.counted
      case 'hear':
        return words.heard(move.text)
    }
  },
}

function optionOf(step: StepOf<'decide'>, id: string, session: Session) {
  return optionsOf(session, step).find(c => c.id === id)
}

function fits(counts: number[]): boolean {
  return areCounts(counts, full + 1)
}
