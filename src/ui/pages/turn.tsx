/** One turn on one terminal: the step the room is at, and what can be laid over it. */
import { useEffect, useMemo, useRef, useState } from 'react'
import { exitCodes, sentence, UserError } from '../../errors.ts'
import { currentStep, isPaused, left, neighbour, roomPeople } from '../../session/read.ts'
import { plural } from '../../text.ts'
import { aheadWords, planOf } from '../../turn/plan.ts'
import { tellFrom } from '../../turn/replan.ts'
import { useSurface } from '../context.ts'
import { type OpenSession, sayNotes } from '../doors.ts'
import type { Hosted } from '../hall.ts'
import { drawStrip, headerOf, headerPeople } from '../header.ts'
import type { Live } from '../live.ts'
import { counted } from '../person/counts.ts'
import type { Player } from '../player.ts'
import type { Layer } from '../router.ts'
import { layer } from '../screen.ts'
import { showLeft, useClock } from '../use-clock.ts'
import { useHall } from '../use-hall.ts'
import { usePlaying } from '../use-playing.ts'
import { useSaving, useSession } from '../use-room.ts'
import { useTurn } from '../use-turn.ts'
import { Facilitator, usePrivatePage } from './facilitator.tsx'
import type { OverlayName } from './overlay.ts'
import { Overlays } from './overlays.tsx'
import { StepScreen } from './step.tsx'

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
  const { doors, width, height, theme, now, send, exit, repaint, copyScreen } = useSurface()
  const published = useSession(room)
  const saving = useSaving(room)
  // Whoever facilitates at the room's keyboard does it on the host's screen.
  const isAtKeyboard = roomPeople(published).some(p => p.id === published.facilitator)
  const me = (hosted?.guest || !isAtKeyboard ? hosted?.me : undefined) ?? published.facilitator ?? ''
  const leads = me === published.facilitator || !hosted
  const alive = !open.readOnly && !published.closed && leads
  const hall = useHall(hosted?.hall)
  const acts = useTurn(open, published, me, alive, !hosted ? 'running' : hosted.guest ? 'as-it-is' : 'later', hall)
  const session = useMemo(
    () => (acts.at === published.at ? published : { ...published, at: acts.at }),
    [published, acts.at],
  )
  const [overlay, setOverlay] = useState<OverlayName | undefined>(hosted && !hosted.guest ? 'lobby' : undefined)
  // Whoever leafs in a turn that plays would stay behind and see no more of it.
  const follows = player !== undefined && !player.ended()
  // While people gather in the lobby the clock waits for the host to go in.
  const inLobby = useRef(hosted !== undefined && !hosted.guest)
  const show = (name: OverlayName | undefined) => {
    if (inLobby.current && name === undefined) {
      inLobby.current = false
      acts.begin(hosted?.early ? 'as-it-is' : 'running')
    }
    setOverlay(name)
  }
  const below = useRef<Layer[]>([])
  const [unsaved, setUnsaved] = useState(false)
  const step = currentStep(session)

  const still = isPaused(session)
  const visit = session.visits.at(-1)?.from ?? session.opened
  const time = useClock(Date.parse(visit), still)
  const remaining = step ? left(session, step, still ? Date.parse(session.visits.at(-1)?.to ?? visit) : time) : 0
  useBell(remaining, step?.id ?? '', still, () => send('\x07'))

  const leave = async () => {
    if (alive && !hosted?.stays) acts.submit({ do: 'pause' })
    try {
      await onLeave(alive ? `Saved. ${session.turn.team} turn ${session.turn.number} goes on from here.` : undefined)
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      setOverlay(undefined)
      if (alive && !still) acts.submit({ do: 'resume' })
      acts.tell(sentence(error))
    }
  }
  // Ctrl-c asks first; a second one within two seconds ends the program.
  const asked = useRef(0)
  live.refuse = acts.tell
  live.interrupt = () => {
    if (now() - asked.current < 2_000) {
      if (alive && !hosted?.stays) acts.submit({ do: 'pause' })
      void doors.close(open).then(
        () => exit(exitCodes.interrupted),
        () => exit(exitCodes.interrupted),
      )
      return
    }
    asked.current = now()
    acts.tell(
      saving.state === 'failed'
        ? `${plural(saving.unsaved, 'change')} ${saving.unsaved === 1 ? 'is' : 'are'} not saved. Press ctrl-c again to quit without.`
        : 'Everything is saved. Press ctrl-c again to quit, or go on.',
    )
  }

  const writeNotes = async () => {
    try {
      const paths = await doors.notes(open.path)
      acts.tell(sayNotes(paths))
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      acts.tell(sentence(error))
    }
  }

  // A closed turn is looked at, its notes are written, and people go home.
  const over = Boolean(session.closed) && !player
  const stepLayer = layer(
    'step',
    {
      next: neighbour(session, session.at, 1) ? () => acts.go(1) : 'this is the last step',
      back: follows ? undefined : neighbour(session, session.at, -1) ? () => acts.go(-1) : 'this is the first step',
      more: () => acts.addTime(1),
      less: () => acts.addTime(-1),
      pause: acts.pause,
      undo: acts.undo,
      redo: acts.redo,
      action: () => setOverlay('action'),
      park: () => setOverlay('park'),
      wheel: () => setOverlay('wheel'),
      clock: () => setOverlay('clock'),
      curtain: () => setOverlay('curtain'),
      plan: () => setOverlay('plan'),
      older: () => setOverlay('older'),
      jump: follows ? undefined : () => setOverlay('jump'),
      notes: () => void writeNotes(),
      copy: () => {
        copyScreen()
        acts.tell('Sent to the clipboard of your terminal; not every terminal takes it.')
      },
    },
    over ? { notes: 'notes' } : {},
  )
  const everywhere = layer(
    'everywhere',
    {
      help: () => setOverlay('help'),
      commands: () => setOverlay('commands'),
      repaint,
      quit: alive || hosted ? () => setOverlay('leave') : () => void leave(),
    },
    over ? { quit: 'home' } : {},
  )

  const playing = usePlaying(player, () => void onLeave())
  const hosting =
    hall &&
    layer('hosting', {
      lobby: () => setOverlay('lobby'),
      lead: leads
        ? undefined
        : () => {
            const refusal = hall.handOver(me)
            acts.tell(refusal ? refusal.say : 'You facilitate again.')
          },
    })
  const atTable = hall && layer('hall', { desk: hosted?.toDesk, people: () => setOverlay('guests') })
  const steps = player || !leads ? only(stepLayer, looks) : stepLayer
  // A terminal that came in is its person's own; the others may be the wall.
  const own = usePrivatePage({ may: alive && !player, isShared: !hosted?.guest, hall, session, acts })
  const base = [...playing.layers, ...own.key, ...(hosting && atTable ? [hosting, atTable] : []), steps, everywhere]
  const failing = saving.state === 'failed' && !unsaved
  const wasFailing = useRef(false)
  const { tell } = acts
  useEffect(() => {
    if (saving.state === 'saved') setUnsaved(false)
    // Whatever the message row said of saving is over now.
    if (saving.state === 'saved' && wasFailing.current) tell('Everything is saved again.')
    if (saving.state !== 'saving') wasFailing.current = saving.state === 'failed'
  }, [saving.state, tell])
  const mark = player
    ? `${playing.mark}  `
    : saving.state === 'failed'
      ? 'NOT SAVED  '
      : open.readOnly
        ? 'looking on  '
        : session.closed
          ? 'closed  '
          : !leads
            ? 'stage  '
            : still
              ? 'paused  '
              : ''
  const { ahead } = planOf(session, time)
  const plan = aheadWords(ahead)
  const strip = useMemo(() => drawStrip(session, width, theme.ascii, plan), [session, width, theme.ascii, plan])
  const count = hall && step && width >= 80 ? counted(step, room, hall.presence)?.say : undefined
  const right = `${mark}${count ? `${count}   ` : ''}${headerPeople(session, hall?.presence)}  ${showLeft(remaining)}`
  const header = useMemo(() => ({ ...headerOf(session, width), right, strip }), [session, width, right, strip])
  const shown = failing ? 'trouble' : overlay

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
          late={alive && -ahead > tellFrom ? `${plan}: i offers ways to end on time.` : undefined}
          shown={!shown && !own.isOpen}
          layers={below}
        />
      )}
      {own.isOpen && !shown && (
        <Facilitator
          open={open}
          hall={hall}
          me={me}
          acts={acts}
          header={header}
          own={own}
          base={base}
          remaining={remaining}
        />
      )}
      {shown && (
        <Overlays
          name={shown}
          open={open}
          hall={hall}
          stays={hosted?.stays}
          session={session}
          acts={acts}
          header={header}
          remaining={remaining}
          below={own.isOpen ? [...own.layers, ...base] : below.current}
          base={base}
          onShow={show}
          onUnsaved={() => {
            room.goOnUnsaved()
            setUnsaved(true)
          }}
          onLeave={() => void leave()}
        />
      )}
    </>
  )
}

/** What can be done at a step of a session that is played again: it is looked at. */
const looks = new Set(['wheel', 'clock', 'curtain', 'plan', 'older', 'copy'])

function only(all: Layer, ids: ReadonlySet<string>): Layer {
  return { ...all, runs: Object.fromEntries(Object.entries(all.runs).filter(([id]) => ids.has(id))) }
}

/** One bell when a step's time is over, on this terminal, once. */
function useBell(remaining: number, step: string, still: boolean, ring: () => void): void {
  const rung = useRef('')
  useEffect(() => {
    if (still || !step) return
    if (remaining > 0) rung.current = ''
    else if (rung.current !== step && remaining > -2_000) {
      rung.current = step
      ring()
    }
  }, [remaining, step, still, ring])
}
