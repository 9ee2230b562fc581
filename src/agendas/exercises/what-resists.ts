/** What resists: the reasons why a capability stays where it is, by their name, because a named reason can be talked with. */
import type { Exercise } from '../../session/agenda.ts'

/** Picks are about the parts of the map that step `on` draws; without one they are about the ask as a whole. */
export function whatResistsOn(on?: string): Exercise {
  return {
    id: 'what-resists',
    tenet: 'organisation-map',
    lead: 'engineers',
    title: 'What holds it where it is?',
    why: 'Nobody resists for nothing: behind every no there is something somebody would lose.',
    steps: [
      {
        id: 'resists.pick',
        kind: 'pick',
        title: 'What resists',
        ask: 'What would somebody lose if this moved? Pick up to three reasons, each with where it shows.',
        minutes: 3,
        deck: 'inertia',
        most: 3,
        ...(on ? { on } : {}),
        hint: 'The reason, never the person. The strongest one becomes an action (a).',
      },
    ],
  }
}

export const whatResists: Exercise = whatResistsOn()
