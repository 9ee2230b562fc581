/** Promises: actions with an owner, a day and a sign, or honestly with nobody yet. */
import type { Exercise } from '../../../session/agenda.ts'

export const promises: Exercise = {
  id: 'promises',
  title: 'Who does what by when',
  why: 'An action has one owner and a due date.',
  steps: [
    {
      id: 'close.actions',
      kind: 'actions',
      title: 'Actions',
      ask: 'Who does what by when, and how will we see it?',
      minutes: 1,
      hint: 'The best candidates are listed; Enter takes one.',
    },
  ],
}
