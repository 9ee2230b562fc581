/** What whoever reveals an anonymous step should know first: one rule for every kind, on full screens, in lines and from afar. */
import { factsOf } from '../kinds/facts.ts'
import { minAnonymousAnswers } from '../kinds/made/answers.ts'
import { isHidden, stepOf } from '../session/read.ts'
import type { StepOf } from '../session/shapes.ts'
import type { Move } from '../session/types.ts'
import { isStepMove } from './apply.ts'
import type { Room } from './room.ts'
import { roomWords } from './words.ts'

/** Fewer than `minAnonymousAnswers` people: how many exactly would be a hint too. */
const tooFew = roomWords.fewerIn(minAnonymousAnswers)

/** What speaks against revealing this step now, in one sentence; undefined when nothing does, or nothing is in it. */
export function revealWarning(room: Room, step: StepOf): string | undefined {
  if (!isHidden(room.session, step)) return undefined
  if (step.anonymous && room.hasFewInBox(step.id)) return tooFew
  const { warning } = factsOf(step.kind)
  return warning?.(step, room.session, id => room.see(id))
}

/**
 * Stops a reveal once with its warning; the same reveal again goes through, as long as the warning is the same. One for each
 * terminal of somebody who may reveal.
 */
export function revealGuard(room: Room): (move: Move) => string | undefined {
  let warned: string | undefined
  return move => {
    const step = isStepMove(move) || move.do !== 'reveal' ? undefined : stepOf(room.session, move.step)
    const warning = step && revealWarning(room, step)
    const key = warning && `${step.id} ${warning}`
    const isNew = key !== warned
    warned = key
    return isNew && warning ? roomWords.revealAgain(warning) : undefined
  }
}
