/** A step about cards that nobody has seen yet: it says so, and one key reveals them. */
import type { Grid } from '../../../draw/grid.ts'
import { cardsOf } from '../../../kinds/made/board.ts'
import { unseenCards } from '../../../kinds/made/unseen.ts'
import { layer } from '../../../screen/layer.ts'
import type { StepId } from '../../../session/shapes.ts'
import type { ScreenContent, ScreenProps } from '../screen.ts'
import { screenWords } from '../words.ts'
import { Rows } from './rows.tsx'

/**
 * The screen of a step about what `id` gathered, while its cards are hidden; undefined once they are revealed, and where
 * nobody has written one: then there is nothing to wait for.
 */
export function covered(
  { session, room, live, submit }: Pick<ScreenProps<'look'>, 'session' | 'room' | 'live' | 'submit'>,
  id: StepId | undefined,
  of: Grid,
): ScreenContent | undefined {
  const source = live ? unseenCards(session, id) : undefined
  if (!source) return undefined
  if (!cardsOf(room.session, source.id).length && !room.inBox(source.id) && !room.hasFewInBox(source.id))
    return undefined
  return {
    main: <Rows of={of} />,
    message: screenWords.coveredCards(source.title),
    layers: [
      layer(
        'look',
        { main: () => void submit({ do: 'reveal', step: source.id }), page: undefined },
        { main: 'reveal' },
      ),
    ],
  }
}
