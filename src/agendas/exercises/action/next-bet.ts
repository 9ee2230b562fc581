/** The next bet: the smallest things that might help, and one of them put as if-then with a sign to stop. */
import type { Exercise } from '../../../session/agenda.ts'

export const nextBet: Exercise = {
  id: 'next-bet',
  tenet: 'code-is-a-liability',
  lead: 'product',
  title: 'One thing, and how we will know',
  why: 'A bet with a number and a date can be wrong, so it can teach us.',
  steps: [
    {
      id: 'action.options',
      kind: 'write',
      title: 'Options',
      ask: 'What is the smallest thing that would make this go away, or cost less?',
      minutes: 1.5,
      hint: 'First ask for something to stop, delete or rent.',
    },
    {
      id: 'action.bet',
      kind: 'decide',
      title: 'Bet',
      ask: 'What will we do, what will change, and how will we know?',
      minutes: 3.5,
      hidden: true,
      options: 'action.options',
      hint: 'One sentence: who does what by when, and how we will know.',
    },
  ],
}
