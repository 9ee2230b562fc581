/** One turn on one terminal: the step the room is at, and what can be laid over it. */
import { useEffect, useMemo, useRef } from 'react'
import * as v from 'valibot'
import type { Layer } from '../../../../screen/router.ts'
import { currentStep, roomPeople } from '../../../../session/read.ts'
import type { StepId } from '../../../../session/shapes.ts'
import type { Session } from '../../../../session/types.ts'
import { tellFrom } from '../../../../turn/replan.ts'
import type { OpenSession } from '../../../../views/app-services.ts'
import type { Hosted, HostServices } from '../../../../views/host-services.ts'
import type { Live } from '../../../../views/live.ts'
import { handsWords, reactionsWords } from '../../../../views/online/sign-words.ts'
import { untilWords } from '../../../../views/online/words.ts'
import type { Player } from '../../../../views/player.ts'
import { useSurface } from '../../context.ts'
import { usePlaying } from '../../use-playing.ts'
import { useSaving, useSession } from '../../use-room.ts'
import { useServices } from '../../use-services.ts'
import { useStepTime } from '../../use-step-time.ts'
import { useStood } from '../../use-stood.ts'
import { type TurnActs, useTurn } from '../../use-turn.ts'
import { screenWords } from '../../words.ts'
import { useBellKey, useNewsBell } from './bell.ts'
import { Facilitator, usePrivatePage } from './facilitator.tsx'
import { type OverlayName, overlayNames } from './overlay.ts'
import { Overlays } from './overlays.tsx'
import { StepScreen } from './step.tsx'
import { useTrouble, useTurnEnding } from './turn-ending.ts'
import { markOf, useTurnHeader } from './turn-header.ts'
import { everywhereKeys, hostKeys, onlyLooking, stepKeys } from './turn-keys.ts'

/** With a player, the session is one that is played again; nothing can be changed in it. */
type TurnProps = {
  open: OpenSession
  player?: Player
  /** For whoever hosts the room for others. While somebody else facilitates, this is a screen on the wall. */
  hosted?: Hosted
  live: Live
  onLeave(message?: string): Promise<void>
}

