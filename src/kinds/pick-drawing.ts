/** How a deck looks: what was picked with why, and the cards to pick from, those that fit a part of the map first. */
import { Grid } from '../draw/grid.ts'
import type { Deck, DeckCard, PartFacts } from '../map/decks/deck.ts'
import { cardOf, creditOf, decks } from '../map/decks/index.ts'
import { fits, promptsFor } from '../map/decks/prompts.ts'
import { isHidden, workOf } from '../session/read.ts'
import type { Picked, StepOf } from '../session/shapes.ts'
import type { Session } from '../session/types.ts'
import { cut, list, plural, width } from '../text.ts'
import type { Look } from './kind.ts'
import { type Block, beside, drawSheet, facts, line, lines, type Row } from './sheet.ts'

/**
 * PICKED FROM GAMEPLAY
 *   market enablement        about Login
 *     why: two partners would build it with us
 *     Help a market come into being, rivals included. …
 */
export function drawPick(step: StepOf<'pick'>, session: Session, look: Look): Grid {
  if (isHidden(session, step)) return new Grid(look.width, 0)
  const deck: Deck = decks[step.deck]
  const picked = workOf(session, step.id, 'pick')?.picked ?? []
  const edge = look.width - 1
  const foot = lines(creditOf(deck), 1, edge)
  const sizes = `${deck.title}: ${plural(deck.cards.length, 'card')} in ${plural(deck.groups.length, 'group')}`
  if (!picked.length) {
    const head = lines(`${sizes}. None is picked yet.`, 1, edge, 'strong')
    const names = deck.groups.map(g => [g.title, deck.cards.filter(c => c.group === g.id)] as const)
    const blocks = names.map(
      ([title, cards]): Block =>
        beside(
          [line(title, 1, 'strong')],
          facts(
            cards.map(c => c.name),
            27,
            edge,
          ),
        ),
    )
    return drawSheet({ head, blocks, foot, airy: look.height >= 30 }, look)
  }
  const head = lines(`PICKED FROM ${deck.title.toUpperCase()}`, 1, edge, 'strong')
  return drawSheet({ head, blocks: picked.map(p => pickedRows(p, deck, edge, true)), foot }, look)
}

/** The cards on offer: the deck, or what fits one part of a map. `picked` ones stand above, to be changed. */
export type Offer = { parts: readonly PartFacts[]; about?: PartFacts }

/** The cards of a deck in the order they are offered: of one part, what asks for the most first, then those for the whole. */
export function cardsFor(deck: Deck, { about }: Offer): DeckCard[] {
  if (!about) return deck.groups.flatMap(g => deck.cards.filter(c => c.group === g.id))
  const own = promptsFor(about, [deck]).map(p => p.card)
  return [...own, ...deck.cards.filter(c => !c.when)]
}

/**
 * GAMEPLAY   for the whole map                      2 picked
 *
 * Speeding up
 * ▸ market enablement      Help a market come into being, rivals included. Would we gain …
 *                          fits Login, Search
 */
export function drawOffer(step: StepOf<'pick'>, session: Session, look: Look, offer: Offer): Grid {
  const deck: Deck = decks[step.deck]
  const picked = workOf(session, step.id, 'pick')?.picked ?? []
  const { about, parts } = offer
  const edge = look.width - 1
  const said = about
    ? `for ${about.name}: ${factWords(about)}`
    : parts.length
      ? `for the whole map, ${plural(parts.length, 'part')}`
      : plural(deck.cards.length, 'card')
  const head = facts([deck.title.toUpperCase(), said], 1, edge, 'strong')
  const taken = picked.length ? [picked.flatMap(p => pickedRows(p, deck, edge, false))] : []
  const cards = cardsFor(deck, offer)
  const because = new Map(about ? promptsFor(about, [deck]).map(p => [p.card.id, list(p.because)]) : [])
  const at = edge >= 70 ? 3 + Math.min(30, Math.max(...cards.map(c => width(c.name))) + 2) : 5
  const blocks = cards.map((card, i): Block => {
    const isFirst = card.group !== cards[i - 1]?.group
    const title = !about && isFirst ? [line(titleOf(deck, card), 1, 'strong')] : []
    const why = because.get(card.id) ?? (parts.length && !about ? fitting(card, parts) : '')
    return [...title, ...cardRows(card, why, at, edge).map(r => ({ ...r, id: card.id }))]
  })
  return drawSheet({ head, blocks: [...taken, ...blocks], airy: false }, look)
}

function titleOf(deck: Deck, card: DeckCard): string {
  return deck.groups.find(g => g.id === card.group)?.title ?? ''
}

/** A card by its name and prompt, beside each other or, on a narrow screen, one under the other. */
function cardRows(card: DeckCard, why: string, at: number, edge: number): Row[] {
  const more = [phaseOf(card), card.rival && 'as others might do it', card.differs, why].filter(Boolean).join('; ')
  const text = [...lines(card.say, at, edge), ...(more ? lines(`(${more})`, at, edge) : [])]
  return at === 5
    ? [...lines(card.name, 3, edge, 'strong'), ...text]
    : beside(lines(card.name, 3, at - 1, 'strong'), text)
}

function phaseOf(card: DeckCard): string {
  return card.phase ? `phase ${card.phase}` : ''
}

/** `fits Login, Search and 2 more`; a card for nothing on this map says nothing. */
function fitting(card: DeckCard, parts: readonly PartFacts[]): string {
  const names = parts.filter(part => fits(card, part)).map(part => part.name)
  if (!names.length) return ''
  return `fits ${cut(names.slice(0, 3).join(', '), 50)}${names.length > 3 ? ` and ${names.length - 3} more` : ''}`
}

/** What the map says of a part, in a few words. */
export function factWords(part: PartFacts): string {
  const words = [
    part.kind === 'anchor' ? 'a user' : part.placed ? part.stageName.toLowerCase() : 'without a place',
    part.inertia && 'inertia',
    part.to && part.to > part.stage && 'on the move',
    part.pipeline && 'pipeline',
    part.carries > 0 && `${plural(part.carries, 'part')} on top of it`,
  ]
  return words.filter(Boolean).join(', ')
}

function pickedRows(picked: Picked, deck: Deck, edge: number, whole: boolean): Row[] {
  const card = cardOf(deck, picked.card)
  const name = card?.name ?? picked.card
  const about = picked.about ? `about ${picked.about}` : ''
  const title = whole
    ? facts([name, about], 3, edge, 'strong')
    : facts([`picked: ${name}`, about, picked.why ?? ''], 3, edge)
  const rows = whole
    ? [
        ...title,
        ...(picked.why ? lines(`why: ${picked.why}`, 5, edge) : []),
        ...lines([card?.rival && 'As others might do it:', card?.say].filter(Boolean).join(' '), 5, edge),
      ]
    : title
  return rows.map(r => ({ ...r, id: picked.id }))
}
