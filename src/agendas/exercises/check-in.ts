/** Check-in: everybody's voice is in the room within the first minutes. */
import type { Exercise } from '../../session/agenda.ts'

export const checkIn: Exercise = {
  id: 'check-in',
  title: 'Check-in',
  why: 'Whoever has spoken once speaks again; one word is enough.',
  steps: [
    {
      id: 'open.checkin',
      kind: 'write',
      title: 'Check-in',
      ask: 'One word for how the last stretch felt.',
      minutes: 1,
      each: 1,
      hint: 'Go round once and comment on nothing; "pass" is a word too.',
    },
  ],
}
