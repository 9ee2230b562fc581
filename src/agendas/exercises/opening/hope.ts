/** Hope: one thing everybody wants from this hour, written at the start and read again at the end. */
import type { Exercise } from '../../../session/agenda.ts'

export const hope: Exercise = {
  id: 'hope',
  title: 'One hope each',
  why: 'A hope that has been said is easier to meet. We read them again at the end.',
  steps: [
    {
      id: 'open.hope',
      kind: 'write',
      title: 'Hope',
      ask: 'What is one thing you want from this hour?',
      minutes: 1.5,
      each: 1,
      hint: 'A few words each, Enter, pass the keyboard on.',
    },
  ],
}
