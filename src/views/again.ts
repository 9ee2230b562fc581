/** What people are told at an anonymous step that an earlier run of the program left open. */

import { takesCards } from '../kinds/made/board.ts'
import type { Room } from '../room/room.ts'
import { isHidden } from '../session/read.ts'
import type { PersonId, StepOf } from '../session/shapes.ts'
import { viewWords } from './words.ts'

/** One sentence or two for `me` (nobody: for all), until they have put something in; undefined where nothing was left. */
export function againWords(room: Room, step: StepOf, me?: PersonId): string | undefined {
  const left = step.anonymous && isHidden(room.session, step) ? room.leftInBox(step.id, me) : undefined
  if (left === undefined) return undefined
  if (!takesCards(step)) return viewWords.answerAgain
  const kept = left ? viewWords.keptUnnamed(left) : viewWords.noneKept
  return viewWords.writeAgain(kept)
}
