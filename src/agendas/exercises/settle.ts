/** Settle: the promises of the last turn are answered before anything new is said. */
import type { Exercise } from '../../session/agenda.ts'

export const settle: Exercise = {
  id: 'settle',
  title: 'What happened to our push',
  why: 'A promise nobody asks about is not made again with any weight.',
  steps: [
    {
      id: 'open.settle',
      kind: 'actions',
      title: 'Settle',
      ask: 'What happened to what we said we would do?',
      minutes: 2,
      settle: true,
      hint: 'Oldest first, one sentence each; reasons can wait.',
    },
  ],
}
