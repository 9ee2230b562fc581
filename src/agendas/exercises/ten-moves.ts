/** One map in ten moves: a coffee cart, from the first need to what comes next; to learn the keys and the thinking together. */
import type { Exercise } from '../../session/agenda.ts'
import type { StepOf } from '../../session/shapes.ts'

/** What is asked, and the keys for it; the numbers are how evolved and how visible, as v takes them. */
const moves: [title: string, ask: string, hint: string][] = [
  ['Who', 'Whom does the cart serve?', 'a, then @Commuter, enter; v 60 97 enter; enter keeps it.'],
  ['Need', 'What does a commuter come for?', 'a, Cup of coffee, v 62 84; then L on the commuter: a link to it.'],
  [
    'What it takes',
    'What does a cup of coffee take?',
    'a for each: Beans 70 60, Hot water 78 46, Person who brews 48 66; L links.',
  ],
  [
    'Further down',
    'And what do those take?',
    'Hot water: Boiler 44 30 and Power 88 12. Stop where you would only pay a bill.',
  ],
  [
    'Place',
    'Is each part where the world has it, or where we feel it?',
    'M moves, 1 to 4 throw it into a stage. Boilers: do all carts have one?',
  ],
  [
    'Several at once',
    'Beans are sold, blended and grown: is that one thing?',
    'P on Beans makes it several; P again adds House blend, then Market beans.',
  ],
  [
    'Something new',
    'Nobody else on this street has it yet: what?',
    'a, Order on the way, 18 76: new things stand left. L: it needs the cup.',
  ],
  [
    'Inertia',
    'What would rather stay as it is?',
    'i on Person who brews: what they can do is worth less once a machine can.',
  ],
  [
    'Movement',
    'What will be different in two years whatever we want?',
    'e on Boiler and on Order on the way: both go right. Enter on an end names it.',
  ],
  [
    'Choice',
    'What would we do first, and what would a chain do to us?',
    'Q asks, A writes the answer on the map. S tells the story of all ten moves.',
  ],
]

const ids = moves.map((_, i) => `moves.${i + 1}`)

export const tenMoves: Exercise = {
  id: 'ten-moves',
  tenet: 'market-map',
  title: 'One map in ten moves',
  why: 'A map is learnt with the fingers; on a coffee cart nobody has to be right.',
  steps: moves.map(
    ([title, ask, hint], i): StepOf<'map'> => ({
      id: ids[i]!,
      kind: 'map',
      title: `${i + 1} ${title}`,
      ask,
      minutes: 1,
      role: 'ten-moves',
      ...(i > 0 ? { base: ids[i - 1]! } : { text: 'title A coffee cart\n' }),
      hint,
    }),
  ),
}
