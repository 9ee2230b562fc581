/** A gate answered privately, check by check; then how it reads, one line why, and what nobody knew as an action. */
import { useState } from 'react'
import { localDay, readDay, twoDays } from '../../day.ts'
import type { Read } from '../../interact/act.ts'
import { sayDay } from '../../interact/read-day.ts'
import { findOut, phaseNames } from '../../kinds/scale/drawing.ts'
import { gapsOf, gatesOf } from '../../session/answers.ts'
import { actionsHome, isHidden, workOf } from '../../session/read.ts'
import { useSurface } from '../context.ts'
import { countHands } from '../parts/counting.tsx'
import { textOf } from '../parts/field.tsx'
import { lineRows } from '../parts/line-below.tsx'
import { Rows } from '../parts/rows.tsx'
import { typedLine } from '../parts/typed-line.tsx'
import { type Hands, layer, type ScreenProps } from '../screen.ts'
import { useDrawing } from '../use-drawing.ts'

type Mode = 'look' | 'count' | 'why' | 'find'

export function usePrivateGate(props: ScreenProps<'scale'>): Hands {
  const { step, session, room, width, height, submit, tell, next, live, drafts } = props
  const { now } = useSurface()
  const open = isHidden(session, step)
  const [mode, setMode] = useState<Mode>(live && open ? 'count' : 'look')
  const [row, setRow] = useState(0)
  const [pointing, setPointing] = useState(false)
  /** True once the reason was asked for; nobody is asked twice. */
  const [asked, setAsked] = useState(false)
  const work = workOf(room.session, step.id, 'scale')
  const here = step.rows[row] ?? step.rows[0]!
  const typing = live && mode !== 'look'
  const drawing = useDrawing(step, session, {
    width,
    height: typing ? height - lineRows : height,
    focus: (typing && mode === 'count') || pointing ? here.id : undefined,
  })
  const phase = step.rows.find(r => r.phase)?.phase
  const gate = phase && gatesOf(session)[phase]
  const debt = gate && gate.mark !== 'yes' && !gate.why
  const reason = step.rows.find(r => work?.why[r.id])?.id ?? step.rows.find(r => r.phase)?.id ?? here.id
  const home = actionsHome(session)
  const noted = home ? (workOf(session, home.id, 'actions')?.actions ?? []) : []
  const toFind = work && !open ? gapsOf(step, work).filter(r => !noted.some(a => a.text === findOut(r.say))) : []
  const place = `${step.id} ${mode}`

  if (typing && mode === 'count' && open)
    return countHands(props, {
      step,
      drawing,
      row,
      setRow,
      counted: work?.tally[here.id],
      all: step.rows.every(r => work?.tally[r.id]),
      reveal() {
        setMode('look')
        submit({ do: 'reveal', step: step.id })
      },
      leave: () => setMode('look'),
    })
  if (typing && mode === 'why')
    return typedLine({
      of: drawing,
      height,
      drafts,
      place,
      prompt: `why${phase ? `, ${phaseNames[phase]}` : ''} > `,
      message: '',
      ask: 'Why, in one line? It comes back as the first question of this phase.',
      mode: 'WHY',
      save() {
        const text = textOf(drafts.get(place))
        if ((text || work?.why[reason]) && !submit({ in: step.id, do: 'why', row: reason, text })) return
        drafts.set(place, '')
        setMode('look')
      },
      leave: () => setMode('look'),
    })
  const gap = toFind[0]
  if (typing && mode === 'find' && gap && home)
    return typedLine({
      of: drawing,
      height,
      drafts,
      place,
      prompt: 'who, by when > ',
      message: '',
      ask: 'An action to find it out. Who, and by when:  Bo, 28 Nov  (nothing: nobody yet)',
      mode: 'FIND OUT',
      save() {
        const read = readWhoWhen(textOf(drafts.get(place)), localDay(new Date(now())))
        if ('say' in read) return tell(read.say)
        if (!submit({ in: home.id, do: 'add', text: findOut(gap.say), ...read.ok })) return
        drafts.set(place, '')
        setMode('look')
      },
      leave: () => setMode('look'),
    })

  const point = (by: 1 | -1) => () => {
    setPointing(true)
    setRow(Math.max(0, Math.min(step.rows.length - 1, pointing ? row + by : row)))
  }
  const askWhy = () => {
    setAsked(true)
    drafts.set(`${step.id} why`, work?.why[reason] ?? '')
    setMode('why')
  }
  return {
    main: <Rows of={drawing} />,
    message: open
      ? 'Private until all are in: enter counts hands a check, r shows how the gate reads.'
      : !gate
        ? 'Nobody answered; enter goes on.'
        : debt
          ? 'Open with debt: enter types one line why. Or b, and stay in this phase.'
          : toFind.length
            ? 'f makes what nobody knows an action; enter goes on, b stays in this phase.'
            : (step.hint ?? 'Enter goes on, b stays in this phase.'),
    after: open ? undefined : debt && !asked ? 'Enter says why.' : 'Enter goes on.',
    layers: [
      layer(
        'gate',
        {
          main: open && live ? () => setMode('count') : live && debt && !asked ? askWhy : next,
          reveal: open && live ? () => void submit({ do: 'reveal', step: step.id }) : undefined,
          why: !open && live && gate && gate.mark !== 'yes' ? askWhy : undefined,
          find:
            !open && live && toFind.length
              ? () => (home ? setMode('find') : tell('This agenda has no step for actions.'))
              : undefined,
          up: point(-1),
          down: point(1),
        },
        open ? { main: 'count' } : debt && !asked ? { main: 'why' } : {},
      ),
    ],
  }
}

/** `Bo, 28 Nov`, either of them, or neither; a sentence where a second thing is no day. */
function readWhoWhen(text: string, today: string): Read<{ owner?: string; due?: string }> {
  const parts = text
    .split(/[,;]/)
    .map(p => p.trim().replace(/^by /i, ''))
    .filter(Boolean)
  const days = parts.flatMap(p => readDay(p, today, 'future') ?? [])
  const [owner, other] = parts.filter(p => readDay(p, today, 'future') === undefined)
  if (other !== undefined) return { say: sayDay(other, today) }
  if (owner && twoDays(owner, today)) return { say: sayDay(owner, today) }
  if (days.length > 1) return { say: `One day, please, not ${days.length}; for example  Bo, 28 Nov` }
  return { ok: { ...(owner ? { owner } : {}), ...(days[0] ? { due: days[0] } : {}) } }
}
