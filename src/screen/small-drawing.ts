/** Windows below 60x20: how much of the frame they keep, and what stands in those that are too small for a step. It goes away by itself. */
import { Grid } from '../draw/grid.ts'
import { lifeOf } from '../interact/typed.ts'
import { wrap } from '../text.ts'
import type { Header } from './frame-drawing.ts'

/** The line that is typed, for a window that is too small to show the field itself. */
export type Line = { prompt: string; value: string; masked: boolean }

/** The least a whole screen is drawn for, and one with less of a frame, in cells. */
const smallest = { width: 60, height: 20 }
const least = { width: 40, height: 12 }

/** Rows that a reduced frame has less: the strip and both rules. */
export const sparedRows = 3

/**
 * How much of the frame a window has. `reduced`: one row with where and when, the message and the keys, so that question, one's own
 * line and what is shown have the rest. `none`: the step is not drawn; what is typed goes on all the same.
 */
export function frameIn(width: number, height: number): 'whole' | 'reduced' | 'none' {
  if (width < least.width || height < least.height) return 'none'
  return tooSmall(width, height) ? 'reduced' : 'whole'
}

/** Is this window too small for a whole screen? */
export function tooSmall(width: number, height: number): boolean {
  return width < smallest.width || height < smallest.height
}

type Small = { header: Header; question?: string; line?: Line; message: string; width: number; height: number }

export function drawSmall({ header, question, line, message, width, height }: Small): Grid {
  const grid = new Grid(width, height)
  const clock = header.right.slice(header.right.lastIndexOf(' ') + 1)
  grid.put(0, 1, 'flywheel', 'strong')
  grid.putRight(0, width - 1, clock)
  const typed = line ? (line.masked ? lifeOf(line.value) : line.value) : ''
  // The end of a long line is where people type.
  const shown = line ? [...wrap(`${line.prompt}${typed}_`, width - 2).slice(-Math.max(1, height - 7)), ''] : []
  const asked = question ? [...wrap(question, width - 2), ''] : []
  const rows = [
    ...wrap(`This window is ${width}x${height}. I need ${least.width}x${least.height} to draw this step.`, width - 2),
    '',
    ...asked,
    ...shown,
    ...wrap('Your text is kept. Enlarge the window or use a smaller font.', width - 2),
    ...wrap(message, width - 2),
  ]
  for (const [y, row] of rows.entries()) grid.put(2 + y, 1, row)
  return grid
}
