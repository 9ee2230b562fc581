/** The full turn in 60, 75 or 90 minutes: four gates, one map, the tenets that need it most, and time to talk. */
import { itemAt } from '../lists.ts'
import type { Agenda, Exercise, PhaseId, WheelPhase } from '../session/agenda.ts'
import { carriedAt } from '../session/carried.ts'
import type { CarriedOver } from '../session/types.ts'
import { capital } from '../text.ts'
import { deepestFirst, deepOrder, type MapTenet, mapWalk, nextMap } from './deep.ts'
import { deepForms } from './deep-forms.ts'
import { optionsLadder } from './exercises/action/options-ladder.ts'
import { pathAgain } from './exercises/action/path-again.ts'
import { attackTheAsk } from './exercises/challenge/attack-the-ask.ts'
import { lookingBack } from './exercises/close/looking-back.ts'
import { promises } from './exercises/close/promises.ts'
import { returnOnTime } from './exercises/close/return-on-time.ts'
import { summary } from './exercises/close/summary.ts'
import { factsFirst } from './exercises/opening/facts-first.ts'
import { hope } from './exercises/opening/hope.ts'
import { round } from './exercises/opening/round.ts'
import { settle } from './exercises/opening/settle.ts'
import { phaseGates } from './exercises/phase-gates.ts'
import { firstMap } from './exercises/purpose/first-map.ts'
import { starAgain } from './exercises/purpose/star-again.ts'
import { theAsk, theAskStands } from './exercises/purpose/the-ask.ts'
import { timeToValue } from './exercises/purpose/time-to-value.ts'
import { emergingMap, emergingMapOn } from './exercises/value/emerging-map.ts'
import { findingsAgain } from './exercises/value/findings-again.ts'
import { inTwoYears } from './exercises/value/in-two-years.ts'
import { wasteNumber } from './exercises/value/waste-number.ts'
import { watchSignals } from './exercises/value/watch-signals.ts'
import {
  argued,
  countSteps,
  estimated,
  firstStar,
  isAskOpen,
  ladderAlone,
  lately,
  talkIn,
  timed,
  wholePhases,
} from './parts.ts'
import { pulse } from './pulse.ts'
import { within } from './within.ts'

export const turnMinutes = [60, 75, 90] as const
export type TurnMinutes = (typeof turnMinutes)[number]

/** One number for each of the three lengths. */
type Three = readonly [number, number, number]
/** The most steps of a turn, so that there is time to talk at each of them. */
const mostSteps: Three = [27, 29, 36]
/** Tenets at length in a turn after the first, besides its map. */
const deepTenets: Three = [0, 1, 3]

type Plan = {
  of(three: Three): number
  carried: CarriedOver | undefined
  isFirst: boolean
  /** The map of this turn; none in a first turn, which has a map of its own. */
  map: MapTenet | undefined
}

/**
 * The agenda of a turn of `minutes` that starts from `carried` (nothing for a first turn). Ids are the same every turn. A first
 * turn finds the ask and the star, and draws its first map from them; later turns walk market, organisation, solution and emerging
 * value, one map a turn, and work on the tenet that needs it most. All twelve can be taken in instead. What is left over is
 * time to talk.
 */
export function turn(minutes: TurnMinutes = 75, carried?: CarriedOver): Agenda {
  const at = turnMinutes.indexOf(minutes)
  const isFirst = !carried?.turns.length
  const plan: Plan = { of: three => itemAt(three, at), carried, isFirst, map: isFirst ? undefined : nextMap(carried) }
  const phases = phasesOf(plan)
  const chosen = isFirst ? firstDeep(plan) : chosenOf(plan, countSteps(Object.values(phases).flat()))
  const withDeep = (phase: WheelPhase) => around(phase, phases[phase], chosen, plan)
  const whole = {
    ...phases,
    purpose: withDeep('purpose'),
    challenge: withDeep('challenge'),
    action: withDeep('action'),
    value: withDeep('value'),
  }
  return { id: 'turn', title: 'Turn', minutes, phases: wholePhases(talkIn(whole, minutes), carried) }
}

/** What a first turn works on at length: what all later turns measure again. The path to production takes too long for an hour. */
function firstDeep({ of }: Plan): string[] {
  return ['north-star', ...(of([0, 1, 1]) ? ['developer-experience'] : []), 'problem-prevention']
}

/** The exercises of each phase without those at length; the gate of a phase stands last. */
function phasesOf(plan: Plan): Record<PhaseId, Exercise[]> {
  const { of, carried, isFirst } = plan
  const isKnown = {
    star: carriedAt(carried?.trees, 'star') !== undefined,
    path: carriedAt(carried?.strips, 'path') !== undefined,
    findings: carriedAt(carried?.findings, 'pillars') !== undefined,
  }
  const ask = isAskOpen(carried) ? timed(theAsk, 2, 2) : timed(theAskStands, 1)
  const due = Boolean(carried?.signals?.length)
  return {
    opening: [
      ...(isFirst ? [] : [timed(settle, of([3, 4, 4]))]),
      pulse(2, safetyIsAsked(plan) ? ['psychological-safety'] : []),
      timed(round, of([2, 3, 3])),
      offered(hope),
      ...(isFirst ? [] : [timed(factsFirst, 2)]),
    ],
    purpose: [
      ask,
      ...(!isFirst && isKnown.star ? [timed(starAgain, 1)] : []),
      isFirst ? lately(timed(timeToValue, of([1.5, 2, 2]))) : timed(timeToValue, of([1.5, 2, 2])),
      ...(isFirst ? [timed(firstMap, of([5, 6, 8]))] : []),
      timed(phaseGates.purpose, 1),
    ],
    challenge: [timed(attackTheAsk, 2.5, 1, 1, 4), timed(phaseGates.challenge, 1)],
    action: [
      ...(!isFirst && isKnown.path ? [timed(pathAgain, 1)] : []),
      ...optionsOf(plan),
      timed(phaseGates.action, 1),
    ],
    value: [
      ...(!isFirst && isKnown.findings ? [timed(findingsAgain, 1.5)] : []),
      due ? timed(watchSignals, 1.5) : offered(watchSignals),
      offered(wasteNumber),
      timed(inTwoYears, 2),
      timed(phaseGates.value, 1),
    ],
    close: [
      timed(promises, of([4, 4, 5])),
      offered(lookingBack),
      timed(returnOnTime, 0.5),
      timed(summary, of([2, 2.5, 3])),
    ],
  }
}

