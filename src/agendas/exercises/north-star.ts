/** North star: the one number the work is for, and one input this group can move. */
import type { Exercise } from '../../session/agenda.ts'

export const northStar: Exercise = {
  id: 'north-star',
  tenet: 'north-star',
  lead: 'CEO',
  title: 'What were we trying to move?',
  why: 'Work that moves no number anybody cares about is only motion.',
  steps: [
    {
      id: 'purpose.star',
      kind: 'series',
      title: 'Star',
      ask: 'Which number says that people got what they came for? What is it today?',
      minutes: 1,
      role: 'star',
      hint: 'A value and its day are enough. What is wrong is put right; gaps may stay.',
    },
    {
      id: 'purpose.input',
      kind: 'series',
      title: 'Input',
      ask: 'Which one number could we ourselves move this month? What is it today?',
      minutes: 1,
      role: 'input',
      hint: 'One number that leads to the star; of two, the one you can read off today.',
    },
  ],
}
