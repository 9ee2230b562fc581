/** Time to value: from the day something was asked for to the day somebody used it. */
import type { Exercise } from '../../session/agenda.ts'

export const timeToValue: Exercise = {
  id: 'time-to-value',
  tenet: 'time-to-value',
  lead: 'CEO',
  title: 'What reached people since last time?',
  why: 'Dates end the argument about how fast we are.',
  steps: [
    {
      id: 'purpose.deliveries',
      kind: 'series',
      title: 'Deliveries',
      ask: 'What reached people since last time: asked for on which day, first used on which?',
      minutes: 1,
      role: 'time-to-value',
      deliveries: true,
      hint: 'Dates only, nobody defends them. Below three in each half there is no trend.',
    },
  ],
}
