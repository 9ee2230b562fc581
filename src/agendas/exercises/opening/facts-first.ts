/** Facts first: what the last turns left, on one sheet, before anybody says how it feels. */
import type { Exercise } from '../../../session/agenda.ts'

export const factsFirst: Exercise = {
  id: 'facts-first',
  title: 'Facts first',
  why: 'With the numbers in view we discuss what to do, not what is true.',
  steps: [
    {
      id: 'open.facts',
      kind: 'look',
      title: 'Facts first',
      ask: 'Which number surprises you? Which would you not bet on?',
      minutes: 3,
      facts: true,
      hint: 'Read in silence first. g goes to the step with the number.',
    },
  ],
}
