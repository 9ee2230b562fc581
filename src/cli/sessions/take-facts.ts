/** Puts figures that were offered into a session: each as a move of the facilitator's, in the step that asks for it. */
import { UserError } from '../../errors.ts'
import type { Offer } from '../../evidence/offer.ts'
import { sameWords } from '../../export/ticked.ts'
import type { SessionKey, SessionStore } from '../../ports/session-store.ts'
import type { Point } from '../../session/shapes.ts'
import { metricTables, numbers, trees, ways } from '../../kinds/made/steps.ts'
import type { Session, StepMove } from '../../session/types.ts'
import { openRoom } from './open-room.ts'

/** What became of an offer: taken into a step, there before, or why there is no place for it. */
export type Taking = { is: 'taken' | 'there'; title: string } | { is: 'refused'; why: string }

/**
 * Opens a session, hands `ask` each offer that has a place in it, with the title of that place, and saves what it says yes to.
 * Calls `tell` with what became of each, those without a place too.
 * @throws UserError when it is closed, in use elsewhere, or cannot be saved.
 */
export async function takeFacts(
  store: SessionStore,
  key: SessionKey,
  offers: readonly Offer[],
  ask: (offer: Offer, title: string, i: number) => Promise<boolean>,
  tell: (offer: Offer, taking: Taking) => Promise<void>,
): Promise<void> {
  const room = await openRoom(store, key)
  try {
    const facilitator = room.session.facilitator
    if (room.session.closed || !facilitator)
      throw new UserError(
        'This turn is closed and stays as it is.',
        'Start the next one, then take the figures into that.',
      )
    for (const [i, offer] of offers.entries()) {
      const place = placeFor(room.session, offer)
      if (!place) await tell(offer, { is: 'refused', why: 'no step of this turn asks for it' })
      else if (place.isThere) await tell(offer, { is: 'there', title: place.title })
      else if (await ask(offer, place.title, i)) {
        const outcome = room.submit({ by: facilitator }, place.move)
        if (!('refusal' in outcome)) await outcome.saved
        const taking: Taking =
          'refusal' in outcome ? { is: 'refused', why: outcome.refusal.say } : { is: 'taken', title: place.title }
        await tell(offer, taking)
      }
    }
  } finally {
    await room.leave()
  }
}

type Place = { title: string; move: StepMove; isThere: boolean }

/** Where an offer belongs, the move that puts it there, and whether the same is there already. */
function placeFor(session: Session, offer: Offer): Place | undefined {
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
