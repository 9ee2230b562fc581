/** The wheel: one row of four phases above every screen, and the ring that shows the whole turn. Knows no session. */
import { itemAt } from '../lists.ts'
import { width as cells, cut } from '../text.ts'
import { Grid, type Span, type Tone } from './grid.ts'

/** How far a phase is: passed, passed with a follow-up, its gate not asked, the one worked on, still to come, left behind. */
export type PhaseMark = 'open' | 'debt' | 'unasked' | 'now' | 'ahead' | 'behind'

export type StripPhase = { title: string; mark: PhaseMark; current: boolean }

/** A phase of the ring: its lines stand under its title, as many as there is room for. */
export type RingPhase = { title: string; mark: PhaseMark; lines: string[] }

const marks: Record<PhaseMark, { glyph: string; ascii: string; say: string; tone: Tone }> = {
  open: { glyph: '✓', ascii: 'ok', say: 'passed', tone: 'good' },
  debt: { glyph: '!', ascii: '!', say: 'follow-up', tone: 'warn' },
  unasked: { glyph: '?', ascii: '?', say: 'not asked', tone: 'warn' },
  now: { glyph: '●', ascii: '*', say: 'here', tone: 'accent' },
  // Left behind, and no gate said how: that is not passed.
  behind: { glyph: '·', ascii: '.', say: '', tone: 'quiet' },
  ahead: { glyph: '○', ascii: '-', say: '', tone: 'quiet' },
}

// The wheel's own phases have names for every width; any other title is cut.
const sizes = [0, 1, 2, 3] as const
type Size = (typeof sizes)[number]
const names: Record<string, [wide: string, normal: string, short: string, none: string]> = {
  purpose: ['PURPOSE', 'Purpose', 'Purp', ''],
  challenge: ['CHALLENGE', 'Challenge', 'Chal', ''],
  action: ['NEXT BEST ACTION', 'Action', 'Act', ''],
  value: ['LONG-TERM VALUE', 'Long-term', 'Long', ''],
}
const alsoCalled: Record<string, string> = {
  'next best action': 'action',
  'long-term': 'value',
  'long-term value': 'value',
}

function nameOf(title: string, size: Size): string {
  const key = title.toLowerCase()
  const known = names[alsoCalled[key] ?? key]
  if (known) return known[size]
  return size === 0 ? title.toUpperCase() : cut(title, itemAt([0, 10, 4, 0], size))
}

/**
 * The wheel strip, one row: ` 1 Purpose ✓ ──[2 Challenge ●]── 3 Action ○ ── 4 Long-term ○      step 6 of 15`.
 *
 * Titles are long from 100 columns on, short under 70, and shorter than that where they do not fit. Brackets stand round
 * the current phase. `right` ends at the right edge and gives way when there is no room for it.
 */
export function wheelStrip(strip: { phases: StripPhase[]; right: string; width: number; ascii?: boolean }): Grid {
  const { phases, right, width, ascii = false } = strip
  const from = width >= 100 ? 0 : width >= 70 ? 1 : 2
  const fits = (size: Size, room: number) =>
    stripSpans(phases, size, ascii).reduce((sum, span) => sum + cells(span.text), 1) <= room
  const size = sizes.find(s => s >= from && s < 3 && fits(s, width - cells(right) - 2)) ?? (fits(2, width - 1) ? 2 : 3)
  const spans = stripSpans(phases, size, ascii)
  const grid = new Grid(width, 1)
  let x = 1
  for (const span of spans) x = grid.put(0, x, span.text, span.tone)
  if (x + cells(right) < width) grid.putRight(0, width - 1, right)
  return grid
}

