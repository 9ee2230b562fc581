/** Hosts a kind's interaction in Ink: the room's drawing, the line that is open, and the keys of its acts. */
import { Box } from 'ink'
import { useEffect, useRef, useState } from 'react'
import { localDay } from '../../../day.ts'
import type { Grid } from '../../../draw/grid.ts'
import type { At, Interaction } from '../../../interact/act.ts'
import { promptOf, type Stay, type StayHost, stayAt } from '../../../interact/stay.ts'
import { stepAsked } from '../../../kinds/index.ts'
import { headcount, hereOf } from '../../../room/headcount.ts'
import { pastOf } from '../../../room/past.ts'
import type { Cell } from '../../../screen/keys/decode.ts'
import { layerOf } from '../../../screen/layer.ts'
import { roomPeople } from '../../../session/read.ts'
import type { Kind, StepOf } from '../../../session/shapes.ts'
import { keepStay, stayBefore } from '../../../views/stand.ts'
import { useSurface } from '../context.ts'
import type { Screen, ScreenContent, ScreenProps } from '../screen.ts'
import { useClock, useWatchedClock } from '../use-clock.ts'
import { useDrawing } from '../use-drawing.ts'
import { LineAbove } from './line-above.tsx'
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
    const { now, appServices, stand } = useSurface()
    const clock = useWatchedClock()
    const given = { now: clock.now, day: () => localDay(new Date(now())), figures: appServices.figures }
    const [, renew] = useState(0)
    const latest = useRef(props)
    latest.current = props
    const stay = useRef<Stay>(undefined)
    stay.current ??= stayAt(
      kind,
      hostOf(latest, given, () => renew(n => n + 1)),
      stayBefore(stand, props.step.id),
    )
    const { stood } = stay.current
    useEffect(() => keepStay(stand, props.step.id, stood), [stand, props.step.id, stood])
    const hands = useHands(kind, props, stay.current, atOf(props, given))
    useClock(0, !clock.end() || !props.live)
    return hands
  }
  screens.set(kind, screen)
  return screen
}

function useHands(kind: Interaction, props: ScreenProps<Kind>, stay: Stay, at: At): ScreenContent {
  const { step, session, width, height, live, drafts } = props
  const view = stay.view()
  const { line } = view
  const { theme, shownRows } = useSurface()
  const { ascii } = theme
  const above = line?.top ? kind.above?.(at, { width, height, ascii }, view.memory) : undefined
  const below = kind.below?.(at, { width, height, ascii })
  const taken = (line ? (line.top ? (above?.height ?? 0) + 2 : lineRows) : 0) + (below?.height ?? 0)
  const size = { width, height: Math.max(1, height - taken), ascii }
  const board = kind.board?.(at, size, view.memory)
  const instead = live && kind.instead?.(at, { ...size, focus: view.focus, page: view.page }, view.memory)
  const other = board ?? (instead || undefined)
  const room = useDrawing(step as StepOf, session, {
    ...size,
    // What is not shown is not drawn at its size.
    ...(other ? { height: 1 } : {}),
    focus: live || kind.points?.(at) ? view.focus : undefined,
    // Without a page that was leafed to, what is chosen is in sight.
    page: view.page || undefined,
    here: hereOf(props.room.session, props.room.presence),
  })
  useEffect(() => stay.shown(size))
  const shown = other ?? room
  const drawing: Grid = kind.over?.(shown, at, line && !line.masked ? line.text : '', view.memory) ?? shown
  const prompt = promptOf(line)
  const lined = { of: drawing, height: height - (below?.height ?? 0), prompt, drafts, place: line?.place ?? '' }
  return {
    main: (
      <Box flexDirection="column">
        {!line && <Rows of={drawing} />}
        {line?.top && <LineAbove {...lined} above={above} masked={line.masked} />}
        {line && !line.top && (line.masked ? <MaskedLine {...lined} /> : <LineBelow {...lined} hint={line.hint} />)}
        {below && <Rows of={below} />}
      </Box>
    ),
    message: view.message,
    ...(line?.echo ? { echo: line.echo } : {}),
    ...(line?.first ? { ask: line.ask } : {}),
    ...(view.after ? { after: view.after } : {}),
    ...(view.mode ? { mode: view.mode } : {}),
    typing: line !== undefined,
    ...(line ? { paste: stay.paste } : { click: at => chooseAt(at, drawing, shownRows(), stay.choose) }),
    layers: [layerOf(view.keys, step.kind)],
  }
}

/** Chooses what stands at a cell of the terminal, where the drawing is found on it as it was drawn. */
function chooseAt({ row, column }: Cell, drawing: Grid, rows: readonly string[], choose: (id: string) => void): void {
  const lines = drawing.lines()
  const top = rows.findIndex((_, y) => lines.every((line, i) => rows[y + i]?.startsWith(line)))
  const id = top < 0 ? undefined : drawing.idAt(row - top, column)
  if (id !== undefined) choose(id)
}

/** What a step is given of the world outside the room. */
type Given = Pick<At, 'now' | 'figures'> & { day(): At['today'] }

function atOf(props: ScreenProps<Kind>, { now, day, figures }: Given): At {
  const { step, session, room, me, live } = props
  const keyboard = roomPeople(session).length > 0
  return {
    step: stepAsked(step, session),
    session,
    whole: room.session,
    me,
    leads: true,
    keyboard,
    shared: true,
    live,
    today: day(),
    now,
    figures: live ? figures : undefined,
    log: () => room.log,
    past: of => pastOf(room.log, of),
    boxed: room.holds(step.id, roomPeople(room.session)),
    mine: person => room.see(person),
    inBox: id => room.inBox(id),
    heads: () => ({
      here: hereOf(room.session, room.presence),
      left: headcount(room.session, room.presence).left.length,
    }),
  }
}

function hostOf(props: { current: ScreenProps<Kind> }, given: Given, changed: () => void): StayHost<Kind> {
  return {
    at() {
      // Between two drawings the room may have moved on: a second key finds what the first one left.
      const { room, live } = props.current
      const session = live ? room.see() : props.current.session
      return atOf({ ...props.current, session }, given)
    },
    submit(moves, { by, said }) {
      // Named as one thing, it is one thing to take back.
      if (moves.length > 1 && said && by === undefined) return props.current.submitAll(moves, said)
      if (!moves.every(move => props.current.submit(move, by))) return false
      if (said !== undefined) props.current.tell(said)
      return true
    },
    tell: say => props.current.tell(say),
    next: () => props.current.next(),
    later: (ms, call) => void setTimeout(call, ms).unref(),
    drafts: {
      get: place => props.current.drafts.get(place),
      set: (place, text) => props.current.drafts.set(place, text),
    },
    changed,
  }
}
