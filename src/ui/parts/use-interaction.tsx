/** Hosts a kind's interaction in Ink: the room's drawing, the line that is open, and the keys of its acts. */
import { useRef, useState } from 'react'
import { localDay } from '../../day.ts'
import type { Grid } from '../../draw/grid.ts'
import type { At, Interaction } from '../../interact/act.ts'
import { type Stay, type StayHost, stayAt } from '../../interact/stay.ts'
import { roomPeople } from '../../session/read.ts'
import type { Kind, StepOf } from '../../session/shapes.ts'
import { useSurface } from '../context.ts'
import type { Hands, Screen, ScreenProps } from '../screen.ts'
import { useDrawing } from '../use-drawing.ts'
import { layerOf } from './layer-of.ts'
import { LineBelow, lineRows } from './line-below.tsx'
import { MaskedLine } from './masked-line.tsx'
import { Rows } from './rows.tsx'

/** Screens made so far: a hook has to be the same one at every drawing. */
const screens = new WeakMap<Interaction, Screen<Kind>>()

/** The screen of a kind whose interaction is described: a React hook, the same one as long as the step stays. */
export function screenFor(kind: Interaction): Screen<Kind> {
  const known = screens.get(kind)
  if (known) return known
  const screen: Screen<Kind> = function useInteraction(props) {
    const { now } = useSurface()
    const [, renew] = useState(0)
    const latest = useRef(props)
    latest.current = props
    const stay = useRef<Stay>(undefined)
    stay.current ??= stayAt(
      kind,
      hostOf(latest, now, () => renew(n => n + 1)),
    )
    return useHands(kind, props, stay.current, atOf(props, localDay(new Date(now()))))
  }
  screens.set(kind, screen)
  return screen
}

function useHands(kind: Interaction, props: ScreenProps<Kind>, stay: Stay, at: At): Hands {
  const { step, session, width, height, live, drafts } = props
  const view = stay.view()
  const { line } = view
  const room = useDrawing(step as StepOf, session, {
    width,
    height: line ? height - lineRows : height,
    focus: live || kind.points?.(at) ? view.focus : undefined,
    page: view.page,
  })
  const { ascii } = useSurface().theme
  const size = { width, height: line ? height - lineRows : height, ascii }
  const shown = (live && kind.instead?.(at, { ...size, focus: view.focus, page: view.page }, view.memory)) || room
  const drawing: Grid = kind.over?.(shown, at, line && !line.masked ? line.text : '', view.memory) ?? shown
  return {
    main: !line ? (
      <Rows of={drawing} />
    ) : line.masked ? (
      <MaskedLine of={drawing} height={height} prompt={`${line.prompt} > `} drafts={drafts} place={line.place} />
    ) : (
      <LineBelow
        of={drawing}
        height={height}
        prompt={`${line.prompt} > `}
        drafts={drafts}
        place={line.place}
        hint={line.hint}
      />
    ),
    message: view.message,
    ...(line?.echo ? { echo: line.echo } : {}),
    ...(line?.first ? { ask: line.ask } : {}),
    ...(view.after ? { after: view.after } : {}),
    ...(view.mode ? { mode: view.mode } : {}),
    typing: line !== undefined,
    ...(line ? { paste: stay.paste } : {}),
    layers: [layerOf(view.keys)],
  }
}

function atOf(props: ScreenProps<Kind>, today: string): At {
  const { step, session, room, me, live } = props
  const keyboard = roomPeople(session).length > 0
  return {
    step,
    session,
    whole: room.session,
    me,
    leads: true,
    keyboard,
    shared: true,
    live,
    today,
    log: () => room.log,
    boxed: room.inBox(step.id) !== undefined || room.hasFewInBox(step.id),
  }
}

function hostOf(props: { current: ScreenProps<Kind> }, now: () => number, changed: () => void): StayHost<Kind> {
  return {
    at() {
      // Between two drawings the room may have moved on: a second key finds what the first one left.
      const { room, live } = props.current
      const session = live ? room.see() : props.current.session
      return atOf({ ...props.current, session }, localDay(new Date(now())))
    },
    submit(moves, { by, said }) {
      if (!moves.every(move => props.current.submit(move, by))) return false
      if (said !== undefined) props.current.tell(said)
      return true
    },
    tell: say => props.current.tell(say),
    next: () => props.current.next(),
    drafts: {
      get: place => props.current.drafts.get(place),
      set: (place, text) => props.current.drafts.set(place, text),
    },
    changed,
  }
}
