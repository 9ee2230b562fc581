/** The star again: new values of the star and its inputs, in a turn that does not plant the tree anew. */
import type { Exercise } from '../../../session/agenda.ts'

export const starAgain: Exercise = {
  id: 'star-again',
  tenet: 'north-star',
  lead: 'CEO',
  title: 'What is the star today?',
  why: 'A team steers by the numbers it looks at every turn.',
  steps: [
    {
      id: 'star.again',
      kind: 'tree',
      title: 'Star again',
      ask: 'Which numbers have a new value? What is no longer connected?',
      minutes: 1,
      levels: ['star', 'input', 'work'],
      base: 'star.tree',
      keep: 'star',
      numbers: true,
      hint: 'New values with their dates. n goes on.',
    },
  ],
}
