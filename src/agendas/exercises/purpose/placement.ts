/** Placing: three parts of the market map, each placed by everybody alone, then settled or split where the room stands. */
import type { Exercise } from '../../../session/agenda.ts'
import type { StepOf } from '../../../session/shapes.ts'

const asks = [
  'How evolved is the part we disagree about most?',
  'How evolved is the next part?',
  'Where would a stranger place one more part?',
]

export const placement: Exercise = {
  id: 'placement',
  tenet: 'market-map',
  lead: 'CEO',
  title: 'How evolved is it, really?',
  why: 'When one person places every part, the map shows only one view.',
  steps: [
    {
      id: 'placement.map',
      kind: 'map',
      title: 'The map',
      ask: 'Which parts are in doubt?',
      minutes: 1,
      role: 'market',
      prompts: ['climate'],
      hint: 'Name two or three aloud; they come next. n goes on.',
    },
    ...asks.map(
      (ask, i): StepOf<'place'> => ({
        id: `placement.place${i + 1}`,
        kind: 'place',
        title: `Place ${i + 1}`,
        ask,
        minutes: 2,
        on: 'placement.map',
        hidden: true,
        hint: '/ takes another part. Ask both ends what they had in mind.',
      }),
    ),
    {
      id: 'placement.look',
      kind: 'look',
      title: 'What moved',
      ask: 'What moved, and what does that change?',
      minutes: 1,
      from: 'placement.map',
      hint: 'Do we treat a part as the world does? a adds an action.',
    },
  ],
}
