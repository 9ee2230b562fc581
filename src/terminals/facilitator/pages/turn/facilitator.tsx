/** The facilitator's private page: hints, people, plan and a small stage, while every key of a step goes on working on the room. */
import { useEffect, useRef } from 'react'
import * as v from 'valibot'
import { layer } from '../../../../screen/layer.ts'
import type { Layer } from '../../../../screen/router.ts'
import { currentStep, isHidden, neighbour } from '../../../../session/read.ts'
import type { PersonId } from '../../../../session/shapes.ts'
import type { Session } from '../../../../session/types.ts'
import type { Hint } from '../../../../turn/hint.ts'
import { hintsFor } from '../../../../turn/hints.ts'
import { type Offer, offersOf } from '../../../../turn/replan.ts'
import type { OpenSession } from '../../../../views/app-services.ts'
import { drawPrivate, privateMessage } from '../../../../views/facilitator-drawing.ts'
import { aroundOf } from '../../../../views/facilitator-facts.ts'
import type { HostServices, Projected } from '../../../../views/host-services.ts'
import { handsWords, signWords } from '../../../../views/online/sign-words.ts'
import { drawStage } from '../../../../views/stage-drawing.ts'
import { useSurface } from '../../context.ts'
import { Frame, frameRows, type Header } from '../../frame.tsx'
import { Rows } from '../../parts/rows.tsx'
import { useClock } from '../../use-clock.ts'
import { useProjector } from '../../use-services.ts'
import type { StepClock } from '../../use-step-time.ts'
import { useStood } from '../../use-stood.ts'
import type { TurnActs } from '../../use-turn.ts'
import { screenWords } from '../../words.ts'

type Asked = {
  /** True for whoever facilitates from this screen; the page closes with it. */
  may: boolean
  /** True where others may look at this screen: then it is asked once. */
  isShared: boolean
  /** Other screens may be on the wall: then blank and the clock are theirs, and this page stays. */
  services: HostServices | undefined
  session: Session
  acts: TurnActs
}

export type PrivatePage = {
  isOpen: boolean
  /** The key that opens it, at any step; none for whoever may not. */
  key: Layer[]
  /** The keys of the page, before those of every step. */
  layers: Layer[]
  page: number
  /** What is laid over the stage from here. */
  projected: Projected | undefined
}

/** Whether the page lies over the step, and its keys. On a screen that others may see it opens only after a second press. */
export function usePrivatePage({ may, isShared, services, session, acts }: Asked): PrivatePage {
  const { now } = useSurface()
  const [isOpen, setOpen] = useStood('private', () => false, v.boolean())
  const [page, setPage] = useStood('private-page', () => 0, v.number())
  const [projected, setProjected] = useStood<Projected | undefined>('projected', () => undefined, laid)
  const asked = useRef(false)
  // Its keys offer what the minutes allow.
  useClock(0, !isOpen || !may)
  // Here and not on the page: help over it must not show the stage again.
  useProjector(services, projected)
  // Whoever facilitates next at this screen finds the room on it, and is asked for themselves.
  useEffect(() => {
    if (may) return
    setOpen(false)
    setProjected(undefined)
    asked.current = false
  }, [may, setOpen, setProjected])
  if (!may) return { isOpen: false, key: [], layers: [], page, projected: undefined }
  const open = () => {
    if (isShared && !asked.current) {
      asked.current = true
      return acts.tell(screenWords.privateAgain)
    }
    acts.tell('')
    setOpen(true)
  }
  const close = () => {
    setOpen(false)
    setProjected(undefined)
  }
  const lay = (what: Projected, on: string, off: string) => {
    setProjected(projected === what ? undefined : what)
    acts.tell(projected === what ? off : on)
  }
  const offers = isOpen ? offersOf(session, now()) : { late: 0 }
  const take = (offer: Offer | undefined) => offer && (() => void offer.moves.every(move => acts.submit(move)))
  const late = layer('late', { drop: take(offers.drop), shorten: take(offers.shorten), extend: take(offers.extend) })
  const turn = () => setPage(page + 1)
  return {
    isOpen,
    page,
    projected,
    key: [layer('facilitator', { open })],
    layers: [pageKeys(session, acts, { close, turn, ...(services ? { lay } : {}) }), late],
  }
}

const laid = v.picklist(['clock', 'blank'])

type PageDoes = { close(): void; turn(): void; lay?(what: Projected, on: string, off: string): void }

/** The keys of the page. Where others see the stage on screens of their own, it can be blank or have the clock on it. */
function pageKeys(session: Session, acts: TurnActs, { close, turn, lay }: PageDoes): Layer {
  const step = currentStep(session)
  const reveal = step && isHidden(session, step) ? () => void acts.submit({ do: 'reveal', step: step.id }) : undefined
  const goOn = neighbour(session, session.at, 1) ? () => acts.go(1) : 'this is the last step; V goes back to it'
  return layer(
    'private',
    {
      main: reveal ?? goOn,
      reveal,
      leave: close,
      blank: lay && (() => lay('blank', screenWords.stageBlank, screenWords.stageStep)),
      clock: lay && (() => lay('clock', screenWords.stageClock, screenWords.stageStepAgain)),
      page: turn,
    },
    reveal ? { main: 'reveal' } : {},
  )
}

/** Whose hands are up, before every other hint. */
function handHint(services: HostServices | undefined, session: Session): Hint[] {
  const say = services ? handsWords(services.signs.hands(), session) : ''
  return say ? [{ what: 'hands', say: signWords.hint(say), level: 'act' }] : []
}

type FacilitatorProps = {
  open: OpenSession
  services: HostServices | undefined
  me: PersonId
  acts: TurnActs
  header: Header
  own: PrivatePage
  base: Layer[]
  clock: StepClock
}

export function Facilitator({ open, services, me, acts, header, own, base, clock }: FacilitatorProps) {
  const { width, height, theme } = useSurface()
  const { room } = open
  const time = useClock(clock.base, false)
  const around = aroundOf(room, services, time)
  const guests = services?.guests() ?? []
  const grid = drawPrivate({
    around,
    hints: [...handHint(services, around.session), ...hintsFor(around)],
    me,
    offers: offersOf(around.session, time),
    terminal: person => (person.room ? 'keyboard' : (guests.find(g => g.person === person.id)?.address ?? 'terminal')),
    stage: (w, h) =>
      drawStage(room, services?.presence, {
        width: w,
        height: h,
        ascii: theme.ascii,
        projected: own.projected,
        remaining: clock.left(time),
        still: theme.still,
      }),
    projected: own.projected,
    screens: services && guests.filter(g => g.here && g.role === 'stage').map(g => g.name),
    page: own.page,
    width,
    height: height - frameRows,
  })
  return (
    <Frame
      header={{ ...header, left: header.left.replace(/^flywheel /, 'FACILITATOR') }}
      message={acts.said(false) || privateMessage(around)}
      content={{ main: <Rows of={grid} />, message: '', layers: [...own.layers, ...base] }}
    />
  )
}
