/** The full turn in 60, 75 or 90 minutes: four gates, one tenet of each phase at length, a pulse on the others. */
import {
  type Agenda,
  type Exercise,
  type Phase,
  type PhaseId,
  type WheelPhase,
  wheelPhases,
} from '../session/agenda.ts'
import { carriedAt } from '../session/carried.ts'
import type { CarriedOver } from '../session/types.ts'
import { capital, cut } from '../text.ts'
import { deepOrder } from './deep.ts'
import { deepForms } from './deep-forms.ts'
import { attackTheAsk } from './exercises/attack-the-ask.ts'
import { checkIn } from './exercises/check-in.ts'
import { emergingMap, emergingMapOn } from './exercises/emerging-map.ts'
import { factsFirst } from './exercises/facts-first.ts'
import { findingsAgain } from './exercises/findings-again.ts'
import { hope } from './exercises/hope.ts'
import { lookingBack } from './exercises/looking-back.ts'
import { nextBet } from './exercises/next-bet.ts'
import { optionsLadder } from './exercises/options-ladder.ts'
import { pathAgain } from './exercises/path-again.ts'
import { phaseGates } from './exercises/phase-gates.ts'
import { promises } from './exercises/promises.ts'
import { returnOnTime } from './exercises/return-on-time.ts'
import { settle } from './exercises/settle.ts'
import { starAgain } from './exercises/star-again.ts'
import { summary } from './exercises/summary.ts'
import { theAsk, theAskStands } from './exercises/the-ask.ts'
import { timeToValue } from './exercises/time-to-value.ts'
import { wasteNumber } from './exercises/waste-number.ts'
import { watchSignals } from './exercises/watch-signals.ts'
import { pulseOf } from './pulse.ts'
import { within } from './within.ts'

export const turnMinutes = [60, 75, 90] as const
export type TurnMinutes = (typeof turnMinutes)[number]

/** One number for each of the three lengths. */
type Three = readonly [number, number, number]

const titles: Record<PhaseId, string> = {
  opening: 'Opening',
  purpose: 'Clarity of purpose',
  challenge: 'Challenge',
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

/** After so many turns the ask is found anew. */
const askEvery = 4

/**
 * The agenda of a turn of so many minutes that starts from `carried` (nothing for a first turn). Ids are the same every
 * turn. Every tenet is there at length: in the plan is one a phase (in ninety minutes two, but for the last phase), which
 * the last turn left weakest; the others can be taken in instead. What a gate owed opens its phase.
 */
export function turn(minutes: TurnMinutes = 75, carried?: CarriedOver): Agenda {
  const at = turnMinutes.indexOf(minutes)
  const of = (three: Three) => three[at]!
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

/** Where nothing was promised yet, the room says what it is here for and what it delivered of late. */
function openingFirst(of: Plan['of']): Exercise[] {
  const recent = (exercise: Exercise): Exercise => ({
    ...exercise,
    steps: exercise.steps.map(step => ({
      ...step,
      ask: 'The last three to five things that reached people: asked for on which day, first used on which?',
    })),
  })
  return [
    within(checkIn, of([1, 1.5, 1.5])),
    within(hope, of([1, 1.5, 1.5])),
    within(theAsk, of([3.5, 4, 5])),
    recent(within(timeToValue, of([2.5, 3, 3]))),
  ]
}

/** The ask is found anew when its gate owes or it is old; otherwise it is read aloud and stands. */
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
  const options = within(optionsLadder, of([4.5, 5, 5]))
  const ladder = options.steps.find(s => s.kind === 'write')?.id
  const bet: Exercise = {
    ...nextBet,
    id: 'the-bet',
    steps: nextBet.steps.filter(s => s.kind === 'decide').map(s => ({ ...s, ...(ladder ? { options: ladder } : {}) })),
  }
  return aroundDeep('action', [], [options, within(bet, 5), within(phaseGates.action, 2)], plan)
}

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

/** Whoever looks ahead for the first time starts from the market as it was drawn, where it was. */
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

/** The phase with what was left open said first, whose chair it is, and whether the worst of last time came true. */
function phase(id: PhaseId, exercises: Exercise[], { carried }: Plan): Phase {
  const copy = structuredClone(exercises)
  const first = copy.find(e => !e.off)?.steps[0]
  const lead = (wheelPhases as readonly PhaseId[]).includes(id) ? copy.find(e => e.lead)?.lead : undefined
  const debt = carried?.debts.find(d => d.phase === id)?.why
  if (first && lead) first.hint = chaired(lead, first.hint ?? '')
  if (first && debt) first.ask = `Open since last time: "${cut(debt, 80)}". ${first.ask}`
  const attack = copy.flatMap(e => e.steps).find(s => s.id === 'attack.write')
  if (attack && carried?.top) attack.hint = `Last time it was "${cut(carried.top, 40)}": did it happen? ${attack.hint}`
  return { id, title: titles[id], exercises: copy }
}

/** Cells of the message row, where a hint stands. */
const hintRoom = 76

/** The hint with whose chair this is: they speak last, so that nobody waits to hear what the chair thinks. */
function chaired(lead: string, hint: string): string {
  const who =
    lead === 'engineers'
      ? 'The engineers speak last.'
      : `${/^[a-z]/.test(lead) ? capital(lead) : `The ${lead}`} speaks last.`
  if (hint.length + who.length < hintRoom) return `${hint} ${who}`
  const [sentence = ''] = hint.split(/(?<=[.?!]) /)
  if (sentence.length + who.length < hintRoom) return `${sentence} ${who}`
  const [clause = ''] = sentence.split(/[;:.]/)
  return `${clause}. ${who}`
}
