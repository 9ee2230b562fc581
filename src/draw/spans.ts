/** Stretches of time as bars on one axis: each from its first day to its last, under its whole name, with its length. */
import { width as cells, cut, pad, wrap } from '../text.ts'
import { Grid } from './grid.ts'

/** A stretch from day `from` to day `to`, counted in days from any day; `day` is the last one in words, `value` its length. */
export type Stretch = { id: string; name: string; day: string; from: number; to: number; value: string }

/** What it is drawn with; `ends` are the first and the last day of all of them in words, `focus` the id of a stretch. */
export type SpanChart = {
  spans: readonly Stretch[]
  ends: readonly [first: string, last: string]
  width: number
  height: number
  /** What is said of so many that have no room. */
  more: (count: number) => string
  focus?: string | undefined
}

/**
 * A bar a stretch in the order given, as many as there are rows for, the axis below. As high as it needs, at most `height`. Names
 * are whole where there are rows for that, otherwise cut; the one under the cursor is always among those shown.
 *
 *  text when it leaves  18 Sep   ━━━━━━━━━━━━━ 52 days
 *  photo at the door     6 Oct          ━━━━━━━━━━ 41 days
 *                              28 Jul              6 Oct
 */
export function spanChart(chart: SpanChart): Grid {
  const { spans, ends, width, height, more, focus } = chart
  const plan = planOf(spans, width)
  const room = Math.max(1, height - (plan.bars ? 1 : 0))
  const whole = spans.map(s => wrap(s.name, plan.names))
  const isWhole = whole.reduce((n, rows) => n + rows.length, 0) <= room
  const fit = spans.length <= room ? spans.length : Math.max(1, room - 1)
  const first = Math.max(0, spans.findIndex(s => s.id === focus) - fit + 1)
  const grid = new Grid(width, height)
  let y = 0
  for (const [i, span] of spans.entries()) {
    if (i < first || i >= first + fit) continue
    const names = isWhole ? (whole[i] ?? []) : [cut(span.name, plan.names)]
    for (const [row, name] of names.entries()) grid.put(y + row, 0, name)
    putBar(grid, y, span, plan)
    if (span.id === focus) for (const row of names.keys()) grid.paint(y + row, 'focus')
    y += Math.max(1, names.length)
  }
  const left = spans.length - first - fit
  if (left > 0 && y < height) grid.put(y++, 0, more(left))
  if (plan.bars && y < height) putAxis(grid, y++, ends, plan)
  const snug = new Grid(width, Math.min(y, height))
  snug.paste(0, 0, grid)
  return snug
}

/** Columns: names from 0, days up to `day`, bars from `at`; `bars` is 0 where there is no room for them. */
type Plan = { names: number; day: number; at: number; bars: number; place: (day: number) => number }

/** Cells of a bar under which it says nothing. */
const leastBar = 10

function planOf(spans: readonly Stretch[], width: number): Plan {
  const longest = (of: (s: Stretch) => string) => Math.max(0, ...spans.map(s => cells(of(s))))
  const values = longest(s => s.value) + 1
  const days = width >= 60 ? longest(s => s.day) + 2 : 0
  const names = Math.max(
    6,
    Math.min(
      longest(s => s.name),
      Math.floor(width * 0.36),
    ),
  )
  const at = names + 2 + days
  const bars = width - at - values
  const [min, max] = [Math.min(...spans.map(s => s.from)), Math.max(...spans.map(s => s.to))]
  const place = (day: number) => Math.round(((day - min) / Math.max(1, max - min)) * (bars - 1))
  if (bars >= leastBar) return { names, day: days ? at - 2 : 0, at, bars, place }
  return { names: Math.max(6, width - values - 1), day: 0, at: Math.max(7, width - values), bars: 0, place: () => 0 }
}

function putBar(grid: Grid, y: number, span: Stretch, plan: Plan): void {
  if (plan.day) grid.putRight(y, plan.day, span.day)
  if (!plan.bars) {
    grid.put(y, plan.at, span.value, 'strong')
    return
  }
  const [from, to] = [plan.place(span.from), plan.place(span.to)]
  const end = grid.put(y, plan.at + from, '━'.repeat(Math.max(1, to - from + 1)), 'accent')
  grid.put(y, end + 1, span.value, 'strong')
}

/** The first day under the first cell of the bars, the last one up to their last cell. */
function putAxis(grid: Grid, y: number, [first, last]: readonly [string, string], plan: Plan): void {
  const space = plan.bars - cells(first) - cells(last)
  grid.put(y, plan.at, space > 0 ? first + pad('', space) + last : cut(first, plan.bars), 'quiet')
}
