/** How a series looks: a chart where there are enough values, the values beside it, and only what they allow to say. */
import { showDay } from '../../day.ts'
import { lineChart } from '../../draw/chart.ts'
import { Grid } from '../../draw/grid.ts'
import { spanChart } from '../../draw/spans.ts'
import { datedValues, stretchesOf } from '../../session/dated-values.ts'
import { isHidden, stepsWith, workOf } from '../../session/read.ts'
import type { Point, StepOf, WorkOf } from '../../session/shapes.ts'
import { longestOf } from '../../session/strip.ts'
import { amount, trend } from '../../session/trend.ts'
import { turnWord } from '../../session/turns.ts'
import type { Session } from '../../session/types.ts'
import { cut, pad, width } from '../../text.ts'
import type { Look } from '../kind.ts'
import { drawSheet, line, lines, snug } from '../shared/sheet.ts'
import { showMinutes } from '../strip/drawing.ts'
import { words } from './words.ts'

/** Two values make a straight line that says nothing. */
const chartFrom = 3

/** A series at this look, at most `look.height` rows: the chart and the list give way to what the numbers allow to say. */
export function drawSeries(step: StepOf<'series'>, session: Session, look: Look): Grid {
  const work = workOf(session, step.id, 'series') ?? { kind: 'series', points: [] }
  if (isHidden(session, step)) return new Grid(look.width, 0)
  const edge = look.width - 1
  const head = lines(titleOf(step, work), 1, edge, 'strong')
  if (!work.points.length) return drawSheet({ head, blocks: [lines(empty(step), 1, edge)] }, look)
  const say = trend(work.points, work.unit).say
  const wait = step.deliveries ? longestWait(session) : undefined
  const foot = [...(say ? lines(say, 1, edge) : []), ...(wait ? lines(wait, 1, edge) : [])]
  const gap = look.height >= 16 ? 1 : 0
  const body = drawBody(step, work, session, { ...look, height: look.height - head.length - foot.length - 2 * gap })
  const grid = new Grid(look.width, look.height)
  grid.paste(0, 0, drawSheet({ blocks: [head] }, look))
  grid.paste(head.length + gap, 0, body)
  grid.paste(head.length + gap + body.height + gap, 0, drawSheet({ blocks: [foot] }, look))
  return snug(grid)
}

/** `Longest wait on the way: security review, 52 h (turn 6).` from the newest strip there is; undefined without one. */
function longestWait(session: Session): string | undefined {
  const ours = stepsWith(session, 'strip').flatMap(strip => {
    const steps = workOf(session, strip.id, 'strip')?.steps ?? []
    return steps.length && !isHidden(session, strip) ? [{ turn: session.turn.id, steps }] : []
  })
  const earlier = Object.values(session.turn.carried.strips ?? {}).flatMap(all => all.at(-1) ?? [])
  const newest = ours.at(-1) ?? earlier.at(-1)
  const [longest] = newest ? longestOf(newest.steps) : []
  return longest && words.longestWait(longest.name, showMinutes(longest.wait * 60), turnWord(newest!.turn))
}

function titleOf(step: StepOf<'series'>, work: WorkOf<'series'>): string {
  if (step.deliveries) return words.deliveries
  return work.name ? words.number(work.name, work.unit) : words.noName
}

function empty(step: StepOf<'series'>): string {
  return step.deliveries ? words.noDelivery : words.noValue
}

/** The cells there are, and the value that is chosen. */
type Room = { width: number; height: number; focus?: string | undefined }

/** The chart with the newest values beside it, under it where it is narrow, or only the values. */
function drawBody(step: StepOf<'series'>, work: WorkOf<'series'>, session: Session, room: Room): Grid {
  const { width, height, focus } = room
  if (step.deliveries) return drawDeliveries(work, session, room)
  const isCharted = work.points.length >= chartFrom
  if (!isCharted || height < 6) return drawValues(work, session, room)
  const beside = width >= 80
  const list = beside
    ? drawValues(work, session, { width: 34, height: Math.min(height, 14), focus })
    : drawValues(work, session, { width, height: height < 9 ? 0 : 3, focus })
  const chart = drawChart(work, session, {
    width: beside ? width - list.width - 1 : width - 2,
    height: Math.min(14, beside ? height : height - list.height),
  })
  const grid = new Grid(width, height)
  grid.paste(0, 1, chart)
  if (beside) grid.paste(0, width - list.width, list)
  else grid.paste(chart.height, 0, list)
  return snug(grid)
}

/** A bar a delivery, the newest on top: deliveries are apart from each other, so no line joins them. */
function drawDeliveries({ points }: WorkOf<'series'>, session: Session, { width, height, focus }: Room): Grid {
  const { spans, ends } = stretchesOf(points, session.last.slice(0, 10), words.nameless)
  const bars = spanChart({ spans, ends, width: width - 2, height, more: words.older, focus })
  const grid = new Grid(width, bars.height)
  grid.paste(0, 1, bars)
  return grid
}

function drawChart(work: WorkOf<'series'>, session: Session, room: { width: number; height: number }): Grid {
  const ours = work.points.findIndex(p => p.id.startsWith(`s${session.turn.number}-`))
  return lineChart({
    values: datedValues(work.points, session.last),
    unit: work.unit,
    // Where this turn's values begin, when there are older ones.
    marks: ours > 0 ? [{ at: ours, text: `turn ${session.turn.number}` }] : [],
    ...room,
  })
}

/**
 *  21 Nov   29 days   tax label
 *  12 Oct   31 days
 *  and 9 older
 */
function drawValues(work: WorkOf<'series'>, session: Session, room: Room): Grid {
  const newest = work.points.toReversed()
  const fit = newest.length <= room.height ? newest.length : Math.max(0, room.height - 1)
  // The chosen one is always among those shown.
  const first = Math.max(0, newest.findIndex(p => p.id === room.focus) - fit + 1)
  const shown = newest.slice(first, first + fit)
  const days = Math.max(0, ...shown.map(p => width(showDay(p.at, session.last))))
  const values = Math.max(0, ...shown.map(p => width(amount(p.value, work.unit))))
  const rows = shown.map((point: Point) => {
    const value = amount(point.value, work.unit)
    const text = `${pad(showDay(point.at, session.last), days)}   ${' '.repeat(values - width(value))}${value}   ${point.name ?? ''}`
    return { ...line(cut(text.trimEnd(), room.width - 4), 3), id: point.id }
  })
  const older = newest.length - first - shown.length
  const blocks = [older > 0 && room.height > 0 ? [...rows, line(words.older(older), 3)] : rows]
  return drawSheet({ blocks, airy: false }, room)
}
