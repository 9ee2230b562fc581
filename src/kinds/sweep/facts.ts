/** What the program asks about findings in rows. */
import { plural } from '../../text.ts'
import type { Facts } from '../kind-facts.ts'

export const sweep: Facts<'sweep'> = {
  opens: true,
  headline(_step, { findings }) {
    const open = findings.filter(f => f.closed === undefined).length
    return open ? `${plural(open, 'finding')} open` : undefined
  },
  drawnFor: ['team'],
}
