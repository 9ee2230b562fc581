/** The market map: what people come to us for, what that stands on, and which of it became ordinary; a glance, or at length. */
import type { Exercise } from '../../../session/agenda.ts'

/** One minute on the map of earlier turns: what has moved is moved, and leaves a ghost. */
export const marketGlance: Exercise = {
  id: 'market-glance',
  tenet: 'market-map',
  lead: 'CEO',
  title: 'What is still special about us?',
  why: 'What set us apart last year may be ordinary now.',
  steps: [
    {
      id: 'purpose.market',
      kind: 'map',
      title: 'Market glance',
      ask: 'What do people still come to us for? What became ordinary?',
      minutes: 1,
      role: 'market',
      hint: 'M moves what has changed. Rings show the last turn.',
    },
  ],
}

/** Needs first, then what they take, then how evolved each part is, one of them placed by everybody alone. */
export const marketMap: Exercise = {
  id: 'market-map',
  tenet: 'market-map',
  deep: true,
  lead: 'CEO',
  title: 'Who comes to us, and what is only ours?',
  why: 'One to three parts make the difference. We can rent the others.',
  steps: [
    {
      id: 'market.map',
      kind: 'map',
      title: 'Needs and parts',
      ask: 'Who are the users, what do they need, and what does that take?',
      minutes: 5,
      role: 'market',
      hint: 'a adds a part, @ begins a user, L links two.',
    },
    {
      id: 'market.place',
      kind: 'place',
      title: 'How evolved?',
      ask: 'How evolved is the part we disagree about most?',
      minutes: 2,
      on: 'market.map',
      hidden: true,
      hint: 'Place in silence first. s settles it, x splits it in two.',
    },
    {
      id: 'market.ours',
      kind: 'map',
      title: 'What is ours',
      ask: 'Which parts make people choose us? How do we get the others?',
      minutes: 3,
      role: 'market',
      base: 'market.map',
      hint: 'd marks build or buy, e where it goes. Build three at most.',
    },
  ],
}
