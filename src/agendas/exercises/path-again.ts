/** The path again: what changed on the way to production since it was last walked. */
import type { Exercise } from '../../session/agenda.ts'

export const pathAgain: Exercise = {
  id: 'path-again',
  tenet: 'developer-experience',
  lead: 'product',
  title: 'What changed on the way to production?',
  why: 'Hours no longer waited are the clearest push there is, if somebody writes them down.',
  steps: [
    {
      id: 'path.again',
      kind: 'strip',
      title: 'Path again',
      ask: 'The last small change: which of these waits was shorter or longer this time?',
      minutes: 1,
      keep: 'path',
      hint: 'Only what changed; steps keep their names, so hours can be compared.',
    },
  ],
}
