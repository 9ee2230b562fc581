/** The lobby on the host's screen: how people come in and who is here; enter goes in. */

import { useMemo } from 'react'
import { commandLine } from '../../command-line.ts'
import { headcount } from '../../room/headcount.ts'
import { useSurface } from '../context.ts'
import { Frame, frameRows, type Header } from '../frame.tsx'
import type { Hall } from '../hall.ts'
import { drawLobby } from '../lobby-drawing.ts'
import { Rows } from '../parts/rows.tsx'
import { layer } from '../screen.ts'
import { useHall } from '../use-hall.ts'
import type { OverlayProps } from './overlay.ts'
import { everywhereOver } from './overlay.ts'

export function Lobby({ hall, header, session, acts, onShow }: OverlayProps & { hall: Hall }) {
  const { width, height } = useSurface()
  useHall(hall)
  const [invitation, guests, locked] = [hall.invitation(), hall.guests(), hall.isLocked()]
  const heads = headcount(session, hall.presence)
  const grid = useMemo(
    () => drawLobby({ invitation, guests, session, heads, locked, width, height: height - frameRows }),
    [invitation, guests, session, heads, locked, width, height],
  )
  const top: Header = { ...header, where: 'lobby' }
  return (
    <Frame
      header={top}
      message={
        acts.said(false) || `On this machine people type: ${commandLine('join')}  Enter goes in; D comes back here.`
      }
      hands={{
        main: <Rows of={grid} />,
        message: '',
        layers: [
          layer('lobby', {
            main: () => onShow(undefined),
            people: () => onShow('guests'),
            lock: () => hall.lock(!locked),
            rotate: hall.invitation() ? () => hall.rotate() : undefined,
            leave: () => onShow(undefined),
          }),
          everywhereOver(onShow, () => onShow('leave')),
        ],
      }}
    />
  )
}
