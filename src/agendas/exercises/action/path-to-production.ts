/** Path to production: the last small change, walked from the first line to its users, with its work and its waiting. */
import type { Exercise } from '../../../session/agenda.ts'

export const pathToProduction: Exercise = {
  id: 'path-to-production',
  tenet: 'developer-experience',
  deep: true,
  lead: 'product',
  title: 'How did the last small change reach its users?',
  why: 'Most of the time is waiting. Listing each step with its time shows it.',
  steps: [
    {
      id: 'path.strip',
      kind: 'strip',
      title: 'Path to production',
      ask: 'What happened to the last small change, step by step?',
      minutes: 3.5,
      keep: 'path',
      hint: 'Tell it as it happened: work, then wait. n goes on.',
    },
    {
      id: 'path.wait',
      kind: 'write',
      title: 'Longest wait',
      ask: 'What is the longest wait waiting for, and what would halve it?',
      minutes: 1.5,
      about: 'path.strip',
      hint: 'One card for all of us is enough. Enter keeps it.',
    },
  ],
}
