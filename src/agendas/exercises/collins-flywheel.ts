/** Our own flywheel, after Collins: pushes that worked, put in a loop; which link is fed, and which one holds the wheel. */
import type { Exercise } from '../../session/agenda.ts'

export const collinsFlywheel: Exercise = {
  id: 'collins-flywheel',
  tenet: 'north-star',
  lead: 'CEO',
  title: 'What makes our wheel turn?',
  why: 'A wheel of good links turns as slowly as its weakest one, so that one is named and none is averaged away.',
  steps: [
    {
      id: 'flywheel.write',
      kind: 'write',
      title: 'Pushes',
      ask: 'Which push worked better than we thought, and which fell flat?',
      minutes: 2,
      hidden: true,
      marks: [
        { mark: '+', label: 'worked' },
        { mark: '-', label: 'fell flat' },
      ],
      hint: 'In silence. What really happened here, not what should have.',
    },
    {
      id: 'flywheel.ring',
      kind: 'ring',
      title: 'Ring',
      ask: 'What feeds what, until it comes round to the beginning?',
      minutes: 5,
      from: 'flywheel.write',
      keep: 'flywheel',
      hint: 'Four to six links. Check it: does it explain what worked and what fell flat?',
    },
    {
      id: 'flywheel.feed',
      kind: 'vote',
      title: 'Feed',
      ask: 'Which link do we feed?',
      minutes: 1,
      on: 'flywheel.ring',
      dots: 3,
      hidden: true,
      hint: 'Fed anywhere, all of it turns faster. Enter goes on.',
    },
    {
      id: 'flywheel.weakest',
      kind: 'ring',
      title: 'Weakest',
      ask: 'Which link holds all the others back today?',
      minutes: 2,
      base: 'flywheel.ring',
      keep: 'flywheel',
      hint: 'Is it the one with the dots? If not, say why. n goes on.',
    },
  ],
}
