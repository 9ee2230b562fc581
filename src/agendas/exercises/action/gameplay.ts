/** Gameplay: a play or two from the deck for a place on the solution map, with why; and what others might play against us. */
import type { Exercise } from '../../../session/agenda.ts'

/** Picks about the parts of the map that step `on` draws; without one the cards are about the whole. */
export function gameplayOn(on?: string): Exercise {
  return {
    id: 'gameplay',
    tenet: 'solution-map',
    lead: 'product',
    title: 'Which play fits this place?',
    why: 'A play has a name, and its history shows how it went for others.',
    steps: [
      {
        id: 'gameplay.pick',
        kind: 'pick',
        title: 'Gameplay',
        ask: 'Which up to three plays fit here, or might be used against us?',
        minutes: 4,
        deck: 'gameplay',
        most: 3,
        ...(on ? { on } : {}),
        hint: "Others' plays first. Enter picks one; then type why.",
      },
    ],
  }
}

export const gameplay: Exercise = gameplayOn()
