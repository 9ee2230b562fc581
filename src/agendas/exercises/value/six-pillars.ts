/** Six pillars: what is weak in how it is built and run, how long it has been, and what would end that class of problem. */
import type { Exercise } from '../../../session/agenda.ts'
import type { StepOf } from '../../../session/shapes.ts'

/** The pillars of a well-made system, each with a question of ours. Kept under `pillars` from turn to turn. */
export const pillars: StepOf<'sweep'>['rows'] = [
  { id: 'security', say: 'Security', ask: 'Who could get in, or see what is not theirs?' },
  { id: 'cost', say: 'Cost', ask: 'What do we pay for that nobody would miss?' },
  { id: 'operations', say: 'Operations', ask: 'What do we do by hand, or does only one of us know?' },
  { id: 'reliability', say: 'Reliability', ask: 'What breaks, and have we practised recovery?' },
  { id: 'performance', say: 'Performance', ask: 'Where do people wait, and do we know how long?' },
  { id: 'sustainability', say: 'Sustainability', ask: 'What do we run or keep that nobody uses?' },
]

export const sixPillars: Exercise = {
  id: 'six-pillars',
  tenet: 'problem-prevention',
  deep: true,
  lead: 'CTO',
  title: 'What is weak, for how long?',
  why: 'Good work shows in what does not go wrong. A finding ages until we solve it.',
  steps: [
    {
      id: 'pillars.sweep',
      kind: 'sweep',
      title: 'Six pillars',
      ask: 'What is weak under each of the six for this bet? Which is weakest?',
      minutes: 3,
      rows: pillars,
      keep: 'pillars',
      hint: 'Old findings first, then a new one. Name the weakest.',
    },
    {
      id: 'pillars.prevent',
      kind: 'write',
      title: 'Prevent',
      ask: 'What would stop this whole kind of problem from happening again?',
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
      hint: 'One card is enough: prevent it rather than repair it.',
    },
  ],
}
