/** What a turn leaves for leaders to decide: gates that did not pass, what nobody owns, what was promised again and again. */

import { gatesOf } from '../../kinds/made/answers.ts'
import { actionsOf, isOwed } from '../../kinds/made/promises.ts'
import { gateStates } from '../../kinds/scale/words.ts'
import { wheelPhases } from '../../session/agenda.ts'
import type { GateMark, Session } from '../../session/types.ts'
import { phaseWords } from '../../turn/momentum.ts'
import { decisionWords as words } from './words.ts'

/** Turns from which on a promise is a decision: go on, hand over or drop. */
const oldFrom = 3

/** More than that nobody decides on one page. */
const most = 3

/** Is a gate answered so that somebody outside of the team has to do something? */
export function isStuck(mark: GateMark | undefined): boolean {
  return mark === 'no' || mark === 'unknown'
}

/** The decisions a turn asks for, the most pressing first; none where all of it is in the team's own hands. */
export function decisionsOf(session: Session): string[] {
  const gates = gatesOf(session)
  const stuck = wheelPhases.flatMap(phase => {
    const gate = gates[phase]
    if (!gate || !isStuck(gate.mark)) return []
    return [words.gate(phaseWords[phase], gateStates[gate.mark].toLowerCase(), gate.why)]
  })
  const owed = actionsOf(session).filter(isOwed)
  const old = owed
    .filter(a => a.carried + 1 >= oldFrom)
    .toSorted((a, b) => b.carried - a.carried)
    .map(a => words.old(a.text, a.owner, a.carried + 1))
  const nobodys = owed.filter(a => !a.owner && a.carried + 1 < oldFrom).map(a => words.nobodys(a.text))
  const next = session.closed && !session.next ? [words.noDay] : []
  return [...stuck, ...old, ...nobodys, ...next].slice(0, most)
}
