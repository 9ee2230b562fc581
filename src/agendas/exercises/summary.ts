/** Summary: what pushed the wheel and what dragged on it, and the day of the next turn. */
import type { Exercise } from '../../session/agenda.ts'

export const summary: Exercise = {
  id: 'summary',
  title: 'Reading the wheel',
  why: 'Pushes and drags are lists with evidence, never a score.',
  steps: [
    {
      id: 'close.summary',
      kind: 'look',
      title: 'Wheel',
      ask: 'What pushed, what dragged, and when do we turn it again?',
      minutes: 1,
      summary: true,
      hint: 'Read one push and one drag aloud, name the next day, end on time.',
    },
  ],
}
