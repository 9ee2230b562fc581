/** Findings again: which weaknesses of earlier turns are over, oldest first. */
import type { Exercise } from '../../session/agenda.ts'
import { pillars } from './six-pillars.ts'

export const findingsAgain: Exercise = {
  id: 'findings-again',
  tenet: 'problem-prevention',
  lead: 'CTO',
  title: 'Which findings are over?',
  why: 'A finding nobody asks about grows old without anybody noticing.',
  steps: [
    {
      id: 'pillars.again',
      kind: 'sweep',
      title: 'Findings again',
      ask: 'Which of these is over, and which one of them will not wait any longer?',
      minutes: 1,
      rows: pillars,
      keep: 'pillars',
      hint: 'Oldest first, yes or no. What will not wait becomes an action (a).',
    },
  ],
}
