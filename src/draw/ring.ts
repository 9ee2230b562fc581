/** The wheel as a ring of four phases, with what the turn is about in its middle. Knows no session. */
import { width as cells, cut, wrap } from '../text.ts'
import { Grid, type PhaseTone, type Tone } from './grid.ts'
import { type PhaseMark, phaseMarks } from './wheel.ts'

/** A phase: its name and a short one, how far it is, what is to be said of it in a line each, and the tone of its arc. */
export type RingPhase = { title: string; short: string; mark: PhaseMark; lines: string[]; tone: PhaseTone }

/** What stands in the middle: a title, and texts behind a short word each, `ASK` for one. */
export type RingCentre = { title: string; facts: readonly { name: string; text: string }[] }

export type Ring = { width: number; height: number; phases: readonly RingPhase[]; centre: RingCentre }

type Station = RingPhase & { number: number; width: number }

/** Under this a ring has no room, and the phases stand in a list. */
const least = { width: 56, height: 9 }

/** Cells from which on phases have their whole names and lines. */
const roomy = 100

/**
 * The wheel, clockwise: the first phase on top, the second right, the third below, the fourth left. As wide as it is told to be, and of
 * the height as much as it needs. Where a ring has no room the same stands in a list.
 *
 *              ╭───▸ 1 PURPOSE ✓ passed ────╮
 *         ╭────╯  ■ North star  □ Market    ╰────▾
 *   4 VALUE         TURN 7                  2 CHALLENGE ! follow-up
 *   · Prevention    ASK  same-day refunds   ■ Safety
 *   · Footprint     BET  22 to 40 %         □ System
 *         ▴────╮  □ Less code  □ Path       ╭────╯
 *              ╰─── 3 ACTION ○ ─────────◂───╯
 */
export function wheelRing(ring: Ring): Grid {
  const { width, height, phases, centre } = ring
  const most = width >= roomy ? 44 : Math.floor((width - 20) / 3)
  const [top, right, bottom, left] = phases.map((phase, i) => stationOf(phase, i + 1, most, width >= roomy))
  if (width < least.width || height < least.height || !top || !right || !bottom || !left) return wheelList(ring)
  const plan = planOf({ top, right, bottom, left }, ring)
  const grid = new Grid(width, plan.last + 1)
  drawRim(grid, plan, phases)
  putTitle(grid, 0, plan.c0 + 5, top)
  putTitle(grid, plan.last, plan.c0 + 5, bottom)
  for (const [i, text] of plan.above.entries()) grid.put(1 + i, plan.c0 + 3, text, top.tone)
  for (const [i, text] of plan.below.entries()) grid.put(plan.foot + i, plan.c0 + 3, text, bottom.tone)
  putStation(grid, plan.leftAt, 1, left)
  putStation(grid, plan.rightAt, plan.right, right)
  putCentre(grid, plan, centre)
  return grid
}

/** Rows and columns: `c0` and `c1` are the inner corners, `x0` and `x1` the outer ones, `foot` the first row below the middle. */
type Plan = {
  c0: number
  c1: number
  x0: number
  x1: number
  right: number
  middle: number
  across: number
  first: number
  foot: number
  last: number
  leftAt: number
  rightAt: number
  above: string[]
  below: string[]
}

