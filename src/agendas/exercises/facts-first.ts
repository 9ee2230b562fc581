/** Facts first: what the last turns left, on one sheet, before anybody says how it feels. */
import type { Exercise } from '../../session/agenda.ts'

export const factsFirst: Exercise = {
  id: 'facts-first',
  title: 'Facts first',
  why: 'Whoever has seen the numbers argues about what to do, not about what is.',
  steps: [
    {
      id: 'open.facts',
      kind: 'look',
      title: 'Facts first',
      ask: 'Is any number on this sheet wrong or missing?',
      minutes: 3,
      facts: true,
      hint: 'In silence first, then aloud what is wrong; its own step puts it right (g).',
    },
  ],
}
