/** Prevention: one card on what would stop the whole class of problem, sorted by the six pillars. */
import type { Exercise } from '../../../session/agenda.ts'

export const prevention: Exercise = {
  id: 'prevention',
  tenet: 'problem-prevention',
  lead: 'CTO',
  title: 'What do we prevent?',
  why: 'Preventing a problem costs less than repairing it again.',
  steps: [
    {
      id: 'value.prevent',
      kind: 'write',
      title: 'Prevent',
      ask: 'What would stop this kind of problem from happening again?',
      minutes: 2,
      marks: [
        { mark: 's:', label: 'security' },
        { mark: 'c:', label: 'cost' },
        { mark: 'o:', label: 'operations' },
        { mark: 'r:', label: 'reliability' },
        { mark: 'p:', label: 'performance' },
        { mark: 'u:', label: 'sustainability' },
      ],
      hint: 'One card is enough.',
    },
  ],
}
