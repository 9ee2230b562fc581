/** How metrics look: a row each with its last value and what its values allow to say, and the chart of one of them. */
import { showDay } from '../../day.ts'
import { lineChart } from '../../draw/chart.ts'
import { Grid } from '../../draw/grid.ts'
import { datedValues } from '../../session/dated-values.ts'
import { isHidden, workOf } from '../../session/read.ts'
import type { MetricRow, StepOf, WorkOf } from '../../session/shapes.ts'
import { amount, trend } from '../../session/trend.ts'
import type { Session } from '../../session/types.ts'
import { cut, plural, width } from '../../text.ts'
import type { Look } from '../kind.ts'
import { type Block, beside, drawSheet, line, lines, snug } from '../shared/sheet.ts'

/** Two values make a straight line that says nothing, and under six rows a line is only a stroke. */
const chartFrom = { points: 3, rows: 6 } as const

/** What is kept under a row. */
export type Kept = WorkOf<'metrics'>['rows'][string]

/** A row with what is kept under it. */
type Known = { row: MetricRow; kept: Kept; name: string }

/**
 * how often we ship              12 a week   21 Nov   6 values
 *    Median of the last 5: 11 a week. The 5 before: 8 a week.
 * how often it goes wrong        no value yet
 *
 * The row pointed at, or else the first one that has enough values, is drawn as a chart where there is room for it.
 */
export function drawMetrics(step: StepOf<'metrics'>, session: Session, look: Look): Grid {
  const work = workOf(session, step.id, 'metrics')
  if (isHidden(session, step)) return new Grid(look.width, 0)
  const all = step.rows.map((row): Known => {
    const kept = keptOf(work, row.id)
    return { row, kept, name: kept.name ?? row.say }
  })
  const blocks = all.map(one => drawRow(one, all, session, look.width - 1))
  const rows = blocks.reduce((n, b) => n + b.length, 0)
  const left = look.height - rows - 2
  const drawable = all.filter(k => k.kept.points.length >= chartFrom.points)
  const charted = drawable.find(k => k.row.id === look.focus) ?? (look.focus === undefined ? drawable[0] : undefined)
  if (!charted || left < chartFrom.rows) return drawSheet({ blocks, airy: look.height >= 16 && rows <= 8 }, look)
  const grid = new Grid(look.width, look.height)
  const list = drawSheet({ blocks, airy: false }, { ...look, height: rows })
  grid.paste(0, 0, list)
  grid.paste(list.height + 1, 0, drawSheet({ blocks: [lines(titleOf(charted), 1, look.width - 1, 'strong')] }, look))
  const chart = drawChart(charted.kept, session, { width: look.width - 2, height: Math.min(12, left) })
  grid.paste(list.height + 2, 1, chart)
  return snug(grid)
}

/** What is kept under a row; nothing where nothing came yet. */
export function keptOf(work: WorkOf<'metrics'> | undefined, row: string): Kept {
  return (work && Object.hasOwn(work.rows, row) ? work.rows[row] : undefined) ?? { points: [] }
}

function titleOf({ name, kept }: Known): string {
  return kept.unit ? `${name}, ${kept.unit}` : name
}

function drawRow({ row, kept, name }: Known, all: readonly Known[], session: Session, edge: number): Block {
  const last = kept.points.at(-1)
  const value = last
    ? [amount(last.value, kept.unit), showDay(last.at, session.last), plural(kept.points.length, 'value')].join('   ')
    : `no value yet${kept.unit ? `, in ${kept.unit}` : ''}`
  const said = trend(kept.points, kept.unit).say
  const names = Math.max(...all.map(k => width(k.name)))
  const tone = last ? ('strong' as const) : ('plain' as const)
  // A name is never cut for a number beside it: the number then stands below.
  const head =
    names + 4 + 34 <= edge
      ? beside([line(name)], [line(cut(value, edge - names - 4), names + 4, tone)])
      : [...lines(name, 1, edge), line(cut(value, edge - 4), 4, tone)]
  return [...head, ...(said ? lines(said, 4, edge) : [])].map(r => ({ ...r, id: row.id }))
}

function drawChart(kept: Kept, session: Session, room: { width: number; height: number }): Grid {
  const ours = kept.points.findIndex(p => p.id.startsWith(`s${session.turn.number}-`))
  return lineChart({
    values: datedValues(kept.points, session.last),
    unit: kept.unit,
    // Where this turn's values begin, when there are older ones.
    marks: ours > 0 ? [{ at: ours, text: `turn ${session.turn.number}` }] : [],
    ...room,
  })
}
