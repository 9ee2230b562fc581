/** Pick: cards taken from a deck that comes with the program, each with why, and the part of a map it is about. */
import * as v from 'valibot'
import { cardOf, decks } from '../../map/index.ts'
import { refuse } from '../../session/refusing.ts'
import type { Picked } from '../../session/shapes.ts'
import type { Refusal } from '../../session/types.ts'
import type { Rules } from '../kind.ts'
import { mapTextOf, partsOf } from '../made/parts.ts'
import { drawPick } from './drawing.ts'
import { refusals, words } from './words.ts'

const moves = v.variant('do', [
  v.object({ do: v.literal('pick'), card: v.string(), why: v.optional(v.string()), about: v.optional(v.string()) }),
  v.object({ do: v.literal('why'), picked: v.string(), text: v.string() }),
  v.object({ do: v.literal('drop'), picked: v.string() }),
])

const gone: Refusal = refuse(refusals.gone)

export const pick: Rules<'pick'> = {
  moves,

  start: () => ({ kind: 'pick', picked: [] }),

  check(step, work, move, _by, session) {
    if (move.do !== 'pick') return work.picked.some(p => p.id === move.picked) ? undefined : gone
    const deck = decks[step.deck]
    const card = cardOf(deck, move.card)
    if (!card) return refuse(refusals.noCard, deck.title.toLowerCase())
    if (step.most !== undefined && work.picked.length >= step.most) return refuse(refusals.most, step.most)
    if (move.about && !partsOf(mapTextOf(session, step.on)).some(part => part.name === move.about))
      return refuse(refusals.noPart, move.about)
    return work.picked.some(p => p.card === move.card && p.about === move.about)
      ? refuse(refusals.already, card.name)
      : undefined
  },

  apply(step, work, move, entry) {
    switch (move.do) {
      case 'pick': {
        const { card, why, about } = move
        const known = cardOf(decks[step.deck], card)
        const full = step.most !== undefined && work.picked.length >= step.most
        if (!known || full || work.picked.some(p => p.card === card && p.about === about)) return work
        const picked = { id: `d${entry.n}`, card, ...(why ? { why } : {}), ...(about ? { about } : {}) }
        return { ...work, picked: [...work.picked, picked] }
      }
      case 'why':
        return work.picked.some(p => p.id === move.picked)
          ? { ...work, picked: work.picked.map(p => (p.id === move.picked ? withWhy(p, move.text) : p)) }
          : work
      case 'drop':
        return work.picked.some(p => p.id === move.picked)
          ? { ...work, picked: work.picked.filter(p => p.id !== move.picked) }
          : work
    }
  },

  redact: () => ({ kind: 'pick', picked: [] }),

  answered: () => 0,

  draw: drawPick,

  say(step, move, session) {
    const work = session.work[step.id]
    const name = (card: string | undefined) => (card && cardOf(decks[step.deck], card)?.name) || words.someCard
    switch (move.do) {
      case 'pick':
        return words.taken(name(move.card), move.about)
      case 'why':
        return words.changed(
          name(work?.kind === 'pick' ? work.picked.find(p => p.id === move.picked)?.card : undefined),
        )
      case 'drop':
        return words.putBack
    }
  },
}

function withWhy({ why: _, ...picked }: Picked, why: string): Picked {
  return why ? { ...picked, why } : picked
}
