/** Questions about steps, answered by the facts of their kinds. */

import { isHidden, neighbour, stepOf } from '../session/read.ts'
import type { Kind, StepId, StepOf, WorkOf } from '../session/shapes.ts'
import type { Session } from '../session/types.ts'
import { factsOf } from './index.ts'
import type { Readers } from './kind-facts.ts'
import { cardsFrom } from './made/board.ts'

export { factsOf }

/** Does everybody answer for themselves at such a step? Only those can be hidden. */
export function isAnswered(kind: Kind): boolean {
  return factsOf(kind).answers !== undefined
}

/** Who has given an answer at this step; nobody where nobody answers for themselves. */
export function answeredBy(work: WorkOf | undefined): Set<string> {
  return (work && factsOf(work.kind).answers?.by(work)) ?? new Set()
}

/** Is this step, or the one whose result it shows, to be seen over the whole width? */
export function isBroad(step: StepOf, session: Session): boolean {
  const { broad, shows } = factsOf(step.kind)
  if (broad === true || broad?.(step)) return true
  const shown = shows?.(step)
  const about = shown === undefined ? undefined : stepOf(session, shown)
  return about !== undefined && about.id !== step.id && isBroad(about, session)
}

/** Without a bet, actions, a gate or an end there is no turn. */
export function isNeeded(step: StepOf): boolean {
  const { needed } = factsOf(step.kind)
  return needed === true || Boolean(needed?.(step))
}

/** The one thing a step has to say on the wheel; undefined for nothing, and while it is hidden. */
export function headlineOf(session: Session, step: StepOf): string | undefined {
  const work = isHidden(session, step) ? undefined : session.work[step.id]
  return work && factsOf(step.kind).headline?.(step, work, session)
}

/** The SVG picture of what a step worked out; undefined where its drawing is all there is, and while it is hidden. */
export function pictureOf(session: Session, step: StepOf): string | undefined {
  const work = isHidden(session, step) ? undefined : session.work[step.id]
  return work && factsOf(step.kind).picture?.(step, work, session)
}

/** Who may read the drawing of a step in the notes. A vote on a tree or a ring is read where that is. */
export function readersOf(step: StepOf, session: Session): readonly Readers[] {
  const from = cardsFrom(step)
  const about = from === undefined ? undefined : stepOf(session, from)
  return factsOf(step.kind).drawnFor ?? (about && factsOf(about.kind).drawnFor) ?? []
}

/** Steps passed over on the way, each with the reason in a few words. */
export type Onward = { to: StepOf | undefined; passed: { step: StepOf; why: string }[] }

/**
 * The step that is gone to from this one, forwards (1) or back (-1): the next of the plan with something to do. `to` is
 * undefined at the ends. A step that has begun is never passed over.
 */
export function stepOnward(session: Session, from: StepId, by: 1 | -1): Onward {
  const passed: Onward['passed'] = []
  let to = neighbour(session, from, by)
  while (to) {
    const why = session.work[to.id] ? undefined : factsOf(to.kind).passedOver?.(to, session)
    if (why === undefined) return { to, passed }
    passed.push({ step: to, why })
    to = neighbour(session, to.id, by)
  }
  return { to, passed }
}
