/** What people are told at an anonymous step that an earlier run of the program left open. */
import type { Room } from '../room/room.ts'
import { isHidden, takesCards } from '../session/read.ts'
import type { PersonId, StepOf } from '../session/shapes.ts'
import { plural } from '../text.ts'

/** One sentence or two for `me` (nobody: for all), until they have put something in; undefined where nothing was left. */
export function againWords(room: Room, step: StepOf, me?: PersonId): string | undefined {
  const left = step.anonymous && isHidden(room.session, step) ? room.leftInBox(step.id, me) : undefined
  if (left === undefined) return undefined
  if (!takesCards(step)) return 'The program was started again, and no answer has a name: please answer again.'
  const kept = left ? `${plural(left, 'card is', 'cards are')} kept, without names` : 'no card was kept'
  return `The program was started again; ${kept}. Please write again what is missing.`
}
