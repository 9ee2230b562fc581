/** How a flywheel looks: a real ring where there is room for one, otherwise its links in a row of feeding. */
import { Grid } from '../../draw/grid.ts'
import { loop } from '../../draw/loop.ts'
import { carriedAt } from '../../session/carried.ts'
import { isHidden, workOf } from '../../session/read.ts'
import type { StepOf, WorkOf } from '../../session/shapes.ts'
import type { Session } from '../../session/types.ts'
import type { Look } from '../kind.ts'
import { leftCards, leftRows } from '../shared/left-cards.ts'
import { beside, drawSheet, line, lines, snug } from '../shared/sheet.ts'
import { words } from './words.ts'

/** The ring at this look, at most `look.height` rows. */
export function drawRing(step: StepOf<'ring'>, session: Session, look: Look): Grid {
  const work = isHidden(session, step) ? undefined : workOf(session, step.id, 'ring')
  if (!work?.links.length) {
    const none = lines(words.empty, 1, look.width - 1)
    const cards = look.working ? leftRows(leftCards(session, step.from, []), 'ring', look.width - 1) : []
    return drawSheet({ blocks: [none, cards] }, look)
  }
  const { links } = work
  const markOf = marker(step, work, session)
  const ring = loop({
    width: Math.min(look.width, 100),
    height: look.height,
    links: links.map(l => ({ text: l.text, mark: markOf(l.id), focus: l.id === look.focus })),
    centre: words.each,
  })
  if (!ring) return drawList(work, markOf, look)
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
function drawList({ links }: WorkOf<'ring'>, markOf: (id: string) => string | undefined, look: Look): Grid {
  const edge = look.width - 1
  const blocks = links.map((link, i) => {
    const mark = markOf(link.id)
    const text = [...lines(link.text, 5, edge), ...(mark ? [line(mark, 5, 'warn')] : [])]
    return beside([line(`${i + 1}`, 1, 'strong')], text).map(row => ({ ...row, id: link.id }))
  })
  const foot = [line(links.length > 1 ? words.closes(links.length) : words.alone)]
  return drawSheet({ blocks, foot, airy: false }, look)
}

/** What stands under the weakest link, and until one is named under the one that was weakest last time. */
function marker(
  step: StepOf<'ring'>,
  { weakest }: WorkOf<'ring'>,
  session: Session,
): (id: string) => string | undefined {
  const before = step.keep === undefined ? undefined : carriedAt(session.turn.carried.rings, step.keep)?.weakest
  return id =>
    id === weakest ? words.weakestMark : weakest === undefined && id === before ? words.lastTime : undefined
}
