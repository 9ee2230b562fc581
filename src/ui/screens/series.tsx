/** Series: one line adds a value and its day; the chart and the sentence the numbers allow stand above. */
import { useState } from 'react'
import { localDay } from '../../day.ts'
import { workOf } from '../../session/read.ts'
import { useSurface } from '../context.ts'
import { textOf } from '../parts/field.tsx'
import { lineRows } from '../parts/line-below.tsx'
import { Rows } from '../parts/rows.tsx'
import { typedLine } from '../parts/typed-line.tsx'
import { pastedLines, readDelivery, readName, readValue } from '../read-input.ts'
import { type Hands, layer, type ScreenProps } from '../screen.ts'
import { useDrawing } from '../use-drawing.ts'

type Mode = 'look' | 'name' | 'value'

export function useSeries({
  step,
  session,
  width,
  height,
  submit,
  tell,
  next,
  live,
  drafts,
}: ScreenProps<'series'>): Hands {
  const { now } = useSurface()
  const today = localDay(new Date(now()))
  const work = workOf(session, step.id, 'series')
  const unnamed = !step.deliveries && !work?.name
  const [mode, setMode] = useState<Mode>(live ? (unnamed ? 'name' : 'value') : 'look')
  const drawing = useDrawing(step, session, { width, height: mode === 'look' ? height : height - lineRows })
  const place = `${step.id} ${mode}`
  const value = drafts.get(place)
  const setValue = (text: string) => drafts.set(place, text)
  const last = work?.points.at(-1)

  if (mode === 'name')
    return typedLine({
      of: drawing,
      height,
      drafts,
      place,
      prompt: 'which number, unit > ',
      message: 'Name and unit:  orders finished without help, %.  An empty line leaves it.',
      mode: 'NAME',
      save() {
        const text = textOf(value)
        if (!text) return unnamed ? next() : setMode('value')
        const { name, unit } = readName(text)
        if (!submit({ in: step.id, do: 'name', name, ...(unit ? { unit } : {}) })) return
        setValue('')
        setMode('value')
      },
      leave: () => setMode('look'),
      hint: 'keys',
    })
  if (mode === 'value')
    return typedLine({
      of: drawing,
      height,
      drafts,
      place,
      prompt: step.deliveries ? 'asked, first used, what > ' : `value${work?.unit ? ` ${work.unit}` : ''}, day > `,
      message: step.deliveries
        ? 'Two days and what it was:  10 Jan, 24 Feb, search.  An empty line goes on.'
        : 'A value and its day:  61 21 Nov  (no day: today).  An empty line goes on.',
      after: 'An empty line goes on.',
      mode: 'NUMBERS',
      paste(text) {
        // Rows from a sheet come in at once, each checked like a typed one.
        const rest: string[] = []
        for (const row of pastedLines(text)) if (!add(row)) rest.push(row)
        setValue(rest.join(' '))
      },
      save() {
        if (!value.trim()) return next()
        if (add(value)) setValue('')
      },
      leave: () => setMode('look'),
      hint: 'keys',
    })
  return {
    main: <Rows of={drawing} />,
    message: step.hint ?? 'Enter adds a value, n goes on.',
    layers: [
      layer(
        'series',
        {
          main: live ? () => setMode(unnamed ? 'name' : 'value') : next,
          rename:
            live && !step.deliveries
              ? () => {
                  drafts.set(`${step.id} name`, work?.name ? [work.name, work.unit].filter(Boolean).join(', ') : '')
                  setMode('name')
                }
              : undefined,
          drop: live && last ? () => void submit({ in: step.id, do: 'drop', point: last.id }) : undefined,
        },
        live ? {} : { main: 'go on' },
      ),
    ],
  }

  /** One typed row becomes a point; what cannot be read is told and stays in the line. */
  function add(text: string): boolean {
    if (step.deliveries) {
      const read = readDelivery(textOf(text), today)
      if ('ok' in read) return submit({ in: step.id, do: 'deliver', ...read.ok })
      tell(read.say)
      return false
    }
    const read = readValue(textOf(text), today)
    if ('ok' in read) return submit({ in: step.id, do: 'add', ...read.ok })
    tell(read.say)
    return false
  }
}
