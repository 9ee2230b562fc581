/** The cafe: a first value chain and a first map on something everybody knows, before a group maps its own. */
import type { Exercise } from '../../session/agenda.ts'

export const cafeTutorial: Exercise = {
  id: 'cafe-tutorial',
  tenet: 'market-map',
  title: 'A map of a cafe',
  why: 'On a cafe nobody is the expert, so all eyes are on the map.',
  steps: [
    {
      id: 'cafe.chain',
      kind: 'tree',
      title: 'Value chain',
      ask: 'Who comes in, what do they need, and what is needed for that, down to the electricity?',
      minutes: 4,
      levels: ['guest', 'need', 'part', 'what it needs'],
      hint: 'A guest, something warm, a cup, hot water. Ask "and what does that need?"',
    },
    {
      id: 'cafe.map',
      kind: 'map',
      title: 'Map',
      ask: 'Which of these parts can be bought anywhere, and which is made only here?',
      minutes: 6,
      role: 'cafe',
      base: 'cafe.chain',
      hint: 'Nothing is right at once. Move one part, say why, move the next.',
    },
  ],
}
