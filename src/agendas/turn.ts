/** The full turn in 60, 75 or 90 minutes: four gates, one tenet of each phase at length, a pulse on the others. */
import { itemAt } from '../lists.ts'
import {
  type Agenda,
  type Exercise,
  type Phase,
  type PhaseId,
  type WheelPhase,
  wheelPhases,
} from '../session/agenda.ts'
import { carriedAt } from '../session/carried.ts'
import type { Kind } from '../session/shapes.ts'
import type { CarriedOver } from '../session/types.ts'
import { capital, cut, width } from '../text.ts'
import { deepOrder } from './deep.ts'
import { deepForms } from './deep-forms.ts'
import { nextBet } from './exercises/action/next-bet.ts'
import { optionsLadder } from './exercises/action/options-ladder.ts'
import { pathAgain } from './exercises/action/path-again.ts'
import { secondOption } from './exercises/action/second-option.ts'
import { attackTheAsk } from './exercises/challenge/attack-the-ask.ts'
import { lookingBack } from './exercises/close/looking-back.ts'
import { promises } from './exercises/close/promises.ts'
import { returnOnTime } from './exercises/close/return-on-time.ts'
import { summary } from './exercises/close/summary.ts'
import { checkIn } from './exercises/opening/check-in.ts'
import { factsFirst } from './exercises/opening/facts-first.ts'
import { hope } from './exercises/opening/hope.ts'
import { settle } from './exercises/opening/settle.ts'
import { phaseGates } from './exercises/phase-gates.ts'
import { starAgain } from './exercises/purpose/star-again.ts'
import { theAsk, theAskStands } from './exercises/purpose/the-ask.ts'
import { timeToValue } from './exercises/purpose/time-to-value.ts'
import { emergingMap, emergingMapOn } from './exercises/value/emerging-map.ts'
import { findingsAgain } from './exercises/value/findings-again.ts'
import { wasteNumber } from './exercises/value/waste-number.ts'
import { watchSignals } from './exercises/value/watch-signals.ts'
import { pulseOf } from './pulse.ts'
import { within } from './within.ts'

export const turnMinutes = [60, 75, 90] as const
export type TurnMinutes = (typeof turnMinutes)[number]

/** One number for each of the three lengths. */
type Three = readonly [number, number, number]

const titles: Record<PhaseId, string> = {
  opening: 'Opening',
  purpose: 'Clarity of purpose',
  challenge: 'Challenge & landscape',
  action: 'Next best action',
  value: 'Long-term value',
  close: 'Close',
}

/** The minutes of each phase; what is worked on at length gets what the rest of its phase leaves. */
const phaseMinutes: Record<PhaseId, Three> = {
  opening: [8, 10, 11],
  purpose: [12, 15, 19],
  challenge: [11, 15, 18],
  action: [16, 18, 22],
  value: [6, 10, 12],
  close: [7, 7, 8],
}

/** After four turns the group writes the ask again. */
const askEvery = 4

/**
 * The agenda of a turn of `minutes` that starts from `carried` (nothing for a first turn). Ids are the same every
 * turn. Every tenet is there at length: in the plan is one a phase (in ninety minutes two, but for the last phase), which
 * the last turn left weakest; the others can be taken in instead. A gate's follow-up opens its phase.
 */
export function turn(minutes: TurnMinutes = 75, carried?: CarriedOver): Agenda {
  const at = turnMinutes.indexOf(minutes)
  const of = (three: Three) => itemAt(three, at)
  const isFirst = !carried?.turns.length
  const plan = { of, carried, isFirst }
  return {
    id: 'turn',
    title: 'Turn',
    minutes,
    phases: [
      phase('opening', isFirst ? openingFirst(of) : opening(of), plan),
      phase('purpose', aroundDeep('purpose', purposeBefore(plan), [within(phaseGates.purpose, 2)], plan), plan),
      phase(
        'challenge',
        aroundDeep(
          'challenge',
          [within(attackTheAsk, of([5.5, 7, 7]))],
          [within(phaseGates.challenge, of([1.5, 2, 2]))],
          plan,
        ),
        plan,
      ),
      phase('action', actionPhase(plan), plan),
      phase('value', valuePhase(plan), plan),
      phase('close', close(of), plan),
    ],
  }
}

