/** Strip: one line a step on the way to production; a line with the name of a step that is there changes it. */
import { useState } from 'react'
import { stripLine } from '../../kinds/strip/drawing.ts'
import { readStrip } from '../../kinds/strip/reading.ts'
import { workOf } from '../../session/read.ts'
import type { StripStep } from '../../session/shapes.ts'
import { textOf } from '../parts/field.tsx'
import { LineBelow, lineRows } from '../parts/line-below.tsx'
import { Rows } from '../parts/rows.tsx'
import { pastedLines } from '../read-input.ts'
import { type Hands, layer, type ScreenProps } from '../screen.ts'
import { useDrawing } from '../use-drawing.ts'

type Mode = 'look' | 'name' | 'step'

export function useStrip(props: ScreenProps<'strip'>): Hands {
  const { step, session, room, width, height, submit, tell, next, live, drafts } = props
  const work = workOf(session, step.id, 'strip')
  const steps = work?.steps ?? []
  const [mode, setMode] = useState<Mode>(!live ? 'look' : work?.change ? 'step' : 'name')
  /** The step that is pointed at, and the one whose line is being changed. */
  const [at, setAt] = useState<string>()
  const [changing, setChanging] = useState<StripStep>()
  const drawing = useDrawing(step, session, {
    width,
    height: mode === 'look' ? height : height - lineRows,
    // Of a long way the end is what one goes on from.
    focus: mode === 'name' ? undefined : (changing?.id ?? at ?? (steps.length > 8 ? steps.at(-1)?.id : undefined)),
  })
  const place = `${step.id} ${mode}`
  const value = drafts.get(place)
  const here = steps.find(s => s.id === at)
  const point = (by: 1 | -1): StripStep | undefined => {
    const from = steps.findIndex(s => s.id === (changing?.id ?? at))
    const to = from < 0 ? (by < 0 ? steps.at(-1) : steps[0]) : steps[from + by]
    if (to) setAt(to.id)
    return to
  }
  const change = (one: StripStep) => {
    setAt(one.id)
    setChanging(one)
    tell('')
    drafts.set(`${step.id} step`, stripLine(one))
    setMode('step')
  }
  const pull = (by: 1 | -1) => {
    if (value.trim() && !changing) return tell('Keep this line first, or empty it.')
    if (changing && value !== stripLine(changing) && !keep(value)) return
    const to = point(by)
    if (to) return change(to)
    if (!changing) return tell('No step yet to take into the line.')
    setChanging(undefined)
    setAt(undefined)
    drafts.set(place, '')
  }
  const drop = (one: StripStep) => {
    if (submit({ in: step.id, do: 'drop', step: one.id })) setAt(undefined)
  }
  const line = (prompt: string) => (
    <LineBelow
      of={drawing}
      height={height}
      prompt={prompt}
      drafts={drafts}
      place={place}
      version={changing?.id ?? ''}
    />
  )

  if (mode === 'name')
    return {
      main: line('which change > '),
      message: 'One small change that reached people.  An empty line goes on to its steps.',
      mode: 'NAME',
      typing: true,
      layers: [
        layer('line', {
          save() {
            const text = textOf(value)
            if (text && !submit({ in: step.id, do: 'name', text })) return
            drafts.set(place, '')
            setMode('step')
          },
          leave: () => setMode('look'),
        }),
      ],
    }

  if (mode === 'step')
    return {
      main: line(changing ? 'change it > ' : 'what happened, work, wait > '),
      message: changing
        ? 'Name, work, waiting, who.  Enter keeps it, an empty line leaves it as it was.'
        : steps.length
          ? 'What changed?  review, 60 min, 8 h  changes or adds it.  Nothing: go on.'
          : 'In the past tense, left to right:  review, 60 min, 11 h  (work, then waiting).',
      after: steps.length && !changing ? 'An empty line goes on.' : undefined,
      mode: 'STEPS',
      typing: true,
      paste(text) {
        const rest: string[] = []
        for (const row of pastedLines(text)) if (!keep(row)) rest.push(row)
        drafts.set(place, rest.join(' '))
      },
      layers: [
        layer(
          'walking',
          {
            save() {
              if (!value.trim()) {
                if (!changing) return next()
                return setChanging(undefined)
              }
              if (!keep(value)) return
              drafts.set(place, '')
              setChanging(undefined)
            },
            up: () => pull(-1),
            down: () => pull(1),
            leave() {
              // A step taken back into the line is a step already; left there it would be typed a second time.
              if (changing) drafts.set(place, '')
              setChanging(undefined)
              setMode('look')
            },
          },
          steps.length ? {} : { up: undefined },
        ),
      ],
    }

  return {
    main: <Rows of={drawing} />,
    message: step.hint ?? (live ? 'Enter adds a step, or changes the chosen one; n goes on.' : 'Enter goes on.'),
    layers: [
      layer(
        'strip',
        {
          main: live ? () => (here ? change(here) : setMode('step')) : next,
          name: live
            ? () => {
                drafts.set(`${step.id} name`, work?.change ?? '')
                setMode('name')
              }
            : undefined,
          drop: live ? (here ? () => drop(here) : 'choose a step first: up and down') : undefined,
          up: steps.length ? () => void point(-1) : undefined,
          down: steps.length ? () => void point(1) : undefined,
          sooner: live && here ? () => void submit({ in: step.id, do: 'shift', step: here.id, by: -1 }) : undefined,
          later: live && here ? () => void submit({ in: step.id, do: 'shift', step: here.id, by: 1 }) : undefined,
        },
        live ? (here ? { main: 'change' } : {}) : { main: 'go on' },
      ),
    ],
  }

  /** One typed row adds a step, or changes the one it names; what cannot be read is told and stays in the line. */
  function keep(text: string): boolean {
    const read = readStrip(textOf(text))
    if ('say' in read) {
      tell(read.say)
      return false
    }
    const { name, work: minutes, wait, who } = read.ok
    const now = workOf(room.session, step.id, 'strip')?.steps ?? []
    const old = changing ?? now.find(s => s.name.toLowerCase() === name.toLowerCase())
    if (!old)
      return submit({ in: step.id, do: 'add', name, work: minutes ?? 0, wait: wait ?? 0, ...(who ? { who } : {}) })
    return submit({
      in: step.id,
      do: 'change',
      step: old.id,
      // Named in another case it is the same step; only a line taken back renames it.
      ...(changing && name !== old.name ? { name } : {}),
      ...(minutes === undefined ? {} : { work: minutes }),
      ...(wait === undefined ? {} : { wait }),
      // A line taken back whole and kept without its last word has nobody any more.
      ...(who ? { who } : changing ? { who: '' } : {}),
    })
  }
}
