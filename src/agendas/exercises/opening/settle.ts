/** Settle: the promises of the last turn are answered before anything new is said. */
import type { Exercise } from '../../../session/agenda.ts'

export const settle: Exercise = {
  id: 'settle',
  title: 'Actions from last time',
  why: 'People keep actions that somebody asks about.',
  steps: [
    {
      id: 'open.settle',
      kind: 'actions',
      title: "Last time's actions",
      ask: 'What happened to what we agreed?',
      minutes: 2,
      settle: true,
      hint: 'd done · s still open · x dropped · v handed over',
    },
  ],
}
