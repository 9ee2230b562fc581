/** What the program asks about a flywheel. */
import type { Facts } from '../kind-facts.ts'

export const ring: Facts<'ring'> = {
  opens: true,
  headline(_step, { links, weakest }) {
    const link = links.find(l => l.id === weakest)?.text
    return link && `weakest: ${link}`
  },
  drawnFor: ['team', 'others'],
  carry(step, { links, weakest }, { rings }) {
    if (step.keep) rings[step.keep] = { links, ...(weakest ? { weakest } : {}) }
  },
}
