/** A flywheel known from outside: the loop Amazon published, to read, to feed, and to hold beside one's own. */
import type { Exercise } from '../../session/agenda.ts'

export const amazonFlywheel: Exercise = {
  id: 'amazon-flywheel',
  tenet: 'north-star',
  lead: 'CEO',
  title: 'A wheel that others turned',
  why: 'It is easier to see a loop that is not ours; then ours is easier to see.',
  steps: [
    {
      id: 'amazon.ring',
      kind: 'ring',
      title: 'The loop',
      ask: 'Read it aloud once round: where would you push first, and what would turn because of it?',
      minutes: 2,
      links: ['lower prices', 'more visits', 'more sellers', 'costs spread over more orders'],
      hint: 'Change it where your market is another one. n goes on.',
    },
    {
      id: 'amazon.feed',
      kind: 'vote',
      title: 'Feed',
      ask: 'Which link would you feed with one month of work?',
      minutes: 1,
      on: 'amazon.ring',
      dots: 2,
      hidden: true,
    },
    {
      id: 'amazon.talk',
      kind: 'look',
      title: 'And ours?',
      ask: 'Which of our links is like the top one here, and what feeds it?',
      minutes: 2,
      from: 'amazon.feed',
      hint: 'p parks a link of ours for the next ring; enter goes on.',
    },
  ],
}
