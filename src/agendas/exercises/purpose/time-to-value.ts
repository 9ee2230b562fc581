/** Time to value: from the day something was asked for to the day somebody used it. */
import type { Exercise } from '../../../session/agenda.ts'

export const timeToValue: Exercise = {
  id: 'time-to-value',
  tenet: 'time-to-value',
  lead: 'CEO',
  title: 'What reached users?',
  why: 'Dates end the argument about how fast we are.',
  steps: [
    {
      id: 'purpose.deliveries',
      kind: 'series',
      title: 'Deliveries',
      ask: 'What reached users since last time? When was it requested, and when was it first used?',
      minutes: 1,
      role: 'time-to-value',
      deliveries: true,
      hint: 'For example: 3 Oct, 21 Nov, refund button.',
    },
  ],
}