export function Turn({ open, player, hosted, live, onLeave }: TurnProps) {
  const { room } = open
  const { height, repaint, copyScreen, copy, now, stand } = useSurface()
  const published = useSession(room)
  const saving = useSaving(room)
  // Whoever facilitates at the room's keyboard does it on the host's screen.
  const isAtKeyboard = roomPeople(published).some(p => p.id === published.facilitator)
  const me = (hosted?.guest || !isAtKeyboard ? hosted?.me : undefined) ?? published.facilitator ?? ''
  const leads = me === published.facilitator || !hosted
  const alive = !open.readOnly && !published.closed && leads
  const services = useServices(hosted?.services)
  const acts = useTurn(open, published, me, alive, beginsAs(hosted), services)
  const session = useMemo(
    () => (acts.at === published.at ? published : { ...published, at: acts.at }),
    [published, acts.at],
  )
  const [overlay, show] = useOverlay(hosted, acts, session.at)
  const below = useRef<Layer[]>([])
  const step = currentStep(session)
  const bell = useBellKey(acts)
  useNewsBell(bell.isOnForNews && leads, services, step, room)
  const time = useStepTime(session, step, alive, bell.ring)
  const trouble = useTrouble(open, saving, acts.tell)
  const stays = Boolean(hosted?.stays)
  const onFail = () => show(undefined)
  const ending = useTurnEnding({ open, acts, live, saving, isAlive: alive, stays, onLeave, onFail })
  const playing = usePlaying(player, () => void onLeave())

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the turn is on the screen
  useEffect(() => {
    const missed = hosted?.services.goesOn?.(me).missed()
    if (missed) acts.tell(missed)
    stand?.begun()
  }, [])

  const isOver = Boolean(session.closed) && !player
  // Whoever leafs in a turn that plays would stay behind and see no more of it.
  const follows = player !== undefined && !player.ended()
  const writeNotes = () => void ending.writeNotes()
  const keys = stepKeys({ session, acts, show, follows, isOver, writeNotes, copyScreen, copy, bell: bell.toggle })
  const quit = () => (alive || hosted ? show('leave') : void ending.leave())
  // A terminal that came in is its person's own; the others may be the wall.
  const own = usePrivatePage({ may: alive && !player, isShared: !hosted?.guest, services, session, acts })
  const base = [
    ...playing.layers,
    ...own.key,
    ...(hosted ? hostKeys(hosted, leads, acts, show) : []),
    player || !leads ? onlyLooking(keys) : keys,
    everywhereKeys(show, repaint, quit, isOver),
  ]
  const mark = markOf({
    player: player && playing.mark,
    isFailing: saving.state === 'failed',
    readOnly: open.readOnly,
    closed: Boolean(session.closed),
    leads,
    still: time.clock.still,
    until: untilWords(services?.meeting(), now()),
  })
  const { clock, plan } = time
  const header = useTurnHeader({ session, room, services, step, mark, plan, clock })
  const shown = trouble.isFailing ? 'trouble' : overlay

  return (
    <>
      {step && (
        <StepScreen
          key={step.id}
          step={step}
          session={session}
          room={room}
          me={me}
          live={alive}
          acts={acts}
          header={header}
          height={height}
          base={base}
          said={playing.said}
          late={alive && -time.ahead > tellFrom ? screenWords.lateNow(time.plan) : undefined}
          signs={signsOf(services, session)}
          shown={!shown && !own.isOpen}
          layers={below}
        />
      )}
      {own.isOpen && !shown && (
        <Facilitator
          open={open}
          services={services}
          me={me}
          acts={acts}
          header={header}
          own={own}
          base={base}
          clock={clock}
        />
      )}
      {shown && (
        <Overlays
          name={shown}
          open={open}
          services={services}
          stays={hosted?.stays}
          session={session}
          acts={acts}
          header={header}
          clock={clock}
          below={own.isOpen ? [...own.layers, ...base] : below.current}
          base={base}
          onShow={show}
          onUnsaved={trouble.accept}
          onLeave={() => void ending.leave()}
        />
      )}
    </>
  )
}

/** Raised hands and reactions in words; nothing where all share one keyboard. */
function signsOf(services: HostServices | undefined, session: Session): { hands: string; reactions: string } {
  if (!services) return { hands: '', reactions: '' }
  return { hands: handsWords(services.signs.hands(), session), reactions: reactionsWords(services.signs.reactions()) }
}

/** When the turn begins: at once, as it stands, or when whoever hosts it leaves the lobby. */
function beginsAs(hosted: Hosted | undefined): 'running' | 'as-it-is' | 'later' {
  if (!hosted) return 'running'
  return hosted.guest && !hosted.lobby ? 'as-it-is' : 'later'
}

const over = v.picklist(overlayNames)

/** What is laid over the step `at`. Help and commands are the step's, and close with it. The host's screen begins in the lobby: the clock waits until they go in. */
function useOverlay(hosted: Hosted | undefined, acts: TurnActs, at: StepId) {
  const isHost = beginsAs(hosted) === 'later'
  const [overlay, setOverlay] = useStood<OverlayName | undefined>('overlay', () => (isHost ? 'lobby' : undefined), over)
  const inLobby = useRef(isHost)
  const show = (name: OverlayName | undefined) => {
    if (inLobby.current && name === undefined) {
      inLobby.current = false
      acts.begin(hosted?.early ? 'as-it-is' : 'running')
    }
    setOverlay(name)
  }
  const of = useRef(at)
  if (of.current !== at) {
    of.current = at
    if (overlay === 'help' || overlay === 'commands') setOverlay(undefined)
  }
  return [overlay, show] as const
}