function planOf(at: Record<'top' | 'right' | 'bottom' | 'left', Station>, { width, height, centre }: Ring): Plan {
  const { top, right, bottom, left } = at
  const rightAt = width - 1 - right.width
  const x0 = 1 + Math.floor(Math.min(left.width, 12) / 2)
  const x1 = width - 2 - Math.floor(Math.min(right.width, 12) / 2)
  const step = Math.max(3, Math.min(12, Math.floor((x1 - x0) / 10)))
  const [c0, c1] = [x0 + step, x1 - step]
  const middle = left.width + 3
  const across = rightAt - middle - 2
  const sides = 1 + Math.max(left.lines.length, right.lines.length)
  const wanted = 1 + centre.facts.reduce((n, fact) => n + textRows(fact.text, across).length, 0)
  const spare = height - 4 - Math.max(sides, Math.min(wanted, sides + 2))
  const rows = Math.max(1, Math.min(3, 1 + Math.floor(spare / 2)))
  const above = packed(top.lines, c1 - c0 - 5, rows)
  const below = packed(bottom.lines, c1 - c0 - 5, rows)
  const tall = Math.max(sides, Math.min(wanted, height - 2 - above.length - below.length))
  const first = 1 + above.length
  return {
    ...{ c0, c1, x0, x1, right: rightAt, middle, across, first, above, below },
    foot: first + tall,
    last: first + tall + below.length,
    leftAt: first + Math.floor((tall - 1 - left.lines.length) / 2),
    rightAt: first + Math.floor((tall - 1 - right.lines.length) / 2),
  }
}

/** The line of the ring: each arc in the tone of the phase it leads to. */
function drawRim(grid: Grid, plan: Plan, phases: readonly RingPhase[]): void {
  const { c0, c1, x0, x1, first, foot, last } = plan
  const [one, two, three, four] = [0, 1, 2, 3].map((i): Tone => phases[i]?.tone ?? 'quiet')
  const flat = '─'.repeat(x1 - c1 - 1)
  grid.put(0, c0, `╭${'─'.repeat(c1 - c0 - 1)}╮`, one)
  grid.put(0, c0 + 3, '▸', one)
  for (let y = 1; y < first - 1; y++) for (const x of [c0, c1]) grid.put(y, x, '│', one)
  grid.put(first - 1, x0, `╭${flat}╯`, four)
  grid.put(first - 1, c1, `╰${flat}▾`, two)
  for (let y = first; y < foot; y++) {
    grid.put(y, x0, '│', four)
    grid.put(y, x1, '│', two)
  }
  grid.put(foot, x0, `▴${flat}╮`, four)
  grid.put(foot, c1, `╭${flat}╯`, two)
  for (let y = foot + 1; y < last; y++) for (const x of [c0, c1]) grid.put(y, x, '│', three)
  grid.put(last, c0, `╰${'─'.repeat(c1 - c0 - 1)}╯`, three)
  grid.put(last, c1 - 3, '◂', three)
}

function stationOf(phase: RingPhase, number: number, most: number, isLong: boolean): Station {
  const titled = { ...phase, title: isLong ? phase.title : phase.short, number, width: 0 }
  const width = Math.min(most, Math.max(cells(headOf(titled)), ...phase.lines.map(cells)))
  return { ...titled, width }
}

/** `2 CHALLENGE ! follow-up`. */
function headOf({ number, title, mark }: Omit<Station, 'width'>): string {
  const { glyph, say } = phaseMarks[mark]
  return [number, title, glyph, say].filter(Boolean).join(' ')
}

/** The name and the mark with a blank on both sides, cut where they must be. Returns the column behind them. */
function putTitle(grid: Grid, y: number, x: number, station: Station): number {
  const { tone } = station
  const { glyph, say } = phaseMarks[station.mark]
  const name = cut(`${station.number} ${station.title}`, Math.max(4, grid.width - x - 6 - cells(say)))
  const end = grid.put(y, grid.put(y, x, ` ${name} `, station.mark === 'ahead' ? 'plain' : 'strong'), glyph, tone)
  return grid.put(y, say ? grid.put(y, end, ` ${say}`) : end, ' ')
}

function putStation(grid: Grid, y: number, x: number, station: Station): void {
  const rows = [headOf(station), ...station.lines]
  for (const [i, text] of rows.entries()) {
    grid.fill(y + i, x - 1, x + station.width + 1, ' ')
    if (i) grid.put(y + i, x, cut(text, station.width), station.tone)
  }
  const { tone } = station
  const { glyph, say } = phaseMarks[station.mark]
  const full = ` ${glyph}${say && ` ${say}`}`
  const name = `${station.number} ${station.title}`
  // The word of a mark gives way before the name does.
  const mark = cells(name + full) <= station.width ? full : ` ${glyph}`
  const end = grid.put(y, x, cut(name, station.width - cells(mark)), station.mark === 'ahead' ? 'plain' : 'strong')
  grid.put(y, end, mark, tone)
}

