/** Waste number: one thing that runs idle or is kept unread, as a number that can be read off every turn. */
import type { Exercise } from '../../../session/agenda.ts'

export const wasteNumber: Exercise = {
  id: 'waste-number',
  tenet: 'low-carbon',
  lead: 'CTO',
  title: 'One waste number',
  why: 'Idle hours and unread gigabytes can be counted and reduced.',
  steps: [
    {
      id: 'waste.number',
      kind: 'series',
      title: 'Waste',
      ask: 'Which number shows what we run or keep for nobody? What is it today?',
      minutes: 1,
      role: 'waste',
      hint: 'Idle hours, unread gigabytes: a number, its unit and a date.',
    },
  ],
}
