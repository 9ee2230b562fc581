/** One map in ten moves: a coffee cart, from the first need to what comes next; to learn the keys and the thinking together. */
import { itemAt } from '../../../lists.ts'
import type { Exercise } from '../../../session/agenda.ts'
import type { StepOf } from '../../../session/shapes.ts'

/** What is asked, and the keys for it; the numbers are how evolved and how visible, as v takes them. */
const moves: [title: string, ask: string, hint: string][] = [
  ['Who', 'Who does the cart serve?', 'a, then @Commuter, Enter; v 60 97 Enter; Enter keeps it.'],
  ['Need', 'What does a commuter come for?', 'a, Cup of coffee, v 62 84; L on the commuter links them.'],
  ['What it takes', 'What does a cup of coffee take?', 'a: Beans 70 60, Hot water 78 46, Person who brews 48 66.'],
  ['Further down', 'What do those parts take?', 'a: Boiler 44 30, Power 88 12. Stop at what you would rent.'],
  [
    'Place',
    'Where does the world have each part, rather than where we feel it?',
    'M moves a part, 1 to 4 put it into a stage.',
  ],
  [
    'Several at once',
    'Beans are sold, blended and grown: is that one part?',
    'P on Beans makes a pipeline; P again adds House blend.',
  ],
  [
    'Something new',
    'What does nobody else on this street offer yet?',
    'a, Order on the way, 18 76: new parts stand left. L links.',
  ],
  ['Inertia', 'What would rather stay as it is?', 'i on Person who brews: a machine would devalue that skill.'],
  [
    'Movement',
    'What will be different in two years, with or without us?',
    'e on Boiler, then on Order on the way: both move right.',
  ],
  [
    'Choice',
    'What would we do first, and what would a chain do to us?',
    'Q asks, A notes the answer, S tells the story.',
  ],
]

const ids = moves.map((_, i) => `moves.${i + 1}`)

export const tenMoves: Exercise = {
  id: 'ten-moves',
  tenet: 'market-map',
  title: 'One map in ten moves',
  why: 'You learn mapping by doing it, and nobody has to be right about a coffee cart.',
  steps: moves.map(
    ([title, ask, hint], i): StepOf<'map'> => ({
      id: itemAt(ids, i),
      kind: 'map',
      title: `${i + 1} ${title}`,
      ask,
      minutes: 1,
      role: 'ten-moves',
      ...(i > 0 ? { base: itemAt(ids, i - 1) } : { text: 'title A coffee cart\n' }),
      hint,
    }),
  ),
}
