/** The table of facts about kinds, and the questions asked of it; a missing row does not compile. */
import { cardsFrom, isHidden, stepOf } from '../session/read.ts'
import type { Kind, StepOf, WorkOf } from '../session/shapes.ts'
import type { Session } from '../session/types.ts'
import { actions } from './actions/facts.ts'
import { choose } from './choose/facts.ts'
import { decide } from './decide/facts.ts'
import { group } from './group/facts.ts'
import type { Facts, Readers } from './kind-facts.ts'
import { look } from './look/facts.ts'
import { map } from './map/facts.ts'
import { metrics } from './metrics/facts.ts'
import { pick } from './pick/facts.ts'
import { place } from './place/facts.ts'
import { ring } from './ring/facts.ts'
import { scale } from './scale/facts.ts'
import { series } from './series/facts.ts'
import { signals } from './signals/facts.ts'
import { strip } from './strip/facts.ts'
import { sweep } from './sweep/facts.ts'
import { topics } from './topics/facts.ts'
import { tree } from './tree/facts.ts'
import { vote } from './vote/facts.ts'
import { write } from './write/facts.ts'

const facts: { [K in Kind]: Facts<K> } = {
  look,
  write,
  group,
  vote,
  scale,
  decide,
  series,
  actions,
  metrics,
  strip,
  tree,
  ring,
  choose,
  sweep,
  signals,
  pick,
  map,
  place,
  topics,
}

/** The facts of a kind known only at run time. The pairing of step and work is the caller's promise. */
export function factsOf(kind: Kind): Facts<Kind> {
  return facts[kind] as unknown as Facts<Kind>
}

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

/** Who may read the drawing of a step in the notes. A vote on a tree or a ring is read where that is. */
export function readersOf(step: StepOf, session: Session): readonly Readers[] {
  const from = cardsFrom(step)
  const about = from === undefined ? undefined : stepOf(session, from)
  return factsOf(step.kind).drawnFor ?? (about && factsOf(about.kind).drawnFor) ?? []
}
