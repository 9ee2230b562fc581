/** What the program asks about one number over time. */
import { amount } from '../../session/trend.ts'
import { plural } from '../../text.ts'
import type { Facts } from '../kind-facts.ts'
import { keepSeries } from '../shared/kept-series.ts'

export const series: Facts<'series'> = {
  opens: true,
  early: true,
  headline(step, { name, unit, points }) {
    const last = points.at(-1)
    if (!last) return undefined
    if (step.deliveries) return plural(points.length, 'delivery', 'deliveries')
    return `${amount(last.value, unit)}  ${name ?? 'a number'}`
  },
  carry: (step, work, kept) => keepSeries(kept, step.role, work),
}
