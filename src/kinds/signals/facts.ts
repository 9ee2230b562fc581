/** What the program asks about watch signals. */
import { plural } from '../../text.ts'
import type { Facts } from '../kind-facts.ts'

export const signals: Facts<'signals'> = {
  opens: true,
  headline(_step, work) {
    const waiting = work.signals.filter(s => !s.result || s.result === 'open').length
    return waiting ? plural(waiting, 'watch signal') : undefined
  },
  drawnFor: ['team', 'others'],
}
