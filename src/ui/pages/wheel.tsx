/** The wheel: where the turn is, what pushes it, what drags it, and where it is held. */
import { useMemo, useState } from 'react'
import { type PhaseId, wheelPhases } from '../../session/agenda.ts'
import { useSurface } from '../context.ts'
import { Frame, frameRows } from '../frame.tsx'
import { Rows } from '../parts/rows.tsx'
import { layer } from '../screen.ts'
import { drawPhase, drawWheel } from '../wheel-drawing.ts'
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
