/** Impact map: from a goal to whoever can help or hinder it, what they would do differently, and only then what we build. */
import type { Exercise } from '../../../session/agenda.ts'

export const impactMap: Exercise = {
  id: 'impact-map',
  tenet: 'north-star',
  lead: 'CEO',
  title: 'Who changes what they do?',
  why: 'A feature is worth what people do differently because of it.',
  steps: [
    {
      id: 'impact.write',
      kind: 'write',
      title: 'Actors',
      ask: 'Who can help or hinder our goal, and what would they do differently?',
      minutes: 2,
      hidden: true,
      hint: 'Write in silence: a person or group and a verb, no features.',
    },
    {
      id: 'impact.map',
      kind: 'tree',
      title: 'Impact map',
      ask: 'Which change in behaviour does each deliverable lead to?',
      minutes: 6,
      levels: ['goal', 'actor', 'impact', 'deliverable'],
      voted: 'deliverable',
      from: 'impact.write',
      keep: 'impact-map',
      hint: 'If we had it, who would do what? Up and down choose.',
    },
    {
      id: 'impact.vote',
      kind: 'vote',
      title: 'Shortest path',
      ask: 'Which of these is the shortest path to the goal?',
      minutes: 1,
      on: 'impact.map',
      dots: 2,
      hidden: true,
    },
  ],
}
