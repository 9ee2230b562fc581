/** A participant's own cards as only they see them. */
import { Grid } from '../../draw/grid.ts'
import type { Card, StepOf } from '../../session/shapes.ts'
import { wrap } from '../../text.ts'
import { lineOf } from './reading.ts'
import { words } from './words.ts'

/** What those see who have written nothing yet, by step and size. */
const blank = new WeakMap<StepOf<'write'>, Map<string, Grid>>()

type OwnLook = { width: number; height: number; hidden: boolean; focus?: string | undefined }

/**
 *   saved by you, hidden from everybody until the reveal
 *
 *   1  the release queue waits for one person
 *   2  two teams change the same table
 */
export function drawOwn(step: StepOf<'write'>, cards: readonly Card[], look: OwnLook): Grid {
  if (cards.length) return drawCards(step, cards, look)
  const known = blank.get(step) ?? new Map<string, Grid>()
  blank.set(step, known)
  const key = `${look.width} ${look.height}`
  const grid = known.get(key) ?? drawCards(step, cards, look)
  known.set(key, grid)
  return grid
}

function drawCards(step: StepOf<'write'>, cards: readonly Card[], { width, height, hidden, focus }: OwnLook): Grid {
  const grid = new Grid(width, height)
  const marks = step.marks?.map(m => `${m.mark} ${m.label}`).join('    ')
  const head = [
    ...(marks ? [...wrap(words.beginWithMark(marks), width - 2), ''] : []),
    cards.length ? (hidden ? 'saved by you, hidden from everybody until the reveal' : 'yours so far') : '',
  ]
  for (const [y, text] of head.entries()) grid.put(y, marks && y < head.length - 1 ? 1 : 3, text)
  const rows = cards.flatMap((card, i) =>
    wrap(lineOf(card), width - 8).map((text, j) => ({ id: card.id, number: j ? '' : `${i + 1}`.padStart(2), text })),
  )
  const top = head.length + (height - head.length > 6 ? 1 : 0)
  const room = Math.max(0, height - top)
  // The newest are in sight, or the one that is chosen.
  const at = rows.findIndex(r => r.id === focus)
  const first = Math.max(0, Math.min(rows.length - room, at < 0 ? rows.length : at))
  for (const [y, row] of rows.slice(first, first + room).entries()) {
    const tone = row.id === focus ? 'focus' : 'plain'
    if (row.id === focus && row.number) grid.put(top + y, 1, '▸', 'focus')
    grid.put(top + y, 3, row.number, 'strong')
    grid.put(top + y, 7, row.text, tone)
  }
  return grid
}
