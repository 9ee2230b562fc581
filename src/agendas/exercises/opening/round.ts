/** A round: everybody says a word aloud, so that each voice is in the room within the first minutes, and nobody types. */
import type { Exercise } from '../../../session/agenda.ts'

export const round: Exercise = {
  id: 'round',
  title: 'A round',
  why: 'People who have spoken once speak again. Nobody types, so it takes a minute.',
  steps: [
    {
      id: 'open.round',
      kind: 'look',
      title: 'Round',
      ask: 'One word each: how were the last two weeks? And what do you want from today?',
      minutes: 2,
      round: true,
      hint: 'Aloud, one after the other. Enter goes on.',
    },
  ],
}
