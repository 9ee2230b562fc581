/** What a kind of step is to the program: one module of each folder here, one row in the table of kinds. */
import type { Interaction } from '../interact/act.ts'
import type { Kind, StepOf } from '../session/shapes.ts'
import type { Session } from '../session/types.ts'
import type { AgendaPart } from './agenda-part.ts'
import type { Fill } from './filling.ts'
import type { Rules } from './kind.ts'
import type { Facts } from './kind-facts.ts'

export type KindModule<K extends Kind> = {
  agenda: AgendaPart<K>
  facts: Facts<K>
  rules: Rules<K>
  /** Steps as a session asks them, where an agenda does not hold all of it. */
  fill?: Fill<K>
  /** Every way of working at such a step. */
  ways: readonly Interaction<K>[]
  /**
   * The way at this step, where there are several; undefined for a step with a screen of its own. Default the first. It may
   * depend on who is in the session; a stay keeps the way it began with.
   */
  wayAt?(step: StepOf<K>, session: Session): Interaction<K> | undefined
}
