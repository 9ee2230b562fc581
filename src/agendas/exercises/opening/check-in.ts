/** Check-in: everybody's voice is in the room within the first minutes. */
import type { Exercise } from '../../../session/agenda.ts'

export const checkIn: Exercise = {
  id: 'check-in',
  title: 'Check-in',
  why: 'People who have spoken once speak again. One word is enough.',
  steps: [
    {
      id: 'open.checkin',
      kind: 'write',
      title: 'Check-in',
      ask: 'One word: how were the last two weeks?',
      minutes: 1,
      each: 1,
      hint: 'Type, Enter, pass the keyboard on.',
    },
  ],
}
