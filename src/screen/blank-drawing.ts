/** The blank screen of a break: nothing of the session is on it. */
import { Grid } from '../draw/grid.ts'
import { drawFooter, drawTop, frameRows } from './frame-drawing.ts'

/** What the header says of it. */
export const blankHeader = { left: 'flywheel', where: 'short break', right: '' }

/** The main part; sizes in cells, without the frame. */
export function drawBlank(width: number, height: number): Grid {
  const grid = new Grid(width, height)
  const text = 'back in a moment'
  grid.put(Math.max(0, Math.floor(height / 2) - 1), Math.max(0, Math.floor((width - text.length) / 2)), text, 'strong')
  return grid
}

/** A whole blank screen, in exactly so many cells. */
export function drawBlankScreen(width: number, height: number): Grid {
  const inside = height - frameRows
  if (inside < 1) return drawBlank(width, height)
  const grid = new Grid(width, height)
  grid.paste(0, 0, drawTop(blankHeader, width))
  grid.paste(3, 0, drawBlank(width, inside))
  grid.paste(3 + inside, 0, drawFooter({ keys: [], message: '', width }))
  return grid
}
