/** Settle: what an earlier turn promised, bet and parked gets an answer, one key each. */
import { useState } from 'react'
import { workOf } from '../../session/read.ts'
import type { Action, BetResult } from '../../session/shapes.ts'
import { textOf } from '../parts/field.tsx'
import { lineRows } from '../parts/line-below.tsx'
import { Rows } from '../parts/rows.tsx'
import { drawTour } from '../parts/tour.ts'
import { typedLine } from '../parts/typed-line.tsx'
import { type Hands, layer, type ScreenProps } from '../screen.ts'
import { useDrawing } from '../use-drawing.ts'

/** Everything that waits, in the order it is drawn. */
type Waiting = { kind: 'action' | 'bet' | 'parked'; id: string }
type Asking = 'note' | 'owner' | 'why' | 'smaller'

const prompts: Record<Asking, string> = {
  note: 'what changed > ',
  owner: 'to whom > ',
  why: 'why keep it > ',
  smaller: 'smaller > ',
}

const modes: Record<Asking, string> = { note: 'NOTE', owner: 'HAND ON', why: 'WHY', smaller: 'SMALLER' }

export function useSettle({
  step,
  session,
  width,
  height,
  submit,
  tell,
  next,
  live,
  drafts,
}: ScreenProps<'actions'>): Hands {
  const work = workOf(session, step.id, 'actions')
  const [at, setAt] = useState(0)
  const [asking, setAsking] = useState<Asking>()
  /** Actions that were answered with "still open": their status says nothing of it. */
  const [stillOpen, setStillOpen] = useState<string[]>([])
  const waiting: Waiting[] = [
    ...(work?.bet ? [{ kind: 'bet' as const, id: 'bet' }] : []),
    ...(work?.actions ?? []).filter(a => a.carried > 0).map(a => ({ kind: 'action' as const, id: a.id })),
    ...(work?.parked ?? []).map(k => ({ kind: 'parked' as const, id: k.id })),
  ]
  const here = waiting[Math.min(at, waiting.length - 1)]
  const drawing = useDrawing(step, session, {
    width,
    height: asking ? height - lineRows : height,
    focus: live ? here?.id : undefined,
  })
  const place = `${step.id} ${asking ?? ''}-${here?.id ?? ''}`
  const value = drafts.get(place)
  const action = here?.kind === 'action' ? work?.actions.find(a => a.id === here.id) : undefined

  const onward = () => setAt(Math.min(waiting.length - 1, at + 1))
  const settle = (status: 'done' | 'open' | 'dropped') => () => {
    const ok =
      here?.kind === 'parked'
        ? submit({ in: step.id, do: 'parked', card: here.id, fate: status === 'open' ? 'keep' : 'drop' })
        : action !== undefined && submit({ in: step.id, do: 'settle', action: action.id, status })
    if (ok && status === 'open' && action) setStillOpen([...stillOpen, action.id])
    // Carried for the second time, a promise is asked about once: what stays is kept for a reason.
    if (ok && status === 'open' && action?.carried === 2 && !action.note) return setAsking('why')
    if (ok) onward()
  }
  const answer = (action: Action, text: string): boolean => {
    switch (asking) {
      case 'owner':
        return !text || submit({ in: step.id, do: 'settle', action: action.id, status: 'handed', owner: text })
      case 'smaller': {
        const before = `it was: ${action.text}`
        if (!text || text === action.text) return true
        const smaller = submit({ in: step.id, do: 'change', action: action.id, text })
        if (smaller) setStillOpen([...stillOpen, action.id])
        return smaller && submit({ in: step.id, do: 'settle', action: action.id, status: 'open', note: before })
      }
      default:
        return submit({ in: step.id, do: 'settle', action: action.id, status: action.status, note: text })
    }
  }
  const score = (result: BetResult) =>
    here?.kind === 'bet'
      ? () => {
          if (submit({ in: step.id, do: 'score', result })) setAsking('note')
        }
      : undefined

  if (!waiting.length || !live)
    return {
      main: <Rows of={waiting.length ? drawing : drawTour(session, width, height)} />,
      message: step.hint ?? 'Enter goes on.',
      layers: [layer('look', { main: next, page: undefined })],
    }
  if (asking)
    return typedLine({
      of: drawing,
      height,
      drafts,
      place,
      prompt: here?.kind === 'bet' ? 'what do we see > ' : prompts[asking],
      message:
        here?.kind === 'bet'
          ? 'The number as it is now, for example:  10 days on 1 Dec'
          : asking === 'smaller'
            ? 'The part of it that can be done by the next turn, in one line.'
            : asking === 'why'
              ? 'One line why it stays; it has waited for three turns.'
              : 'One line; empty is fine.',
      mode: modes[asking],
      save() {
        const text = textOf(value)
        const ok =
          here?.kind === 'bet'
            ? submit({
                in: step.id,
                do: 'score',
                result: work?.bet?.result ?? 'early',
                ...(text ? { saw: text } : {}),
              })
            : action && answer(action, text)
        if (!ok) return
        drafts.set(place, '')
        setAsking(undefined)
        onward()
      },
      leave: () => setAsking(undefined),
    })
  const settled = waiting.every(({ kind, id }) => {
    if (kind === 'bet') return work?.bet?.result !== undefined
    if (kind === 'parked') return work?.parked.find(k => k.id === id)?.fate !== undefined
    return stillOpen.includes(id) || work?.actions.find(a => a.id === id)?.status !== 'open'
  })
  return {
    main: <Rows of={drawing} />,
    message:
      here?.kind === 'bet'
        ? 'The bet first: 1 hit, 2 partly, 3 miss, 4 too early to say.'
        : here?.kind === 'parked'
          ? 'Parked: s keeps it, x drops it, a makes it an action.'
          : action && action.carried >= 2
            ? 'Carried twice: smaller (S), hand it on (v), drop it (x), or keep it (s) and why?'
            : 'd done, s still open, x dropped, v handed on; enter adds what changed.',
    after: settled ? 'All answered: enter goes on.' : undefined,
    layers: [
      layer(
        'settle',
        {
          main: settled
            ? next
            : action
              ? () => setAsking('note')
              : () => tell('Up and down choose, one key answers; n goes on.'),
          done: action ? settle('done') : undefined,
          still: here?.kind === 'bet' ? undefined : settle('open'),
          drop: here?.kind === 'bet' ? undefined : settle('dropped'),
          give: action ? () => setAsking('owner') : undefined,
          smaller: action ? () => setAsking('smaller') : undefined,
          make:
            here?.kind === 'parked'
              ? () => {
                  if (submit({ in: step.id, do: 'parked', card: here.id, fate: 'action' })) onward()
                }
              : undefined,
          hit: score('hit'),
          partly: score('partly'),
          miss: score('miss'),
          early: score('early'),
          up: () => setAt(Math.max(0, Math.min(at, waiting.length - 1) - 1)),
          down: onward,
        },
        {
          ...(settled || !action ? { main: settled ? 'go on' : 'how' } : {}),
          ...(here?.kind === 'parked' ? { still: 'keep', drop: 'drop', make: 'action' } : {}),
        },
      ),
    ],
  }
}
