/** What resists: the reasons why a capability stays where it is, by their name, because a named reason can be talked with. */
import type { Exercise } from '../../../session/agenda.ts'

/** Picks are about the parts of the map that step `on` draws; without one they are about the ask as a whole. */
export function whatResistsOn(on?: string): Exercise {
  return {
    id: 'what-resists',
    tenet: 'organisation-map',
    lead: 'engineers',
    title: 'What holds it back?',
    why: 'People resist when they would lose something. Naming it lets us talk about it.',
    steps: [
      {
        id: 'resists.pick',
        kind: 'pick',
        title: 'What resists',
        ask: 'What would somebody lose if this moved? Pick up to three reasons.',
        minutes: 3,
        deck: 'inertia',
        most: 3,
        ...(on ? { on } : {}),
        hint: 'Enter picks a reason. Talk about reasons, not people.',
      },
    ],
  }
}

export const whatResists: Exercise = whatResistsOn()
