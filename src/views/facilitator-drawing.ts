/** The facilitator's private page as a drawing: what to do next, the people, the plan, the hints; on a large screen beside a small stage. */

import { Grid } from '../draw/grid.ts'
import { waitingOf } from '../kinds/made/promises.ts'
import { itemAt } from '../lists.ts'
import { currentStep, isHidden, plannedSteps } from '../session/read.ts'
import { cut, list, plural, wrap } from '../text.ts'
import type { Around } from '../turn/hint.ts'
import { aheadWords, planOf } from '../turn/plan.ts'
import {
  drawBlock,
  drawNext,
  drawPeople,
  drawPlan,
  endLine,
  hintRows,
  lateLine,
  lateRows,
  low,
  type PrivateLook,
  short,
} from './facilitator-blocks.ts'
import { viewWords } from './words.ts'

/** Cells from which on the stage stands beside the rest, and rows of the main part. */
const wide = 110
const high = 24

/** The whole page; `width` and `height` are those of the main part. */
export function drawPrivate(look: PrivateLook): Grid {
  return look.width >= wide && look.height >= high ? drawLarge(look) : drawSmall(look)
}

/**
 *  NEXT   reveal when 5 of 6 are done, or at 0:00
 *  Say    Silence is the work here
 *
 *  PEOPLE     state    cards  last key  at            PLAN            plan   used
 *  Ana (you)  writing      1       2 s  this one      Opening           10   11.2
 *
 *  ONLY YOU SEE
 *  · Eva has added nothing in this phase yet
 *
 *  STAGE SHOWS  the question, 3 of 6 done, the clock.  hidden: the rest
 */
function drawSmall(look: PrivateLook): Grid {
  const { width, height, around } = look
  const grid = new Grid(width, height)
  // What has least room goes first: what the stage shows, then what may be said.
  const foot = look.screens && height >= low ? [cut(stageLine(look), width - 15)] : []
  let y = drawNext(grid, look, 0, 1, width) + 1
  const twoColumns = width >= 80
  const room = height - y - 1
  const hints = [...lateLine(look.offers, width - 2), ...hintRows(look.hints, width - 2)]
  const kept = Math.min(hints.length, height < low ? 2 : 4) + 2 + (foot.length ? foot.length + 1 : 0)
  const phases = around.session.agenda.phases.length
  const wanted = twoColumns ? Math.max(around.people.length, phases + 1) : around.people.length
  const rows = Math.max(2, Math.min(wanted, room - kept - (twoColumns ? 0 : 1)))
  drawPeople(grid, look, { x: 1, y, width: twoColumns ? 50 : width - 2, rows })
  if (twoColumns) drawPlan(grid, around, { x: 52, y, width: width - 53, rows, bars: false })
  y += rows + 1
  if (!twoColumns && y < height) grid.put(y++, 1, cut(endLine(around), width - 2))
  y++
  drawBlock(grid, viewWords.onlyYou, hints, { x: 1, y, rows: height - y - (foot.length ? foot.length + 1 : 0) })
  if (foot.length) grid.put(height - foot.length, 1, 'STAGE SHOWS', 'strong')
  for (const [i, line] of foot.entries()) grid.put(height - foot.length + i, 14, line)
  return grid
}

/** Cells of what stands at the right of the stage, and of the gap between. */
const side = 50
const gap = 3

