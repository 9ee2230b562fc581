/** The emerging-value map: the map of today with where its parts will be in a year and in three, and what becomes possible. */
import type { Exercise } from '../../../session/agenda.ts'

/** A map to begin with where no turn has left one. */
const start = `title What is coming

anchor User in three years [0.97, 0.60]

component What only we do [0.78, 0.22]
component What is becoming usual [0.56, 0.48]
component What anybody rents [0.30, 0.74]
component What runs it all [0.10, 0.90]

User in three years->What only we do
User in three years->What is becoming usual
What only we do->What is becoming usual
What is becoming usual->What anybody rents
What anybody rents->What runs it all
`

/**
 * `base` is the step of this agenda with the map to look ahead from (market or solution); without one it is the map earlier turns
 * left, or a sketch.
 */
export function emergingMapOn(base?: string): Exercise {
  return {
    id: 'emerging-map',
    tenet: 'emerging-value',
    deep: true,
    lead: 'CTO',
    title: 'Where will our parts be?',
    why: 'Every part on a map evolves. Only the date is a guess.',
    steps: [
      {
        id: 'emerging.one-year',
        kind: 'map',
        title: 'In a year',
        ask: 'Which custom part will be a product in a year, which product a utility?',
        minutes: 3,
        role: 'emerging',
        ...(base ? { base } : {}),
        text: start,
        prompts: ['climate'],
        hint: 'e moves a part on, three at most. Rings: last turn.',
      },
      {
        id: 'emerging.three-years',
        kind: 'map',
        title: 'In three years',
        ask: 'What moves further in three years, and what becomes possible?',
        minutes: 3,
        role: 'emerging-three-years',
        base: 'emerging.one-year',
        prompts: ['climate', 'gameplay'],
        hint: 'New value stands on the left: a adds it, L links it.',
      },
      {
        id: 'emerging.look',
        kind: 'look',
        title: 'Be ready',
        ask: 'Which practice must change, and what sign would tell us?',
        minutes: 2,
        from: 'emerging.three-years',
        hint: 'Note a sign and a date. a adds an action to start now.',
      },
    ],
  }
}

export const emergingMap: Exercise = emergingMapOn()