/** Cells of the short word before a text. */
const nameWidth = 5

function textRows(text: string, across: number): string[] {
  return wrap(text, Math.max(8, across - nameWidth))
}

/** The title, then each text behind its word; what has no room ends in a sign that says so. */
function putCentre(grid: Grid, plan: Plan, { title, facts }: RingCentre): void {
  const { middle, across, first, foot } = plan
  const room = foot - first
  const texts = facts.map(fact => textRows(fact.text, across))
  const shares = sharesOf(
    texts.map(rows => rows.length),
    room - 1,
  )
  const used = 1 + shares.reduce((n, rows) => n + rows, 0)
  let y = first + Math.floor(Math.max(0, room - used) / 2)
  grid.put(y++, middle, cut(title, across), 'strong')
  for (const [i, fact] of facts.entries()) {
    const share = shares[i] ?? 0
    const rows = (texts[i] ?? []).slice(0, share)
    const isWhole = share === texts[i]?.length
    if (rows.length) grid.put(y, middle, fact.name, 'strong')
    for (const [j, row] of rows.entries()) {
      const text = !isWhole && j === share - 1 ? cut(`${row} …………`, across - nameWidth) : row
      grid.put(y++, middle + nameWidth, isWhole ? text : text.replace(/ ?…+$/, '…'))
    }
  }
}

/** How many of the wanted rows each gets: one each as long as there are any, then by turns. */
function sharesOf(wanted: readonly number[], room: number): number[] {
  const shares = wanted.map(() => 0)
  let left = room
  while (left > 0 && shares.some((n, i) => n < (wanted[i] ?? 0)))
    for (const [i, n] of shares.entries())
      if (left > 0 && n < (wanted[i] ?? 0)) {
        shares[i] = n + 1
        left--
      }
  return shares
}

/** Short lines in one row where they fit, else side by side until they take no more than `rows`; at least one row, also for nothing. */
function packed(lines: readonly string[], width: number, rows: number): string[] {
  const [together = ''] = inRowsOf(lines, Math.max(1, lines.length), '   ')
  if (cells(together) <= width) return [together]
  for (let columns = 1; columns <= lines.length; columns++) {
    const out = inRowsOf(lines, columns, '   ')
    if (out.length <= rows && out.every(l => cells(l) <= width)) return out
  }
  const tight = inRowsOf(lines, Math.max(1, Math.ceil(lines.length / rows)), '  ')
  return tight.length ? tight.map(l => cut(l, width)) : ['']
}

function inRowsOf(lines: readonly string[], columns: number, gap: string): string[] {
  return Array.from({ length: Math.ceil(lines.length / columns) }, (_, i) =>
    lines.slice(i * columns, (i + 1) * columns).join(gap),
  )
}

/** The same without a ring: a phase a row, what belongs to it under it while there is room, then the middle. */
function wheelList({ width, height, phases, centre }: Ring): Grid {
  const grid = new Grid(width, height)
  const stations = phases.map((phase, i) => stationOf(phase, i + 1, width - 3, false))
  const facts = centre.facts.filter(fact => fact.text)
  const each = Math.max(0, Math.floor((height - stations.length - facts.length - 2) / Math.max(1, stations.length)))
  let y = 0
  for (const station of stations) {
    putTitle(grid, y++, 1, station)
    for (const line of packed(station.lines, width - 6, Math.max(1, each)).slice(0, each))
      grid.put(y++, 4, line, station.tone)
  }
  grid.put(++y, 2, cut(centre.title, width - 3), 'strong')
  for (const { name, text } of facts) {
    grid.put(++y, 2, name, 'strong')
    grid.put(y, 2 + nameWidth, cut(text, width - 3 - nameWidth))
  }
  return grid
}
