/** The wheel as a drawing, whole or one of its phases. */
import { Grid } from '../draw/grid.ts'
import { wheelRing } from '../draw/wheel.ts'
import { type PhaseId, stepsOf, wheelPhases } from '../session/agenda.ts'
import { gatesOf } from '../session/read.ts'
import type { Session } from '../session/types.ts'
import { cut } from '../text.ts'
import { frameRows } from './frame-drawing.ts'
import { stripPhases } from './header.ts'
import { drawMomentum, wheelWordOf } from './momentum.ts'
import { phaseFacts } from './phase-facts.ts'

/** The ring with the phases' steps, momentum below (beside it when there is room). */
export function drawWheel(session: Session, width: number, height: number): Grid {
  const strip = stripPhases(session)
  const phases = wheelPhases.map((id, i) => ({
    title: longTitle(session, id),
    mark: strip[i]!.mark,
    lines: phaseFacts(session, id),
  }))
  const momentum = drawMomentum(session, width, height + frameRows)
  const ringHeight = Math.min(height - momentum.height, Math.max(11, height - momentum.height - 1))
  const ring = wheelRing({
    width,
    height: ringHeight,
    phases,
    centre: [`TURN ${session.turn.number}`, wheelWordOf(session)],
  })
  const grid = new Grid(width, height)
  grid.paste(0, 0, ring)
  grid.paste(Math.min(height - momentum.height, ring.height + 1), 0, momentum)
  return grid
}

function longTitle(session: Session, id: PhaseId): string {
  return (session.agenda.phases.find(p => p.id === id)?.title ?? id).toUpperCase()
}

/** One phase: its exercises, why they are there, and how far the room is in them. */
export function drawPhase(session: Session, id: PhaseId, width: number, height: number): Grid {
  const grid = new Grid(width, height)
  const phase = session.agenda.phases.find(p => p.id === id)
  if (!phase) return grid
  const gate = gatesOf(session)[id as keyof ReturnType<typeof gatesOf>]
  grid.put(0, 1, phase.title.toUpperCase(), 'strong')
  let y = 2
  for (const exercise of phase.exercises) {
    if (y >= height - 3) break
    grid.put(y++, 1, exercise.title, 'strong')
    if (y < height) grid.put(y++, 3, cut(exercise.why, width - 5))
    for (const step of exercise.steps) {
      if (y >= height - 2) break
      const state = step.id === session.at ? '● here' : session.work[step.id] ? '✓' : '·'
      grid.put(y, 5, cut(`${step.title}: ${step.ask}`, width - 24))
      grid.putRight(y++, width - 1, `${step.minutes} min  ${state}`)
    }
    y++
  }
  if (gate) grid.put(height - 1, 1, cut(`Gate: ${gate.mark}${gate.why ? `, ${gate.why}` : ''}`, width - 2), 'accent')
  if (!stepsOf(session.agenda).length) grid.put(2, 1, 'Nothing is planned here.')
  return grid
}
