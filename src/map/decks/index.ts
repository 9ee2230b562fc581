/** The decks that come with the program, by name. */
import { climate } from './climate.ts'
import type { Deck, DeckCard } from './deck.ts'
import { doctrine } from './doctrine.ts'
import { gameplay } from './gameplay.ts'
import { inertia } from './inertia.ts'

export const decks = { climate, doctrine, gameplay, inertia } as const satisfies Record<string, Deck>

/** A card of a deck by its id, or undefined. */
export function cardOf(deck: Deck, id: string): DeckCard | undefined {
  return deck.cards.find(card => card.id === id)
}

/** Where the facts of a deck come from, in one line for notes and help. */
export function creditOf(deck: Deck): string {
  return `${deck.title}: ${deck.source}, ${deck.licence}.`
}