type Plan = { of(three: Three): number; carried?: CarriedOver | undefined; isFirst: boolean }

function opening(of: Plan['of']): Exercise[] {
  return [
    within(checkIn, of([1, 1.5, 1.5])),
    within(hope, of([1, 1.5, 1.5])),
    within(settle, of([4, 4, 5])),
    within(factsFirst, of([2, 3, 3])),
  ]
}

/** A first turn has no actions from last time: it collects hopes, the ask and recent deliveries. */
function openingFirst(of: Plan['of']): Exercise[] {
  const recent = (exercise: Exercise): Exercise => ({
    ...exercise,
    steps: exercise.steps.map(step => ({
      ...step,
      ask: 'What reached users lately? When was it requested, and when was it first used?',
    })),
  })
  return [
    within(checkIn, of([1, 1.5, 1.5])),
    within(hope, of([1, 1.5, 1.5])),
    within(theAsk, of([3.5, 4, 5])),
    recent(within(timeToValue, of([2.5, 3, 3]))),
  ]
}

/** The ask is written again when its gate left a follow-up or it is old; otherwise it is read aloud and kept. */
function purposeBefore({ of, carried, isFirst }: Plan): Exercise[] {
  if (isFirst) return []
  const ask = isAskOpen(carried) ? within(theAsk, of([2.5, 3, 3])) : within(theAskStands, 1)
  return [ask, within(timeToValue, of([2.5, 3, 3]))]
}

function isAskOpen(carried: CarriedOver | undefined): boolean {
  const ask = carriedAt(carried?.choices, 'ask')
  if (!carried || !ask || carried.debts.some(d => d.phase === 'purpose')) return true
  const at = carried.turns.findIndex(t => t.id === ask.since)
  return at >= 0 && carried.turns.length - at >= askEvery
}

/** First what is at length, then the options and the bet that it leads to. */
function actionPhase(plan: Plan): Exercise[] {
  const { of } = plan
  const hasTime = of([0, 1, 1]) === 1
  const [options, bet] = hasTime ? [withoutTalk, argued] : [optionsLadder, estimated]
  return aroundDeep(
    'action',
    [],
    [within(options, of([4.5, 3, 3])), within(bet, of([5, 7, 7])), within(phaseGates.action, 2)],
    plan,
  )
}

const idOf = (kind: Kind) => optionsLadder.steps.find(s => s.kind === kind)?.id ?? ''
/** What speaks for the second option is talked about in place of the first one's talk. */
const withoutTalk: Exercise = { ...optionsLadder, steps: optionsLadder.steps.filter(s => s.kind !== 'look') }
/** The bet on an option of the ladder, estimated by everybody unseen. */
const estimated: Exercise = {
  ...nextBet,
  id: 'the-bet',
  steps: nextBet.steps.flatMap(s =>
    s.kind === 'decide' ? [{ ...s, options: idOf('write'), estimate: true as const }] : [],
  ),
}
/** The same after everybody wrote one line for the second option. */
export const argued: Exercise = { ...estimated, steps: [secondOption(idOf('vote')), ...estimated.steps] }

/** The waste number and the watch signals are short and in every turn that has the minutes; signals that are due, always. */
function valuePhase(plan: Plan): Exercise[] {
  const { of, carried } = plan
  const short = of([1, 0, 0]) === 1
  const isDue = Boolean(carried?.signals?.length)
  const offered = (exercise: Exercise, minutes: number, on: boolean): Exercise =>
    on ? within(exercise, minutes) : { ...within(exercise, minutes), off: true }
  return aroundDeep(
    'value',
    [],
    [
      offered(wasteNumber, 1, !short),
      offered(watchSignals, of([1, 1.5, 3]), !short || isDue),
      // The short form has six minutes; what is due is paid by the gate.
      within(phaseGates.value, short ? (isDue ? 1 : 1.5) : 2),
    ],
    plan,
  )
}

function close(of: Plan['of']): Exercise[] {
  return [
    within(promises, of([3, 3, 4])),
    within(lookingBack, 1),
    within(returnOnTime, 0.5),
    within(summary, of([2.5, 2.5, 2.5])),
  ]
}

