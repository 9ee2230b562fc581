/** Climate check: what is happening around us whatever we choose, picked from the deck of patterns. */
import type { Exercise } from '../../session/agenda.ts'

/** Picks about the parts of the map that step `on` draws; without one the cards are about the whole. */
export function climateCheckOn(on?: string): Exercise {
  return {
    id: 'climate-check',
    tenet: 'market-map',
    lead: 'CEO',
    title: 'What happens here whatever we choose?',
    why: 'One cannot vote on the weather, only dress for it. What is sure to come costs nothing to plan for.',
    steps: [
      {
        id: 'climate.pick',
        kind: 'pick',
        title: 'Climate',
        ask: 'Which of these is already happening to us? Pick up to three, each with where we see it.',
        minutes: 4,
        deck: 'climate',
        most: 3,
        ...(on ? { on } : {}),
        hint: 'Read a group aloud, pick what makes somebody nod, write down what they saw.',
      },
    ],
  }
}

export const climateCheck: Exercise = climateCheckOn()
