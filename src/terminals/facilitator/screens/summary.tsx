/** The end of a turn: bet, actions, gates and wheel on one screen; the next date, and closing. */
import { Box } from 'ink'
import { useMemo, useState } from 'react'
import * as v from 'valibot'
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
import { useStood } from '../use-stood.ts'
import { screenWords } from '../words.ts'

const modes = ['look', 'date', 'sure'] as const
type Mode = (typeof modes)[number]

export function useSummary({ step, session, width, height, submit, live, drafts }: ScreenProps<'look'>): ScreenContent {
  const { now, height: rows } = useSurface()
  const [mode, setMode] = useStood<Mode>('summary', () => 'look', v.picklist(modes))
  /** The day is asked for on the way to closing, and may be left out. */
  const [isClosing, setClosing] = useStood('closing', () => false, v.boolean())
  const ask = (closing: boolean) => {
    setClosing(closing)
    setMode('date')
  }
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
      ask: refused || (isClosing ? screenWords.nextTurnOrClose : screenWords.nextTurnHint),
      mode: 'NEXT',
      typing: true,
      layers: [
        layer('line', {
          save() {
            const text = textOf(value)
            const then = isClosing ? 'sure' : 'look'
            if (isClosing && !text) return setMode(then)
            const comma = text.lastIndexOf(',')
            const on = (comma < 0 ? text : text.slice(0, comma)).trim()
            const by = comma < 0 ? '' : text.slice(comma + 1).trim()
            const today = localDay(new Date(now()))
            const read = on ? readMeeting(on, today) : { say: screenWords.dayPlease }
            setRefused('say' in read ? read.say : '')
            if ('say' in read) return
            if (!submit({ do: 'next', on: read.ok, ...(by ? { by } : {}) })) return
            drafts.set(place, '')
            setMode(then)
          },
          leave: () => setMode('look'),
        }),
      ],
    }
  if (mode === 'sure')
    return {
      main,
      message: '',
      ask: screenWords.closeAsk,
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
  const closed = screenWords.closedKeys
  return {
    main,
    message: session.closed
      ? screenWords.closedNow(closed)
      : session.next
        ? screenWords.closeKeys
        : screenWords.nextKeys,
    after: session.closed ? closed : session.next ? screenWords.closeOnly : undefined,
    layers: [
      layer('summary', {
        main: live ? () => (session.next ? setMode('sure') : ask(true)) : undefined,
        date: live ? () => ask(false) : undefined,
        page: drawing.height >= room ? () => setPage(page + 1) : undefined,
      }),
    ],
  }
}
