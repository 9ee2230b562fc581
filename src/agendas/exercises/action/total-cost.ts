/** Total cost: what a thing costs in all, as one number that is read off every turn. */
import type { Exercise } from '../../../session/agenda.ts'

export const totalCost: Exercise = {
  id: 'total-cost',
  tenet: 'code-is-a-liability',
  lead: 'product',
  title: 'What does it cost in all?',
  why: 'What we build costs more to run, to change and to watch than to write.',
  steps: [
    {
      id: 'cost.number',
      kind: 'series',
      title: 'Total cost',
      ask: 'What did this cost last month in all: to run, to change and to watch?',
      minutes: 2,
      role: 'total-cost',
      hint: 'People count, too. A number, its unit and a date.',
    },
  ],
}
