/** The question of a step, the first thing on every screen. */
import { Grid } from '../draw/grid.ts'
import { wrap } from '../text.ts'

/** The question as rows with a blank one below (left out when the screen is low); `right` stands at the end of the first row. */
export function drawQuestion(ask: string, width: number, height: number, right = ''): Grid {
  const lines = wrap(ask, Math.min(width - 2 - (right ? right.length + 3 : 0), 96)).slice(0, 3)
  const grid = new Grid(width, lines.length + (height < 18 ? 0 : 1))
  for (const [y, line] of lines.entries()) grid.put(y, 1, line, 'strong')
  if (right) grid.putRight(0, width, right)
  return grid
}
