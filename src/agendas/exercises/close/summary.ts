/** Summary: what pushed the wheel and what dragged on it, and the day of the next turn. */
import type { Exercise } from '../../../session/agenda.ts'

export const summary: Exercise = {
  id: 'summary',
  title: 'Read the wheel',
  why: 'Pushes and drags are facts with evidence, not scores.',
  steps: [
    {
      id: 'close.summary',
      kind: 'look',
      title: 'Wheel',
      ask: 'What pushed us, what slowed us, and when do we meet again?',
      minutes: 1,
      summary: true,
      hint: 'Enter writes the notes and closes the turn.',
    },
  ],
}
