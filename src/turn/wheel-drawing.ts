/** The wheel over all turns as a drawing: a bar a delivery, bars of waiting hours, and a row a turn with its gates and bet. */

import { showDay } from '../day.ts'
import { stroke } from '../draw/bars.ts'
import { Grid } from '../draw/grid.ts'
import { spanChart } from '../draw/spans.ts'
import { gateSign } from '../kinds/scale/words.ts'
import { resultWords } from '../session/bet.ts'
import { stretchesOf } from '../session/dated-values.ts'
import type { Day, Point } from '../session/shapes.ts'
import { amount } from '../session/trend.ts'
import { turnNumber } from '../session/turns.ts'
import type { GateMark } from '../session/types.ts'
import { width as cells, cut, pad, wrap } from '../text.ts'
import { drawCalibration } from './calibration-drawing.ts'
import type { TurnRow, Waiting, WheelFacts } from './wheel-facts.ts'
import { wheelWords } from './words.ts'

/**
 * Room in cells; `today` is the day from which days are said. `ascii` asks for words instead of marks. `isTimeToldElsewhere` leaves time
 * to value to a chart beside it.
 */
export type WheelLook = { width: number; height: number; today: Day; ascii?: boolean; isTimeToldElsewhere?: boolean }

/** Rows from which on all of it stands under each other, names in full. */
const roomy = 30

/** Cells from which on the turns stand beside the deliveries, and rows beyond which older ones tell no more. */
const broad = 100
const tallest = 15

/**
 * Time to value and waiting side by side (below each other under 76 cells, and where there are rows for it), what the numbers allow to say, and below as
 * many turns as fit, newest first. As high as `height`.
 *
 *  TIME TO VALUE  days, request to use        WAITING  hours
 *  tax label         ━━━━━━━━ 29 days         turn 5  ████████████████ 131
 *  saved cards    ━━━━━━━━━━ 33 days          turn 7  █████████ 79
 *  Median of the last 5: 33 days.             on the same 4 steps, 52 h removed
 *
 *  TURNS  15 days between turns (median of 6)     bets: 2 hit and 1 too early
 *   7  21 Nov  ✓✓!·  bet: stop reviewing approved images
 */
export function drawWheelFacts(facts: WheelFacts, look: WheelLook): Grid {
  const { width, height } = look
  const sure = drawCalibration(facts.calibration, width - 2)
  // Where room is short the turns come first.
  const below = sure.height && height >= roomy ? sure.height + 1 : 0
  const rest = { ...look, height: height - below }
  const drawn = width >= broad && !look.isTimeToldElsewhere ? drawBroad(facts, rest) : drawNarrow(facts, rest)
  if (!below) return drawn
  const grid = new Grid(width, height)
  grid.paste(0, 0, drawn)
  grid.paste(drawn.used() + 1, 1, sure)
  return grid
}

/** The deliveries on the left, as many as fit; waiting and the turns under each other beside it. */
function drawBroad(facts: WheelFacts, look: WheelLook): Grid {
  const { width, height } = look
  const grid = new Grid(width, height)
  const left = Math.floor(width * 0.5)
  const beside = { ...look, width: width - left - 3 }
  grid.paste(0, 1, drawDays(facts, { ...look, width: left - 1, height: Math.min(height, tallest) }))
  const waits = drawWaits(facts.waiting, { ...beside, height: Math.max(2, Math.floor(height / 2)) })
  grid.paste(0, left + 2, waits)
  grid.paste(waits.used() + 1, left + 2, drawTurns(facts, { ...beside, height: height - waits.used() - 1 }))
  return grid
}

function drawNarrow(facts: WheelFacts, look: WheelLook): Grid {
  const { width, height } = look
  const grid = new Grid(width, height)
  const beside = width >= 76 && height < roomy && !look.isTimeToldElsewhere
  const left = beside ? Math.floor(width * 0.55) : width - 2
  const tall = Math.min(tallest, Math.max(beside ? 9 : 7, Math.floor(height * (beside ? 0.55 : 0.4))))
  const days = look.isTimeToldElsewhere ? undefined : drawDays(facts, { ...look, width: left - 1, height: tall })
  const under = days && !beside ? days.used() + 1 : 0
  // Where room is short, what was not compared yet is not said either.
  const waiting = beside || height >= 24 || facts.waiting.some(w => w.friction) ? (beside ? tall : 6) : 0
  const waits = drawWaits(facts.waiting, { ...look, width: width - (beside ? left + 3 : 2), height: waiting })
  if (days) grid.paste(0, 1, days)
  grid.paste(under, beside ? left + 2 : 1, waits)
  const end = waiting ? Math.max(beside ? (days?.used() ?? 0) : 0, under + waits.used()) + 1 : under
  grid.paste(end, 1, drawTurns(facts, { ...look, width: width - 2, height: height - end }))
  return grid
}

