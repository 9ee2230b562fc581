/** A page of home as the rows of a terminal. */
import { Grid } from '../../draw/grid.ts'
import type { Edited } from '../../screen/edit-line.ts'
import { drawFooter, drawTop, footerKeys } from '../../screen/frame-drawing.ts'
import type { Cursor } from '../../screen/painter.ts'
import { drawSmall, frameIn } from '../../screen/small-drawing.ts'
import { rowsOf, type Theme } from '../../screen/theme.ts'
import { drawLine } from '../../screen/typed-line.ts'
import { cut } from '../../text.ts'
import type { Page } from './page.ts'

type Scene = {
  page: Page
  message: string
  /** The line that is typed, with its text. */
  typed: (NonNullable<Page['line']> & { text: Edited }) | undefined
  name: string
  now: number
  theme: Theme
  width: number
  height: number
}

/** Rows a line that is typed may take. */
const lineRows = 3

export function composeHome(scene: Scene): { rows: string[]; cursor?: Cursor } {
  const { page, message, typed, name, now, theme, width, height } = scene
  const right = `${cut(name, width < 70 ? 16 : 30)}  ${new Date(now).toTimeString().slice(0, 5)}`
  const header = { left: 'flywheel', where: page.where, right }
  const frame = frameIn(width, height)
  if (frame === 'none') {
    const line = typed && { prompt: typed.prompt, value: typed.text.text, masked: false }
    return { rows: rowsOf(drawSmall({ header, line, message, width, height }), theme) }
  }
  const reduced = frame === 'reduced'
  const isTyping = typed !== undefined
  const top = drawTop({ ...header, ...(page.strip ? { strip: page.strip(width) } : {}) }, width, reduced)
  const foot = drawFooter({
    ...footerKeys(page.layers, isTyping),
    message,
    width,
    reduced,
    ...(page.mode ? { mode: page.mode } : {}),
  })
  const room = height - top.height - foot.height
  const main = new Grid(width, room)
  main.paste(0, 0, page.draw({ width, height: room, ascii: theme.ascii }))
  let cursor: Cursor | undefined
  if (typed) {
    const drawn = drawLine(typed.prompt, typed.text, width, lineRows)
    const row = Math.min(typed.row, room - drawn.grid.height)
    for (let y = row; y < row + drawn.grid.height; y++) main.fill(y, 0, width, ' ')
    main.paste(row, 0, drawn.grid)
    cursor = { row: top.height + row + drawn.cursor.row, column: drawn.cursor.column }
  } else if (page.chosen !== undefined) cursor = { row: top.height + page.chosen, column: 1 }
  const rows = [...rowsOf(top, theme), ...rowsOf(main, theme), ...rowsOf(foot, theme)]
  return { rows, ...(cursor ? { cursor } : {}) }
}
