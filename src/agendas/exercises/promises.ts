/** Promises: actions with an owner, a day and a sign, or honestly with nobody yet. */
import type { Exercise } from '../../session/agenda.ts'

export const promises: Exercise = {
  id: 'promises',
  title: 'Who does what by when',
  why: 'A promise has one owner and a day on which somebody looks.',
  steps: [
    {
      id: 'close.actions',
      kind: 'actions',
      title: 'Actions',
      ask: 'Who does what, by which day, and where will we see it?',
      minutes: 1,
      hint: 'One owner each, who says yes aloud. "Nobody yet" is an honest answer.',
    },
  ],
}
