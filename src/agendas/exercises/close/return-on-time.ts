/** Return on time: was this worth it? Anonymous, and only to make the next session better. */
import type { Exercise } from '../../../session/agenda.ts'

export const returnOnTime: Exercise = {
  id: 'return-on-time',
  title: 'Worth it?',
  why: 'These answers are kept only to improve the session.',
  steps: [
    {
      id: 'close.roti',
      kind: 'scale',
      title: 'Worth it?',
      ask: 'Was this worth your time? 1 is lost time, 5 is much more than it took.',
      minutes: 0.5,
      anonymous: true,
      rows: [{ id: 'roti', say: 'Was it worth my time?' }],
      points: ['1', '2', '3', '4', '5'],
      hint: 'Thank the people who gave low scores. Enter goes on.',
    },
  ],
}
