/** The parts of the map that another step is about: what a card of a deck can be picked for. */
import { factsOf, nodesOf, type PartFacts, parse } from '../../map/index.ts'
import { isBefore } from '../../session/agenda.ts'
import { carriedAt } from '../../session/carried.ts'
import type { StepId } from '../../session/shapes.ts'
import type { Session } from '../../session/types.ts'
import { maps } from './steps.ts'

/**
 * The text of a map step's map: as it is drawn, else that of the map it goes on from, else as the last turn left it or as the
 * agenda begins it; empty without one.
 */
export function mapTextOf(session: Session, id: StepId | undefined): string {
  const found = maps(session).find(m => m.step.id === id)
  if (!found) return ''
  const { step, work } = found
  if (work) return work.text
  // A base stands before its step, so that following one ends.
  const goesOn = step.base !== undefined && isBefore(session.agenda, step.base, step.id)
  const base = goesOn ? mapTextOf(session, step.base) : ''
  return base || (carriedAt(session.turn.carried.maps, step.role)?.text ?? step.text ?? '')
}

/** The parts on a map of this text with what it says of them, in its order; a name counts once. */
export function partsOf(text: string): PartFacts[] {
  const { map } = parse(text)
  return [...new Set(nodesOf(map).map(n => n.name))].flatMap(name => factsOf(map, name) ?? [])
}
