/** What a session has of actions and of what was parked: from earlier turns, and of this one. */
import { stepsWith, workOf } from '../../session/read.ts'
import type { Action, Day, Parked } from '../../session/shapes.ts'
import type { Session } from '../../session/types.ts'

/** Everything parked: what earlier turns left first, then this turn's; with its fate where one was given. */
export function parkedOf(session: Session): Parked[] {
  const fates = new Map<string, Parked>()
  for (const step of stepsWith(session, 'actions'))
    for (const p of workOf(session, step.id, 'actions')?.parked ?? []) if (p.fate) fates.set(p.id, p)
  return [...session.turn.carried.parked, ...session.parked].map(p => fates.get(p.id) ?? p)
}

/** What is parked and still waits: neither dropped nor made an action. */
export function waitingOf(session: Session): Parked[] {
  return parkedOf(session).filter(p => p.fate !== 'drop' && p.fate !== 'action')
}

/** Still a promise: open, or handed on to somebody (it is asked about again, with its new owner). */
export function isOwed(action: Action): boolean {
  return action.status === 'open' || action.status === 'handed'
}

/** Is it still a promise, and was it due before `today`? */
export function isOverdue(action: Action, today: Day): boolean {
  return isOwed(action) && action.due !== undefined && action.due < today
}

/** All actions of this turn: those of earlier turns first, as far as they are settled or still open, then the new ones. */
export function actionsOf(session: Session): Action[] {
  const steps = stepsWith(session, 'actions')
  const settled = steps.find(s => s.settle)
  const carried = settled && workOf(session, settled.id, 'actions') ? [] : session.turn.carried.actions
  return [...carried, ...steps.flatMap(s => workOf(session, s.id, 'actions')?.actions ?? [])]
}
