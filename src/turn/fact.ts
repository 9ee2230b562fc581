/** A push or a drag: one sentence with its evidence. */

import { actionLists } from '../kinds/made/steps.ts'
import type { StepId, WheelPhase } from '../session/agenda.ts'
import type { Session } from '../session/types.ts'

/**
 * One push or drag: what it is, its sentence, the phase it belongs to, the step that shows it, and for drags how many
 * turns old it is. `plain` is the sentence for readers who may not see cards, where `say` repeats the words of one.
 */
export type Fact = {
  what: 'bet' | 'delivery' | 'friction' | 'action' | 'finding' | 'inertia' | 'debt' | 'carried' | 'challenge' | 'signal'
  say: string
  phase: WheelPhase
  step?: StepId
  turns?: number
  plain?: string
}

/** Phases as they are called in a sentence. */
export const phaseWords: Record<WheelPhase, string> = {
  purpose: 'purpose',
  challenge: 'challenge',
  action: 'next best action',
  value: 'long-term value',
}

/** The step that answers for what earlier turns promised. */
export function settleStep(session: Session): StepId | undefined {
  return actionLists(session).find(({ step }) => step.settle)?.step.id
}
