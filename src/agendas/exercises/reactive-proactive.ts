/** Reactive or proactive: what waiting looks like and what preparing looks like, side by side, for one tenet. */
import type { Exercise } from '../../session/agenda.ts'

/** The two columns for one tenet (its id and what it is called), or for everything the turn is about. */
export function reactiveProactive(tenet?: { id: string; title: string }): Exercise {
  const place = tenet ? `${tenet.id}.waiting` : 'waiting'
  const about = tenet ? `${tenet.title}: what` : 'What'
  return {
    id: tenet ? `waiting-preparing-${tenet.id}` : 'waiting-preparing',
    ...(tenet ? { tenet: tenet.id } : {}),
    title: 'Waiting or preparing?',
    why: 'What comes is mostly known before it comes; the difference is what we do until then.',
    steps: [
      {
        id: `${place}.write`,
        kind: 'write',
        title: 'Waiting, preparing',
        ask: `${about} does waiting look like here, and what would preparing look like?`,
        minutes: 2,
        hidden: true,
        marks: [
          { mark: 'w:', label: 'waiting looks like' },
          { mark: 'p:', label: 'preparing looks like' },
        ],
        sorted: 'columns',
        hint: 'Two silent minutes. Things one could film, not attitudes.',
      },
      {
        id: `${place}.talk`,
        kind: 'look',
        title: 'Talk',
        ask: 'Which one thing on the left could be on the right within two weeks?',
        minutes: 2,
        from: `${place}.write`,
        hint: 'One is enough. a notes an action; enter goes on.',
      },
    ],
  }
}
