/** Findings again: which weaknesses of earlier turns are over, oldest first. */
import type { Exercise } from '../../../session/agenda.ts'
import { pillars } from './six-pillars.ts'

export const findingsAgain: Exercise = {
  id: 'findings-again',
  tenet: 'problem-prevention',
  lead: 'CTO',
  title: 'Which findings are solved?',
  why: 'If nobody asks about a finding, it grows old unnoticed.',
  steps: [
    {
      id: 'pillars.again',
      kind: 'sweep',
      title: 'Findings again',
      ask: 'Which of these is solved, and which one is urgent?',
      minutes: 1,
      rows: pillars,
      keep: 'pillars',
      hint: 'Oldest first, yes or no. a adds an action.',
    },
  ],
}
