/** Help at home: the keys that work on the page below. */
import { itemAt } from '../../lists.ts'
import { drawHelp } from '../../screen/help-drawing.ts'
import { layer } from '../../screen/layer.ts'
import { type Layer, liveRows } from '../../screen/router.ts'
import type { PageView } from './page.ts'
import { homeWords } from './words.ts'

/** `close` goes back to the page whose keys these are. */
export function helpPage(layers: readonly Layer[], close: () => void): PageView {
  let at = 0
  const why = [homeWords.whatIsHome, homeWords.whyHome]
  return () => ({
    where: 'help',
    draw({ width, height }) {
      const pages = drawHelp({ rows: liveRows(layers), why, width, height })
      return itemAt(pages, at % pages.length)
    },
    message: homeWords.helpFoot,
    layers: [
      layer('overlay', { leave: close, page: () => at++ }),
      layer('everywhere', { help: close, commands: close, repaint: undefined, quit: close }),
    ],
  })
}
