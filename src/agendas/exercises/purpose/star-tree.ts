/** Star tree: the one number people would push up, what moves it, and the work that hangs on that; the tenet at length. */
import type { Exercise } from '../../../session/agenda.ts'

export const starTree: Exercise = {
  id: 'star-tree',
  tenet: 'north-star',
  deep: true,
  lead: 'CEO',
  title: 'The star and what moves it',
  why: 'Work that moves no number can be dropped or connected once we see it.',
  steps: [
    {
      id: 'star.write',
      kind: 'write',
      title: 'Inputs',
      ask: 'If this works, which number shows it in a year? What can we change soon that moves first?',
      minutes: 2,
      hidden: true,
      marks: [
        { mark: 's:', label: 'the star' },
        { mark: 'i:', label: 'an input' },
      ],
      hint: 'In silence. The star lags; up to three inputs lead it.',
    },
    {
      id: 'star.tree',
      kind: 'tree',
      title: 'Star',
      ask: 'What are we working on this week? Hang each on a number, or on none.',
      minutes: 3,
      levels: ['star', 'input', 'work'],
      voted: 'input',
      from: 'star.write',
      keep: 'star',
      numbers: true,
      test: '{1} depends on {2}, and these can move fairly independently.',
      hint: 'Read the test sentence aloud. Up and down choose, n goes on.',
    },
    {
      id: 'star.vote',
      kind: 'vote',
      title: 'Focus',
      ask: 'Which of these do we focus on this turn?',
      minutes: 1,
      on: 'star.tree',
      dots: 3,
      hidden: true,
      hint: 'Three dots each. The most senior person speaks last.',
    },
  ],
}
