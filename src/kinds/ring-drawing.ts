/** How a flywheel looks: a real ring where there is room for one, otherwise its links in a row of feeding. */
import { Grid } from '../draw/grid.ts'
import { loop } from '../draw/loop.ts'
import { isHidden, workOf } from '../session/read.ts'
import type { StepOf, WorkOf } from '../session/shapes.ts'
import type { Session } from '../session/types.ts'
import type { Look } from './kind.ts'
import { beside, drawSheet, line, lines, snug } from './sheet.ts'

/** What stands under the link that holds the wheel. */
const weakestMark = 'THE WEAKEST'

/** The ring at this look, at most `look.height` rows. */
export function drawRing(step: StepOf<'ring'>, session: Session, look: Look): Grid {
  const work = isHidden(session, step) ? undefined : workOf(session, step.id, 'ring')
  if (!work?.links.length)
    return drawSheet(
      { blocks: [lines('No link yet. Begin with what a customer notices first.', 1, look.width - 1)] },
      look,
    )
  const { links, weakest } = work
  const ring = loop({
    width: Math.min(look.width, 100),
    height: look.height,
    links: links.map(l => ({
      text: l.text,
      ...(l.id === weakest ? { mark: weakestMark } : {}),
      ...(l.id === look.focus ? { focus: true } : {}),
    })),
    centre: ['each feeds the next'],
  })
  if (!ring) return drawList(work, look)
  const grid = new Grid(look.width, ring.height)
  grid.paste(0, 0, ring)
  return snug(grid)
}

/**
 *  1  lower price
 *  2  more visits
 *     THE WEAKEST
 *  3  more sellers, and that feeds 1 again
 */
function drawList({ links, weakest }: WorkOf<'ring'>, look: Look): Grid {
  const edge = look.width - 1
  const blocks = links.map((link, i) => {
    const mark = link.id === weakest ? [line(weakestMark, 5, 'warn')] : []
    const text = [...lines(link.text, 5, edge), ...mark]
    return beside([line(`${i + 1}`, 1, 'strong')], text).map(row => ({ ...row, id: link.id }))
  })
  const foot =
    links.length > 1
      ? [line(`each feeds the next, and ${links.length} feeds 1 again`)]
      : [line('one link feeds nothing yet')]
  return drawSheet({ blocks, foot, airy: false }, look)
}
