/** What a deck is: cards to talk over, in groups, and for which parts of a map each is worth a thought. */
import type { Decorator, NodeKind } from '../text/types.ts'

/** The four stages of evolution, from genesis to commodity, whatever a map calls them. */
export type Stage = 1 | 2 | 3 | 4

/** What a part of a map must be for a card to fit it; all that is given has to hold. */
export type When = {
  stages?: readonly Stage[]
  /** Something holds it where it is. */
  inertia?: true
  /** The map says where it is going. */
  moving?: true
  /** It stands for several things at different stages. */
  pipeline?: true
  /** It is a user at the top of the chain. */
  anchor?: true
  /** So many other parts stand on it. */
  carries?: number
  /** It needs so many other parts. */
  needs?: number
  /** Marked with one of these. */
  marked?: readonly Decorator[]
}

/**
 * One card. `say` is a prompt of one or two sentences in our words. `phase` counts from 1. `when`: for which parts of a map it is
 * offered first; without it a card is for the whole. `differs`: where the sources do not agree. `rival`: it harms somebody, so it
 * is asked as what others might do to us.
 */
export type DeckCard = {
  id: string
  group: string
  phase?: Stage
  name: string
  say: string
  when?: When
  differs?: string
  rival?: true
}

/** A deck with its groups in order, the phases of its cards where they have some, and what notes and help print about its source. */
export type Deck = {
  id: string
  title: string
  ask: string
  source: string
  licence: string
  groups: readonly { id: string; title: string }[]
  phases?: readonly [string, string, string, string]
  cards: readonly DeckCard[]
}

/** What a map says of one part: what a card is matched against. `to` is the stage its movement ends in. */
export type PartFacts = {
  name: string
  kind: NodeKind
  stage: Stage
  /** Its stage by the name its map gives it. */
  stageName: string
  /** False while it waits for its place on the evolution axis. */
  placed: boolean
  inertia: boolean
  to?: Stage
  pipeline: boolean
  /** How many parts stand on it, and how many it needs. */
  carries: number
  needs: number
  marked: readonly Decorator[]
}
