/** Pushes, drags and the word for the wheel, drawn as two short lists with their evidence. No score. */
import { Grid } from '../draw/grid.ts'
import { momentumOf } from '../turn/momentum.ts'
import type { Session } from '../session/types.ts'
import { cut } from '../text.ts'

/** How the wheel turns, in a word: `first push`, `turning`, `held by CHALLENGE`. */
export function wheelWordOf(session: Session): string {
  return momentumOf(session).word
}

/** Pushes left, drags right, the word below; at most five rows. */
export function drawMomentum(session: Session, width: number): Grid {
  const { pushes, drags, word } = momentumOf(session)
  const rows = Math.max(1, Math.min(3, Math.max(pushes.length, drags.length)))
  const grid = new Grid(width, rows + 1)
  const half = Math.floor(width / 2)
  const list = (title: string, sign: string, items: readonly { say: string }[], x: number) => {
    grid.put(0, x, title, 'strong')
    if (!items.length) grid.put(0, x + 9, 'none seen yet')
    for (const [y, item] of items.slice(0, rows).entries()) {
      const more = y === rows - 1 && items.length > rows ? `  and ${items.length - rows} more` : ''
      grid.put(y, x + 9, cut(`${sign} ${item.say}`, half - 11 - more.length) + more)
    }
  }
  list('PUSHES', '+', pushes, 1)
  list('DRAGS', '-', drags, half)
  grid.put(rows, 1, 'WHEEL', 'strong')
  grid.put(rows, 10, cut(word, width - 12))
  return grid
}
