/** Scale: gates answered aloud by one key each, or hands counted for each point. */
import { Box } from 'ink'
import { useState } from 'react'
import { isHidden, workOf } from '../../session/read.ts'
import { Field, textOf } from '../parts/field.tsx'
import { Rows } from '../parts/rows.tsx'
import { readTally } from '../read-input.ts'
import { type Hands, layer, type ScreenProps } from '../screen.ts'
import { useDrawing } from '../use-drawing.ts'

export function useScale(props: ScreenProps<'scale'>): Hands {
  return props.step.rows.some(r => r.phase) ? useGates(props) : useCounts(props)
}

function useGates({ step, session, width, height, submit, next, live, drafts }: ScreenProps<'scale'>): Hands {
  const [answering, setAnswering] = useState(live)
  const [row, setRow] = useState(0)
  const [why, setWhy] = useState(false)
  /** Gates whose reason was asked for; nobody is asked twice. */
  const [asked, setAsked] = useState<string[]>([])
  const work = workOf(session, step.id, 'scale')
  const here = step.rows[row] ?? step.rows[0]!
  const drawing = useDrawing(step, session, {
    width,
    height: why ? height - 2 : height,
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
  const say = (point: number) => () => {
    if (submit({ in: step.id, do: 'room', row: here.id, point }) && row < step.rows.length - 1) setRow(row + 1)
  }
  if (why)
    return {
      main: (
        <Box flexDirection="column">
          <Rows of={drawing} height={height - 2} />
          <Field value={value} onChange={text => drafts.set(place, text)} prompt="why > " width={width} />
        </Box>
      ),
      message: '',
      ask: 'One line why. It returns as the first question of this phase next turn.',
      mode: 'WHY',
      typing: true,
      layers: [
        layer('line', {
          save() {
            if (submit({ in: step.id, do: 'why', row: here.id, text: textOf(value) })) drafts.set(place, '')
            setWhy(false)
          },
          leave: () => setWhy(false),
        }),
      ],
    }
  if (answering)
    return {
      main: <Rows of={drawing} />,
      message: !all
        ? 'Say it together, then one key a gate. Nothing is locked: a no comes back next turn.'
        : debt
          ? 'Open with debt: enter types one line why. It comes back as the first question.'
          : 'All answered. Enter goes on.',
      then: !all ? undefined : debt ? 'Enter says why.' : 'Enter goes on.',
      mode: 'GATES',
      layers: [
        layer(
          'gates',
          {
            yes: say(0),
            partly: say(1),
            no: say(2),
            unknown: say(3),
            main: all ? (debt ? () => askWhy(debt.id) : next) : () => askWhy(here.id),
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
    layers: [layer('scale', { main: live ? () => setAnswering(true) : next, reveal: undefined })],
  }
}

function useCounts({
  step,
  session,
  room,
  width,
  height,
  submit,
  tell,
  next,
  live,
  drafts,
}: ScreenProps<'scale'>): Hands {
  const open = isHidden(session, step)
  const work = workOf(room.session, step.id, 'scale')
  const [counting, setCounting] = useState(live && (open || !Object.keys(work?.tally ?? {}).length))
  const [row, setRow] = useState(0)
  const here = step.rows[row] ?? step.rows[0]!
  const typing = counting && live
  const drawing = useDrawing(step, session, {
    width,
    height: typing ? height - 4 : height,
    focus: typing ? here.id : undefined,
  })
  const place = `${step.id} tally-${here.id}`
  const value = drafts.get(place)
  const counted = work?.tally[here.id]
  const points = step.points.map(p => p.padEnd(2)).join(' ')
  const prompt = `how many show  ${step.points[0]} … ${step.points.at(-1)} > `
  const reveal = () => {
    setCounting(false)
    if (open) submit({ do: 'reveal', step: step.id })
  }
  if (typing)
    return {
      main: (
        <Box flexDirection="column">
          <Rows of={drawing} height={height - 4} />
          <Field value={value} onChange={text => drafts.set(place, text)} prompt={prompt} width={width} />
        </Box>
      ),
      message: counted
        ? 'Counted. Enter shows the answers; a new count replaces this one.'
        : `Show fingers and count them, one number a point (${points.trim().replace(/\s+/g, ' ')}):  0 1 3 2 0`,
      then: counted ? 'Enter shows the answers.' : undefined,
      mode: 'COUNT',
      typing: true,
      layers: [
        layer('tally', {
          save() {
            if (!value.trim()) return counted ? reveal() : tell('Nothing is counted yet. Type one number a point.')
            const read = readTally(value, step.points)
            if ('say' in read) return tell(read.say)
            if (!submit({ in: step.id, do: 'tally', row: here.id, counts: read.ok })) return
            drafts.set(place, '')
            if (row < step.rows.length - 1) setRow(row + 1)
          },
          page: step.rows.length > 1 ? () => setRow((row + 1) % step.rows.length) : undefined,
          leave: () => setCounting(false),
        }),
      ],
    }
  return {
    main: <Rows of={drawing} />,
    message: open ? 'Enter counts fingers, r shows the answers.' : (step.hint ?? 'Enter goes on.'),
    layers: [
      layer(
        'scale',
        {
          main: open && live ? () => setCounting(true) : next,
          reveal: open && live ? reveal : undefined,
        },
        open ? { main: 'count' } : {},
      ),
    ],
  }
}
