/** Gameplay: a play or two from the deck for a place on the solution map, with why; and what others might play against us. */
import type { Exercise } from '../../session/agenda.ts'

/** Picks about the parts of the map that step `on` draws; without one the cards are about the whole. */
export function gameplayOn(on?: string): Exercise {
  return {
    id: 'gameplay',
    tenet: 'solution-map',
    lead: 'product',
    title: 'Which play fits this place?',
    why: 'A move others have made before us has a name, and its name brings along how it went for them.',
    steps: [
      {
        id: 'gameplay.pick',
        kind: 'pick',
        title: 'Gameplay',
        ask: 'Which play fits here, and which might others play against us? Pick up to three, each with why.',
        minutes: 4,
        deck: 'gameplay',
        most: 3,
        ...(on ? { on } : {}),
        hint: 'First what others might do to us, then what we would do. One line why each.',
      },
    ],
  }
}

export const gameplay: Exercise = gameplayOn()
