/** The table of kinds; a missing row does not compile. */
import type { Kind } from '../session/shapes.ts'
import { actions } from './actions/rules.ts'
import { choose } from './choose/rules.ts'
import { decide } from './decide/rules.ts'
import { group } from './group/rules.ts'
import type { Rules } from './kind.ts'
import { look } from './look/rules.ts'
import { map } from './map/rules.ts'
import { metrics } from './metrics/rules.ts'
import { pick } from './pick/rules.ts'
import { place } from './place/rules.ts'
import { ring } from './ring/rules.ts'
import { scale } from './scale/rules.ts'
import { series } from './series/rules.ts'
import { signals } from './signals/rules.ts'
import { strip } from './strip/rules.ts'
import { sweep } from './sweep/rules.ts'
import { topics } from './topics/rules.ts'
import { tree } from './tree/rules.ts'
import { vote } from './vote/rules.ts'
import { write } from './write/rules.ts'

export const kinds: { [K in Kind]: Rules<K> } = {
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

/** The rules of a kind known only at run time. The pairing of step, work and move is the caller's promise. */
export function rulesOf(kind: Kind): Rules<Kind> {
  return kinds[kind] as unknown as Rules<Kind>
}
