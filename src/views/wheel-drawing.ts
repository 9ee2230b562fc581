/** The wheel as a drawing, whole or one of its phases. */

import { Grid } from '../draw/grid.ts'
import { wheelRing } from '../draw/wheel.ts'
import { gatesOf } from '../kinds/made/answers.ts'
import { itemAt, rowIn } from '../lists.ts'
import { frameRows } from '../screen/frame-drawing.ts'
import { type Exercise, type PhaseId, stepsOf, wheelPhases } from '../session/agenda.ts'
import { isPlanned } from '../session/read.ts'
import type { Session } from '../session/types.ts'
import { cut } from '../text.ts'
import { stripPhases } from './header.ts'
import { drawMomentum, wheelWordOf } from './momentum.ts'
import { phaseFacts, tenetLines } from './phase-facts.ts'
import { viewWords } from './words.ts'

/** Rows of a ring whose phases have three lines each, and of momentum that leaves room for what stands below. */
const small = { ring: 13, momentum: 8 }

/** The ring with what each phase came to, momentum below it; `low` leaves room for more under both. */
export function drawWheel(session: Session, width: number, height: number, low = false): Grid {
  const strip = stripPhases(session)
  const phases = wheelPhases.map((id, i) => ({
    title: longTitle(session, id),
    mark: itemAt(strip, i).mark,
    lines: tenetLines(session, id, width >= 100) ?? phaseFacts(session, id),
  }))
  const whole = drawMomentum(session, width, height + frameRows)
  const momentum = low && whole.height > small.momentum ? drawMomentum(session, width, 0) : whole
  const room = height - momentum.height
  const ring = wheelRing({
    width,
    height: low ? small.ring : Math.min(room, Math.max(11, room - 1)),
    phases,
    centre: [`TURN ${session.turn.number}`, ...wheelWordOf(session).split(' · ')],
  })
  const grid = new Grid(width, low ? ring.height + 1 + momentum.height : height)
  grid.paste(0, 0, ring)
  grid.paste(low ? ring.height + 1 : Math.min(room, ring.height + 1), 0, momentum)
  return grid
}

function longTitle(session: Session, id: PhaseId): string {
  return (session.agenda.phases.find(p => p.id === id)?.title ?? id).toUpperCase()
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
