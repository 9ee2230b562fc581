/** The cafe: a first value chain and a first map on something everybody knows, before a group maps its own. */
import type { Exercise } from '../../../session/agenda.ts'

export const cafeTutorial: Exercise = {
  id: 'cafe-tutorial',
  tenet: 'market-map',
  title: 'A map of a cafe',
  why: 'Nobody is the expert on a cafe, so everybody looks at the map.',
  steps: [
    {
      id: 'cafe.chain',
      kind: 'tree',
      title: 'Value chain',
      ask: 'Who comes in, what do they need, and what does that take?',
      minutes: 4,
      levels: ['guest', 'need', 'part', 'what it needs'],
      hint: 'A guest, something warm, a cup, water. a adds a part.',
    },
    {
      id: 'cafe.map',
      kind: 'map',
      title: 'Map',
      ask: 'Which parts can be bought anywhere, and which are made only here?',
      minutes: 6,
      role: 'cafe',
      base: 'cafe.chain',
      hint: 'M moves a part. Say why, then move the next.',
    },
  ],
}
