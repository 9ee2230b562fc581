/** Settle: what an earlier turn promised, bet and parked gets an answer, one key each. */
import { Box } from 'ink'
import { useState } from 'react'
import { workOf } from '../../session/read.ts'
import type { BetResult } from '../../session/shapes.ts'
import { Field, textOf } from '../parts/field.tsx'
import { Rows } from '../parts/rows.tsx'
import { drawTour } from '../parts/tour.ts'
import { type Hands, layer, type ScreenProps } from '../screen.ts'
import { useDrawing } from '../use-drawing.ts'

/** Everything that waits, in the order it is drawn. */
type Waiting = { kind: 'action' | 'bet' | 'parked'; id: string }
type Asking = 'note' | 'owner'

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
  const waiting: Waiting[] = [
    ...(work?.bet ? [{ kind: 'bet' as const, id: 'bet' }] : []),
    ...(work?.actions ?? []).filter(a => a.carried > 0).map(a => ({ kind: 'action' as const, id: a.id })),
    ...(work?.parked ?? []).map(k => ({ kind: 'parked' as const, id: k.id })),
  ]
  const here = waiting[Math.min(at, waiting.length - 1)]
  const drawing = useDrawing(step, session, {
    width,
    height: asking ? height - 2 : height,
    focus: live ? here?.id : undefined,
  })
  const place = `${step.id} ${asking ?? ''}-${here?.id ?? ''}`
  const value = drafts.get(place)
  const action = here?.kind === 'action' ? work?.actions.find(a => a.id === here.id) : undefined

  const onward = () => setAt(Math.min(waiting.length - 1, at + 1))
  const settle = (status: 'done' | 'open' | 'dropped') => () => {
    if (here?.kind === 'parked') {
      if (status === 'done') return tell('What is parked is kept (s), dropped (x) or made an action (a).')
      if (submit({ in: step.id, do: 'parked', card: here.id, fate: status === 'open' ? 'keep' : 'drop' })) onward()
      return
    }
    if (!action) return tell('The bet is scored: 1 hit, 2 partly, 3 miss, 4 too early.')
    if (submit({ in: step.id, do: 'settle', action: action.id, status })) onward()
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
    return {
      main: (
        <Box flexDirection="column">
          <Rows of={drawing} height={height - 2} />
          <Field
            key={place}
            value={value}
            onChange={text => drafts.set(place, text)}
            prompt={asking === 'owner' ? 'to whom > ' : here?.kind === 'bet' ? 'what do we see > ' : 'what changed > '}
            width={width}
          />
        </Box>
      ),
      message:
        here?.kind === 'bet' ? 'The number as it is now, for example:  10 days on 1 Dec' : 'One line; empty is fine.',
      mode: asking === 'owner' ? 'HAND ON' : 'NOTE',
      typing: true,
      layers: [
        layer('line', {
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
                : action &&
                  (asking === 'owner'
                    ? text
                      ? submit({ in: step.id, do: 'settle', action: action.id, status: 'handed', owner: text })
                      : true
                    : submit({ in: step.id, do: 'settle', action: action.id, status: action.status, note: text }))
            if (!ok) return
            drafts.set(place, '')
            setAsking(undefined)
            onward()
          },
          leave: () => setAsking(undefined),
        }),
      ],
    }
  const settled = waiting.every(w =>
    w.kind === 'bet'
      ? work?.bet?.result
      : w.kind === 'parked'
        ? work?.parked.find(k => k.id === w.id)?.fate
        : work?.actions.find(a => a.id === w.id)?.status !== 'open',
  )
  return {
    main: <Rows of={drawing} />,
    message:
      here?.kind === 'bet'
        ? 'The bet first: 1 hit, 2 partly, 3 miss, 4 too early to say.'
        : here?.kind === 'parked'
          ? 'Parked: s keeps it, x drops it, a makes it an action.'
          : action && action.carried >= 2
            ? 'Carried twice: shrink it, hand it on (v), drop it (x), or keep it (s) and say why with enter.'
            : `d done, s still open, x dropped, v handed on; enter adds what changed.${settled ? '  n goes on.' : ''}`,
    layers: [
      layer('settle', {
        main: action
          ? () => setAsking('note')
          : settled
            ? next
            : () => tell('Up and down choose, one key answers; n goes on.'),
        done: settle('done'),
        still: settle('open'),
        drop: settle('dropped'),
        give: action ? () => setAsking('owner') : undefined,
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
      }),
    ],
  }
}
