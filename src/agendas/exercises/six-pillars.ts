/** Six pillars: what is weak in how it is built and run, how long it has been, and what would end that class of problem. */
import type { Exercise } from '../../session/agenda.ts'
import type { StepOf } from '../../session/shapes.ts'

/** The pillars of a well-made system, each with a question of ours. Kept under `pillars` from turn to turn. */
export const pillars: StepOf<'sweep'>['rows'] = [
  { id: 'security', say: 'Security', ask: 'Who could get in, or see what is not theirs?' },
  { id: 'cost', say: 'Cost', ask: 'What do we pay for that nobody would miss?' },
  { id: 'operations', say: 'Operations', ask: 'What do we do by hand, or only one of us can do?' },
  { id: 'reliability', say: 'Reliability', ask: 'What breaks, and have we tried to bring it back?' },
  { id: 'performance', say: 'Performance', ask: 'Where do people wait, and do we know how long?' },
  { id: 'sustainability', say: 'Sustainability', ask: 'What runs or is kept although nobody uses it?' },
]

export const sixPillars: Exercise = {
  id: 'six-pillars',
  tenet: 'problem-prevention',
  deep: true,
  lead: 'CTO',
  title: 'Six pillars: what is weak, and for how long?',
  why: 'Good building is seen by what does not happen. A finding grows older until somebody ends it.',
  steps: [
    {
      id: 'pillars.sweep',
      kind: 'sweep',
      title: 'Six pillars',
      ask: 'For this bet: what is weak under each of the six? Which one is the weakest?',
      minutes: 3,
      rows: pillars,
      keep: 'pillars',
      hint: 'Old ones first: is it over? Then a new one, and name the weakest.',
    },
    {
      id: 'pillars.prevent',
      kind: 'write',
      title: 'Prevent',
      ask: 'The weakest one: what would stop that whole class of problem for good?',
      minutes: 2,
      marks: [
        { mark: 's:', label: 'security' },
        { mark: 'c:', label: 'cost' },
        { mark: 'o:', label: 'operations' },
        { mark: 'r:', label: 'reliability' },
        { mark: 'p:', label: 'performance' },
        { mark: 'u:', label: 'sustainability' },
      ],
      about: 'pillars.sweep',
      hint: 'One card is enough: no repair, but what makes the repair needless.',
    },
  ],
}
