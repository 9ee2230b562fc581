/** The line that is typed, as rows: broken where it is too long, the part with the cursor always in sight. */
import { Grid } from '../draw/grid.ts'
import { width as cells, graphemes } from '../text.ts'
import type { Edited } from './edit-line.ts'

type TypedLine = { grid: Grid; cursor: { row: number; column: number } }

/** A row of the line: its text, and how far into the whole its first character is. */
type Row = { text: string; from: number }

/** The line behind its prompt, in at most `most` rows of so many cells. */
export function drawLine(prompt: string, { text, at }: Edited, width: number, most: number): TypedLine {
  const left = 1 + cells(prompt)
  const rows = broken(text, Math.max(8, width - left - 2))
  const here = Math.max(
    0,
    rows.findLastIndex(r => r.from <= at),
  )
  const first = Math.max(0, Math.min(here - most + 1, rows.length - most))
  const shown = rows.slice(first, first + most)
  const grid = new Grid(width, shown.length)
  grid.put(0, 1, prompt, 'strong')
  for (const [y, row] of shown.entries()) grid.put(y, left, row.text)
  const before = rows[here]!.text.slice(0, at - rows[here]!.from)
  return { grid, cursor: { row: here - first, column: Math.min(width - 1, left + cells(before)) } }
}

/** A text in rows of at most so many cells: at its line breaks, behind a blank where there is one, else anywhere. */
function broken(text: string, room: number): Row[] {
  const rows: Row[] = []
  let from = 0
  let row = ''
  let used = 0
  const end = (rest = '') => {
    rows.push({ text: row.slice(0, row.length - rest.length), from })
    from += row.length - rest.length
    row = rest
    used = cells(rest)
  }
  for (const g of graphemes(text)) {
    if (g === '\n') {
      end()
      from++
      continue
    }
    if (used + cells(g) > room) end(/ ([^ ]*)$/.exec(row)?.[1] ?? '')
    row += g
    used += cells(g)
  }
  end()
  return rows
}
