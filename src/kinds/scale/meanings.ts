/** What the points of a scale mean: as a table before anything is answered, and under the row pointed at. */
import type { Grid } from '../../draw/grid.ts'
import type { ScaleRow, StepOf } from '../../session/shapes.ts'
import { cut, width } from '../../text.ts'
import type { Look } from '../kind.ts'
import { beside, drawSheet, line, lines, type Row } from '../shared/sheet.ts'
import { words } from './words.ts'

/** What is asked, and which end is the good one where that is the low one. */
export function asked(row: ScaleRow): string {
  return row.reverse ? words.lowIsGood(row.say) : row.say
}

/** True where every row says what its points mean, and a table of them has room. */
export function isTable(step: StepOf<'scale'>, look: Look): boolean {
  return look.width >= 80 && step.rows.every(r => r.says?.length)
}

/**
 *                      1 power             2 rules             3 purpose
 * Bringing bad news    is paid for by      is filed and        is asked for and
 *                      who brings it       forgotten           thanked
 */
export function drawMeanings(step: StepOf<'scale'>, look: Look): Grid {
  const edge = look.width - 1
  const labels = Math.min(Math.floor(edge / 4), 3 + Math.max(...step.rows.map(r => width(asked(r)))))
  const across = Math.floor((edge - labels - 1) / step.points.length)
  const at = (i: number) => labels + 1 + i * across
  const head: Row = {
    pieces: step.points.map((p, i) => ({ at: at(i), text: cut(`${i + 1} ${p}`, across - 1), tone: 'strong' })),
  }
  const blocks = step.rows.map(row => {
    const columns = (row.says ?? []).map((text, i) => lines(text, at(i), at(i) + across - 2))
    const all = columns.reduce((left, column) => beside(left, column), lines(asked(row), 1, labels))
    return all.map(r => ({ ...r, id: row.id }))
  })
  return drawSheet({ head: [head], blocks }, look)
}

/** What the points of this row mean, side by side where there is room, and the fact to know before answering. */
export function meanings(step: StepOf<'scale'>, row: ScaleRow, edge: number): Row[] {
  const note = row.note ? lines(row.note, 1, edge) : []
  const { says } = row
  if (!says?.length) return note
  const across = Math.floor((edge - 1) / says.length)
  if (across < 20) {
    const list = says.flatMap((text, i) => lines(`${step.points[i] ?? ''}: ${text}`, 1, edge))
    return [...note, ...list]
  }
  const columns = says.map((text, i) => [
    line(cut(step.points[i] ?? '', across - 2), 1 + i * across, 'strong'),
    ...lines(text, 1 + i * across, 1 + (i + 1) * across - 2),
  ])
  return [...note, ...columns.reduce<Row[]>((all, column) => beside(all, column), [])]
}
