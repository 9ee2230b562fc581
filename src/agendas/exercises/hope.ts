/** Hope: one thing everybody wants from this hour, written at the start and read again at the end. */
import type { Exercise } from '../../session/agenda.ts'

export const hope: Exercise = {
  id: 'hope',
  title: 'One hope each',
  why: 'What people hope for is easier to give when it was said.',
  steps: [
    {
      id: 'open.hope',
      kind: 'write',
      title: 'Hope',
      ask: 'One thing you want from this hour.',
      minutes: 1.5,
      each: 1,
      hint: 'A few words each; we read them again before we go.',
    },
  ],
}
