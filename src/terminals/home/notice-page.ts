/** What somebody reads who was brought home and did not go there: until they have, no key does anything else. */
import { Grid } from '../../draw/grid.ts'
import { layer } from '../../screen/layer.ts'
import { wrap } from '../../text.ts'
import type { PageView } from './page.ts'
import { homeWords } from './words.ts'

/** `close` goes on to the list. */
export function noticePage(say: string, close: () => void): PageView {
  return () => ({
    where: 'home',
    draw({ width, height }) {
      const grid = new Grid(width, height)
      for (const [y, row] of wrap(say, width - 2).entries()) grid.put(y, 1, row)
      return grid
    },
    message: homeWords.noticeFoot,
    layers: [layer('overlay', { leave: close, page: undefined })],
  })
}
