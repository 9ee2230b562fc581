/** Star tree: the one number people would push up, what moves it, and the work that hangs on that; the tenet at length. */
import type { Exercise } from '../../session/agenda.ts'

export const starTree: Exercise = {
  id: 'star-tree',
  tenet: 'north-star',
  deep: true,
  lead: 'CEO',
  title: 'The star and what moves it',
  why: 'Work that moves no number is only motion; once it is named, it can be dropped or connected.',
  steps: [
    {
      id: 'star.write',
      kind: 'write',
      title: 'Inputs',
      ask: 'Which number would those people push up if it worked? Which up to three things that move it can we move this quarter?',
      minutes: 2,
      hidden: true,
      marks: [
        { mark: 's:', label: 'the star' },
        { mark: 'i:', label: 'an input' },
      ],
      hint: 'In silence. A number somebody can read off, not a wish.',
    },
    {
      id: 'star.tree',
      kind: 'tree',
      title: 'Star',
      ask: 'Star on top, inputs below it, our work below those: what hangs on nothing?',
      minutes: 3,
      levels: ['star', 'input', 'work'],
      from: 'star.write',
      keep: 'star',
      numbers: true,
      test: '{1} depends on {2}, and these can move fairly independently.',
      hint: 'Read the test sentence aloud. Up and down choose, n goes on.',
    },
    {
      id: 'star.vote',
      kind: 'vote',
      title: 'Feed',
      ask: 'Which of these do we feed this turn?',
      minutes: 1,
      on: 'star.tree',
      dots: 3,
      hidden: true,
      hint: 'Three dots each; the sponsor speaks last.',
    },
  ],
}
