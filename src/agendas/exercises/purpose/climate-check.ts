/** Climate check: what is happening around us whatever we choose, picked from the deck of patterns. */
import type { Exercise } from '../../../session/agenda.ts'

/** Picks about the parts of the map that step `on` draws; without one the cards are about the whole. */
export function climateCheckOn(on?: string): Exercise {
  return {
    id: 'climate-check',
    tenet: 'market-map',
    lead: 'CEO',
    title: 'What is happening around us?',
    why: 'We cannot choose these changes, but we can plan for them.',
    steps: [
      {
        id: 'climate.pick',
        kind: 'pick',
        title: 'Climate',
        ask: 'Which up to three of these are already happening to us, and where?',
        minutes: 4,
        deck: 'climate',
        most: 3,
        ...(on ? { on } : {}),
        hint: 'Enter picks a card; then type where you see it.',
      },
    ],
  }
}

export const climateCheck: Exercise = climateCheckOn()
