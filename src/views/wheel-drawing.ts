/** The wheel as a drawing, whole or one of its phases. */

import { showDay } from '../day.ts'
import { Grid } from '../draw/grid.ts'
import { type RingCentre, type RingPhase, wheelRing } from '../draw/ring.ts'
import { gatesOf } from '../kinds/made/answers.ts'
import { sentenceKept } from '../kinds/made/choice.ts'
import { itemAt, rowIn } from '../lists.ts'
import { type Exercise, type PhaseId, stepsOf, wheelPhases } from '../session/agenda.ts'
import { betLine, resultWords } from '../session/bet.ts'
import { isPlanned } from '../session/read.ts'
import type { Day } from '../session/shapes.ts'
import { amount } from '../session/trend.ts'
import { turnWord } from '../session/turns.ts'
import type { Session } from '../session/types.ts'
import { cut } from '../text.ts'
import { betOf, settledBet } from '../turn/facts.ts'
import { keepWorks } from '../turn/keep-works.ts'
import { momentum } from '../turn/momentum.ts'
import { betWords, turnHeads } from '../turn/wheel-drawing.ts'
import { type TurnRow, wheelOf } from '../turn/wheel-facts.ts'
import { stripPhases } from './header.ts'
import { drawMoved, listedAt } from './momentum.ts'
import { phaseFacts, tenetLines } from './phase-facts.ts'
import { viewWords } from './words.ts'

/** Rows the ring is given before anything else; turns listed under it, and rows of a screen that tells pushes and drags whole. */
const small = { ring: 10, low: 14, turns: 3, whole: 28, manyTurns: 6 }

/** Cells there are; `today`, by default the day of the last entry, tells whether the wheel has stopped. */
type WheelRoom = { width: number; height: number; low?: boolean; today?: Day }

/**
 * The ring with what each phase came to and, in its middle, what the turn is about; below it what pushes and what drags, and a row a
 * turn, this one first. `low`: no turns, and as few rows as the ring needs, because more follows below.
 */
export function drawWheel(
  session: Session,
  { width, height, low = false, today = session.last.slice(0, 10) }: WheelRoom,
): Grid {
  const { turns } = wheelOf(session, today)
  const isWhole = !low && height >= small.whole
  const mostTurns = isWhole ? small.manyTurns : small.turns
  const left = height - small.ring - 1
  const history = low ? [] : turnRows(turns.slice(-Math.max(1, Math.min(mostTurns, left - 4))), session, width)
  const listed = left - history.length >= 4 || low ? 2 : 1
  const moved = drawMoved(session, { width, today, whole: isWhole, most: listed })
  const rows = moved.height + history.length
  const ring = wheelRing({
    width,
    height: low ? small.low : Math.max(small.ring, height - rows - 1),
    phases: ringPhases(session, width),
    centre: ringCentre(session, today),
  })
  const grid = new Grid(width, low ? ring.height + 1 + rows : height)
  grid.paste(0, 0, ring)
  const y = low ? ring.height + 1 : Math.min(height - rows, ring.height + 1)
  grid.paste(y, 0, moved)
  if (history.length) grid.put(y + moved.height, 1, 'TURNS', 'strong')
  for (const [i, row] of history.entries()) grid.put(y + moved.height + i, listedAt, row)
  return grid
}

function ringPhases(session: Session, width: number): RingPhase[] {
  const strip = stripPhases(session)
  return wheelPhases.map((id, i) => ({
    title: (session.agenda.phases.find(p => p.id === id)?.title ?? id).toUpperCase(),
    short: shortNames[id],
    mark: itemAt(strip, i).mark,
    lines: tenetLines(session, id, width >= 100) ?? phaseFacts(session, id),
    tone: id,
  }))
}

/** Phases as they are called where there is little room. */
const shortNames = { purpose: 'PURPOSE', challenge: 'CHALLENGE', action: 'ACTION', value: 'VALUE' } as const

/** What the turn is about: the ask, the star as it stands, the bet of this turn or the one that is open, and how the last one went. */
function ringCentre(session: Session, today: Day): RingCentre {
  const star = keepWorks(session).series.star
  const value = star?.points.at(-1)
  const last = settledBet(session)
  const bet = betOf(session) ?? (last?.result ? undefined : last?.fields)
  const day = (text: string) => showDay(text, session.last)
  const facts = [
    { name: 'ASK', text: sentenceKept(session, 'ask') },
    { name: 'STAR', text: [value && amount(value.value, star?.unit), star?.name].filter(Boolean).join('  ') },
    { name: 'BET', text: bet && betLine({ ...bet, owner: undefined }, day) },
    { name: 'SAW', text: last?.result && viewWords.saw(turnWord(last.turn), resultWords[last.result], last.saw) },
  ]
  const known = facts.flatMap(({ name, text }) => (text ? [{ name, text }] : []))
  return { title: viewWords.turn(session.turn.number, momentum(session, today).state), facts: known }
}

/** A row a turn, the newest first: this one with how it turns, the earlier ones with their bet and how it went. */
function turnRows(turns: readonly TurnRow[], session: Session, width: number): string[] {
  const newest = turns.toReversed()
  const heads = turnHeads(newest, { today: session.last.slice(0, 10) })
  return newest.map((turn, i) => {
    const about = turn.id === session.turn.id ? turn.word : betWords(turn)
    return cut([heads[i], about].filter(Boolean).join('  '), width - listedAt - 1)
  })
}

/** A phase with its chair, its exercises and their steps; what is not in the plan is one line each at the end. */
export function drawPhase(session: Session, id: PhaseId, width: number, height: number): Grid {
  const grid = new Grid(width, height)
  const phase = session.agenda.phases.find(p => p.id === id)
  if (!phase) return grid
  const gate = rowIn(gatesOf(session), id)
  const isIn = (e: Exercise) => isPlanned(session, e) || e.steps.some(s => session.work[s.id])
  const lead = phase.exercises.find(e => e.lead)?.lead
  const planned = phase.exercises.filter(isIn)
  const others = phase.exercises.filter(e => !isIn(e))
  grid.put(0, grid.put(0, 1, phase.title.toUpperCase(), 'strong') + 2, lead ? `chair: ${lead}, last to speak` : '')
  const last = height - 1 - (gate ? 1 : 0) - (others.length ? 1 : 0)
  const room = last - 2
  const steps = planned.flatMap(e => e.steps).length
  // First the sentences on why give way, then the blank rows.
  const airy = steps + 3 * planned.length <= room
  const whys = airy || steps + 2 * planned.length <= room
  let y = 2
  for (const exercise of planned) {
    if (y >= last) break
    grid.put(y++, 1, exercise.title, 'strong')
    if (whys && y < last) grid.put(y++, 3, cut(exercise.why, width - 5))
    for (const step of exercise.steps) {
      if (y >= last) break
      const state = step.id === session.at ? '● here' : session.work[step.id] ? '✓' : '·'
      grid.put(y, 5, cut(`${step.title}: ${step.ask}`, width - 24))
      grid.putRight(y++, width - 1, `${step.minutes} min  ${state}`)
    }
    if (airy) y++
  }
  if (others.length)
    grid.put(height - 1 - (gate ? 1 : 0), 1, cut(viewWords.notInPlan(others.map(e => e.title).join('; ')), width - 2))
  if (gate) grid.put(height - 1, 1, cut(`Gate: ${gate.mark}${gate.why ? `, ${gate.why}` : ''}`, width - 2), 'accent')
  if (!stepsOf(session.agenda).length) grid.put(2, 1, viewWords.nothingPlanned)
  return grid
}
