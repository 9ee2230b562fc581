/** Return on time: was this worth it? Anonymous, and only to make the next session better. */
import type { Exercise } from '../../session/agenda.ts'

export const returnOnTime: Exercise = {
  id: 'return-on-time',
  title: 'Return on time',
  why: 'Feelings are not a measure; this is kept only to improve the session.',
  steps: [
    {
      id: 'close.roti',
      kind: 'scale',
      title: 'Return on time',
      ask: 'Was this worth your time? 1 is lost time, 5 is worth far more than it took.',
      minutes: 0.5,
      anonymous: true,
      rows: [{ id: 'roti', say: 'Return on the time I spent here' }],
      points: ['1', '2', '3', '4', '5'],
      hint: 'Thank people for low ones. Enter goes on.',
    },
  ],
}
