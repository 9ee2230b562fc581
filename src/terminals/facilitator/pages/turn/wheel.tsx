/** The wheel: where the turn is, what pushes it, what drags it, and where it is held. */
import { useMemo } from 'react'
import * as v from 'valibot'
import { Grid } from '../../../../draw/grid.ts'
import type { Size } from '../../../../interact/act.ts'
import { layer } from '../../../../screen/layer.ts'
import { type PhaseId, wheelPhases } from '../../../../session/agenda.ts'
import { stepOf } from '../../../../session/read.ts'
import type { Session } from '../../../../session/types.ts'
import { cut } from '../../../../text.ts'
import { type Fact, momentum } from '../../../../turn/momentum.ts'
import { drawWheelFacts } from '../../../../turn/wheel-drawing.ts'
import { wheelOf } from '../../../../turn/wheel-facts.ts'
import { drawPhase, drawWheel } from '../../../../views/wheel-drawing.ts'
import { useSurface } from '../../context.ts'
import { Frame, frameRows } from '../../frame.tsx'
import { Rows } from '../../parts/rows.tsx'
import { useStood } from '../../use-stood.ts'
import { screenWords } from '../../words.ts'
import { Help } from './help.tsx'
import { everywhereOver, type OverlayProps } from './overlay.ts'

/** Rows from which on the ring and all turns stand on one page. */
const tall = 38

export function Wheel({ session, acts, header, onShow }: OverlayProps) {
  const { width, height, theme } = useSurface()
  const [phase, setPhase] = useStood<PhaseId | undefined>('wheel-phase', () => undefined, v.picklist(wheelPhases))
  const [over, setOver] = useStood('wheel-facts', () => false, v.boolean())
  const [at, setAt] = useStood<number | undefined>('wheel-fact', () => undefined, v.number())
  const [helping, setHelping] = useStood('wheel-help', () => false, v.boolean())
  const isOne = height >= tall
  const grid = useMemo(
    () => drawPage(session, { phase, over, isOne }, { width, height: height - frameRows, ascii: theme.ascii }),
    [session, phase, over, width, height, isOne, theme.ascii],
  )
  const { pushes, drags } = useMemo(() => momentum(session), [session])
  const facts = [...pushes, ...drags]
  const chosen = at === undefined ? undefined : facts[at]
  const evidence = chosen?.step === undefined ? undefined : stepOf(session, chosen.step)
  const choose = (by: 1 | -1) =>
    facts.length ? () => setAt(((at ?? (by > 0 ? -1 : 0)) + by + facts.length) % facts.length) : undefined
  const close = () => (phase ? setPhase(undefined) : over ? setOver(false) : onShow(undefined))
  const layers = [
    layer('wheel', {
      leave: close,
      phase: key => setPhase(wheelPhases[Number(key) - 1]),
      page: isOne ? undefined : () => (phase ? setPhase(undefined) : setOver(!over)),
      older: () => onShow('older'),
      down: choose(1),
      up: choose(-1),
      open: () => {
        if (evidence) acts.jump(evidence.id)
        if (evidence || !chosen) onShow(undefined)
        else acts.tell(screenWords.noStepShows)
      },
    }),
    everywhereOver(name => (name === 'help' ? setHelping(true) : onShow(name)), close),
  ]
  if (helping)
    return (
      <Help
        session={session}
        header={header}
        below={layers}
        of="the wheel"
        onShow={name => (name ? onShow(name) : setHelping(false))}
      />
    )
  return (
    <Frame
      header={{ ...header, where: 'wheel' }}
      message={
        (chosen && sayFact(chosen, pushes.includes(chosen), evidence?.title, width - 2)) ||
        acts.said(false) ||
        (over ? screenWords.wheelFacts : screenWords.wheelFoot)
      }
      content={{
        main: <Rows of={grid} />,
        message: '',
        layers,
      }}
    />
  )
}

/** A phase, the facts of all turns, or the ring; where `isOne` the ring with those facts below it. */
function drawPage(
  session: Session,
  { phase, over, isOne }: { phase: PhaseId | undefined; over: boolean; isOne: boolean },
  { width, height, ascii }: Size,
): Grid {
  const facts = (rows: number) =>
    drawWheelFacts(wheelOf(session), { width, height: rows, today: session.last.slice(0, 10), ascii })
  if (phase) return drawPhase(session, phase, width, height)
  if (over) return facts(height)
  const wheel = drawWheel(session, { width, height, low: isOne })
  if (!isOne) return wheel
  const grid = new Grid(width, height)
  grid.paste(0, 0, wheel)
  grid.paste(wheel.height + 1, 0, facts(height - wheel.height - 1))
  return grid
}

/** A push or drag in the message row, with the step that shows it. */
function sayFact(fact: Fact, pushes: boolean, step: string | undefined, room: number): string {
  const where = step === undefined ? '' : `  enter: ${step}`
  return cut(`${pushes ? '+' : '-'} ${fact.say}`, room - where.length) + where
}
