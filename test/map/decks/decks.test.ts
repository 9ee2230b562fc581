import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Deck, PartFacts } from '../../../src/map/decks/deck.ts'
import { cardOf, creditOf, decks } from '../../../src/map/decks/index.ts'
import { factsOf, fits, promptsFor } from '../../../src/map/decks/prompts.ts'
import { parse } from '../../../src/map/text/parse.ts'

const all: Deck[] = Object.values(decks)

describe.each(all)('the deck $id', deck => {
  it('has cards with ids of their own, each in a group of the deck', () => {
    expect(new Set(deck.cards.map(c => c.id)).size).toBe(deck.cards.length)
    expect(new Set(deck.cards.map(c => c.name)).size).toBe(deck.cards.length)
    const groups = deck.groups.map(g => g.id)
    expect(new Set(deck.cards.map(c => c.group))).toEqual(new Set(groups))
    for (const card of deck.cards) expect(card.id).toMatch(/^[a-z][a-z0-9-]{0,30}$/)
  })

  it('asks in one or two short sentences', () => {
    for (const { name, say } of deck.cards) {
      expect(name.length, name).toBeLessThanOrEqual(48)
      expect(say.length, say).toBeLessThanOrEqual(150)
      expect(say, say).toMatch(/^[A-Z].*[.?]$/)
      expect(say.split(/[.?:](?= |$)/).filter(Boolean).length, say).toBeLessThanOrEqual(3)
    }
  })

  it('names its source and licence, as data and at the head of its file', () => {
    expect(creditOf(deck)).toContain('Simon Wardley')
    expect(deck.licence).toBe('CC BY-SA 4.0')
    const head = readFileSync(new URL(`../../../src/map/decks/${deck.id}.ts`, import.meta.url), 'utf8').split('*/')[0]!
    expect(head.replace(/\s*\n \* ?/g, ' ')).toMatch(
      /courtesy of Simon Wardley.*licence|courtesy of Simon Wardley.*CC BY-SA 4\.0/,
    )
  })
})

it('has as many cards as the sources', () => {
  const counts = (deck: Deck, by: (c: Deck['cards'][number]) => unknown) =>
    [...Map.groupBy(deck.cards, by).values()].map(cards => cards.length)
  expect(counts(decks.climate, c => c.group)).toEqual([8, 6, 5, 3, 2, 8])
  expect(counts(decks.doctrine, c => c.phase)).toEqual([9, 15, 11, 5])
  expect(decks.doctrine.cards.filter(c => c.differs).map(c => c.id)).toEqual(['transparent', 'users', 'culture', 'big'])
  expect(counts(decks.gameplay, c => c.group)).toEqual([6, 7, 5, 4, 3, 6, 4, 5, 7, 7, 4, 3])
  expect(counts(decks.inertia, c => c.group)).toEqual([5, 5, 4, 3])
})

it('asks plays that harm somebody as what others might do', () => {
  const rivals = decks.gameplay.cards.filter(c => c.rival)
  expect(rivals.map(c => c.id)).toEqual(expect.arrayContaining(['fud', 'misdirection', 'distortion', 'talent-raid']))
  expect(cardOf(decks.gameplay, 'needs')?.rival).toBeUndefined()
  expect(cardOf(decks.gameplay, 'nothing')).toBeUndefined()
})

const { map } = parse(
  [
    'anchor Customer [0.95, 0.6]',
    'component Checkout [0.8, 0.3]',
    'component Login [0.6, 0.55] inertia',
    'evolve Login 0.8',
    'component Power [0.1, 0.9]',
    'pipeline Power [0.6, 0.95]',
    'component Idea',
    'Customer->Checkout',
    'Checkout->Login',
    'Checkout->Power',
    'Login->Power',
    'Checkout->Checkout',
  ].join('\n'),
)

describe('facts of a part', () => {
  it('are what the map says of it', () => {
    expect(factsOf(map, 'Login')).toEqual({
      name: 'Login',
      kind: 'component',
      stage: 3,
      stageName: 'Product (+rental)',
      placed: true,
      inertia: true,
      to: 4,
      pipeline: false,
      carries: 1,
      needs: 1,
      marked: [],
    })
    expect(factsOf(map, 'Power')).toMatchObject({ stage: 4, pipeline: true, carries: 2, needs: 0 })
    // A link to itself is no other part.
    expect(factsOf(map, 'Checkout')).toMatchObject({ carries: 1, needs: 2 })
    expect(factsOf(map, 'Customer')?.kind).toBe('anchor')
    expect(factsOf(map, 'Idea')?.placed).toBe(false)
  })

  it('of a part the map does not have are undefined', () => {
    for (const name of ['login', '', '__proto__', 'constructor']) expect(factsOf(map, name)).toBeUndefined()
  })
})

describe('prompts for a part', () => {
  const ids = (name: string, most?: number) => promptsFor(factsOf(map, name)!, all, most).map(p => p.card.id)

  it('are those its facts call for, with the facts said', () => {
    const [first] = promptsFor(factsOf(map, 'Login')!, [decks.gameplay])
    expect(first).toMatchObject({ deck: 'gameplay' })
    expect(promptsFor(factsOf(map, 'Login')!, [decks.gameplay]).find(p => p.card.id === 'fud')?.because).toEqual([
      'inertia',
      'on the move',
    ])
    expect(ids('Checkout')).not.toContain('success-breeds')
    expect(ids('Login')).toContain('success-breeds')
  })

  it('begin with what asks for the most, the decks taking turns', () => {
    const prompts = promptsFor(factsOf(map, 'Login')!, all)
    expect(prompts.slice(0, 4).map(p => p.deck)).toEqual(['climate', 'doctrine', 'gameplay', 'inertia'])
    for (const deck of all) {
      const weights = prompts.filter(p => p.deck === deck.id).map(p => p.because.length)
      expect(weights).toEqual(weights.toSorted((a, b) => b - a))
    }
    expect(ids('Login', 3)).toEqual(prompts.slice(0, 3).map(p => p.card.id))
  })

  it('of a user are about the user; what has no place is asked about no stage', () => {
    expect(ids('Customer')).toEqual(expect.arrayContaining(['users', 'user-needs', 'needs']))
    expect(ids('Customer')).not.toContain('everything-evolves')
    expect(ids('Idea')).not.toContain('everything-evolves')
  })

  it('exist for every part that has a place, and each comes from a card that fits', () => {
    const part: fc.Arbitrary<PartFacts> = fc.record({
      name: fc.string(),
      kind: fc.constant('component' as const),
      stage: fc.constantFrom(1, 2, 3, 4),
      stageName: fc.constantFrom('Genesis', ''),
      placed: fc.constant(true),
      inertia: fc.boolean(),
      to: fc.constantFrom(1, 2, 3, 4),
      pipeline: fc.boolean(),
      carries: fc.nat(6),
      needs: fc.nat(6),
      marked: fc.subarray(['build', 'buy', 'market'] as const),
    })
    fc.assert(
      fc.property(part, facts => {
        const prompts = promptsFor(facts, all)
        expect(prompts.length).toBeGreaterThan(3)
        for (const { card, because } of prompts) {
          expect(fits(card, facts)).toBe(true)
          expect(because.length).toBe(Object.keys(card.when!).length)
        }
        expect(prompts.length).toBe(all.flatMap(d => d.cards.filter(c => fits(c, facts))).length)
      }),
      { numRuns: 200 },
    )
  })
})