function stripSpans(phases: StripPhase[], size: Size, ascii: boolean): Span[] {
  return phases.flatMap((phase, i): Span[] => {
    const mark = marks[phase.mark]
    const name = nameOf(phase.title, size)
    return [
      { text: i === 0 ? '' : ascii ? '--' : '──', tone: 'quiet' },
      {
        text: `${phase.current ? '[' : ' '}${i + 1} ${name ? `${name} ` : ''}`,
        tone: phase.current ? 'strong' : 'plain',
      },
      { text: ascii ? mark.ascii : mark.glyph, tone: mark.tone },
      { text: phase.current ? ']' : ' ', tone: 'strong' },
    ]
  })
}

type Station = RingPhase & { number: number; width: number }

/**
 * The wheel as a ring, clockwise: the first phase on top, the second right, the third below, the fourth left, and what
 * matters most in the middle. As wide as it is told to be, and of the height as much as still looks like a wheel. Where
 * a ring has no room (under 56 by 11) the phases stand in a list.
 *
 *          ╭──────▸  1 PURPOSE  ✓ open  ──────╮
 *          │         ■ North star             ▾
 *     4 LONG-TERM VALUE    TURN 7        2 CHALLENGE  ● here
 *          ▴                                  │
 *          │         3 NEXT BEST ACTION       │
 *          ╰──────────────────────────◂───────╯
 */
export function wheelRing(ring: { width: number; height: number; phases: RingPhase[]; centre: string[] }): Grid {
  const { width, phases, centre } = ring
  const stations = phases.map((p, i) => stationOf(p, i + 1))
  const [top, right, bottom, left] = stations
  const longest = Math.max(0, ...phases.map(p => p.lines.length))
  const height = Math.min(ring.height, Math.max(13, 3 * longest + 12))
  if (width < 56 || height < 11 || !top || !right || !bottom || !left || phases.length > 4)
    return wheelList(ring, stations)

  // The line runs through the phases at its sides.
  const hub = Math.min(Math.max(0, ...centre.map(cells)), 36)
  const side = Math.floor((width - hub - 8) / 2)
  const leftWide = Math.min(left.width, side)
  const rightWide = Math.min(right.width, side)
  const x0 = 2 + Math.floor(Math.min(leftWide, 18) / 2)
  const rightAt = width - 1 - rightWide
  const x1 = rightAt + Math.floor(Math.min(rightWide, 18) / 2)

  const last = height - 1
  const tall = Math.min(1 + Math.max(left.lines.length, right.lines.length), height - 7)
  const free = height - tall - 5
  const inner = x1 - x0 - 8
  const above = packed(top.lines, inner, Math.max(1, Math.ceil(free / 2)))
  const below = packed(bottom.lines, inner, Math.max(1, free - above.length))
  const foot = last - 1 - below.length
  const y0 = Math.max(above.length + 2, Math.ceil((above.length + 1 + foot - tall) / 2))

  const grid = new Grid(width, height)
  const now = phases.findIndex(p => p.mark === 'now')
  const tone = (arc: number): Tone => (now > arc ? 'good' : 'quiet')
  for (let y = 1; y < last; y++) {
    if (y < y0 || y >= y0 + tall) grid.put(y, x1, y === y0 - 1 ? '▾' : '│', tone(y < y0 ? 0 : 1))
    if (y < y0 || y >= y0 + tall) grid.put(y, x0, y === y0 + tall ? '▴' : '│', tone(y < y0 ? 3 : 2))
  }

  // Both phases on the upright begin in one column, so that the eye finds them.
  const widest = Math.max(top.width, bottom.width, ...above.map(cells), ...below.map(cells))
  const start = x0 + 4 + Math.max(0, Math.floor((inner - widest) / 2))
  grid.put(0, x0, `╭${'─'.repeat(start - x0 - 4)}▸`, tone(3))
  const end = putStation(grid, 0, start, { ...top, lines: above }, x1 - start - 2)
  grid.put(0, end + 2, `${'─'.repeat(Math.max(0, x1 - end - 2))}╮`, tone(0))
  const turn = x1 - Math.max(3, Math.floor((x1 - x0) / 8))
  grid.put(last, x0, `╰${'─'.repeat(x1 - x0 - 1)}╯`, tone(1))
  grid.put(last, turn, '◂', tone(1))
  putStation(grid, foot, start, { ...bottom, lines: below }, x1 - start - 2)
  putStation(grid, y0, 2, { ...left, lines: left.lines.slice(0, tall - 1) }, leftWide)
  putStation(grid, y0, rightAt, { ...right, lines: right.lines.slice(0, tall - 1) }, rightWide)

  const middle = (2 + leftWide + rightAt) / 2
  const rows = centre.slice(0, tall)
  rows.forEach((line, i) => {
    const text = cut(line, rightAt - leftWide - 4)
    const y = y0 + Math.floor((tall - rows.length) / 2) + i
    grid.put(y, Math.round(middle - cells(text) / 2), text, i === 0 ? 'strong' : 'plain')
  })
  return grid
}

