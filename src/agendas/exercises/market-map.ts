/** The market map: what people come to us for, what that stands on, and which of it became ordinary; a glance, or at length. */
import type { Exercise } from '../../session/agenda.ts'

/** One minute on the map of earlier turns: what has moved is moved, and leaves a ghost. */
export const marketGlance: Exercise = {
  id: 'market-glance',
  tenet: 'market-map',
  lead: 'CEO',
  title: 'What is still special about us?',
  why: 'What was an edge last year is a habit now, and nobody sends a letter about it.',
  steps: [
    {
      id: 'purpose.market',
      kind: 'map',
      title: 'Market glance',
      ask: 'What do people still come to us for? What became ordinary?',
      minutes: 1,
      role: 'market',
      hint: 'M moves what has moved, nothing else; small circles show the last turn.',
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
  why: 'One to three parts make the difference; all the others are rented sooner or later, by us or by our rivals.',
  steps: [
    {
      id: 'market.map',
      kind: 'map',
      title: 'Needs and parts',
      ask: 'Who are the users, what do they need, and what has to be there for it?',
      minutes: 5,
      role: 'market',
      hint: 'a adds, @ begins a user, L links. Stop where you would only rent it.',
    },
    {
      id: 'market.place',
      kind: 'place',
      title: 'How evolved?',
      ask: 'The part we see most differently: where does it stand in the world?',
      minutes: 2,
      on: 'market.map',
      hidden: true,
      hint: 'In silence first, row by row; s puts it there, x splits what is two.',
    },
    {
      id: 'market.ours',
      kind: 'map',
      title: 'What is ours',
      ask: 'Which parts make people choose us? Mark how we get all the others.',
      minutes: 3,
      role: 'market',
      base: 'market.map',
      hint: 'd marks: build for three at most, buy the rest. e says where a part goes.',
    },
  ],
}
