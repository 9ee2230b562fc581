/** Gates: the room answers aloud, one key a gate; a no is asked for its reason, a partly may give one. */
import { useState } from 'react'
import { phaseNames } from '../../kinds/scale/drawing.ts'
import { workOf } from '../../session/read.ts'
import { textOf } from '../parts/field.tsx'
import { lineRows } from '../parts/line-below.tsx'
import { Rows } from '../parts/rows.tsx'
import { typedLine } from '../parts/typed-line.tsx'
import { type Hands, layer, type ScreenProps } from '../screen.ts'
import { useDrawing } from '../use-drawing.ts'

/** The place of "no" among a gate's answers. */
const no = 2

export function useGates({ step, session, width, height, submit, next, live, drafts }: ScreenProps<'scale'>): Hands {
  const [answering, setAnswering] = useState(live)
  const [row, setRow] = useState(0)
  const [why, setWhy] = useState(false)
  /** Gates whose reason was asked for; nobody is asked twice. */
  const [asked, setAsked] = useState<string[]>([])
  const work = workOf(session, step.id, 'scale')
  const here = step.rows[row] ?? step.rows[0]!
  const drawing = useDrawing(step, session, {
    width,
    height: why ? height - lineRows : height,
    focus: answering ? here.id : undefined,
  })
  const place = `${step.id} why-${here.id}`
  const value = drafts.get(place)
  const all = step.rows.every(r => work?.room[r.id] !== undefined)
  const debt = step.rows.find(r => (work?.room[r.id] ?? 0) > 0 && !work?.why[r.id] && !asked.includes(r.id))
  const askWhy = (id: string) => {
    setRow(step.rows.findIndex(r => r.id === id))
    setAsked([...asked, id])
    setWhy(true)
  }
  const onwards = () => setRow(Math.min(step.rows.length - 1, row + 1))
  const say = (point: number) => () => {
    if (!submit({ in: step.id, do: 'room', row: here.id, point })) return
    // A no says why at once, while the room still knows which gate it means.
    if (point === no) askWhy(here.id)
    else onwards()
  }
  const answered = () => {
    setWhy(false)
    onwards()
  }
  if (why)
    return typedLine({
      of: drawing,
      height,
      drafts,
      place,
      prompt: `why${here.phase ? `, ${phaseNames[here.phase]}` : ''} > `,
      message: '',
      ask: 'Why, in one line? It comes back as a question next turn.',
      mode: 'WHY',
      save() {
        const text = textOf(value)
        if (text || work?.why[here.id]) submit({ in: step.id, do: 'why', row: here.id, text })
        drafts.set(place, '')
        answered()
      },
      leave: answered,
    })
  if (answering)
    return {
      main: <Rows of={drawing} />,
      message: !all
        ? 'Say it together, then one key a gate. A no comes back next turn.'
        : debt
          ? 'Open with debt: enter types one line why. It comes back as the first question.'
          : 'All answered. Enter goes on.',
      after: !all ? undefined : debt ? 'Enter says why.' : 'Enter goes on.',
      mode: 'GATES',
      layers: [
        layer(
          'gates',
          {
            yes: say(0),
            partly: say(1),
            no: say(2),
            unknown: say(3),
            main: all
              ? debt
                ? () => askWhy(debt.id)
                : next
              : work?.room[here.id] === undefined
                ? "An answer first: y yes, p partly, n no, d don't know."
                : () => askWhy(here.id),
            up: () => setRow(Math.max(0, row - 1)),
            down: () => setRow(Math.min(step.rows.length - 1, row + 1)),
            leave: () => setAnswering(false),
          },
          all && !debt ? { main: 'go on' } : {},
        ),
      ],
    }
  return {
    main: <Rows of={drawing} />,
    message: step.hint ?? 'Enter answers the gates, n goes on.',
    layers: [
      layer('gate', {
        main: live ? () => setAnswering(true) : next,
        reveal: undefined,
        why: undefined,
        find: undefined,
        up: undefined,
        down: undefined,
      }),
    ],
  }
}
