/** How a series looks: a chart where there are enough values, the values beside it, and only what they allow to say. */
import type { Grid } from '../draw/grid.ts'
import { sayDay } from '../session/days.ts'
import { isHidden, workOf } from '../session/read.ts'
import type { Point, StepOf, WorkOf } from '../session/shapes.ts'
import { amount, trend } from '../session/trend.ts'
import type { Session } from '../session/types.ts'
import type { Look } from './kind.ts'
import { type Block, drawSheet, line, lines, type Row } from './sheet.ts'

export function drawSeries(step: StepOf<'series'>, session: Session, look: Look): Grid {
  const work = workOf(session, step.id, 'series') ?? { kind: 'series', points: [] }
  if (isHidden(session, step)) return drawSheet({ blocks: [] }, look)
  const head = [line(titleOf(step, work), 1, 'strong')]
  if (!work.points.length) return drawSheet({ head, blocks: [lines(empty(step), 1, look.width - 1)] }, look)
  const say = trend(work.points, work.unit).say
  const foot = say ? lines(say, 1, look.width - 1) : []
  return drawSheet(
    { head, blocks: work.points.toReversed().map(p => valueRow(p, work, session, look.width)), foot, airy: false },
    look,
  )
}

function titleOf(step: StepOf<'series'>, work: WorkOf<'series'>): string {
  if (step.deliveries) return 'Days from asked to first used'
  return work.name ? `${work.name}${work.unit ? `, in ${work.unit}` : ''}` : 'This number has no name yet'
}

function empty(step: StepOf<'series'>): string {
  return step.deliveries
    ? 'Nothing yet. One delivery is two days: when it was asked for and when it was first used.'
    : 'No value yet. A value is a number and its day.'
}

/** `21 Nov      29 days   tax label` */
function valueRow(point: Point, work: WorkOf<'series'>, session: Session, edge: number): Block {
  const row: Row = line(sayDay(point.at, session.last), 3)
  const text = [amount(point.value, work.unit), point.from && `asked ${sayDay(point.from, session.last)}`, point.name]
  return [
    {
      pieces: [...row.pieces, ...(lines(text.filter(Boolean).join('   '), 16, edge - 1)[0]?.pieces ?? [])],
      id: point.id,
    },
  ]
}
