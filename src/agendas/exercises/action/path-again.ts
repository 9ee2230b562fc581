/** The path again: what changed on the way to production since it was last walked. */
import type { Exercise } from '../../../session/agenda.ts'

export const pathAgain: Exercise = {
  id: 'path-again',
  tenet: 'developer-experience',
  lead: 'product',
  title: 'What changed on the way to production?',
  why: 'A shorter wait is clear progress, if somebody writes it down.',
  steps: [
    {
      id: 'path.again',
      kind: 'strip',
      title: 'Path again',
      ask: 'Which waits were shorter or longer for the last small change?',
      minutes: 1,
      keep: 'path',
      hint: 'Enter only what changed and keep the step names. n goes on.',
    },
  ],
}
