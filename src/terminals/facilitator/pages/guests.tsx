/** The people at terminals: hand the facilitating over, send somebody away, lock the door, draw new codes. */
import { useMemo } from 'react'
import * as v from 'valibot'
import { layer } from '../../../screen/layer.ts'
import type { Session } from '../../../session/types.ts'
import type { HostServices } from '../../../views/host-services.ts'
import { drawGuests, guestRows, topGuest } from '../../../views/lobby-drawing.ts'
import { viewWords } from '../../../views/words.ts'
import { useSurface } from '../context.ts'
import { Frame, frameRows, type Header } from '../frame.tsx'
import { Rows } from '../parts/rows.tsx'
import { useServices } from '../use-services.ts'
import { useStood } from '../use-stood.ts'
import { screenWords } from '../words.ts'
import type { OverlayProps } from './turn/overlay.ts'
import { everywhereOver } from './turn/overlay.ts'

type GuestsProps = Pick<OverlayProps, 'header' | 'acts' | 'onShow'> & { services: HostServices; session: Session }

export function Guests({ services, session, header, acts, onShow }: GuestsProps) {
  const { width, height } = useSurface()
  useServices(services)
  const guests = services.guests()
  // Whoever leads looks for somebody else who could.
  const begin = () => {
    const others = guests.filter(g => g.person !== session.facilitator)
    return (others.find(g => g.here && g.person !== undefined) ?? others[0])?.id
  }
  const [chosen, setChosen] = useStood('guest', begin, v.string())
  /** Sending somebody away cannot be taken back, so it is asked for twice. */
  const [sure, setSure] = useStood<string | undefined>('guest-sure', () => undefined, v.string())
  const at = Math.max(
    0,
    guests.findIndex(g => g.id === chosen),
  )
  const here = guests[at]
  const grid = useMemo(
    () => drawGuests({ guests, session, focus: here?.id, width, height: height - frameRows }),
    [guests, session, here, width, height],
  )
  const rows = guestRows(guests.length, height - frameRows)
  const to = (i: number) => setChosen(guests[Math.max(0, Math.min(guests.length - 1, i))]?.id)
  const name = here?.name ?? 'nobody'
  const leads = here?.person !== undefined && here.person === session.facilitator
  const top: Header = { ...header, where: 'people and the door' }
  const locked = services.isLocked()
  return (
    <Frame
      header={top}
      message={
        acts.said(false) ||
        `${here?.person === undefined ? `${name} looks on.` : leads ? `${name} facilitates.` : screenWords.handsOver(name)} ${locked ? screenWords.doorLocked : screenWords.doorOpen}`
      }
      content={{
        main: <Rows of={grid} />,
        message: '',
        layers: [
          layer('guests', {
            over:
              here?.person === undefined
                ? 'somebody who takes part has to be chosen'
                : leads
                  ? `${name} facilitates already`
                  : () => {
                      const refusal = services.handOver(here.person!)
                      acts.tell(refusal ? refusal.say : `${name} facilitates now.`)
                      if (!refusal) onShow(undefined)
                    },
            number: key => to(topGuest(at, rows) + Number(key) - 1),
            page:
              guests.length > rows
                ? () => to((topGuest(at, rows) + rows) % (Math.ceil(guests.length / rows) * rows))
                : undefined,
            remove: !here
              ? undefined
              : leads
                ? 'the facilitator hands over first'
                : () => {
                    if (sure !== here.id) {
                      setSure(here.id)
                      acts.tell(screenWords.sendAwayAgain(name))
                      return
                    }
                    setSure(undefined)
                    services.remove(here.id)
                    acts.tell(screenWords.sentAway(name))
                  },
            lock: () => {
              services.lock(!locked)
              acts.tell(locked ? viewWords.doorOpenAgain : viewWords.doorLockedNow)
            },
            rotate: () => {
              services.rotate()
              acts.tell(screenWords.newCodes)
            },
            up: () => to(at - 1),
            down: () => to(at + 1),
            leave() {
              acts.tell('')
              onShow(undefined)
            },
          }),
          everywhereOver(onShow, () => onShow(undefined)),
        ],
      }}
    />
  )
}
