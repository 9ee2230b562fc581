/** The map on the screen: the library's drawing with letters to jump by, and lines between the stages. */
import type { Grid } from '../../../draw/grid.ts'
import { hasSign } from '../../../kinds/map/cursors.ts'
import { glyphSets, type Layout } from '../../../map/index.ts'
import { width } from '../../../text.ts'
import type { Spot } from './spots.ts'

/** Writes each part's letter on its sign; letters that no longer begin with what was typed are left out. */
export function markLetters(grid: Grid, letters: ReadonlyMap<string, Spot>, typed: string): void {
  for (const [letter, spot] of letters) {
    if (!letter.startsWith(typed)) continue
    const text = letter.slice(typed.length).toUpperCase()
    // A text has no sign to stand on: its letter goes before it where there is room.
    const before = !hasSign.has(spot.kind) && spot.column > 2 && grid.at(spot.row, spot.column - 1) === ' '
    const column = Math.min(before ? spot.column - text.length : spot.column, grid.width - text.length)
    grid.put(spot.row, column, text, 'focus')
  }
}

/** Lines where a stage begins and at each quarter of the height, where nothing else stands, blanks in names included. */
export function markGrid(grid: Grid, plan: Layout, spots: readonly Spot[]): void {
  const { plot, ticks } = plan.scale
  const { area } = glyphSets[plan.glyphs]
  const texts = spots.flatMap(s => s.lines)
  const inText = (row: number, column: number) =>
    texts.some(l => l.row === row && column >= l.column - 1 && column <= l.column + width(l.text))
  const put = (row: number, column: number, sign: string) => {
    if (grid.at(row, column) === ' ' && !inText(row, column)) grid.put(row, column, sign, 'quiet')
  }
  for (const column of ticks)
    if (column > plot.column && column < plot.column + plot.columns)
      for (let row = plot.row; row < plot.row + plot.rows; row++) put(row, column, area.upright)
  for (const share of [0.25, 0.5, 0.75]) {
    const row = plot.row + Math.round(share * (plot.rows - 1))
    for (let column = plot.column; column < plot.column + plot.columns; column += 2) put(row, column, area.across)
  }
}
