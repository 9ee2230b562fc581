/** Decide: the bet as one sentence with gaps, then consent from 0 to 5, private until all are in. */
import * as v from 'valibot'
import { isWhole, sum } from '../../numbers.ts'
import { measured } from '../../session/bet.ts'
import { nameOf, roomPeople } from '../../session/read.ts'
import { refuse } from '../../session/refusing.ts'
import {
  type BetFields,
  type Estimate,
  type Gap,
  gaps,
  type MoveOf,
  type PersonId,
  type StepOf,
  type WorkOf,
} from '../../session/shapes.ts'
import { amount } from '../../session/trend.ts'
import type { Refusal, Session } from '../../session/types.ts'
import type { Rules } from '../kind.ts'
import { numberNamed } from '../made/bet-number.ts'
import { optionsOf } from '../made/ranking.ts'
import { areCounts, checkShowOfHands } from '../shared/hands.ts'
import { drawDecide } from './drawing.ts'
import { isEstimate, isEstimating, mediansOf, openRound, stageOf, withoutNames } from './estimates.ts'
import { refusals, words } from './words.ts'

const moves = v.variant('do', [
  v.object({ do: v.literal('fill'), gap: v.picklist(gaps), text: v.string() }),
  v.object({ do: v.literal('take'), option: v.string() }),
  v.object({ do: v.literal('estimate'), likely: v.number(), expect: v.optional(v.number()) }),
  v.object({ do: v.literal('spread') }),
  v.object({ do: v.literal('again') }),
  v.object({ do: v.literal('agree') }),
  v.object({ do: v.literal('consent'), value: v.number() }),
  v.object({ do: v.literal('tally'), counts: v.array(v.number()) }),
  v.object({ do: v.literal('hear'), text: v.string() }),
])

type Work = WorkOf<'decide'>

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
      case 'estimate':
      case 'spread':
      case 'again':
      case 'agree':
        return checkEstimates(step, work, move, isClosed)
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

  leads: move => move.do !== 'consent' && move.do !== 'estimate',

  counted: (_step, work, move, by) => move.do === 'estimate' && !isGivenNow(work, move, by),

  apply(step, work, move, entry, session) {
    switch (move.do) {
      case 'fill':
        return filled(work, move.gap, move.text, session)
      case 'take': {
        const option = optionOf(step, move.option, session)
        return option ? { ...work, option: option.id, fields: { ...work.fields, we: option.text } } : work
      }
      case 'estimate':
        return isEstimate(move) && stageOf(work) === 'asks' ? estimated(work, entry.by, move) : work
      case 'spread':
        return spread(work)
      case 'again':
        return stageOf(work) === 'talk' ? { ...work, rounds: [...(work.rounds ?? []), { given: {} }] } : work
      case 'agree':
        return { ...work, agreed: true }
      case 'consent':
        return isWhole(move.value, 0, full) ? { ...work, consent: { ...work.consent, [entry.by]: move.value } } : work
      case 'tally':
        return fits(move.counts) ? { ...work, tally: move.counts } : work
      case 'hear':
        return move.text ? { ...work, heard: [...work.heard, move.text] } : work
    }
  },

  redact(_step, work, me) {
    const { tally: _, ...open } = ownEstimate(work, me)
    const mine = me === undefined ? undefined : work.consent[me]
    return { ...open, consent: me !== undefined && mine !== undefined ? { [me]: mine } : {} }
  },

  veil: (_step, work, me) => ownEstimate(work, me),

  answered: (step, work) =>
    isEstimating(step, work)
      ? Object.keys(openRound(work)?.given ?? {}).length
      : Object.keys(work.consent).length + sum(work.tally ?? []),

  draw: drawDecide,

  say(_step, move, session, entry) {
    switch (move.do) {
      case 'fill':
        return words.filled(move.text)
      case 'take':
        return words.took
      case 'estimate':
        return words.estimated(nameOf(session, entry.by) ?? words.somebody)
      case 'spread':
        return words.spreadShown
      case 'again':
        return words.againBegun
      case 'agree':
        return words.agreed
      case 'consent':
        return words.answered(nameOf(session, entry.by) ?? words.somebody)
      case 'tally':
        return words.counted
      case 'hear':
        return words.heard(move.text)
    }
  },
}

type Estimating = Extract<MoveOf<'decide'>, { do: 'estimate' | 'spread' | 'again' | 'agree' }>

function checkEstimates(step: StepOf<'decide'>, work: Work, move: Estimating, isClosed: boolean): Refusal | undefined {
  if (isClosed) return closed
  if (!step.hidden) return refuse(refusals.notPrivate)
  if (move.do === 'agree') return undefined
  const stage = stageOf(work)
  if (move.do === 'again') return stage === 'talk' ? undefined : refuse(refusals.twoRounds)
  if (stage !== 'asks') return refuse(refusals.roundShown)
  if (move.do === 'spread')
    return Object.keys(openRound(work)?.given ?? {}).length ? undefined : refuse(refusals.nobodyEstimated)
  if (!work.fields.we) return refuse(refusals.sayFirst)
  return isEstimate(move) ? undefined : refuse(refusals.hundred)
}

/** The sentence with a gap filled. A number that is known by its name is that number. */
function filled(work: Work, gap: Gap, text: string, session: Session): Work {
  const { [gap]: _, ...others } = work.fields
  const fields: BetFields = text ? { ...others, [gap]: text } : others
  if (gap !== 'measure') return { ...work, fields }
  const { number: __, ...rest } = work
  return text ? { ...rest, number: numberNamed(session, text).number, fields } : { ...rest, fields }
}

function estimated(work: Work, by: PersonId, { likely, expect }: Estimate): Work {
  const rounds = work.rounds ?? []
  const open = openRound(work) ?? { given: {} }
  const mine = expect === undefined ? { likely } : { likely, expect }
  const now = { ...open, given: { ...open.given, [by]: mine } }
  return { ...work, rounds: [...(openRound(work) ? rounds.slice(0, -1) : rounds), now] }
}

/** The round without names, and its medians in the sentence. */
function spread(work: Work): Work {
  const open = openRound(work)
  const shown = open && withoutNames(open)
  if (!shown?.length) return work
  const { likely, expect } = mediansOf(shown)
  const unit = (measured(work.fields.from) ?? measured(work.fields.to))?.unit
  const fields = {
    ...work.fields,
    ...(likely === undefined ? {} : { likely: amount(likely, '%') }),
    ...(expect === undefined ? {} : { to: amount(expect, unit) }),
  }
  return { ...work, fields, rounds: [...(work.rounds ?? []).slice(0, -1), { given: {}, shown }] }
}

/** The work with nobody's estimate of the round that is not shown but one's own. */
function ownEstimate(work: Work, me: PersonId | undefined): Work {
  const open = openRound(work)
  if (!open) return work
  const mine = me === undefined ? undefined : open.given[me]
  const given = me !== undefined && mine ? { [me]: mine } : {}
  return { ...work, rounds: [...(work.rounds ?? []).slice(0, -1), { given }] }
}

/** Is it the estimate this person has given in the round that is not shown yet? */
function isGivenNow(work: Work, { likely, expect }: Estimate, by: PersonId): boolean {
  const mine = openRound(work)?.given[by]
  return mine?.likely === likely && mine.expect === expect
}

function optionOf(step: StepOf<'decide'>, id: string, session: Session) {
  return optionsOf(session, step).find(c => c.id === id)
}

function fits(counts: number[]): boolean {
  return areCounts(counts, full + 1)
}
