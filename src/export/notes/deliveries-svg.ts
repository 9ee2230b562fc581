/** Deliveries as an SVG picture: a bar each from the day it was asked for to its first use, under its whole name. */
import { bar, framed, stroke, text } from '../../draw/picture.ts'
import { stretchesOf } from '../../session/dated-values.ts'
import type { Day, Point } from '../../session/shapes.ts'
import { wrap } from '../../text.ts'

const wide = 720
/** Pixels: a row of words, where names end, where bars begin and end. */
const row = 18
const [namesEnd, barAt, barEnd] = [196, 208, 620]
/** Letters of a name in a row. */
const nameCells = 27
/** The newest ones; of the others it is told how many they are. */
const mostBars = 16

/** The picture of deliveries, oldest first as they are kept and newest first as they are drawn; undefined for none. */
export function deliveriesSvg(points: readonly Point[], title: string, today: Day): string | undefined {
  if (!points.length) return undefined
  const { spans, ends } = stretchesOf(points.slice(-mostBars), today, 'a delivery', 'days')
  const first = Math.min(...spans.map(s => s.from))
  const last = Math.max(...spans.map(s => s.to))
  const x = (day: number) => barAt + ((day - first) / Math.max(1, last - first)) * (barEnd - barAt)
  const parts: string[] = []
  let y = 12
  for (const span of spans) {
    const names = wrap(span.name, nameCells)
    for (const [i, name] of names.entries()) parts.push(text(namesEnd, y + 12 + i * row, name, 'end', 'plain'))
    parts.push(
      bar(x(span.from), y, Math.max(2, x(span.to) - x(span.from)), 14, 'work'),
      text(x(span.to) + 8, y + 12, span.value, 'start', 'strong'),
    )
    y += names.length * row + 6
  }
  const older = points.length - spans.length
  parts.push(
    stroke([barAt, y], [barEnd, y], 'branch'),
    text(barAt, y + 16, ends[0]),
    text(barEnd, y + 16, ends[1], 'end'),
    older > 0 ? text(namesEnd, y + 16, `and ${older} older`, 'end') : '',
  )
  const words = spans.map(s => `${s.name}, ${s.value}, used ${s.day}`).join('; ')
  return framed({
    width: wide,
    height: y + 26,
    title,
    words: `${words}${older > 0 ? `; and ${older} older` : ''}.`,
    parts,
  })
}
