/** What steps are about and add up to: cards, the board they make, and the order a vote gives it. */
import { compareDays } from '../../day.ts'
import { sum } from '../../numbers.ts'
import type { StepId } from '../../session/agenda.ts'
import { stepOf, stepsWith, workOf } from '../../session/read.ts'
import type { Card, CardId, Group, PersonId, StepOf, TreeNode } from '../../session/shapes.ts'
import { inOrder, leavesOf, parentOf, topsOf } from '../../session/tree.ts'
import type { Session } from '../../session/types.ts'

/** Where actions noted anywhere go: the last step that makes new ones. */
export function actionsHome(session: Session): StepOf<'actions'> | undefined {
  return stepsWith(session, 'actions').findLast(s => !s.settle)
}

/** Do people write cards here? */
export function takesCards(step: StepOf): step is StepOf<'write'> {
  return step.kind === 'write'
}

/** The step whose cards (or links, or leaves) a group, a vote or a comparison is about; undefined for other steps. */
export function cardsFrom(step: StepOf): StepId | undefined {
  return step.kind === 'group' ? step.cards : votedOn(step)
}

/** What a vote or a comparison is on; undefined for other steps. */
export function votedOn(step: StepOf): StepId | undefined {
  return step.kind === 'vote' || step.kind === 'compare' ? step.on : undefined
}

/** Is something answered on points here? */
export function isQuestion(step: StepOf): step is StepOf<'scale'> {
  return step.kind === 'scale'
}

/** Is there nothing to put in here, only to look at and talk about? */
export function isTalk(step: StepOf): step is StepOf<'look'> {
  return step.kind === 'look'
}

/**
 * The cards a step gathered; of a group or vote step, the cards it is about. The links of a ring, what a tree comes down
 * to and the events of a timeline are like cards: they can be voted on.
 */
export function cardsOf(session: Session, id: StepId): Card[] {
  const step = stepOf(session, id)
  const from = step && cardsFrom(step)
  if (from !== undefined) return cardsOf(session, from)
  if (step?.kind === 'ring') return (workOf(session, id, 'ring')?.links ?? []).map(asCard)
  if (step?.kind === 'tree') return votedNodes(step, workOf(session, id, 'tree')?.nodes ?? []).map(asCard)
  if (step?.kind === 'timeline') {
    const events = workOf(session, id, 'timeline')?.events ?? []
    return events.toSorted((a, b) => compareDays(a.at, b.at)).map(asCard)
  }
  return workOf(session, id, 'write')?.cards ?? []
}

function asCard({ id, text }: { id: string; text: string }): Card {
  return { id, text, rev: 0 }
}

/**
 * A group on the board; `id` is the group's, or the card's when it stands alone. `under` is what it hangs on in a tree where
 * not all hang on the same.
 */
export type OnBoard = { id: string; name?: string; cards: Card[]; alone: boolean; under?: string }

/**
 * What a group (or write) step adds up to: every card once, in the step's order, a group where its first card is.
 * Derived at reading, so that a card taken back or added late needs no repair.
 */
export function boardOf(session: Session, id: StepId): readonly OnBoard[] {
  const step = stepOf(session, id)
  const on = step && votedOn(step)
  if (on !== undefined) return boardOf(session, on)
  if (step?.kind === 'tree') return treeOnBoard(step, workOf(session, id, 'tree')?.nodes ?? [])
  const cards = orderedCards(session, id)
  const groups = workOf(session, id, 'group')?.groups ?? ungrouped
  const known = boards.get(cards)
  if (known?.groups === groups) return known.board
  const board = makeBoard(cards, groups)
  boards.set(cards, { groups, board })
  return board
}

function makeBoard(cards: readonly Card[], groups: readonly Group[]): OnBoard[] {
  const groupOf = new Map<CardId, Group>()
  for (const g of groups) for (const c of g.cards) groupOf.set(c, g)
  const byId = new Map(cards.map(c => [c.id, c]))
  const out: OnBoard[] = []
  const done = new Set<string>()
  for (const card of cards) {
    const g = groupOf.get(card.id)
    if (!g) {
      out.push({ id: card.id, cards: [card], alone: true })
      continue
    }
    if (done.has(g.id)) continue
    done.add(g.id)
    const members = g.cards.map(c => byId.get(c)).filter(c => c !== undefined)
    out.push({ id: g.id, name: g.name, cards: members, alone: members.length === 1 && !g.name })
  }
  return out
}