function stationOf(phase: RingPhase, number: number): Station {
  const width = Math.max(cells(titleOf(number, phase)) + markWidth(phase.mark), ...phase.lines.map(cells))
  return { ...phase, number, width }
}

function titleOf(number: number, phase: RingPhase): string {
  return `${number} ${nameOf(phase.title, 0)}`
}

function markWidth(mark: PhaseMark): number {
  return marks[mark].say ? 4 + cells(marks[mark].say) : 0
}

/** Title, mark and lines of a phase, the title shorter where it must be. Returns the column after the title row. */
function putStation(grid: Grid, y: number, x: number, station: Station, room: number): number {
  const { glyph, say, tone } = marks[station.mark]
  const long = titleOf(station.number, station)
  const short = `${station.number} ${nameOf(station.title, 1).toUpperCase()}`
  const heads: [title: string, mark: string][] = say
    ? [
        [long, `  ${glyph} ${say}`],
        [short, `  ${glyph} ${say}`],
        [short, ` ${glyph}`],
      ]
    : [
        [long, ''],
        [short, ''],
      ]
  const [title, mark] = heads.find(([t, m]) => cells(t + m) <= room) ?? [cut(short, room - 2), say ? ` ${glyph}` : '']
  const end = grid.put(y, grid.put(y, x, title, say ? 'strong' : 'plain'), mark, tone)
  station.lines.forEach((line, i) => {
    grid.put(y + 1 + i, x, cut(line, room), line.startsWith('·') ? 'quiet' : 'plain')
  })
  return end
}

/** Short lines side by side until they take no more than `rows`. */
function packed(lines: string[], width: number, rows: number): string[] {
  const inRowsOf = (columns: number, gap: string) =>
    Array.from({ length: Math.ceil(lines.length / columns) }, (_, i) =>
      lines.slice(i * columns, (i + 1) * columns).join(gap),
    )
  for (let columns = 1; columns < lines.length; columns++) {
    const out = inRowsOf(columns, '   ')
    if (out.length <= rows && out.every(l => cells(l) <= width)) return out
  }
  return rows < 1 ? [] : inRowsOf(Math.max(1, Math.ceil(lines.length / rows)), '  ')
}

/** The same without a ring, for narrow screens: a phase a row, what belongs to it under it while there is room. */
function wheelList(ring: { width: number; height: number; centre: string[] }, stations: Station[]): Grid {
  const grid = new Grid(ring.width, ring.height)
  const room = ring.height - stations.length - ring.centre.length - 1
  const each = Math.max(0, Math.floor(room / Math.max(1, stations.length)))
  let y = 0
  for (const station of stations) {
    const lines = packed(station.lines, ring.width - 6, each).map(l => `  ${l}`)
    putStation(grid, y, 2, { ...station, lines: lines.slice(0, each) }, ring.width - 3)
    y += 1 + Math.min(each, lines.length)
  }
  ring.centre.forEach((line, i) => {
    grid.put(y + 1 + i, 2, cut(line, ring.width - 3), i === 0 ? 'strong' : 'plain')
  })
  return grid
}