/** A bar a delivery, the newest on top, with what all of them allow to say. */
function drawDays({ timeToValue: { points, trend } }: WheelFacts, look: WheelLook): Grid {
  const { width, height, today } = look
  const grid = new Grid(width, height)
  const at = grid.put(0, 0, 'TIME TO VALUE', 'strong')
  grid.put(0, at + 2, cut('days, request to use', width - at - 2))
  const few = points.length ? 'Too few to say more.' : 'No delivery yet.'
  const say = wrap(trend.say ?? few, width).slice(0, Math.max(1, height - 4))
  const bars = barsOf(points, { width, height: height - 1 - say.length, today })
  grid.paste(1, 0, bars)
  for (const [i, text] of say.entries()) grid.put(1 + bars.height + i, 0, text)
  return grid
}

function barsOf(points: readonly Point[], { width, height, today }: WheelLook): Grid {
  if (!points.length || height < 1) return new Grid(width, 0)
  const { spans, ends } = stretchesOf(points, today, wheelWords.nameless)
  return spanChart({ spans, ends, width, height, more: wheelWords.older })
}

/** The newest measures of each strip as bars; a strip measured once has nothing to be compared with. */
function drawWaits(waiting: readonly Waiting[], { width, height }: WheelLook): Grid {
  const grid = new Grid(width, height)
  const at = grid.put(0, 0, 'WAITING', 'strong')
  grid.put(0, at + 2, cut('hours to production', width - at - 2))
  let y = 1
  const put = (text: string) => {
    for (const row of wrap(text, width)) if (y < height) grid.put(y++, 0, row)
  }
  for (const { friction, say } of waiting) {
    if (!friction || !say) continue
    const most = Math.max(...friction.measures.map(m => m.wait), 1)
    const room = Math.max(1, width - 8 - 2 - 6)
    for (const { turn, wait } of friction.measures.slice(-Math.max(1, height - 1 - wrap(say, width).length))) {
      if (y >= height) break
      const number = turnNumber(turn)
      const x = grid.put(y, 8, stroke((wait / most) * room), 'accent')
      grid.put(y, 0, number === undefined ? cut(turn, 7) : `turn ${number}`)
      grid.put(y++, x + 1, amount(wait))
    }
    put(say)
  }
  if (y === 1) put(waiting.length ? 'Measured once; the next turn compares.' : 'Not measured yet.')
  return grid
}

/** Turns in rows under what is true of all of them; at most `height` rows. */
function drawTurns(facts: WheelFacts, { width, height, today, ascii = false }: WheelLook): Grid {
  const grid = new Grid(width, Math.max(0, height))
  let y = 0
  const at = grid.put(y, 0, 'TURNS', 'strong')
  const { bets, cycle, findings, signals } = facts
  const all = [cycle.say, bets.say && `bets: ${bets.say}`, findings?.say, signals?.say].filter(x => x !== undefined)
  const about = all.length ? all : [`${facts.turns.length} so far; from three on the time between them is told`]
  for (const row of wrap(about.join('; '), width - at - 2)) if (y < height) grid.put(y++, at + 2, row)
  const newest = facts.turns.toReversed()
  const room = height - y
  const shown = newest.length <= room ? newest : newest.slice(0, Math.max(0, room - 1))
  const heads = turnHeads(shown, { today, ascii })
  for (const [i, turn] of shown.entries()) {
    const head = [heads[i], turn.word].filter(Boolean).join('  ')
    const bet = betWords(turn)
    const row = `${head}   ${bet}`
    // A bet has a row of its own where it would be cut and there is room for one each.
    const isApart = cells(row) > width && 2 * shown.length <= room
    grid.put(y++, 0, cut(isApart ? head : row, width))
    if (isApart) grid.put(y++, 4, cut(bet, width - 4))
  }
  if (shown.length < newest.length && y < height) grid.put(y, 0, `and ${newest.length - shown.length} older`)
  return grid
}

/**
 * `3   8 Oct  ✓!✓✓  +5 -4` for each turn, in columns: its number, its day, its gates, how many facts pushed and dragged where that
 * was kept.
 */
export function turnHeads(
  turns: readonly TurnRow[],
  { today, ascii = false }: Pick<WheelLook, 'today' | 'ascii'>,
): string[] {
  const columns = turns.map(turn => [
    turn.number === undefined ? turn.id : String(turn.number),
    showDay(turn.day, today),
    gates(turn.gates, ascii),
    turn.pushes === undefined ? '' : `+${turn.pushes} -${turn.drags ?? 0}`,
  ])
  const wide = [0, 1, 2, 3].map(i => Math.max(0, ...columns.map(row => cells(row[i] ?? ''))))
  const padded = (text: string, i: number) =>
    i < 2 ? ' '.repeat((wide[i] ?? 0) - cells(text)) + text : pad(text, wide[i] ?? 0)
  return columns.map(row => row.map(padded).join('  ').trimEnd())
}

/** Four marks in the wheel's order: `✓✓!·`. */
function gates(all: readonly (GateMark | 'skipped' | undefined)[], ascii: boolean): string {
  return all.map(mark => gateSign(mark, ascii)).join('')
}

/** `bet missed: rent the check`, or `no bet`. */
export function betWords(turn: TurnRow): string {
  if (!turn.bet) return 'no bet'
  return `${turn.result ? `bet ${resultWords[turn.result]}` : 'bet'}: ${turn.bet}`
}
