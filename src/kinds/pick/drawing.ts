/** How a deck looks: what was picked with why, and the cards to pick from, those that fit a part of the map first. */
import { Grid } from '../../draw/grid.ts'
import {
  becauseOf,
  cardOf,
  creditOf,
  type Deck,
  type DeckCard,
  decks,
  fits,
  type PartFacts,
  promptsFor,
} from '../../map/index.ts'
import { isHidden, workOf } from '../../session/read.ts'
import type { Picked, StepOf } from '../../session/shapes.ts'
import type { Session } from '../../session/types.ts'
import { cut, list, plural } from '../../text.ts'
import type { Look } from '../kind.ts'
import { type Block, beside, blank, drawSheet, facts, line, lines, type Row } from '../shared/sheet.ts'
import { words } from './words.ts'

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
    const head = lines(words.noneYet(sizes), 1, edge, 'strong')
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
  return drawSheet({ head, blocks: picked.map(p => pickedRows(p, deck, edge)), foot }, look)
}

/** What the cards are offered for: the parts of a map, or one of them; none for a step that is about no map. */
type Offer = { parts: readonly PartFacts[]; about?: PartFacts }

/**
 * The cards of a deck in the order they are offered: of one part, what asks for the most first, then those for the whole. Of a
 * part that nothing on the map asks a card for, all of them: the room may know more than the map says.
 */
export function cardsFor(deck: Deck, { about }: Offer): DeckCard[] {
  const all = deck.groups.flatMap(g => deck.cards.filter(c => c.group === g.id))
  if (!about) return all
  const own = promptsFor(about, [deck]).map(p => p.card)
  const offered = [...own, ...deck.cards.filter(c => !c.when)]
  return offered.length ? offered : all
}

/**
 * GAMEPLAY   for Login: product, inertia             ! others might do it
 * fear, uncertainty and doubt
 *   Somebody tells our users that the new way is dangerous. What would they say, and …
 *
 * picked: open approaches                 Slowing down
 * Speeding up                             + exploit constraints
 * ▸ + market enablement                   ! create constraints
 */
export function drawOffer(step: StepOf<'pick'>, session: Session, look: Look, offer: Offer): Grid {
  const deck: Deck = decks[step.deck]
  const picked = workOf(session, step.id, 'pick')?.picked ?? []
  const edge = look.width - 1
  const cards = cardsFor(deck, offer)
  const chosen = picked.find(p => p.id === look.focus)
  const card = chosen ? cardOf(deck, chosen.card) : (cards.find(c => c.id === look.focus) ?? cards[0])
  const text = (of: DeckCard) => [
    line(of.name, 3, 'strong'),
    ...lines(of.say, 5, edge),
    ...lines(moreOf(of, offer), 5, edge),
  ]
  const title = facts(
    [cut(`${deck.title.toUpperCase()}   ${saidOf(deck, offer)}`, edge - 1), ...signsOf(deck, offer)],
    1,
    edge,
    'strong',
  )
  const top = title.slice(0, look.height < 16 ? 1 : 2)
  // As many rows as the longest card needs, so that the list below stands still while one leafs; the list keeps six.
  const tall = Math.min(Math.max(...cards.map(c => text(c).length)) + 1, Math.max(0, look.height - top.length - 6))
  const shown = card ? [...text(card), ...(chosen?.why ? lines(`why: ${chosen.why}`, 5, edge) : [])].slice(0, tall) : []
  const head = [...top, ...shown, ...Array.from({ length: Math.max(0, tall - shown.length) }, () => blank)]
  const columns = look.width >= 110 ? 3 : look.width >= 70 ? 2 : 1
  const room = Math.floor(look.width / columns) - 6
  // A name that is wider than its column goes on below, so that no card is known by half its name.
  const nameRows = (c: DeckCard): Row[] =>
    beside([line(signOf(c, offer), 2, 'strong')], lines(c.name, 4, 4 + room)).map(row => ({ ...row, id: c.id }))
  const taken = picked.flatMap(p =>
    lines(words.isPicked(cardOf(deck, p.card)?.name ?? p.card, p.about), 2, 4 + room)
      .slice(0, 2)
      .map(row => ({ ...row, id: p.id })),
  )
  const groups = offer.about
    ? [cards.flatMap(nameRows)]
    : deck.groups.map(g => [line(g.title, 1, 'strong'), ...cards.filter(c => c.group === g.id).flatMap(nameRows)])
  return drawSheet({ head, blocks: [taken, ...groups], columns, airy: false, loose: true }, look)
}

function saidOf(deck: Deck, { about, parts }: Offer): string {
  if (about) return `for ${about.name}: ${factWords(about)}`
  return parts.length ? `for the whole map, ${plural(parts.length, 'part')}` : plural(deck.cards.length, 'card')
}

/** What the signs before the cards mean, as far as they are used. */
function signsOf(deck: Deck, { about, parts }: Offer): string[] {
  const signs = [
    parts.length && !about ? '+ fits the map' : '',
    deck.cards.some(c => c.rival) ? '! others might do it' : '',
  ]
  return signs.filter(Boolean)
}

function signOf(card: DeckCard, { about, parts }: Offer): string {
  if (card.rival) return '!'
  return !about && parts.some(part => fits(card, part)) ? '+' : ''
}

/** What is known of a card beside its prompt: its phase, where sources differ, and what it fits. */
function moreOf(card: DeckCard, { about, parts }: Offer): string {
  const because = about && becauseOf(card, about)
  const words = [
    card.phase ? `phase ${card.phase}` : '',
    card.rival ? 'as others might do it' : '',
    card.differs?.replace(/\.$/, '').toLowerCase() ?? '',
    because ? `because: ${list(because)}` : about ? '' : fitting(card, parts),
  ].filter(Boolean)
  return words.length ? `(${words.join('; ')})` : ''
}

/** `fits Login, Search and 2 more`; a card for nothing on this map says nothing. */
function fitting(card: DeckCard, parts: readonly PartFacts[]): string {
  const names = parts.filter(part => fits(card, part)).map(part => part.name)
  if (!names.length) return ''
  return `fits ${cut(names.slice(0, 3).join(', '), 50)}${names.length > 3 ? ` and ${names.length - 3} more` : ''}`
}

/** What the map says of a part, in a few words. */
export function factWords(part: PartFacts): string {
  const parts = [
    part.kind === 'anchor' ? 'a user' : part.placed ? part.stageName.toLowerCase() : 'without a place',
    part.inertia && 'inertia',
    part.to && part.to > part.stage && 'on the move',
    part.pipeline && 'pipeline',
    part.carries > 0 && words.onTop(part.carries),
  ]
  return parts.filter(Boolean).join(', ')
}

function pickedRows(picked: Picked, deck: Deck, edge: number): Row[] {
  const card = cardOf(deck, picked.card)
  const rows = [
    ...facts([card?.name ?? picked.card, picked.about ? `about ${picked.about}` : ''], 3, edge, 'strong'),
    ...(picked.why ? lines(`why: ${picked.why}`, 5, edge) : []),
    ...lines([card?.rival && words.othersMight, card?.say].filter(Boolean).join(' '), 5, edge),
  ]
  return rows.map(r => ({ ...r, id: picked.id }))
}
