/** Delivery metrics: how often, how fast, how often wrong and how soon right again, by the names the team gives them. */
import type { Exercise } from '../../session/agenda.ts'

/** The four numbers of delivery; their names and units are the team's own as soon as it says them. */
export const deliveryMetrics: Exercise = {
  id: 'delivery-metrics',
  tenet: 'developer-experience',
  lead: 'product',
  title: 'How do we deliver?',
  why: 'Four numbers that belong together: pushing one of them alone only moves the trouble.',
  steps: [
    {
      id: 'delivery.metrics',
      kind: 'metrics',
      title: 'Delivery',
      ask: 'How often, how fast, how often wrong, and how soon right again? What do our own tools say today?',
      minutes: 2,
      rows: [
        { id: 'deploys', say: 'How often a change goes live', unit: 'a week' },
        { id: 'lead-time', say: 'From the first line to live', unit: 'h' },
        { id: 'change-failures', say: 'Changes that needed a repair', unit: '%' },
        { id: 'recovery', say: 'From broken to right again', unit: 'h' },
      ],
      hint: 'Read off, not guessed; a gap may stay. s calls a number as you do; n goes on.',
    },
  ],
}
