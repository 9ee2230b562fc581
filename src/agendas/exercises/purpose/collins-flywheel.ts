/** Our own flywheel, after Collins: pushes that worked, put in a loop; which link is fed, and which one holds the wheel. */
import type { Exercise } from '../../../session/agenda.ts'

export const collinsFlywheel: Exercise = {
  id: 'collins-flywheel',
  tenet: 'north-star',
  lead: 'CEO',
  title: 'What makes our wheel turn?',
  why: 'A wheel turns as slowly as its weakest link, so we name that link.',
  steps: [
    {
      id: 'flywheel.write',
      kind: 'write',
      title: 'Pushes',
      ask: 'What worked better than we thought, and what fell flat?',
      minutes: 2,
      hidden: true,
      marks: [
        { mark: '+', label: 'worked' },
        { mark: '-', label: 'fell flat' },
      ],
      hint: 'Write in silence: what happened, not what should have.',
    },
    {
      id: 'flywheel.ring',
      kind: 'ring',
      title: 'Ring',
      ask: 'What drives what, until the loop comes back to its start?',
      minutes: 5,
      from: 'flywheel.write',
      keep: 'flywheel',
      hint: 'Four to six links. Do they explain both lists? n goes on.',
    },
    {
      id: 'flywheel.feed',
      kind: 'vote',
      title: 'Feed',
      ask: 'Which link do we work on?',
      minutes: 1,
      on: 'flywheel.ring',
      dots: 3,
      hidden: true,
      hint: 'Three dots each. Enter goes on.',
    },
    {
      id: 'flywheel.weakest',
      kind: 'ring',
      title: 'Weakest',
      ask: 'Which link holds all the others back today?',
      minutes: 2,
      base: 'flywheel.ring',
      keep: 'flywheel',
      hint: 'Which push would bring a breakthrough? What is left for it?',
    },
  ],
}
