/** A step on the screen: its question, and the hands of its kind. */
import { Box } from 'ink'
import { useLayoutEffect, useMemo } from 'react'
import type { Room } from '../../room/room.ts'
import type { Kind, PersonId, StepOf } from '../../session/shapes.ts'
import type { Session } from '../../session/types.ts'
import { useSurface } from '../context.ts'
import { Frame, frameRows, type Header } from '../frame.tsx'
import { drawQuestion } from '../parts/question.ts'
import { Rows } from '../parts/rows.tsx'
import type { Layer } from '../router.ts'
import type { Screen } from '../screen.ts'
import { screens } from '../screens/index.ts'
import type { TurnActs } from '../use-turn.ts'

type StepScreenProps = {
  step: StepOf
  session: Session
  room: Room
  me: PersonId
  live: boolean
  acts: TurnActs
  header: Header
  height: number
  /** Keys that work at every step and everywhere. */
  base: Layer[]
  /** False while something is laid over the step: it keeps its state and its keys, but draws nothing. */
  shown: boolean
  /** Told the keys that work here, for help and commands. */
  layers: { current: Layer[] }
}

/** Mounted anew for each step (its key is the step's id), so that the hooks of a kind stay in order. */
export function StepScreen({ step, session, room, me, live, acts, header, height, base, shown, layers }: StepScreenProps) {
  const { width } = useSurface()
  const question = useMemo(() => drawQuestion(step.ask, width, height), [step.ask, width, height])
  const screen = screens[step.kind] as unknown as Screen<Kind>
  const hands = screen({
    step,
    session,
    room,
    me,
    width,
    height: Math.max(1, height - frameRows - question.height),
    submit: acts.submit,
    tell: acts.tell,
    next: () => acts.go(1),
    live,
    drafts: acts.drafts,
  })
  const full = {
    ...hands,
    layers: [...hands.layers, ...base],
    main: (
      <Box flexDirection="column">
        <Rows of={question} />
        {hands.main}
      </Box>
    ),
  }
  useLayoutEffect(() => {
    layers.current = full.layers
  })
  if (!shown) return null
  return <Frame header={header} hands={full} message={acts.said || hands.message} />
}
