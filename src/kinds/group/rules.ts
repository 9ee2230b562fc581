/** Group: cards of an earlier step put together, named and taken apart again. */
import * as v from 'valibot'
import { isHidden, stepOf } from '../../session/read.ts'
import { refuse } from '../../session/refusing.ts'
import type { Card, CardId, Group, StepOf, WorkOf } from '../../session/shapes.ts'
import type { Refusal, Session } from '../../session/types.ts'
import type { Rules } from '../kind.ts'
import { cardsOf, lettersOf } from '../made/board.ts'
import { drawGroup } from './drawing.ts'
import { refusals, words } from './words.ts'

const moves = v.variant('do', [
  v.object({ do: v.literal('put'), card: v.string(), into: v.string() }),
  v.object({ do: v.literal('split'), card: v.string() }),
  v.object({ do: v.literal('name'), card: v.string(), text: v.string() }),
  v.object({ do: v.literal('shuffle') }),
  v.object({ do: v.literal('seen'), cards: v.array(v.string()) }),
])

const gone: Refusal = refuse(refusals.noSuchCard)

export const group: Rules<'group'> = {
  moves,

  start: (_step, session) => ({ kind: 'group', groups: [], seed: session.n, seen: [] }),

  check(step, work, move, _by, session) {
    const source = stepOf(session, step.cards)
    if (source && isHidden(session, source)) return refuse(refusals.stillHidden, source.title)
    const known = knownCards(step, session)
    switch (move.do) {
      case 'put': {
        if (!known.has(move.card) || !known.has(move.into)) return gone
        if (move.card === move.into) return refuse(refusals.itself)
        const there = groupWith(work, move.into)
        return there?.cards.includes(move.card) ? refuse(refusals.together) : undefined
      }
      case 'split':
        if (!known.has(move.card)) return gone
        return groupWith(work, move.card) ? undefined : refuse(refusals.alone)
      case 'name':
        if (!known.has(move.card)) return gone
        return move.text || groupWith(work, move.card)?.name ? undefined : refuse(refusals.noName)
      case 'seen':
        return move.cards.every(c => known.has(c)) ? undefined : gone
      case 'shuffle':
        return known.size ? undefined : refuse(refusals.noneToShuffle)
    }
  },

  apply(step, work, move, entry, session) {
    const known = knownCards(step, session)
    switch (move.do) {
      case 'put': {
        const { card, into } = move
        if (card === into || !known.has(card) || !known.has(into)) return work
        const there = groupWith(work, into)
        if (there?.cards.includes(card)) return work
        const apart = without(work.groups, card)
        const groups = there
          ? apart.map(g => (g.id === there.id ? { ...g, cards: [...g.cards, card] } : g))
          : [...apart, { id: `g${entry.n}`, cards: [into, card] }]
        return { ...work, groups }
      }
      case 'split':
        return groupWith(work, move.card) ? { ...work, groups: without(work.groups, move.card) } : work
      case 'name':
        return known.has(move.card) ? { ...work, groups: named(work, move.card, move.text, `g${entry.n}`) } : work
      case 'shuffle':
        return { ...work, seed: entry.n }
      case 'seen': {
        const fresh = [...new Set(move.cards)].filter(c => known.has(c) && !work.seen.includes(c))
        return fresh.length ? { ...work, seen: [...work.seen, ...fresh] } : work
      }
    }
  },

  redact: (_step, work) => ({ ...work, groups: [] }),

  answered: () => 0,

  draw: drawGroup,

  say(step, move, session) {
    const letters = lettersOf(session, step.id)
    const letter = (card: CardId) => letters.get(card) ?? words.aCard
    switch (move.do) {
      case 'put':
        return words.joined(letter(move.card), letter(move.into))
      case 'split':
        return words.standsAlone(letter(move.card))
      case 'name':
        return words.isCalled(letter(move.card), move.text)
      case 'shuffle':
        return words.shuffled
      case 'seen':
        return words.seen(move.cards.length)
    }
  },
}

/** The ids of a list of cards, worked out once for all moves made over it: lists of cards never change. */
const ids = new WeakMap<readonly Card[], ReadonlySet<CardId>>()

function knownCards(step: StepOf<'group'>, session: Session): ReadonlySet<CardId> {
  const cards = cardsOf(session, step.cards)
  const known = ids.get(cards) ?? new Set(cards.map(c => c.id))
  ids.set(cards, known)
  return known
}

function groupWith(work: WorkOf<'group'>, card: CardId): Group | undefined {
  return work.groups.find(g => g.cards.includes(card))
}

/** The groups after a card left. One card without a name is no group any more. */
function without(groups: Group[], card: CardId): Group[] {
  return groups
    .map(g => (g.cards.includes(card) ? { ...g, cards: g.cards.filter(c => c !== card) } : g))
    .filter(isGroup)
}

function isGroup(g: Group): boolean {
  return g.cards.length > (g.name ? 0 : 1)
}

/** The groups after this card's group got a name; a card alone becomes a group of one. An empty name is taken off. */
function named(work: WorkOf<'group'>, card: CardId, name: string, fresh: string): Group[] {
  const there = groupWith(work, card)
  if (!there) return name ? [...work.groups, { id: fresh, name, cards: [card] }] : work.groups
  return work.groups
    .map(g => (g.id === there.id ? { id: g.id, ...(name ? { name } : {}), cards: g.cards } : g))
    .filter(isGroup)
}
