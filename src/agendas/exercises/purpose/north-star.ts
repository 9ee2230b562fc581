/** North star: the one number the work is for, and one input this group can move. */
import type { Exercise } from '../../../session/agenda.ts'

export const northStar: Exercise = {
  id: 'north-star',
  tenet: 'north-star',
  lead: 'CEO',
  title: 'What were we trying to move?',
  why: 'Work should move a number that somebody cares about.',
  steps: [
    {
      id: 'purpose.star',
      kind: 'series',
      title: 'Star',
      ask: 'Which number shows that people got what they came for? What is it today?',
      minutes: 1,
      role: 'star',
      hint: 'A number, its unit and a date: 61 % 21 Nov',
    },
    {
      id: 'purpose.input',
      kind: 'series',
      title: 'Input',
      ask: 'Which number could we move ourselves this month? What is it today?',
      minutes: 1,
      role: 'input',
      hint: 'Something you can change soon that moves the first one.',
    },
  ],
}
