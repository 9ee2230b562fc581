/** Prevention: one card on what would stop the whole class of problem, sorted by the six pillars. */
import type { Exercise } from '../../session/agenda.ts'

export const prevention: Exercise = {
  id: 'prevention',
  tenet: 'problem-prevention',
  lead: 'CTO',
  title: 'What is prevented, not just fixed?',
  why: 'The best repair is the one nobody has to make again.',
  steps: [
    {
      id: 'value.prevent',
      kind: 'write',
      title: 'Prevent',
      ask: 'What would stop this whole class of problem?',
      minutes: 2,
      marks: [
        { mark: 's:', label: 'security' },
        { mark: 'c:', label: 'cost' },
        { mark: 'o:', label: 'operations' },
        { mark: 'r:', label: 'reliability' },
        { mark: 'p:', label: 'performance' },
        { mark: 'u:', label: 'sustainability' },
      ],
      hint: 'One card for all of us is enough; more are welcome. Enter keeps it.',
    },
  ],
}
