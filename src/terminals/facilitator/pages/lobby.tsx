/** The lobby on the host's screen: how people come in and who is here; enter goes in. */

import { useMemo } from 'react'
import { commandLine } from '../../../command-line.ts'
import { headcount } from '../../../room/headcount.ts'
import { layer } from '../../../screen/layer.ts'
import type { HostServices } from '../../../views/host-services.ts'
import { drawLobby } from '../../../views/lobby-drawing.ts'
import { invitationText } from '../../../views/online/invitation-text.ts'
import { linkWords, meetingIn } from '../../../views/online/words.ts'
import { useSurface } from '../context.ts'
import { Frame, frameRows, type Header } from '../frame.tsx'
import { Rows } from '../parts/rows.tsx'
import { useServices } from '../use-services.ts'
import { screenWords } from '../words.ts'
import type { OverlayProps } from './turn/overlay.ts'
import { everywhereOver } from './turn/overlay.ts'

export function Lobby({ services, header, session, acts, onShow }: OverlayProps & { services: HostServices }) {
  const { width, height, copy, now } = useSurface()
  useServices(services)
  const [invitation, guests, locked] = [services.invitation(), services.guests(), services.isLocked()]
  const meeting = meetingIn(services.meeting(), now())
  const heads = headcount(session, services.presence)
  const grid = useMemo(
    () => drawLobby({ invitation, guests, session, heads, locked, meeting, width, height: height - frameRows }),
    [invitation, guests, session, heads, locked, meeting, width, height],
  )
  const top: Header = { ...header, where: 'lobby' }
  return (
    <Frame
      header={top}
      message={
        acts.said(false) || (invitation?.members ? screenWords.goIn : screenWords.localAddress(commandLine('join')))
      }
      content={{
        main: <Rows of={grid} />,
        message: '',
        layers: [
          layer('lobby', {
            main: () => onShow(undefined),
            people: () => onShow('guests'),
            lock: () => services.lock(!locked),
            rotate: services.invitation() ? () => services.rotate() : undefined,
            copy:
              invitation &&
              (() => {
                copy(invitationText(invitation))
                acts.tell(linkWords.invitation)
              }),
            leave: () => onShow(undefined),
          }),
          everywhereOver(onShow, () => onShow('leave')),
        ],
      }}
    />
  )
}