/** The nodes of the level that is voted on; where the tree names none, or it is empty, what the tree comes down to. */
function votedNodes({ levels, voted }: StepOf<'tree'>, nodes: readonly TreeNode[]): TreeNode[] {
  const level = voted === undefined ? -1 : levels.indexOf(voted)
  const on = inOrder(nodes).flatMap(({ node }) => (node.level === level ? [node] : []))
  return on.length ? on : leavesOf(nodes)
}

/** What of a tree is voted on, each alone; the same words may hang in two places. */
function treeOnBoard(step: StepOf<'tree'>, nodes: readonly TreeNode[]): OnBoard[] {
  const leaves = votedNodes(step, nodes)
  const above = leaves.map(leaf => parentOf(nodes, leaf))
  // Whatever hangs on the one top needs no word about it.
  const isMixed = above.some(parent => parent !== above[0])
  const isOneTop = topsOf(nodes).length === 1
  return leaves.map((leaf, i) => ({
    id: leaf.id,
    cards: [asCard(leaf)],
    alone: true,
    ...(isMixed && above[i] && !(isOneTop && above[i].level === 0) ? { under: above[i].text } : {}),
  }))
}

/** The cards of a group step in its shuffled order (others: as written). Same seed, same order. */
function orderedCards(session: Session, id: StepId): readonly Card[] {
  const cards = cardsOf(session, id)
  const seed = workOf(session, id, 'group')?.seed
  if (seed === undefined) return cards
  const known = shuffled.get(cards)
  if (known?.seed === seed) return known.cards
  const now = cards
    .map(card => ({ card, key: scramble(card.id, seed) }))
    .sort((a, b) => a.key - b.key || (a.card.id < b.card.id ? -1 : 1))
    .map(x => x.card)
  shuffled.set(cards, { seed, cards: now })
  return now
}

const ungrouped: readonly Group[] = []
/** The last order of a list of cards, its letters, and the last board it made. Sessions never change, and a frame asks for both many times. */
const shuffled = new WeakMap<readonly Card[], { seed: number; cards: readonly Card[] }>()
const boards = new WeakMap<readonly Card[], { groups: readonly Group[]; board: readonly OnBoard[] }>()
const lettered = new WeakMap<readonly Card[], ReadonlyMap<CardId, string>>()

/** Letters for so many things: A to Z, or AA, AB … for all of them when there are more than 26. */
export function lettersTo(count: number): string[] {
  const letter = (i: number) => String.fromCharCode(65 + i)
  return Array.from({ length: count }, (_, i) =>
    count <= 26 ? letter(i) : letter(Math.floor(i / 26) % 26) + letter(i % 26),
  )
}

/** Letters people type for cards. */
export function lettersOf(session: Session, id: StepId): ReadonlyMap<CardId, string> {
  const cards = orderedCards(session, id)
  const known = lettered.get(cards)
  if (known) return known
  const names = lettersTo(cards.length)
  const letters = new Map(cards.map((c, i) => [c.id, names[i] ?? '']))
  lettered.set(cards, letters)
  return letters
}

/** What a group on the board is called: its name, or its first card's text. */
export function titleOf(on: OnBoard): string {
  return on.name ?? on.cards[0]?.text.replaceAll('\n', ' ') ?? ''
}

/** What a vote step adds up to: every thing voted on, most dots first, ties in the board's order. */
export function resultOf(session: Session, id: StepId): { on: OnBoard; dots: number }[] {
  const work = workOf(session, id, 'vote')
  if (!work) return boardOf(session, id).map(on => ({ on, dots: 0 }))
  return boardOf(session, id)
    .map((on, i) => ({ on, i, dots: dotsOn(work, on.id) }))
    .sort((a, b) => b.dots - a.dots || a.i - b.i)
    .map(({ on, dots }) => ({ on, dots }))
}

/** Dots on one target: those given one by one and those counted by show of hands. */
function dotsOn(
  work: { dots: Record<string, Record<PersonId, number>>; tally?: Record<string, number> },
  target: string,
): number {
  const given = sum(Object.values(work.dots[target] ?? {}))
  return given + (work.tally?.[target] ?? 0)
}

/** A number that scatters ids by a seed; the same everywhere. (FNV-1a with a final mix.) */
function scramble(id: string, seed: number): number {
  let h = 2166136261 ^ seed
  for (let i = 0; i < id.length; i++) h = Math.imul(h ^ id.charCodeAt(i), 16777619)
  h = Math.imul(h ^ (h >>> 15), 2246822507)
  return (h ^ (h >>> 13)) >>> 0
}
