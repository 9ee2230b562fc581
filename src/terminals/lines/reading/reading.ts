/** Steps read aloud: where they stand, what they ask, how much time there is, what they have gathered. */

import { placeOf } from '../../../session/agenda.ts'
import { currentStep, isPaused, left, plannedSteps, spent, stepNumber } from '../../../session/read.ts'
import type { StepOf } from '../../../session/shapes.ts'
import type { Session } from '../../../session/types.ts'
import { capital, full } from '../../../text.ts'
import { withoutKeys } from '../../../views/hint-words.ts'
import { sayLeft, sayMinutes } from './clock.ts'
import { lineWords } from './words.ts'

/** Milliseconds left of the current step's plan at `now`; the clock may stand still. */
export function leftNow(session: Session, now: number): number {
  const step = currentStep(session)
  const last = session.visits.at(-1)
  return step ? left(session, step, isPaused(session) ? Date.parse(last?.to ?? session.opened) : now) : 0
}

/** `Challenge. Step 6 of 16: Write.`, its question, its time and its hint. `whose` adds the turn and the team. */
export function heading(session: Session, step: StepOf, { now, whose }: { now: number; whose: boolean }): string[] {
  const { team, number } = session.turn
  const phase = placeOf(session.agenda, step.id)?.phase.title
  const at = stepNumber(session, step.id)
  const place = at
    ? full(`Step ${at} of ${plannedSteps(session).length}: ${step.title}`)
    : lineWords.notInPlan(step.title)
  const runs = step.id === session.at && !session.closed && spent(session, step.id, now) >= 1_000
  const hint = withoutKeys(step.hint ?? '')
  const plan = step.minutes + (session.extra[step.id] ?? 0)
  return [
    `${whose ? `Turn ${number}, ${team}. ` : ''}${phase}. ${place}`,
    step.ask,
    `${capital(runs ? sayLeft(leftNow(session, now)) : sayMinutes(plan))}.`,
    hint ? `Hint: ${hint}` : '',
  ]
}
