/** A kind whose steps the session fills in: its rules are given the step as it is then. */
import type { Kind, StepOf } from '../session/shapes.ts'
import type { Session } from '../session/types.ts'
import type { Rules } from './kind.ts'

/** What makes a step of an agenda the one that a session asks. */
export type Fill<K extends Kind> = (step: StepOf<K>, session: Session) => StepOf<K>

/** The same rules for steps that are filled in. What is hidden is taken out by id, so that needs no rows. */
export function fillingRules<K extends Kind>(rules: Rules<K>, fill: Fill<K>): Rules<K> {
  return {
    ...rules,
    start: (step, session) => rules.start(fill(step, session), session),
    check: (step, work, move, by, session) => rules.check(fill(step, session), work, move, by, session),
    apply: (step, work, move, entry, session) => rules.apply(fill(step, session), work, move, entry, session),
    draw: (step, session, look) => rules.draw(fill(step, session), session, look),
    say: (step, move, session, entry) => rules.say(fill(step, session), move, session, entry),
  }
}
