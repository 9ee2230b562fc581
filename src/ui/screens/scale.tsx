/** Scale: fingers are shown, counted and typed, one number a point. */
import { useState } from 'react'
import { isHidden, workOf } from '../../session/read.ts'
import { LineBelow, lineRows } from '../parts/line-below.tsx'
import { Rows } from '../parts/rows.tsx'
import { readTally } from '../read-input.ts'
import { type Hands, layer, type ScreenProps } from '../screen.ts'
import { useDrawing } from '../use-drawing.ts'

export function useScale({
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
    height: typing ? height - lineRows : height,
    focus: typing ? here.id : undefined,
  })
  const place = `${step.id} tally-${here.id}`
  const value = drafts.get(place)
  const counted = work?.tally[here.id]
  const prompt = `how many show  ${step.points[0]} … ${step.points.at(-1)} > `
  const reveal = () => {
    setCounting(false)
    if (open) submit({ do: 'reveal', step: step.id })
  }
  if (typing)
    return {
      main: <LineBelow of={drawing} height={height} prompt={prompt} drafts={drafts} place={place} />,
      message: counted
        ? 'Counted. Enter shows the answers; a new count replaces this one.'
        : `Count fingers, one number a point (${step.points.join(' ')}):  0 1 3 2 0`,
      after: counted ? 'Enter shows the answers.' : undefined,
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
