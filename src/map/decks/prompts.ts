/** Which cards fit a part of a map: what the map says of the part, and the prompts of the decks for it. */
import { itemAt } from '../../lists.ts'
import { plural } from '../../text.ts'
import { nodesOf } from '../text/find.ts'
import type { WardleyMap } from '../text/types.ts'
import type { Deck, DeckCard, PartFacts, Stage, When } from './deck.ts'

/** A card for a part: which deck it comes from and why it is offered here ("inertia", "moving to product"). */
type Prompt = { deck: string; card: DeckCard; because: string[] }

/** What the map says of the part with this name, or undefined when it has none. Names are compared as the map writes them. */
export function factsOf(map: WardleyMap, name: string): PartFacts | undefined {
  const node = nodesOf(map).find(n => n.name === name)
  if (!node) return undefined
  const stage = stageAt(map, node.evolution)
  const moves = map.evolve.filter(e => e.name === name).map(e => e.to)
  const others = (ends: string[]) => new Set(ends.filter(end => end !== name)).size
  return {
    name,
    kind: node.kind,
    stage,
    stageName: itemAt(map.axis, stage - 1),
    placed: node.placed,
    inertia: node.inertia,
    ...(moves.length ? { to: stageAt(map, Math.max(...moves)) } : {}),
    pipeline: map.pipelines.some(p => p.name === name),
    carries: others(map.links.filter(l => l.to === name).map(l => l.from)),
    needs: others(map.links.filter(l => l.from === name).map(l => l.to)),
    marked: node.decorators,
  }
}

const stages: readonly Stage[] = [1, 2, 3, 4]

/** The stage an evolution (0..1) lies in. */
function stageAt(map: WardleyMap, evolution: number): Stage {
  return itemAt(stages, map.boundaries.filter(b => evolution >= b).length)
}

/** Does the card's wish hold for this part? A card without one is for the whole, not for a part. */
export function fits(card: DeckCard, part: PartFacts): boolean {
  return becauseOf(card, part) !== undefined
}

/** What of the part calls for this card, in a few words each ("inertia", "on the move"); undefined when it does not. */
export function becauseOf(card: DeckCard, part: PartFacts): string[] | undefined {
  return card.when && reasons(card.when, part)
}

/**
 * The cards of these decks for this part, at most so many: those that ask for the most come first, the decks taking turns, so
 * that one deck does not speak alone. The same part gives the same prompts. Empty when no card has anything to say of it.
 */
export function promptsFor(part: PartFacts, decks: readonly Deck[], most = Number.POSITIVE_INFINITY): Prompt[] {
  const piles = decks.map(deck =>
    deck.cards
      .flatMap((card): Prompt[] => {
        const because = becauseOf(card, part)
        return because ? [{ deck: deck.id, card, because }] : []
      })
      .sort((a, b) => b.because.length - a.because.length),
  )
  const longest = Math.max(0, ...piles.map(pile => pile.length))
  return Array.from({ length: longest }, (_, i) => piles.flatMap(pile => pile[i] ?? []))
    .flat()
    .slice(0, most)
}

/** What of the part answers to the wish, in a few words each; undefined when something does not. */
function reasons(when: When, part: PartFacts): string[] | undefined {
  const { stages, carries = 0, needs = 0, marked } = when
  const marks = part.marked.filter(m => marked?.includes(m))
  const isPlaced = part.kind !== 'anchor' && part.placed
  const found = [
    stages && isPlaced && stages.includes(part.stage) && part.stageName.toLowerCase(),
    when.inertia && part.inertia && 'inertia',
    when.moving && part.to !== undefined && part.to >= part.stage && 'on the move',
    when.pipeline && part.pipeline && 'pipeline',
    when.anchor && part.kind === 'anchor' && 'a user',
    when.carries && part.carries >= carries && `${plural(part.carries, 'part')} on top of it`,
    when.needs && part.needs >= needs && `needs ${plural(part.needs, 'part')}`,
    marked && marks.length > 0 && marks.join(', '),
  ].filter(words => typeof words === 'string')
  return found.length && found.length === Object.keys(when).length ? found : undefined
}
