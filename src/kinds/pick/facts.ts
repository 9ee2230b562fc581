/** What the program asks about picking cards of a deck. */
import { plural } from '../../text.ts'
import type { Facts } from '../kind-facts.ts'

export const pick: Facts<'pick'> = {
  opens: true,
  headline: (_step, { picked }) => (picked.length ? `${plural(picked.length, 'card')} picked` : undefined),
  drawnFor: ['team'],
}
