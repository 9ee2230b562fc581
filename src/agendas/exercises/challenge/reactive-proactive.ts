/** Reactive or proactive: what waiting looks like and what preparing looks like, side by side, for one tenet. */
import type { Exercise } from '../../../session/agenda.ts'

/** The two columns for one tenet (its id and what it is called), or for everything the turn is about. */
export function reactiveProactive(tenet?: { id: string; title: string }): Exercise {
  const place = tenet ? `${tenet.id}.waiting` : 'waiting'
  const about = tenet ? `${tenet.title}: what` : 'What'
  return {
    id: tenet ? `waiting-preparing-${tenet.id}` : 'waiting-preparing',
    ...(tenet ? { tenet: tenet.id } : {}),
    title: 'Waiting or preparing?',
    why: 'We often know what is coming. What matters is how we prepare.',
    steps: [
      {
        id: `${place}.write`,
        kind: 'write',
        title: 'Waiting or preparing',
        ask: `${about} does waiting look like, and what would preparing look like?`,
        minutes: 2,
        hidden: true,
        marks: [
          { mark: 'w:', label: 'waiting looks like' },
          { mark: 'p:', label: 'preparing looks like' },
        ],
        sorted: 'columns',
        hint: 'Write in silence: what people do, not what they think.',
      },
      {
        id: `${place}.talk`,
        kind: 'look',
        title: 'Talk',
        ask: 'What could we move from waiting to preparing in two weeks?',
        minutes: 2,
        from: `${place}.write`,
        hint: 'One is enough. a adds an action. n goes on.',
      },
    ],
  }
}