function drawLarge(look: PrivateLook): Grid {
  const { width, height, around, offers } = look
  const grid = new Grid(width, height)
  const left = width - side - gap
  const x = left + gap
  const coming = nextScreens(around, left - 4)
  const below = around.session.agenda.phases.length + 3 + (coming.length ? coming.length + 2 : 0)
  const box = Math.max(8, Math.min(22, height - below - 2))
  drawMirror(grid, look, left, box)
  let y = box + 1
  if (coming.length) {
    grid.put(y++, 1, 'NEXT SCREENS', 'strong')
    for (const line of coming) grid.put(y++, 3, line)
    y++
  }
  drawPlan(grid, around, { x: 1, y, width: left - 2, rows: height - y - 1, bars: true })

  grid.put(0, x, viewWords.onlyYou, 'strong')
  let at = drawNext(grid, look, 2, x, width) + 1
  const hints = hintRows(look.hints, side - 2)
  const parked = waitingOf(around.session).map(p => `· ${cut(p.text, side - 4)}`)
  const late = lateRows(offers, side - 2)
  const under = Math.min(hints.length, 8) + 2 + (late.length ? late.length + 2 : 0)
  const rows = Math.max(2, Math.min(around.people.length, height - at - 1 - under))
  drawPeople(grid, look, { x, y: at, width: side - 1, rows })
  at += rows + 2
  const spare = height - at - (late.length ? late.length + 2 : 0)
  at = drawBlock(grid, 'HINTS', hints, { x, y: at, rows: spare }) + 1
  if (late.length) at = drawBlock(grid, 'IF LATE', late, { x, y: at, rows: late.length + 1 }) + 1
  if (parked.length) drawBlock(grid, `PARKED (${parked.length})`, parked, { x, y: at, rows: height - at })
  return grid
}

/** The stage in a frame of three sides, because its right one goes on. */
function drawMirror(grid: Grid, { stage, screens, around }: PrivateLook, width: number, height: number): void {
  grid.put(0, 1, viewWords.stageNow, 'strong')
  const inner = height - 3
  grid.put(1, 1, `╭${'─'.repeat(width - 2)}`)
  for (let y = 0; y < inner; y++) grid.put(2 + y, 1, '│')
  grid.put(2 + inner, 1, `╰${'─'.repeat(width - 2)}`)
  grid.paste(2, 2, stage(width - 2, inner))
  const hidden = hiddenWords(around)
  if (hidden) grid.put(height - 1, 4, cut(` hidden: ${hidden} `, width - 8))
  const where = screens?.length ? `on ${list([...screens])}` : 'no other screen'
  grid.putRight(0, width, cut(where, width - 18))
}

/** `"Group" (2 minutes)` and so on: what comes after this step, in two rows. */
function nextScreens({ session }: Around, width: number): string[] {
  const planned = plannedSteps(session)
  const at = planned.findIndex(s => s.id === session.at)
  const coming = planned.slice(at + 1, at + 6).map(s => `${s.title.toLowerCase()} (${short(s.minutes)})`)
  return coming.length ? wrap(coming.join('   '), width).slice(0, 2) : []
}

/** What everybody sees of the step, and what they do not. */
function stageLine({ around, projected }: PrivateLook): string {
  if (projected) return projected === 'blank' ? viewWords.stageBlank : viewWords.stageClock
  const { in: given } = around
  const hidden = hiddenWords(around)
  const count = given?.done === undefined ? '' : `${given.done} of ${given.of} ${given.word.replace(/^are /, '')}, `
  return hidden ? `question, ${count}clock.  hidden: ${hidden}` : viewWords.stageStep
}

function hiddenWords({ session }: Around): string {
  const step = currentStep(session)
  if (!step || !isHidden(session, step)) return ''
  return step.anonymous ? 'what people put in, and who' : 'what people put in'
}

/** The message row: how the minutes go, and who is still at it. */
export function privateMessage({ people, session, now, in: given }: Around): string {
  const plan = aheadWords(planOf(session, now).ahead)
  const open = people.filter(p => p.here && p.done === false).map(p => cut(p.name, 12))
  if (!given || !open.length) return viewWords.keysActOn(`${itemAt(plan, 0).toUpperCase()}${plan.slice(1)}`)
  const who = open.length > 2 ? plural(open.length, 'person', 'people') : list(open)
  const isOnline = people.some(p => p.here && p.done === false && !p.room)
  const notDone = isOnline ? viewWords.notDoneOnline : viewWords.notDoneYet
  return notDone(plan, who, open.length > 1 ? 'are' : 'is')
}
