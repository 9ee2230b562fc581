/** The next bet: the smallest things that might help, and one of them put as if-then with a sign to stop. */
import type { Exercise } from '../../session/agenda.ts'

export const nextBet: Exercise = {
  id: 'next-bet',
  tenet: 'code-is-a-liability',
  lead: 'product',
  title: 'One thing, and how we will know',
  why: 'A change with a number and a day can be wrong, so it can teach.',
  steps: [
    {
      id: 'action.options',
      kind: 'write',
      title: 'Options',
      ask: 'What is the smallest thing that makes it go away or cheaper?',
      minutes: 1.5,
      hint: 'Ask for one that stops, deletes or rents something before one that builds.',
    },
    {
      id: 'action.bet',
      kind: 'decide',
      title: 'Bet',
      ask: 'Which one thing do we do, what moves because of it, and when do we stop?',
      minutes: 3.5,
      hidden: true,
      options: 'action.options',
      hint: 'Anything below 3 is heard, not outvoted: x notes it. Enter goes on.',
    },
  ],
}
