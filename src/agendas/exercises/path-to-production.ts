/** Path to production: the last small change, walked from the first line to its users, with its work and its waiting. */
import type { Exercise } from '../../session/agenda.ts'

export const pathToProduction: Exercise = {
  id: 'path-to-production',
  tenet: 'developer-experience',
  deep: true,
  lead: 'product',
  title: 'How did the last small change reach its users?',
  why: 'Most of the way is waiting, and nobody knows it until the steps are listed with their times.',
  steps: [
    {
      id: 'path.strip',
      kind: 'strip',
      title: 'Path to production',
      ask: 'The last small change: what happened to it, step by step, how long was the work and how long the waiting?',
      minutes: 3.5,
      keep: 'path',
      hint: 'What happened, not what should. The newest person tells; n goes on.',
    },
    {
      id: 'path.wait',
      kind: 'write',
      title: 'The longest wait',
      ask: 'The longest wait on the strip: what is it waiting for, and what would halve it?',
      minutes: 1.5,
      about: 'path.strip',
      hint: 'Attack the waiting before the work. One card for all of us is enough.',
    },
  ],
}
