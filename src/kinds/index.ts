/** The table of kinds; a missing row does not compile. */
import type { Interaction } from '../interact/act.ts'
import type { Kind, StepOf } from '../session/shapes.ts'
import type { Session } from '../session/types.ts'
import { actions } from './actions/index.ts'
import { choose } from './choose/index.ts'
import { compare } from './compare/index.ts'
import { decide } from './decide/index.ts'
import { group } from './group/index.ts'
import type { Rules } from './kind.ts'
import type { Facts } from './kind-facts.ts'
import type { KindModule } from './kind-module.ts'
import { lookWith } from './look/index.ts'
import { map } from './map/index.ts'
import { metrics } from './metrics/index.ts'
import { pick } from './pick/index.ts'
import { place } from './place/index.ts'
import { ring } from './ring/index.ts'
import { scale } from './scale/index.ts'
import { series } from './series/index.ts'
import { signals } from './signals/index.ts'
import { strip } from './strip/index.ts'
import { sweep } from './sweep/index.ts'
import { timeline } from './timeline/index.ts'
import { topics } from './topics/index.ts'
import { tree } from './tree/index.ts'
import { vote } from './vote/index.ts'
import { write } from './write/index.ts'

export const kinds: { [K in Kind]: KindModule<K> } = {
  look: lookWith((step, session, look) => rulesOf(step.kind).draw(step, session, look)),
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
  compare,
  timeline,
}

/** A kind known only at run time. The pairing of step, work and move is the caller's promise. */
export function kindOf(kind: Kind): KindModule<Kind> {
  return kinds[kind] as KindModule<Kind>
}

export function rulesOf(kind: Kind): Rules<Kind> {
  return kindOf(kind).rules
}

export function factsOf(kind: Kind): Facts<Kind> {
  return kindOf(kind).facts
}

/** What can be done at this step; undefined for one with a screen of its own. */
export function interactionOf(step: StepOf, session: Session): Interaction | undefined {
  const { ways, wayAt } = kindOf(step.kind)
  return wayAt ? wayAt(step, session) : ways[0]
}

/** The step as this session asks it: with rows from cards, where it takes them from there. */
export function stepAsked<K extends Kind>(step: StepOf<K>, session: Session): StepOf<K>
export function stepAsked(step: StepOf, session: Session): StepOf {
  return kindOf(step.kind).fill?.(step, session) ?? step
}
