/** Who may do an act, and whether it can be done now. */
import type { Kind } from '../session/shapes.ts'
import type { Act, At, Interaction, Memory, Spot } from './act.ts'

/** May this person do it at this terminal? */
export function mayDo<K extends Kind>(act: Act<K>, at: At<K>): boolean {
  if (act.who === 'anybody') return true
  if (!at.live || at.me === undefined) return false
  switch (act.who) {
    case 'everybody':
      return true
    case 'facilitator':
      return at.leads
    case 'keyboard':
      return at.leads && at.keyboard
    case 'participant':
      return (!at.leads || !at.keyboard) && !at.shared
  }
}

/** Has somebody who does not facilitate anything to do at a step of this kind? */
export function hasPart<K extends Kind>(kind: Interaction<K>): boolean {
  return kind.acts.some(a => !a.reads && (a.who === 'everybody' || a.who === 'participant'))
}

/** Does it exist at this spot now? True, or why it cannot be done; false when it does not exist here. */
export function fits<K extends Kind>(act: Act<K>, at: At<K>, spot: Spot | undefined, memory: Memory): boolean | string {
  if (!mayDo(act, at)) return false
  if (act.on && !(spot && act.on.includes(spot.type))) return false
  return act.fits ? act.fits(at, spot, memory) : true
}
