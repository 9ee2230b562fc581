/** Raised hands and reactions as a row under what is shown, the same on all screens. */
import { Grid } from '../../draw/grid.ts'
import { width as cells, cut } from '../../text.ts'

/** Hands at the left, reactions at the right; where both have no room, in two rows. */
export function drawSigns(hands: string, reactions: string, width: number): Grid {
  const room = width - 2
  const isOne = !hands || !reactions || cells(hands) + cells(reactions) + 3 <= room
  const grid = new Grid(width, isOne ? 1 : 2)
  if (hands) grid.put(0, 1, cut(hands, room), 'accent')
  if (isOne && reactions) grid.putRight(0, width - 1, cut(reactions, room))
  if (!isOne) grid.put(1, 1, cut(reactions, room))
  return grid
}
