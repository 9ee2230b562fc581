/** The emerging-value map: the map of today with where its parts will be in a year and in three, and what becomes possible. */
import type { Exercise } from '../../session/agenda.ts'

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
    title: 'Where will it all be?',
    why: 'Everything on a map moves to the right whether we plan for it or not; only the date is a guess.',
    steps: [
      {
        id: 'emerging.one-year',
        kind: 'map',
        title: 'In a year',
        ask: 'Which custom part will be a product within a year? Which product a utility?',
        minutes: 3,
        role: 'emerging',
        ...(base ? { base } : {}),
        text: start,
        prompts: ['climate'],
        hint: 'e draws where a part goes, three at most; small circles show the last turn.',
      },
      {
        id: 'emerging.three-years',
        kind: 'map',
        title: 'In three years',
        ask: 'Three years on: what moves further, and what becomes possible on top of it?',
        minutes: 3,
        role: 'emerging-three-years',
        base: 'emerging.one-year',
        prompts: ['climate', 'gameplay'],
        hint: 'New value comes at the left: add it (a), link it to what it will stand on (L).',
      },
      {
        id: 'emerging.look',
        kind: 'look',
        title: 'Be ready',
        ask: 'Which practice of ours must change with it, and what sign would tell us that it has begun?',
        minutes: 2,
        from: 'emerging.three-years',
        hint: 'A sign and a day are a watch signal; what we begin now is an action (a).',
      },
    ],
  }
}

export const emergingMap: Exercise = emergingMapOn()
