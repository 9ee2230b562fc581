/** How a timeline looks: an axis to scale with a letter an event, and below it what happened, the earliest first. */
import { Grid } from '../../draw/grid.ts'
import { isHidden, workOf } from '../../session/read.ts'
import type { StepOf, TimelineEvent } from '../../session/shapes.ts'
import type { Session } from '../../session/types.ts'
import { width } from '../../text.ts'
import type { Look } from '../kind.ts'
import { lettersTo } from '../made/board.ts'
import { type Block, beside, drawSheet, line, lines, type Row } from '../shared/sheet.ts'
import { between, inOrder, minuteOf, showMoment } from './moments.ts'
import { words } from './words.ts'

/** With more events than this a letter takes two cells, and the axis shows marks. */
const mostLetters = 26
/** Where the words of an event begin, behind its letter and a moment with its year. */
const textAt = 24
/** Cells for `23 h 59 min later`. */
const laterCells = 20
/** Below so many cells the words need the whole row. */
const roomForLater = 66
const mostAxis = 100

/**
 *  A──B─────────────────────────C────┤
 *  20 Nov 14:05             20 Nov 16:20
 *
 *  A   20 Nov 14:05      version 2.4 goes out
 *  B   20 Nov 14:08      first alert                   3 min later
 */
export function drawTimeline(step: StepOf<'timeline'>, session: Session, look: Look): Grid {
  if (isHidden(session, step)) return new Grid(look.width, 0)
  const events = inOrder(workOf(session, step.id, 'timeline')?.events ?? [])
  const edge = look.width - 1
  if (!events.length) return drawSheet({ blocks: [lines(words.empty, 1, edge)] }, look)
  const letters = lettersTo(events.length)
  const blocks = events.map((event, i) => eventRows(event, letters[i] ?? '', events[i - 1], { session, edge }))
  const head = events.length > 1 ? axis(events, letters, session, Math.min(mostAxis, edge - 2)) : []
  return drawSheet({ head, blocks, airy: false }, look)
}

type Page = { session: Session; edge: number }

function eventRows(
  event: TimelineEvent,
  letter: string,
  before: TimelineEvent | undefined,
  { session, edge }: Page,
): Block {
  const isWide = edge >= roomForLater
  const time = before && isWide ? between(before.at, event.at) : ''
  const right = isWide ? edge - laterCells : edge
  const rows = beside(
    [{ pieces: [...line(letter, 1, 'strong').pieces, ...line(showMoment(event.at, session.last), 5).pieces] }],
    beside(lines(event.text, textAt, right - 2, 'strong'), time ? [line(words.later(time), right, 'quiet')] : []),
  )
  return rows.map(r => ({ ...r, id: event.id }))
}

/** The axis, the first and the last moment under it, and how long it all took. */
function axis(events: readonly TimelineEvent[], letters: readonly string[], session: Session, cells: number): Row[] {
  const [first, last] = [events[0], events.at(-1)]
  if (!first || !last) return []
  const row = [...'─'.repeat(cells)]
  const marks = events.length > mostLetters ? events.map(() => '●') : letters
  for (const [i, at] of placesOf(events, cells).entries()) row[at] = marks[i] ?? ''
  const end = showMoment(last.at, session.last)
  const span = words.span(events.length, between(first.at, last.at))
  const start = showMoment(first.at, session.last)
  const under = line(start, 1)
  const middle = Math.max(width(start) + 3, Math.floor((cells - width(span)) / 2))
  const right = 1 + cells - width(end)
  const pieces = [
    ...under.pieces,
    ...(middle + width(span) + 2 < right ? [{ at: middle, text: span, tone: 'quiet' as const }] : []),
    { at: right, text: end },
  ]
  return [line(row.join(''), 1), { pieces }, { pieces: [] }]
}

/** The cell of each event, to scale; two of one cell stand side by side as long as there is room. */
export function placesOf(events: readonly TimelineEvent[], cells: number): number[] {
  const minutes = events.map(e => minuteOf(e.at))
  const [from, to] = [Math.min(...minutes), Math.max(...minutes)]
  const scale = to > from ? (cells - 1) / (to - from) : 0
  const places: number[] = []
  for (const [i, minute] of minutes.entries()) {
    const wanted = Math.round((minute - from) * scale)
    const left = cells - (minutes.length - i)
    places.push(Math.max(0, Math.min(left, Math.max(wanted, (places.at(-1) ?? -1) + 1))))
  }
  return places
}
