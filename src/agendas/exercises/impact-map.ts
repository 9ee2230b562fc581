/** Impact map: from a goal to whoever can help or hinder it, what they would do differently, and only then what we build. */
import type { Exercise } from '../../session/agenda.ts'

export const impactMap: Exercise = {
  id: 'impact-map',
  tenet: 'north-star',
  lead: 'CEO',
  title: 'No path to the goal, no feature',
  why: 'A feature is worth what somebody does differently because of it.',
  steps: [
    {
      id: 'impact.write',
      kind: 'write',
      title: 'Actors',
      ask: 'Who can help or hinder our goal, and what would they do differently?',
      minutes: 2,
      hidden: true,
      hint: 'In silence. A person or a group and a verb; no feature yet.',
    },
    {
      id: 'impact.map',
      kind: 'tree',
      title: 'Impact map',
      ask: 'Why, who, how, what: does every deliverable hang on something somebody does differently?',
      minutes: 6,
      levels: ['goal', 'actor', 'impact', 'deliverable'],
      from: 'impact.write',
      keep: 'impact-map',
      hint: 'Ask of each: if we had it, who would do what? Up and down choose.',
    },
    {
      id: 'impact.vote',
      kind: 'vote',
      title: 'Shortest way',
      ask: 'Which of these is the shortest way to the goal?',
      minutes: 1,
      on: 'impact.map',
      dots: 2,
      hidden: true,
    },
  ],
}
