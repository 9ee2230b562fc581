/** A step on the screen: its question, and the hands of its kind. */
import { Box } from 'ink'
import { useLayoutEffect, useMemo, useState } from 'react'
import { isBroad } from '../../../../kinds/facts.ts'
import type { Room } from '../../../../room/room.ts'
import type { Layer } from '../../../../screen/router.ts'
import type { PersonId, StepOf } from '../../../../session/shapes.ts'
import type { Session } from '../../../../session/types.ts'
import { width as cells } from '../../../../text.ts'
import { againWords } from '../../../../views/again.ts'
import { drawSigns } from '../../../../views/online/signs-drawing.ts'
import { contextOf, drawQuestion } from '../../../../views/question.ts'
import { drawSide, hasSide, sideWidth } from '../../../../views/side.ts'
import { SurfaceContext, useSurface } from '../../context.ts'
import { Frame, frameRows, type Header } from '../../frame.tsx'
import { HintContext } from '../../parts/hint.tsx'
import { Rows } from '../../parts/rows.tsx'
import type { ScreenContent } from '../../screen.ts'
import { screenOf } from '../../screens/index.ts'
import type { TurnActs } from '../../use-turn.ts'

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
  /** The event of a session that is played again. */
  said?: string
  /** Said in the message row when nothing else is: the room is behind its plan. */
  late?: string | undefined
  /** False while something is laid over the step: it keeps its state and its keys, but draws nothing. */
  shown: boolean
  /** Raised hands and reactions, where people have terminals of their own. */
  signs: { hands: string; reactions: string }
  /** Told the keys that work here, for help and commands. */
  layers: { current: Layer[] }
}

/** Mounted anew for each step (its key is the step's id), so that the hooks of a kind stay in order. */
export function StepScreen(props: StepScreenProps) {
  const { step, session, room, acts, header, height, base, said, late, layers } = props
  const surface = useSurface()
  const aside = !isBroad(step, session) && hasSide(surface.width, height)
  const width = aside ? surface.width - sideWidth : surface.width
  const side = useMemo(() => (aside ? drawSide(session, height - frameRows) : undefined), [aside, session, height])
  const about = useMemo(() => contextOf(session), [session])
  const question = useMemo(() => drawQuestion(step.ask, width, height, '', about), [step.ask, width, height, about])
  const { hands: up, reactions } = props.signs
  const signs = useMemo(() => (up || reactions ? drawSigns(up, reactions, width) : undefined), [up, reactions, width])
  const space = height - frameRows - question.height - (signs?.height ?? 0)
  const [{ useScreen }] = useState(() => ({ useScreen: screenOf(step, session) }))
  const hands = useScreen({
    step,
    session,
    room,
    me: props.me,
    width,
    height: Math.max(1, space),
    submit: acts.submit,
    submitAll: acts.submitAll,
    tell: acts.tell,
    next: () => acts.go(1),
    live: props.live,
    drafts: acts.drafts,
  })
  const full = {
    ...hands,
    // A played session has its own keys first: nothing of the step can be changed.
    layers: said === undefined ? [...hands.layers, ...(hands.alone ? base.slice(-1) : base)] : base,
    main: (
      <SurfaceContext value={aside ? { ...surface, width } : surface}>
        <Box>
          <Box flexDirection="column" width={width} flexShrink={0}>
            <Rows of={question} />
            <Box flexDirection="column" height={Math.max(1, space)} overflow="hidden">
              <HintContext value={hintFor(step, hands)}>{hands.main}</HintContext>
            </Box>
            {signs && <Rows of={signs} />}
          </Box>
          {side && <Rows of={side} />}
        </Box>
      </SurfaceContext>
    ),
  }
  useLayoutEffect(() => {
    layers.current = full.layers
  })
  if (!props.shown) return null
  return (
    <Frame
      header={header}
      question={step.ask}
      content={full}
      message={
        said ??
        hands.echo ??
        hands.ask ??
        both(acts.said(hands.mode !== undefined), hands, surface.width, late, againWords(room, step))
      }
    />
  )
}

/** What the step says about itself, for screens whose message row says how to type; on a map the keys are the message. */
function hintFor(step: StepOf, hands: ScreenContent): string {
  const elsewhere = !hands.typing || hands.ask || hands.message === step.hint || step.kind === 'map'
  return elsewhere ? '' : (step.hint ?? '')
}

/**
 * The last event and what to do next where both fit; nothing happened yet: the screen's own message, unless the room is
 * late and nobody types.
 */
function both(
  said: string,
  hands: ScreenContent,
  width: number,
  late: string | undefined,
  again: string | undefined,
): string {
  if (!said) return again && !hands.typing ? again : late && !hands.typing ? late : hands.message
  const all = hands.after ? `${said}  ${hands.after}` : said
  return cells(all) <= width - 2 ? all : said
}
