/** Steps about cards that nobody has seen yet wait until they are revealed. */
import type { At } from '../../interact/act.ts'
import type { Kind, StepId, StepOf } from '../../session/shapes.ts'
import { cardsOf } from '../made/board.ts'
import { unseenCards } from '../made/unseen.ts'

/** The step whose hidden cards this one is about; undefined once they are revealed, and where nobody has written one. */
export function waitsForCards<K extends Kind>(at: At<K>, id: StepId | undefined): StepOf<'write'> | undefined {
  const source = unseenCards(at.session, id)
  return source && (source.anonymous || cardsOf(at.whole, source.id).length > 0) ? source : undefined
}
