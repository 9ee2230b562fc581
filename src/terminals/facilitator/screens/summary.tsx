/** The end of a turn: bet, actions, gates and wheel on one screen; the next date, and closing. */
import { Box } from 'ink'
import { useMemo, useState } from 'react'
import { localDay } from '../../../day.ts'
import { readMeeting } from '../../../interact/read-day.ts'
import { textOf } from '../../../interact/typed.ts'
import { layer } from '../../../screen/layer.ts'
import { drawMomentum } from '../../../views/momentum.ts'
import { useSurface } from '../context.ts'
import { Field } from '../parts/field.tsx'
import { Rows } from '../parts/rows.tsx'
import type { ScreenContent, ScreenProps } from '../screen.ts'
import { useDrawing } from '../use-drawing.ts'

export function useSummary({ step, session, width, height, submit, live, drafts }: ScreenProps<'look'>): ScreenContent {
  const { now, height: rows } = useSurface()
  const [mode, setMode] = useState<'look' | 'date' | 'sure'>('look')
  const [page, setPage] = useState(0)
  const [refused, setRefused] = useState('')
  const momentum = useMemo(() => drawMomentum(session, width, rows), [session, width, rows])
  const room = height - momentum.height - (mode === 'look' ? 0 : 2)
  const drawing = useDrawing(step, session, { width, height: room, page })
  const place = `${step.id} next`
  const value = drafts.get(place)
  const main = (
    <Box flexDirection="column">
      <Rows of={drawing} />
      <Rows of={momentum} />
      {mode === 'date' && (
        <Field value={value} onChange={text => drafts.set(place, text)} prompt="next turn, who > " width={width} />
      )}
    </Box>
  )
  if (mode === 'date')
    return {
      main,
      message: '',
      // The question stands before any news, so what is wrong with the answer stands in its place.
      ask: refused || 'When do we meet again, and who facilitates? For example:  5 Dec 14:00, Dee',
      mode: 'NEXT',
      typing: true,
      layers: [
        layer('line', {
          save() {
            const text = textOf(value)
            const comma = text.lastIndexOf(',')
            const on = (comma < 0 ? text : text.slice(0, comma)).trim()
            const by = comma < 0 ? '' : text.slice(comma + 1).trim()
            const today = localDay(new Date(now()))
            const read = on ? readMeeting(on, today) : { say: 'A day, please; for example  5 Dec, Dee' }
            setRefused('say' in read ? read.say : '')
            if ('say' in read) return
            if (!submit({ do: 'next', on: read.ok, ...(by ? { by } : {}) })) return
            drafts.set(place, '')
            setMode('look')
          },
          leave: () => setMode('look'),
        }),
      ],
    }
  if (mode === 'sure')
    return {
      main,
      message: '',
      ask: 'Close this turn? Nothing in it changes afterwards; the next starts from it.',
      layers: [
        layer('sure', {
          yes() {
            submit({ do: 'close' })
            setMode('look')
          },
          leave: () => setMode('look'),
        }),
      ],
    }
  const closed = 'e writes the notes; q goes home to the next one.'
  return {
    main,
    message: session.closed
      ? `This turn is closed.  ${closed}`
      : session.next
        ? 'Enter closes this turn.  e writes the notes.'
        : 'N sets the next turn, Enter closes this one, e writes the notes.',
    after: session.closed ? closed : session.next ? 'Enter closes this turn.' : undefined,
    layers: [
      layer('summary', {
        main: live ? () => setMode('sure') : undefined,
        date: live ? () => setMode('date') : undefined,
        page: drawing.height >= room ? () => setPage(page + 1) : undefined,
      }),
    ],
  }
}
