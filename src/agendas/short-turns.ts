/** Two shorter ways round the wheel: one sitting of 45 minutes, and four of twenty minutes within a fortnight. */
import type { Agenda, Exercise } from '../session/agenda.ts'
import { carriedAt } from '../session/carried.ts'
import type { CarriedOver } from '../session/types.ts'
import { nextMap } from './deep.ts'
import { deepForms } from './deep-forms.ts'
import { optionsLadder } from './exercises/action/options-ladder.ts'
import { pathAgain } from './exercises/action/path-again.ts'
import { pathToProduction } from './exercises/action/path-to-production.ts'
import { attackTheAsk } from './exercises/challenge/attack-the-ask.ts'
import { gates } from './exercises/close/gates.ts'
import { promises } from './exercises/close/promises.ts'
import { returnOnTime } from './exercises/close/return-on-time.ts'
import { summary } from './exercises/close/summary.ts'
import { factsFirst } from './exercises/opening/facts-first.ts'
import { round } from './exercises/opening/round.ts'
import { settle } from './exercises/opening/settle.ts'
import { phaseGates } from './exercises/phase-gates.ts'
import { firstMap } from './exercises/purpose/first-map.ts'
import { starAgain } from './exercises/purpose/star-again.ts'
import { theAsk, theAskStands } from './exercises/purpose/the-ask.ts'
import { timeToValue } from './exercises/purpose/time-to-value.ts'
import { findingsAgain } from './exercises/value/findings-again.ts'
import { inTwoYears } from './exercises/value/in-two-years.ts'
import { prevention } from './exercises/value/prevention.ts'
import { sixPillars } from './exercises/value/six-pillars.ts'
import { watchSignals } from './exercises/value/watch-signals.ts'
import { estimated, firstStar, formOf, isAskOpen, lately, timed } from './parts.ts'
import { pulse } from './pulse.ts'

/** What both forms ask of the ask, the star and the map, in a first turn and later. */
function purposeOf(carried: CarriedOver | undefined): { ask: Exercise; star: Exercise; map: Exercise } {
  const isFirst = !carried?.turns.length
  const isPlanted = carriedAt(carried?.trees, 'star') !== undefined
  const [form] = deepForms[nextMap(carried)] ?? []
  const later = form ? { ...form, deep: true as const, steps: form.steps.slice(0, 1) } : firstMap
  return {
    ask: isAskOpen(carried) ? timed(theAsk, 2, 1.5) : timed(theAskStands, 1),
    star: isPlanted ? timed(alone(starAgain), 1.5) : timed(firstStar, 3),
    map: isFirst ? firstMap : later,
  }
}

/** A tree on its own: what earlier turns planted is found by its name. */
function alone(exercise: Exercise): Exercise {
  const steps = exercise.steps.map(step => {
    if (step.kind !== 'tree') return step
    const { base: _, ...tree } = step
    return tree
  })
  return { ...exercise, steps }
}

/** The map in the phase it belongs to. */
function inPhase(map: Exercise, phase: 'purpose' | 'challenge' | 'action' | 'value'): Exercise[] {
  const home: Record<string, string> = {
    'organisation-map': 'challenge',
    'solution-map': 'action',
    'emerging-value': 'value',
  }
  return (home[map.tenet ?? ''] ?? 'purpose') === phase ? [map] : []
}

/** Once round the wheel in 45 minutes: settle, ask and star, a glance at a map, attack, options and bet, prevention, one gate for all phases. */
export function turn45(carried?: CarriedOver): Agenda {
  const isFirst = !carried?.turns.length
  const { ask, star, map } = purposeOf(carried)
  const glance = timed(map, 4)
  const due = carried?.signals?.length ? [timed(watchSignals, 1)] : []
  return formOf(
    { id: 'turn-45', title: 'Short turn', minutes: 45 },
    {
      opening: [isFirst ? timed(round, 2) : timed(settle, 3)],
      purpose: [ask, star, ...(isFirst ? [] : [timed(timeToValue, 1.5)]), ...inPhase(glance, 'purpose')],
      challenge: [...inPhase(glance, 'challenge'), timed(attackTheAsk, 2.5, 1, 1, 3)],
      action: [...inPhase(glance, 'action'), timed(optionsLadder, 2, 1, 2), timed(estimated, 5)],
      value: [...inPhase(glance, 'value'), ...due, timed(prevention, 2)],
      close: [timed(gates, 1), timed(promises, 3.5), timed(returnOnTime, 0.5), timed(summary, 2)],
    },
    carried,
  )
}

/**
 * Once round the wheel in four sessions of twenty minutes, a phase each, in one file: the room leaves after each gate and goes on
 * from there. The pulse and the cards of each session may be written before it.
 */
export function turnFortnight(carried?: CarriedOver): Agenda {
  const isFirst = !carried?.turns.length
  const { ask, star, map } = purposeOf(carried)
  const looked = timed(map, 4)
  const isWalked = carriedAt(carried?.strips, 'path') !== undefined
  const path = isWalked
    ? timed(pathAgain, 1.5)
    : timed({ ...pathToProduction, steps: pathToProduction.steps.slice(0, 1) }, 4)
  const pillars = carriedAt(carried?.findings, 'pillars')
    ? timed(findingsAgain, 2)
    : timed({ ...sixPillars, steps: sixPillars.steps.slice(0, 1) }, 4)
  const deliveries = timed(timeToValue, 2)
  const sessions = {
    purpose: [
      pulse(2),
      ...(isFirst ? [] : [timed(settle, 3), timed(factsFirst, 1.5)]),
      ask,
      star,
      isFirst ? lately(deliveries) : deliveries,
      ...inPhase(looked, 'purpose'),
      ends(timed(phaseGates.purpose, 1)),
    ],
    challenge: [
      timed(attackTheAsk, 2.5, 1, 1, 3),
      ...inPhase(looked, 'challenge'),
      ends(timed(phaseGates.challenge, 1)),
    ],
    action: [
      timed(optionsLadder, 2, 1, 2),
      ...inPhase(looked, 'action'),
      path,
      timed(estimated, 6),
      ends(timed(phaseGates.action, 1)),
    ],
    value: [
      pillars,
      ...inPhase(looked, 'value'),
      ...(carried?.signals?.length ? [timed(watchSignals, 1)] : []),
      timed(inTwoYears, 2),
      timed(phaseGates.value, 1),
    ],
    close: [timed(promises, 4), timed(returnOnTime, 0.5), timed(summary, 2)],
  }
  return formOf({ id: 'turn-fortnight', title: 'Turn in a fortnight', minutes: 80 }, sessions, carried)
}

/** The gate at the end of a session. */
function ends(gate: Exercise): Exercise {
  return {
    ...gate,
    steps: gate.steps.map(step => ({
      ...step,
      hint: 'The session ends here; the next goes on from it. q leaves.',
    })),
  }
}
