/** A series as an SVG picture: its values on their days, their natural limits where there are enough, no colour by value. */
import { daysBetween, showDay } from '../day.ts'
import { entities, fixed } from '../draw/svg.ts'
import type { Point } from '../session/shapes.ts'
import { amount, limits } from '../session/trend.ts'

const wide = 640
const high = 220
/** The plot, in pixels from the picture's edges. */
const plot = { left: 56, right: wide - 84, top: 16, bottom: high - 32 }

/**
 * The picture of dated values, oldest first, as one SVG text of 640 by 220 pixels; undefined without values. From six values on
 * their average and natural limits are drawn (see session/trend.ts).
 */
export function seriesSvg(points: readonly Point[], name: string, unit = ''): string | undefined {
  const [first, last] = [points[0], points.at(-1)]
  if (!first || !last) return undefined
  const natural = limits(points)
  const values = [...points.map(p => p.value), ...(natural ? [natural.high, Math.max(0, natural.low)] : [])]
  const { low, top, step } = roundScale(Math.min(...values), Math.max(...values))
  const span = Math.max(1, daysBetween(first.at, last.at))
  const x = (point: Point) =>
    points.length === 1
      ? (plot.left + plot.right) / 2
      : plot.left + (daysBetween(first.at, point.at) / span) * (plot.right - plot.left)
  const y = (value: number) => plot.bottom - ((value - low) / (top - low)) * (plot.bottom - plot.top)
  const dots = points.map(
    p =>
      `<circle cx="${fixed(x(p))}" cy="${fixed(y(p.value))}" r="4"><title>${entities(told(p, unit))}</title></circle>`,
  )
  const ticks = Array.from({ length: Math.round((top - low) / step) + 1 }, (_, i) => low + i * step)
  const across = (value: number, kind: string, label: string, side: 'start' | 'end') =>
    `<line class="${kind}" x1="${plot.left}" x2="${plot.right}" y1="${fixed(y(value))}" y2="${fixed(y(value))}"/>` +
    (side === 'end'
      ? text(plot.left - 8, y(value) + 4, label, 'end')
      : text(plot.right + 8, y(value) + 4, label, 'start'))
  const bounds = natural
    ? [
        across(natural.average, 'average', '', 'start'),
        ...[natural.low, natural.high].filter(v => v >= low && v <= top).map(v => across(v, 'limit', '', 'start')),
      ]
    : []
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${wide} ${high}" width="${wide}" height="${high}" role="img">`,
    `<title>${entities(name)}</title><desc>${entities(words(points, unit))}</desc><style>${style}</style>`,
    ...ticks.map(value => across(value, 'grid', amount(value), 'end')),
    ...bounds,
    points.length > 1 ? `<polyline points="${points.map(p => `${fixed(x(p))},${fixed(y(p.value))}`).join(' ')}"/>` : '',
    ...dots,
    text(x(last) + 8, y(last.value) + 4, amount(last.value, unit), 'start', 'strong'),
    text(x(first), high - 10, showDay(first.at, last.at), points.length === 1 ? 'middle' : 'start'),
    points.length > 1 ? text(x(last), high - 10, showDay(last.at, first.at), 'end') : '',
    '</svg>',
  ]
    .filter(Boolean)
    .join('\n')
}

const style = [
  'text{font:12px system-ui,sans-serif;fill:#444}',
  '.strong{font-weight:600;fill:#111}',
  'line{stroke:#ddd}',
  '.average{stroke:#888}',
  '.limit{stroke:#888;stroke-dasharray:4 4}',
  'polyline{fill:none;stroke:#205080;stroke-width:2}',
  'circle{fill:#205080}',
].join('')

/** A scale of three to six round steps that holds both values, from zero where nothing is below it. */
function roundScale(min: number, max: number): { low: number; top: number; step: number } {
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

function text(x: number, y: number, words: string, anchor: 'start' | 'middle' | 'end', kind?: string): string {
  if (!words) return ''
  return `<text${kind ? ` class="${kind}"` : ''} x="${fixed(x)}" y="${fixed(y)}" text-anchor="${anchor}">${entities(words)}</text>`
}
