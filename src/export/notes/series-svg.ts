/** A series as an SVG picture: its values on their days, their natural limits where there are enough, no colour by value. */
import { daysBetween, showDay } from '../../day.ts'
import { framed, stroke, text } from '../../draw/picture.ts'
import { entities, fixed } from '../../draw/svg.ts'
import type { Point } from '../../session/shapes.ts'
import { amount, limits } from '../../session/trend.ts'

const wide = 640
const high = 220
/** The plot, in pixels from the picture's edges. */
const plot = { left: 56, right: wide - 116, top: 16, bottom: high - 32 }

/** Two values make a straight line that says nothing. */
const lineFrom = 3

/**
 * The picture of dated values, oldest first, as one SVG text of 640 by 220 pixels; undefined without values. From three values on a
 * line joins them, from six on their average and natural limits are drawn and named (see session/trend.ts).
 */
export function seriesSvg(points: readonly Point[], name: string, unit = ''): string | undefined {
  const [first, last] = [points[0], points.at(-1)]
  if (!first || !last) return undefined
  const natural = limits(points)
  const values = [...points.map(p => p.value), ...(natural ? [natural.high, Math.max(0, natural.low)] : [])]
  const scale = roundScale(Math.min(...values), Math.max(...values))
  const span = Math.max(1, daysBetween(first.at, last.at))
  const x = (point: Point) =>
    points.length === 1
      ? (plot.left + plot.right) / 2
      : plot.left + (daysBetween(first.at, point.at) / span) * (plot.right - plot.left)
  const y = (value: number) => plot.bottom - ((value - scale.low) / (scale.top - scale.low)) * (plot.bottom - plot.top)
  const dots = points.map(
    p =>
      `<circle cx="${fixed(x(p))}" cy="${fixed(y(p.value))}" r="4"><title>${entities(told(p, unit))}</title></circle>`,
  )
  const line = points.map(p => `${fixed(x(p))},${fixed(y(p.value))}`).join(' ')
  return framed({
    width: wide,
    height: high,
    title: name,
    words: words(points, unit),
    parts: [
      ...grid(scale, y),
      ...usual(natural, scale, y, last.value),
      points.length >= lineFrom ? `<polyline points="${line}"/>` : '',
      ...dots,
      text(x(last) + 8, y(last.value) + 4, amount(last.value, unit), 'start', 'strong'),
      text(x(first), high - 10, showDay(first.at, last.at), points.length === 1 ? 'middle' : 'start'),
      points.length > 1 ? text(x(last), high - 10, showDay(last.at, first.at), 'end') : '',
    ],
  })
}

type Scale = { low: number; top: number; step: number }
type Height = (value: number) => number

/** A line and a round number at each step of the scale. */
function grid({ low, top, step }: Scale, y: Height): string[] {
  const ticks = Array.from({ length: Math.round((top - low) / step) + 1 }, (_, i) => low + i * step)
  return ticks.flatMap(value => [across(y(value), 'grid'), text(plot.left - 8, y(value) + 4, amount(value), 'end')])
}

function across(y: number, kind: string): string {
  return stroke([plot.left, y], [plot.right, y], kind)
}

/** Pixels between two labels above each other. */
const lineHeight = 15

/** The average and the natural limits, each with its name, which gives way to the figure of the last value and to each other. */
function usual(natural: ReturnType<typeof limits>, { low, top }: Scale, y: Height, last: number): string[] {
  if (!natural) return []
  const taken = [y(last)]
  const say = (value: number) => amount(Math.round(value))
  const lines = [
    { value: natural.high, kind: 'limit', name: `usual up to ${say(natural.high)}` },
    { value: natural.low, kind: 'limit', name: `usual from ${say(natural.low)}` },
    { value: natural.average, kind: 'average', name: `average ${say(natural.average)}` },
  ].filter(({ value }) => value >= low && value <= top)
  return lines.flatMap(({ value, kind, name }) => {
    const at = y(value)
    const free = [at, at - lineHeight, at + lineHeight].find(place =>
      taken.every(t => Math.abs(t - place) >= lineHeight),
    )
    if (free !== undefined) taken.push(free)
    return [across(at, kind), free === undefined ? '' : text(plot.right + 8, free + 4, name)]
  })
}

/** A scale of three to six round steps that holds both values, from zero where nothing is below it. */
function roundScale(min: number, max: number): Scale {
  const from = min >= 0 ? 0 : min
  const raw = Math.max((max - from) / 4, Math.abs(max) * 1e-6, 1e-9)
  const power = 10 ** Math.floor(Math.log10(raw))
  const step = ([1, 2, 2.5, 5, 10].find(s => s * power >= raw) ?? 10) * power
  const low = Math.floor(from / step) * step
  return { low, top: Math.max(low + step, Math.ceil(max / step) * step), step }
}

/** The most values a description lists; of more it tells the first, the last and how many. */
const listed = 12

/** The values as a sentence: what a reader who does not see the picture gets of it. */
function words(points: readonly Point[], unit: string): string {
  const say = (point: Point) => told(point, unit)
  const [first, last] = [points[0], points.at(-1)]
  if (points.length <= listed || !first || !last) return `${points.map(say).join('; ')}.`
  return `${points.length} values, from ${say(first)}, to ${say(last)}.`
}

function told(point: Point, unit: string): string {
  return [point.name, amount(point.value, unit), point.at].filter(Boolean).join(', ')
}
