/** The star again: new values of the star and its inputs, in a turn that does not plant the tree anew. */
import type { Exercise } from '../../session/agenda.ts'

export const starAgain: Exercise = {
  id: 'star-again',
  tenet: 'north-star',
  lead: 'CEO',
  title: 'What does the star say today?',
  why: 'A number that is looked at every turn is one people steer by.',
  steps: [
    {
      id: 'star.again',
      kind: 'tree',
      title: 'Star again',
      ask: 'Which of these numbers has a new value? Which work hangs on nothing any more?',
      minutes: 1,
      levels: ['star', 'input', 'work'],
      base: 'star.tree',
      keep: 'star',
      numbers: true,
      hint: 'Values with their days, nothing else. n goes on.',
    },
  ],
}
