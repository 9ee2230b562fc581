/** What the program asks about several numbers side by side. */

import type { Facts } from '../kind-facts.ts'
import { keepSeries } from '../shared/kept-series.ts'

export const metrics: Facts<'metrics'> = {
  opens: true,
  early: true,
  drawnFor: ['team', 'others'],
  carry(step, work, kept) {
    for (const { id } of step.rows) {
      const row = Object.hasOwn(work.rows, id) ? work.rows[id] : undefined
      if (row) keepSeries(kept, id, row)
    }
  },
}
