/**
 * The inertia deck: seventeen reasons why something resists moving, to be named when a part is marked with inertia.
 *
 * The list of types: Wardley Mapping courtesy of Simon Wardley, CC BY-SA 4.0 (Wardley Maps, chapters 10 and 16); this file
 * is under the same licence. Short names and sentences are ours.
 */
import type { Deck, DeckCard } from './deck.ts'

/** Who resists: those who use the part, for three sorts of reason, or those who supply it. */
const groups = [
  { id: 'norm', title: 'Using it: an old habit ends' },
  { id: 'moving', title: 'Using it: moving costs' },
  { id: 'agency', title: 'Using it: what the new one can do' },
  { id: 'supplier', title: 'Supplying it' },
]

type Reason = [id: string, name: string, say: string]

const norm: Reason[] = [
  ['relationships', 'supplier relationship', 'We would lose people we know how to work with.'],
  ['sunk', 'sunk capital', 'We have paid for it already.'],
  ['political', 'political capital', 'Somebody stood up for it.'],
  ['skills', 'human capital', 'People fear that what they can do is worth less.'],
  ['barriers', 'entry barriers fall', 'Others could then do it too.'],
]
const moving: Reason[] = [
  ['method', 'confusion of method', 'The new one wants to be run differently.'],
  ['trust', 'trust in the new supplier', 'Nobody knows them yet.'],
  ['learning', 'cost of new skills', 'People have to learn first.'],
  ['rebuild', 'cost of building anew', 'What stands on it has to change as well.'],
  ['governance', 'change of governance', 'Rules and approvals were made for the old one.'],
]
const agency: Reason[] = [
  ['suitable', 'suitability', 'It may not fit what we need.'],
  ['second', 'second source', 'There is only one to get it from.'],
  ['switching', 'price and switching', 'Leaving again might cost too much.'],
  ['control', 'loss of control', 'Somebody else would decide where it goes.'],
]
const supplier: Reason[] = [
  ['data', 'past success in our data', 'Our own numbers say that it works.'],
  ['rewards', 'rewards and culture', 'People are paid and praised for the old one.'],
  ['investors', 'expectations of investors', 'The market expects the old margin.'],
]

const cardsOf = (group: string, reasons: Reason[]): DeckCard[] =>
  reasons.map(([id, name, say]) => ({ id, group, name, say, when: { inertia: true } }))

export const inertia: Deck = {
  id: 'inertia',
  title: 'Inertia',
  ask: 'Why would it rather stay where it is?',
  source: 'Wardley Mapping courtesy of Simon Wardley (Wardley Maps, chapters 10 and 16)',
  licence: 'CC BY-SA 4.0',
  groups,
  cards: [
    ...cardsOf('norm', norm),
    ...cardsOf('moving', moving),
    ...cardsOf('agency', agency),
    ...cardsOf('supplier', supplier),
  ],
}
