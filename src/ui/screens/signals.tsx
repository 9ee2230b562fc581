/** Signals: those whose day has come are scored with one key; new ones in three lines: what, the sign, and by when. */
import { useState } from 'react'
import { localDay, readDay, showDay } from '../../day.ts'
import { workOf } from '../../session/read.ts'
import type { Signal, SignalResult } from '../../session/shapes.ts'
import { inTime, isDue } from '../../session/signals.ts'
import { cut } from '../../text.ts'
import { useSurface } from '../context.ts'
import { textOf } from '../parts/field.tsx'
import { lineRows } from '../parts/line-below.tsx'
import { Rows } from '../parts/rows.tsx'
import { typedLine } from '../parts/typed-line.tsx'
import { type Hands, layer, type ScreenProps } from '../screen.ts'
import { useDrawing } from '../use-drawing.ts'

/** A signal is asked for in three lines; `saw` and `again` follow a score. */
const parts = ['text', 'sign', 'by'] as const
type Part = (typeof parts)[number] | 'saw' | 'again'
const asks: Record<Part, { prompt: string; message: string }> = {
  text: { prompt: 'what will change > ', message: 'What do we expect? One line; an empty one ends.' },
  sign: {
    prompt: 'what sign tells us > ',
    message: 'What would we see if it were true? Something one can point at. Empty is fine.',
  },
  by: { prompt: 'by when > ', message: 'The day we look again:  1 Mar,  in 3 months,  2027-06-30' },
  saw: { prompt: 'what did we see > ', message: 'One line: what was seen, or that nothing was. Empty is fine.' },
  again: {
    prompt: 'look again by > ',
    message: 'Still open: a new day to look,  in 3 months.  Empty leaves the old one.',
  },
}

export function useSignals({
  step,
  session,
  width,
  height,
  submit,
  tell,
  next,
  live,
  drafts,
}: ScreenProps<'signals'>): Hands {
  const { now } = useSurface()
  const today = localDay(new Date(now()))
  const all = inTime(workOf(session, step.id, 'signals')?.signals ?? [], session)
  const waiting = all.find(s => isDue(s, session) && !s.result)
  /** Where up and down went; without them, at what waits for its score. */
  const [moved, setMoved] = useState<string>()
  const [part, setPart] = useState<Part | undefined>(live && !all.length ? 'text' : undefined)
  /** The signal whose lines are typed; undefined for a new one. */
  const [editing, setEditing] = useState<string>()
  const here = live ? all.find(s => s.id === (moved ?? waiting?.id)) : undefined
  const known = all.find(s => s.id === editing)
  const drawing = useDrawing(step, session, {
    width,
    height: part ? height - lineRows : height,
    focus: editing ?? here?.id,
  })
  const placeOf = (of: Part) => `${step.id} ${of}-${editing ?? 'new'}`
  const place = part ? placeOf(part) : ''

  const begin = (signal?: Signal) => {
    setEditing(signal?.id)
    if (signal)
      for (const of of parts)
        drafts.set(`${step.id} ${of}-${signal.id}`, of === 'by' ? showDay(signal.by, today) : (signal[of] ?? ''))
    setPart('text')
  }
  const leave = () => {
    setPart(undefined)
    setEditing(undefined)
  }
  const clear = (of: readonly Part[]) => {
    for (const one of of) drafts.set(placeOf(one), '')
  }
  const score = (signal: Signal, result: SignalResult) => () => {
    if (!submit({ in: step.id, do: 'score', signal: signal.id, result })) return
    setEditing(signal.id)
    setMoved(undefined)
    setPart('saw')
  }
  /** The last line of a signal: all three go at once, so that none is kept without its day. */
  const keep = () => {
    const [text, sign, typed] = parts.map(of => textOf(drafts.get(placeOf(of))))
    // A day that was left as it stood is that day, even when it is over.
    const by = known && typed === showDay(known.by, today) ? known.by : readDay(typed!, today, 'future')
    if (!by)
      return tell(
        typed
          ? `I cannot read the day in "${cut(typed, 20)}"; for example  1 Mar  or  in 3 months`
          : 'By when would we know? A day, please.',
      )
    const ok = known
      ? submit({ in: step.id, do: 'change', signal: known.id, text: text!, sign: sign!, by })
      : submit({ in: step.id, do: 'add', text: text!, ...(sign ? { sign } : {}), by })
    if (!ok) return
    clear(parts)
    if (known) return leave()
    setPart('text')
  }
  const save = () => {
    const text = textOf(drafts.get(place))
    switch (part) {
      case 'text':
        return text ? setPart('sign') : leave()
      case 'sign':
        return setPart('by')
      case 'by':
        return keep()
      case 'saw': {
        if (
          known?.result &&
          text &&
          !submit({ in: step.id, do: 'score', signal: known.id, result: known.result, saw: text })
        )
          return
        clear(['saw'])
        return known?.result === 'open' ? setPart('again') : leave()
      }
      case 'again': {
        const by = text ? readDay(text, today, 'future') : undefined
        if (text && !by) return tell(`I cannot read the day in "${cut(text, 20)}"; for example  1 Mar  or  in 3 months`)
        if (by && known && !submit({ in: step.id, do: 'change', signal: known.id, by })) return
        clear(['again'])
        return leave()
      }
    }
  }

  if (part)
    return typedLine({
      of: drawing,
      height,
      drafts,
      place,
      prompt: asks[part].prompt,
      version: editing,
      message: asks[part].message,
      mode: part === 'saw' || part === 'again' ? 'SEEN' : 'SIGNAL',
      save,
      leave,
    })
  const at = here ? all.indexOf(here) : -1
  return {
    main: <Rows of={drawing} />,
    message: !here
      ? (step.hint ?? 's adds a signal, up and down choose one, enter goes on.')
      : isDue(here, session) && !here.result
        ? 'Its day has come: 1 it came, 2 it did not, 3 still open.'
        : 'Enter changes it, 1 says it came, x takes it away; s adds another.',
    layers: [
      layer(
        'signals',
        {
          main: here && live ? () => begin(here) : next,
          add: live ? () => begin() : undefined,
          came: here ? score(here, 'came') : undefined,
          not: here ? score(here, 'not') : undefined,
          open: here ? score(here, 'open') : undefined,
          drop: here ? () => void submit({ in: step.id, do: 'drop', signal: here.id }) : undefined,
          up: live && all.length ? () => setMoved(all[Math.max(0, at < 0 ? all.length - 1 : at - 1)]?.id) : undefined,
          // Past the last of them nothing is chosen, and enter goes on.
          down: live && all.length ? () => setMoved(all[at + 1]?.id ?? 'none') : undefined,
        },
        here ? {} : { main: 'go on' },
      ),
    ],
  }
}
