/** The retro: once round the wheel in 25 minutes. A light turn, with the same file and the same carry-over as a long one. */
import type { Agenda, Phase } from '../session/agenda.ts'
import type { StepId, StepOf } from '../session/shapes.ts'
import type { CarriedOver } from '../session/types.ts'
import { cut } from '../text.ts'
import { nextBet } from './exercises/action/next-bet.ts'
import { whatSlowedUs } from './exercises/challenge/what-slowed-us.ts'
import { gates } from './exercises/close/gates.ts'
import { promises } from './exercises/close/promises.ts'
import { returnOnTime } from './exercises/close/return-on-time.ts'
import { summary } from './exercises/close/summary.ts'
import { checkIn } from './exercises/opening/check-in.ts'
import { settle } from './exercises/opening/settle.ts'
import { northStar } from './exercises/purpose/north-star.ts'
import { timeToValue } from './exercises/purpose/time-to-value.ts'
import { prevention } from './exercises/value/prevention.ts'
import { withFollowUps } from './parts.ts'
import { phaseTitles } from './tenets.ts'

const phases: Phase[] = [
  { id: 'opening', title: phaseTitles.opening, exercises: [settle, checkIn] },
  { id: 'purpose', title: phaseTitles.purpose, exercises: [northStar, timeToValue] },
  { id: 'challenge', title: phaseTitles.challenge, exercises: [whatSlowedUs] },
  { id: 'action', title: phaseTitles.action, exercises: [nextBet] },
  { id: 'value', title: phaseTitles.value, exercises: [prevention] },
  { id: 'close', title: phaseTitles.close, exercises: [gates, promises, returnOnTime, summary] },
]

/**
 * The 25-minute retro for a turn that starts from `carried` (nothing for a first turn). Ids are the same every turn; only
 * what is asked changes: a gate's follow-up becomes the first question of its phase, and last turn's top challenge is asked about.
 */
export function retro(carried?: CarriedOver): Agenda {
  return { id: 'retro', title: 'Retro', minutes: 25, phases: phases.map(p => withCarried(p, carried)) }
}

function withCarried(phase: Phase, carried: CarriedOver | undefined): Phase {
  const copy = structuredClone(phase)
  const first = copy.exercises[0]?.steps[0]
  if (!first) return copy
  if (phase.id === 'opening' && !hasSomethingToSettle(carried)) {
    copy.exercises[0]?.steps.splice(0, 1, welcome(first.id))
  }
  if (phase.id === 'challenge' && carried?.top)
    first.hint = `Last time it was "${cut(carried.top, 30)}": did it return?`
  return withFollowUps(copy, carried)
}

/** Where there is nothing to settle yet, people say what they came for; it keeps the step's id, so that ids are the same every turn. */
function welcome(id: StepId): StepOf<'write'> {
  return {
    id,
    kind: 'write',
    title: 'Welcome',
    ask: 'What should be different for us after this meeting?',
    minutes: 2,
    hint: 'Type one sentence, or press Enter to go on.',
  }
}

/** Did the last turn leave a promise, a bet, or something parked? */
export function hasSomethingToSettle(carried: CarriedOver | undefined): boolean {
  return Boolean(carried && (carried.actions.length || carried.bet || carried.parked.length))
}
