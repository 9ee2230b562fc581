/** Placing: three parts of the market map, each placed by everybody alone, then settled or split where the room stands. */
import type { Exercise } from '../../session/agenda.ts'
import type { StepOf } from '../../session/shapes.ts'

const asks = [
  'Which part do we see most differently? Where does it stand in the world?',
  'And the next one: how evolved is it, held against the rows?',
  'One more: where would a stranger put it?',
]

export const placement: Exercise = {
  id: 'placement',
  tenet: 'market-map',
  lead: 'CEO',
  title: 'How evolved is it, really?',
  why: 'When one person places everything, the map shows what that person takes for granted.',
  steps: [
    {
      id: 'placement.map',
      kind: 'map',
      title: 'The map',
      ask: 'Which parts are in doubt?',
      minutes: 1,
      role: 'market',
      prompts: ['climate'],
      hint: 'Name two or three aloud; they are placed next, those without a place first.',
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
        hint: '/ takes another part. No decimals; ask both ends what they had in mind.',
      }),
    ),
    {
      id: 'placement.look',
      kind: 'look',
      title: 'What moved',
      ask: 'What stands elsewhere now, and what does that change?',
      minutes: 1,
      from: 'placement.map',
      hint: 'Where we treat it unlike the world does, a finding hides. a notes an action.',
    },
  ],
}
