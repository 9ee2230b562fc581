/** The wheel: where the turn is, what pushes it, what drags it, and where it is held. */
import { useMemo, useState } from 'react'
import { Grid } from '../../draw/grid.ts'
import { wheelRing } from '../../draw/wheel.ts'
import { type PhaseId, stepsOf, wheelPhases } from '../../session/agenda.ts'
import { gatesOf } from '../../session/read.ts'
import type { Session } from '../../session/types.ts'
import { cut } from '../../text.ts'
import { useSurface } from '../context.ts'
import { Frame, frameRows } from '../frame.tsx'
import { stripPhases } from '../header.ts'
import { drawMomentum, wheelWordOf } from '../momentum.ts'
import { Rows } from '../parts/rows.tsx'
import { phaseFacts } from '../phase-facts.ts'
import { layer } from '../screen.ts'
import { everywhereOver, type OverlayProps } from './overlay.ts'

export function Wheel({ session, acts, header, onShow }: OverlayProps) {
  const { width, height } = useSurface()
  const [phase, setPhase] = useState<PhaseId>()
  const grid = useMemo(
    () =>
      phase ? drawPhase(session, phase, width, height - frameRows) : drawWheel(session, width, height - frameRows),
    [session, phase, width, height],
  )
  const close = () => (phase ? setPhase(undefined) : onShow(undefined))
  return (
    <Frame
      header={{ ...header, where: 'wheel' }}
      message={acts.said(false, width - 2) || '1-4 looks into a phase, w goes back to the step.'}
      hands={{
        main: <Rows of={grid} />,
        message: '',
        layers: [
          layer('wheel', {
            leave: close,
            phase: key => setPhase(wheelPhases[Number(key) - 1]),
            older: () => onShow('older'),
          }),
          everywhereOver(onShow, close),
        ],
      }}
    />
  )
}

/** The ring with the phases' steps, momentum below (beside it when there is room). */
function drawWheel(session: Session, width: number, height: number): Grid {
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

function drawPhase(session: Session, id: PhaseId, width: number, height: number): Grid {
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
