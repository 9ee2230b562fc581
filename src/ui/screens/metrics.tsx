/** Metrics: one line adds a value and its day to the number in focus; the next line belongs to the next number. */
import { useState } from 'react'
import { localDay } from '../../day.ts'
import { keptOf } from '../../kinds/metrics/drawing.ts'
import { readName, readValue } from '../../kinds/read-dated.ts'
import { workOf } from '../../session/read.ts'
import { cut } from '../../text.ts'
import { useSurface } from '../context.ts'
import { textOf } from '../parts/field.tsx'
import { LineBelow, lineRows } from '../parts/line-below.tsx'
import { Rows } from '../parts/rows.tsx'
import { typedLine } from '../parts/typed-line.tsx'
import { type Hands, layer, type ScreenProps } from '../screen.ts'
import { useDrawing } from '../use-drawing.ts'

type Mode = 'look' | 'name' | 'value'

export function useMetrics(props: ScreenProps<'metrics'>): Hands {
  const { step, session, width, height, submit, tell, next, live, drafts } = props
  const { now } = useSurface()
  const [mode, setMode] = useState<Mode>(live ? 'value' : 'look')
  const [row, setRow] = useState(0)
  const here = step.rows[row] ?? step.rows[0]!
  const work = workOf(session, step.id, 'metrics')
  const kept = keptOf(work, here.id)
  const name = kept.name ?? here.say
  const drawing = useDrawing(step, session, {
    width,
    height: mode === 'look' ? height : height - lineRows,
    focus: here.id,
  })
  const place = `${step.id} ${mode}-${here.id}`
  const value = drafts.get(place)
  const last = kept.points.at(-1)
  const up = () => setRow(Math.max(0, row - 1))
  const down = () => setRow(Math.min(step.rows.length - 1, row + 1))
  const line = (prompt: string) => (
    <LineBelow of={drawing} height={height} prompt={prompt} drafts={drafts} place={place} />
  )

  if (mode === 'name')
    return typedLine({
      of: drawing,
      height,
      drafts,
      place,
      prompt: 'what we call it, unit > ',
      message: 'Your own name and unit:  releases, a week.  An empty line leaves it.',
      mode: 'NAME',
      save() {
        const text = textOf(value)
        if (text) {
          const read = readName(text)
          const unit = read.unit ? { unit: read.unit } : {}
          if (!submit({ in: step.id, do: 'name', row: here.id, name: read.name, ...unit })) return
        }
        drafts.set(place, '')
        setMode('value')
      },
      leave: () => setMode('look'),
    })
  if (mode === 'value')
    return {
      main: line(`${cut(name, Math.floor(width / 2))}: ${kept.unit ? `${kept.unit}, ` : 'value, '}day > `),
      message: `A value and its day:  12 21 Nov  (or today).  Nothing: ${row < step.rows.length - 1 ? 'the next one' : 'go on'}.`,
      after: row < step.rows.length - 1 ? 'An empty line: the next number.' : 'An empty line goes on.',
      mode: 'NUMBERS',
      typing: true,
      layers: [
        layer('counting', {
          save() {
            if (!value.trim()) return row < step.rows.length - 1 ? down() : next()
            const read = readValue(textOf(value), localDay(new Date(now())))
            if ('say' in read) return tell(read.say)
            if (submit({ in: step.id, do: 'add', row: here.id, ...read.ok })) drafts.set(place, '')
          },
          up,
          down,
          leave: () => setMode('look'),
        }),
      ],
    }
  return {
    main: <Rows of={drawing} />,
    message: step.hint ?? (live ? 'Enter adds a value to the chosen number, n goes on.' : 'Enter goes on.'),
    layers: [
      layer(
        'metrics',
        {
          main: live ? () => setMode('value') : next,
          rename: live
            ? () => {
                drafts.set(`${step.id} name-${here.id}`, [name, kept.unit].filter(Boolean).join(', '))
                setMode('name')
              }
            : undefined,
          drop: live
            ? last
              ? () => void submit({ in: step.id, do: 'drop', row: here.id, point: last.id })
              : 'this number has no value yet'
            : undefined,
          up,
          down,
        },
        live ? {} : { main: 'go on' },
      ),
    ],
  }
}
