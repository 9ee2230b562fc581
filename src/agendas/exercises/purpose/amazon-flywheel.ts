/** A flywheel known from outside: the loop Amazon published, to read, to feed, and to hold beside one's own. */
import type { Exercise } from '../../../session/agenda.ts'

export const amazonFlywheel: Exercise = {
  id: 'amazon-flywheel',
  tenet: 'north-star',
  lead: 'CEO',
  title: "Amazon's flywheel",
  why: 'A loop from outside is easier to see. Then we look at ours.',
  steps: [
    {
      id: 'amazon.ring',
      kind: 'ring',
      title: 'The loop',
      ask: 'Where would you push first, and what would turn because of it?',
      minutes: 2,
      links: [
        'lower prices',
        'more visits',
        'more orders',
        'more sellers',
        'wider choice',
        'costs spread over more orders',
        'lower cost per order',
      ],
      hint: 'Read the loop aloud once. n goes on.',
    },
    {
      id: 'amazon.feed',
      kind: 'vote',
      title: 'Feed',
      ask: 'Which link would you put one month of work into?',
      minutes: 1,
      on: 'amazon.ring',
      dots: 2,
      hidden: true,
    },
    {
      id: 'amazon.talk',
      kind: 'look',
      title: 'And ours?',
      ask: 'Which of our links is like the top one here, and what drives it?',
      minutes: 2,
      from: 'amazon.feed',
      hint: 'p parks a link for our own ring. Enter goes on.',
    },
  ],
}