/**
 * The exercises of a phase: those before, the tenets at length in the order in which it is their turn, the pulse, those
 * after. The first of the tenets (of ninety minutes the first two) is in the plan and takes what the others leave.
 */
function aroundDeep(id: WheelPhase, before: Exercise[], after: Exercise[], plan: Plan): Exercise[] {
  const { of, carried, isFirst } = plan
  const two = of([1, 1, 2]) === 2 && id !== 'value'
  const order = deepOrder(id, carried)
  const chosen = order.slice(0, two ? 2 : 1).map(d => d.tenet)
  const again = againIn(id, carried, chosen).map(e => within(e, of([0.5, 1, 1])))
  const pulse = pulseOf(id, of(id === 'value' ? [0.5, 0.5, 0.5] : [0.5, 1, 1]))
  const room = of(phaseMinutes[id]) - sum([...before, ...again, pulse, ...after])
  const first = two ? Math.ceil(room) / 2 : room
  const forms = order.flatMap(({ tenet, why }, i) => {
    const minutes = two && i === 1 ? room - first : first
    const isIn = chosen.includes(tenet)
    return (deepForms[tenet] ?? []).map((form, f): Exercise => {
      const because = isFirst ? form.why : `${capital(why)}. ${form.why}`
      const fitted = { ...within(lookingAhead(form, carried), minutes), deep: true as const, why: because }
      return isIn && f === 0 ? fitted : { ...fitted, off: true }
    })
  })
  return [...before, ...forms, ...again, pulse, ...after]
}

/** The first look ahead starts from this turn's market map, where one was drawn. */
function lookingAhead(form: Exercise, carried: CarriedOver | undefined): Exercise {
  return form.id === emergingMap.id && !carriedAt(carried?.maps, 'emerging') ? emergingMapOn('market.ours') : form
}

/**
 * What is measured every turn once it is known, at length or not: a minute for the star's values, for the waits on the way
 * to production, for old findings.
 */
function againIn(id: WheelPhase, carried: CarriedOver | undefined, chosen: readonly string[]): Exercise[] {
  const known: Partial<Record<WheelPhase, [Exercise, unknown]>> = {
    purpose: [starAgain, carriedAt(carried?.trees, 'star')],
    action: [pathAgain, carriedAt(carried?.strips, 'path')],
    value: [findingsAgain, carriedAt(carried?.findings, 'pillars')],
  }
  const [exercise, there] = known[id] ?? []
  return exercise && there && !chosen.includes(exercise.tenet ?? '') ? [exercise] : []
}

/** Minutes of what is in the plan. */
function sum(exercises: readonly Exercise[]): number {
  return exercises.filter(e => !e.off).reduce((all, e) => all + e.steps.reduce((n, s) => n + s.minutes, 0), 0)
}

/** The phase with its follow-up as the first question, who speaks last, and whether last turn's top challenge happened. */
function phase(id: PhaseId, exercises: Exercise[], { carried }: Plan): Phase {
  const copy = structuredClone(exercises)
  const first = copy.find(e => !e.off)?.steps[0]
  const isOnWheel = wheelPhases.some(phase => phase === id)
  const debt = carried?.debts.find(d => d.phase === id)?.why
  if (first && isOnWheel) first.hint = withLastWords(first.hint ?? '')
  if (first && debt) first.ask = `Follow-up: "${cut(debt, 80)}". ${first.ask}`
  const attack = copy.flatMap(e => e.steps).find(s => s.id === 'attack.write')
  if (attack && carried?.top) attack.hint = `Last time it was "${cut(carried.top, 30)}": did it happen?`
  return { id, title: titles[id], exercises: copy }
}

/** Cells a hint has, so that it fits at 80 columns. */
const hintRoom = 60
const lastWords = 'The most senior person speaks last.'

/** The hint, or as much of it as leaves room, with the rule that the most senior person speaks last. */
function withLastWords(hint: string): string {
  if (hint.includes(lastWords)) return hint
  const [sentence = ''] = hint.split(/(?<=[.?!]) /)
  const [clause = ''] = sentence.split(/[;:,.]/)
  const room = (text: string) => width(text) + 1 + width(lastWords) <= hintRoom
  const start = [hint, sentence, `${clause}.`].find(room)
  return start ? `${start} ${lastWords}` : hint
}
