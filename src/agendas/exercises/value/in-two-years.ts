/** In two years: what this bet leaves behind, talked through before its gate. */
import type { Exercise } from '../../../session/agenda.ts'

export const inTwoYears: Exercise = {
  id: 'in-two-years',
  tenet: 'problem-prevention',
  lead: 'CTO',
  title: 'What do we leave behind?',
  why: 'What is easy to start may be hard to own.',
  steps: [
    {
      id: 'value.talk',
      kind: 'look',
      title: 'In two years',
      ask: 'Who owns this in two years, and what would make them glad or sorry?',
      minutes: 4,
      from: 'action.bet',
      hint: 'One thing to prevent. a adds an action.',
    },
  ],
}