/** From the second turn on everybody argues for the second option before the bet, where there is the time. */
function optionsOf({ of, isFirst }: Plan): Exercise[] {
  const isArgued = !isFirst && of([0, 1, 1]) === 1
  return isArgued
    ? [timed(ladderAlone, 2, 1), timed(argued, 2, 6)]
    : [timed(optionsLadder, 2, 1, 2), timed(estimated, of([5, 6, 6]))]
}

/** The tenets at length: the map of the turn, and as many that need it most as still fit among its steps. */
function chosenOf({ of, carried, map }: Plan, base: number): string[] {
  const chosen: string[] = map ? [map] : []
  let left = of(mostSteps) - base - (map ? stepsFor(map, of) : 0)
  let more = of(deepTenets)
  for (const { tenet } of deepestFirst(carried)) {
    const steps = stepsFor(tenet, of)
    if (more <= 0 || steps > left) continue
    chosen.push(tenet)
    left -= steps
    more--
  }
  return chosen
}

/** Is safety asked about at length in this turn? Then the pulse does not ask about it, too. */
function safetyIsAsked({ of, carried, isFirst }: Plan): boolean {
  return (
    !isFirst &&
    deepestFirst(carried)
      .slice(0, of(deepTenets))
      .some(d => d.tenet === 'psychological-safety')
  )
}

function stepsFor(tenet: string, of: Plan['of']): number {
  const [form] = deepForms[tenet] ?? []
  return form ? shortened(form, of).steps.length : 0
}

/** A map of a turn is one step of six minutes, whole in ninety; other forms have three steps at most. */
function shortened(form: Exercise, of: Plan['of']): Exercise {
  const isMap = mapWalk.some(map => map === form.tenet)
  if (isMap) return of([1, 1, 2]) === 1 ? timed({ ...form, steps: form.steps.slice(0, 1) }, of([5, 6, 6])) : form
  const steps = form.steps.length > 3 ? form.steps.filter(step => step.kind !== 'group') : form.steps
  const written = steps.find(step => step.kind === 'write')?.id
  const isGone = (id: string) => !steps.some(step => step.id === id)
  const voted = steps.map(step =>
    step.kind === 'vote' && isGone(step.on) && written ? { ...step, on: written } : step,
  )
  return within({ ...form, steps: voted }, of([4, 5, 6]))
}

/** The exercises of a phase with its tenets at length before what leads to its end: those of the plan, then those offered. */
function around(id: WheelPhase, exercises: Exercise[], chosen: readonly string[], plan: Plan): Exercise[] {
  const { of, carried, isFirst } = plan
  const forms = deepOrder(id, carried).flatMap(({ tenet, why }) => {
    const isIn = chosen.includes(tenet)
    const short = (form: Exercise) => (isFirst ? firstForm(tenet, form) : shortened(form, of))
    return (deepForms[tenet] ?? []).map((form, i): Exercise => {
      const planned = isIn && i === 0
      const because = isFirst ? form.why : `${capital(why)}. ${form.why}`
      const fitted = { ...(planned ? short(lookingAhead(form, carried)) : form), deep: true as const, why: because }
      return planned ? fitted : { ...fitted, off: true }
    })
  })
  const isAgain = (e: Exercise) => e.id.endsWith('-again') && chosen.includes(e.tenet ?? '')
  const own = exercises.filter(e => !isAgain(e))
  const at = own.findIndex(e => after[id].includes(e.id))
  return [...own.slice(0, at), ...forms, ...own.slice(at)]
}

/** What stands behind the tenets at length of its phase. */
const after: Readonly<Record<WheelPhase, readonly string[]>> = {
  purpose: ['star-again', 'time-to-value'],
  challenge: ['gate-challenge'],
  action: ['options-ladder'],
  value: ['in-two-years'],
}

/** A first turn plants the star and walks the path in as few steps as they take. */
function firstForm(tenet: string, form: Exercise): Exercise {
  if (tenet === 'north-star') return timed(firstStar, 5)
  return tenet === 'developer-experience' ? timed({ ...form, steps: form.steps.slice(0, 1) }, 4) : form
}

/** The first look ahead starts from the market map, where one was drawn. */
function lookingAhead(form: Exercise, carried: CarriedOver | undefined): Exercise {
  const isNew = form.id === emergingMap.id && !carriedAt(carried?.maps, 'emerging')
  return isNew ? emergingMapOn('market.map') : form
}

function offered(exercise: Exercise): Exercise {
  return { ...exercise, off: true }
}
