/** Where in a session a figure belongs that a source offers, and the move that puts it there. */
import { sameWords } from '../../clean.ts'
import type { Offer } from '../../session/offer.ts'
import type { Point } from '../../session/shapes.ts'
import type { Session, StepMove } from '../../session/types.ts'
import { metricTables, numbers, trees, ways } from './steps.ts'

export type Place = { title: string; move: StepMove; isThere: boolean }

/** Where an offer belongs, the move that puts it there, and whether the same is there already; undefined when no step asks for it. */
export function placeFor(session: Session, offer: Offer): Place | undefined {
  switch (offer.what) {
    case 'delivery':
      return deliveryPlace(session, offer)
    case 'wait':
      return waitPlace(session, offer)
    case 'value':
      return rowPlace(session, offer) ?? numberPlace(session, offer) ?? nodePlace(session, offer)
  }
}

function deliveryPlace(session: Session, { from, at, name }: Offer & { what: 'delivery' }): Place | undefined {
  const found = numbers(session).find(({ step }) => step.deliveries)
  if (!found) return undefined
  const { step, work } = found
  const before = session.turn.carried.series[step.role]?.points ?? []
  const isThere = [...before, ...(work?.points ?? [])].some(
    p => p.from === from && p.at === at && (p.name ?? '') === (name ?? ''),
  )
  return { title: step.title, isThere, move: { in: step.id, do: 'deliver', from, at, ...(name ? { name } : {}) } }
}

function waitPlace(session: Session, { name, hours }: Offer & { what: 'wait' }): Place | undefined {
  const found = ways(session).find(({ step }) => step.keep === 'path')
  if (!found) return undefined
  const { step, work } = found
  const known = work?.steps.find(s => sameWords(s.name) === sameWords(name))
  const move: StepMove = known
    ? { in: step.id, do: 'change', step: known.id, wait: hours }
    : { in: step.id, do: 'add', name, work: 0, wait: hours }
  return { title: step.title, isThere: known?.wait === hours, move }
}

function rowPlace(session: Session, { row, at, value }: Offer & { what: 'value' }): Place | undefined {
  const found = metricTables(session).find(({ step }) => step.rows.some(({ id }) => id === row))
  const asked = found?.step.rows.find(({ id }) => id === row)
  if (!found || !asked) return undefined
  const isThere = has(found.work?.rows[asked.id]?.points, at, value)
  return { title: asked.say, isThere, move: { in: found.step.id, do: 'add', row: asked.id, at, value } }
}

/** A number of the same name that the team keeps as a series. */
function numberPlace(session: Session, { name, at, value }: Offer & { what: 'value' }): Place | undefined {
  const found = numbers(session).find(({ step, work }) => {
    const called = work?.name ?? session.turn.carried.series[step.role]?.name
    return !step.deliveries && called !== undefined && sameWords(called) === sameWords(name)
  })
  if (!found) return undefined
  return { title: name, isThere: has(found.work?.points, at, value), move: { in: found.step.id, do: 'add', at, value } }
}

/** A number of the same name in the star tree. */
function nodePlace(session: Session, { name, at, value }: Offer & { what: 'value' }): Place | undefined {
  for (const { step, work } of trees(session)) {
    const node = step.numbers && work?.nodes.find(n => sameWords(n.text) === sameWords(name))
    if (node)
      return {
        title: node.text,
        isThere: has(node.points, at, value),
        move: { in: step.id, do: 'value', node: node.id, at, value },
      }
  }
  return undefined
}

function has(points: readonly Point[] | undefined, at: string, value: number): boolean {
  return points?.some(p => p.at === at && p.value === value) ?? false
}
