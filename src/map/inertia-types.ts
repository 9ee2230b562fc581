/**
 * The seventeen reasons why something resists moving, to be named when a part is marked with inertia.
 *
 * The list of types: Wardley Mapping courtesy of Simon Wardley, CC BY-SA 4.0 (Wardley Maps, chapters 10 and 16); this file
 * is under the same licence. Short names and sentences are ours.
 */

export type InertiaType = { id: string; side: 'user' | 'supplier'; name: string; say: string }

export const inertiaTypes: readonly InertiaType[] = [
  {
    id: 'relationships',
    side: 'user',
    name: 'supplier relationship',
    say: 'we would lose people we know how to work with',
  },
  { id: 'sunk', side: 'user', name: 'sunk capital', say: 'we have paid for it already' },
  { id: 'political', side: 'user', name: 'political capital', say: 'somebody stood up for it' },
  { id: 'skills', side: 'user', name: 'human capital', say: 'people fear that what they can do is worth less' },
  { id: 'barriers', side: 'user', name: 'entry barriers fall', say: 'others could then do it too' },
  { id: 'method', side: 'user', name: 'confusion of method', say: 'the new one wants to be run differently' },
  { id: 'trust', side: 'user', name: 'trust in the new supplier', say: 'nobody knows them yet' },
  { id: 'learning', side: 'user', name: 'cost of new skills', say: 'people have to learn first' },
  { id: 'rebuild', side: 'user', name: 'cost of building anew', say: 'what stands on it has to change as well' },
  {
    id: 'governance',
    side: 'user',
    name: 'change of governance',
    say: 'rules and approvals were made for the old one',
  },
  { id: 'suitable', side: 'user', name: 'suitability', say: 'it may not fit what we need' },
  { id: 'second', side: 'user', name: 'second source', say: 'there is only one to get it from' },
  { id: 'switching', side: 'user', name: 'price and switching', say: 'leaving again might cost too much' },
  { id: 'control', side: 'user', name: 'loss of control', say: 'somebody else would decide where it goes' },
  { id: 'data', side: 'supplier', name: 'past success in our data', say: 'our own numbers say that it works' },
  { id: 'rewards', side: 'supplier', name: 'rewards and culture', say: 'people are paid and praised for the old one' },
  { id: 'investors', side: 'supplier', name: 'expectations of investors', say: 'the market expects the old margin' },
]
