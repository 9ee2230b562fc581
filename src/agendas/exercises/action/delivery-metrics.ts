/** Delivery metrics: how often, how fast, how often wrong and how soon right again, by the names the team gives them. */
import type { Exercise } from '../../../session/agenda.ts'

/** The four numbers of delivery; their names and units are the team's own as soon as it says them. */
export const deliveryMetrics: Exercise = {
  id: 'delivery-metrics',
  tenet: 'developer-experience',
  lead: 'product',
  title: 'How do we deliver?',
  why: 'The four numbers belong together. Pushing only one moves the trouble elsewhere.',
  steps: [
    {
      id: 'delivery.metrics',
      kind: 'metrics',
      title: 'Delivery',
      ask: 'What do our own tools say about delivery today?',
      minutes: 2,
      rows: [
        { id: 'deploys', say: 'How often a change goes live', unit: 'a week' },
        { id: 'lead-time', say: 'From the first line to live', unit: 'h' },
        { id: 'change-failures', say: 'Changes that needed a repair', unit: '%' },
        { id: 'recovery', say: 'From broken to working again', unit: 'h' },
      ],
      hint: 'Leave a gap where you do not know. s renames; n goes on.',
    },
  ],
}
