/**
 * How well ballots find the order of cards whose quality is known: dots, approval and pairwise comparison at equal numbers of keys, in made-up groups.
 * Every person sees a card's quality with a taste of their own and an error at each look. A dot wall in the open draws people to what has dots already.
 */

import { nextPair } from '../src/kinds/compare/pairing.ts'
import type { Compared } from '../src/session/shapes.ts'
import { areApart, type Comparison, strengthsOf } from '../src/session/strengths.ts'
import { figure } from './measure/figures.ts'

const groups = 1000
/** Standard deviations beside that of the qualities, which is 1: tastes of people, and the error of one look at a card. */
const [taste, error] = [0.5, 0.7]
/** What a dot of everybody who voted before adds to a card in the open. */
const bandwagon = 1
/** Two cards nearer than this to each other are called the same. */
const alike = 0.2
const dotsEach = 3

/** What people see: `looks` are one look at each card, `pairs` those at two cards side by side. The last card is the place for a copy. */
type Group = { cards: number; truth: number[]; seen: number[][]; looks: number[][]; pairs: number[][][] }
/** Points a card, the more the better, and whether two cards are said to differ: where points count, any point more is ahead. */
type Result = { points: number[]; isApart(one: number, other: number): boolean }
/** A ballot of the group; `copied` is the card of which a copy hangs on the board, too. */
type Ballot = (group: Group, copied?: number) => Result

const counted = (points: number[]): Result => ({ points, isApart: (one, other) => points[one] !== points[other] })

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

function makeGroup(seed: number, people: number, cards: number): Group {
  const random = randomOf(seed)
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  const times = <T>(n: number, make: (i: number) => T) => Array.from({ length: n }, (_, i) => make(i))
  const truth = times(cards, normal)
  const seen = times(people, () => truth.map(quality => quality + taste * normal()))
  const looks = times(people, () => times(cards + 1, () => error * normal()))
  const pairs = times(people, () => times(cards + 1, () => times(cards + 1, () => error * normal())))
  return { cards, truth, seen, looks, pairs }
}

/** The cards on the board; a copy hangs at its end. */
const boardOf = ({ cards }: Group, copied?: number) =>
  Array.from({ length: cards + (copied === undefined ? 0 : 1) }, (_, i) => i)
const original = (card: number, { cards }: Group, copied = card) => (card === cards ? copied : card)

/** The cards somebody gives dots to, the better one of two copies alone, and the keys it takes: down the board, a key a dot. */
function pick(group: Group, person: number, copied: number | undefined, drawn: readonly number[]) {
  const looks = boardOf(group, copied).map(card => ({
    card,
    worth: group.seen[person]![original(card, group, copied)]! + group.looks[person]![card]! + (drawn[card] ?? 0),
  }))
  const best = looks.sort((a, b) => b.worth - a.worth)
  const isFirst = ({ card }: { card: number }) =>
    best.find(b => original(b.card, group, copied) === original(card, group, copied))?.card === card
  const cards = best
    .filter(isFirst)
    .slice(0, dotsEach)
    .map(b => b.card)
  return { cards, looks: best, keys: Math.max(...cards) + cards.length }
}

const dotsWith =
  (drawing: number): Ballot =>
  (group, copied) => {
    const points = boardOf(group, copied).map(() => 0)
    group.seen.forEach((_, person) => {
      const drawn = points.map(n => (person ? (drawing * n) / person : 0))
      for (const card of pick(group, person, copied, drawn).cards) points[card]! += 1
    })
    return counted(points)
  }

/** Everything better than what this person saw on the whole, from the best down as far as the keys of their dots go. */
const approval: Ballot = (group, copied) => {
  const points = boardOf(group, copied).map(() => 0)
  group.seen.forEach((_, person) => {
    const { looks, keys } = pick(group, person, copied, [])
    const middle = looks.reduce((all, { worth }) => all + worth, 0) / looks.length
    const given: number[] = []
    for (const { card } of looks.filter(l => l.worth > middle))
      if (Math.max(card, ...given) + given.length + 1 <= keys) given.push(card)
    for (const card of given) points[card]! += 1
  })
  return counted(points)
}

/** As many comparisons as each person's dots took keys. Other `names` are other pairs: which ones come first follows from them. */
const pairwiseAs =
  (names: string): Ballot =>
  (group, copied) => {
    const board = boardOf(group, copied)
    const all: Comparison[] = group.seen.flatMap((_, person) => {
      const mine: Compared[] = []
      const { keys } = pick(group, person, copied, [])
      for (let i = 0; i < keys; i++) {
        const pair = nextPair(board.map(String), mine, `${names}${person}`)
        if (!pair) break
        mine.push({ ...pair, better: better(group, person, Number(pair.left), Number(pair.right), copied) })
      }
      return mine.map(({ left, right, better }) => ({
        a: Number(left),
        b: Number(right),
        won: better === 'left' ? 1 : better === 'right' ? 0 : 0.5,
      }))
    })
    const strengths = strengthsOf(board.length, all)
    return {
      points: strengths.map(s => s.strength),
      isApart: (one, other) => areApart(strengths[one]!, strengths[other]!),
    }
  }

function better(group: Group, person: number, left: number, right: number, copied?: number): Compared['better'] {
  const [one, two] = [left, right].map(card => original(card, group, copied)) as [number, number]
  if (one === two) return 'same'
  const { seen, pairs } = group
  const apart =
    seen[person]![one]! + pairs[person]![left]![right]! - seen[person]![two]! - pairs[person]![right]![left]!
  return Math.abs(apart) < alike ? 'same' : apart > 0 ? 'left' : 'right'
}

/**
 * Kendall's τ between the true order and the points: pairs ordered rightly less those ordered wrongly, of all pairs. Cards
 * with equal points are not ordered (τ-a); `b` leaves them out on the ballot's side (τ-b), which forgives ties.
 */
function kendall(truth: readonly number[], points: readonly number[]): { a: number; b: number } {
  let [agreed, told, all] = [0, 0, 0]
  for (let i = 0; i < truth.length; i++)
    for (let k = 0; k < i; k++) {
      all++
      const sign = Math.sign(points[i]! - points[k]!) * Math.sign(truth[i]! - truth[k]!)
      agreed += sign
      told += Math.abs(sign)
    }
  return { a: agreed / all, b: told ? agreed / Math.sqrt(all * told) : 0 }
}

const winner = ({ points }: Result) => points.indexOf(Math.max(...points))
const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length
const percent = (share: number) => `${(100 * share).toFixed(1)} %`

/** τ on the whole, how often the best card wins, and how often a copy of the winner makes another card win, or win by more than a tie. */
function measure(ballot: Ballot, all: readonly Group[]) {
  const results = all.map(group => {
    const before = ballot(group)
    const first = winner(before)
    const after = ballot(group, first)
    const now = winner(after)
    const isOther = original(now, group, first) !== first
    const isAhead = isOther && after.isApart(now, first) && after.isApart(now, group.cards)
    return {
      ...kendall(group.truth, before.points),
      isBest: first === winner({ ...before, points: group.truth }),
      isOther,
      isAhead,
    }
  })
  const share = (of: 'isBest' | 'isOther' | 'isAhead') => mean(results.map(r => Number(r[of])))
  return {
    a: mean(results.map(r => r.a)),
    b: mean(results.map(r => r.b)),
    best: share('isBest'),
    other: share('isOther'),
    ahead: share('isAhead'),
  }
}

function compareBallots(people: number, cards: number): void {
  const all = Array.from({ length: groups }, (_, seed) => makeGroup(seed + 1, people, cards))
  const keys = mean(all.flatMap(group => group.seen.map((_, person) => pick(group, person, undefined, []).keys)))
  console.log(`\n${people} people, ${cards} cards, ${groups} groups, ${keys.toFixed(1)} keys a person`)
  console.log(
    `  ${'ballot'.padEnd(22)}   τ-a     τ-b   best card wins   with a copy of the winner: another first, said to be ahead`,
  )
  const told = (what: string, ballot: Ballot) => {
    const m = measure(ballot, all)
    const shares = [percent(m.best).padStart(16), percent(m.other).padStart(41), percent(m.ahead).padStart(18)]
    console.log(`  ${what.padEnd(22)} ${m.a.toFixed(3)}   ${m.b.toFixed(3)}${shares.join('')}`)
    return m
  }
  told('3 dots in the open', dotsWith(bandwagon))
  const dots = told('3 dots, private', dotsWith(0))
  told('approval, private', approval)
  const pairwise = told('pairwise, private', pairwiseAs('p'))
  const again = mean(all.map(group => Number(winner(pairwiseAs('p')(group)) !== winner(pairwiseAs('q')(group)))))
  console.log(`  pairwise with other pairs and nothing copied: another card first in ${percent(again)}`)
  const [a, b] = [pairwise.a - dots.a, pairwise.b - dots.b]
  figure('τ-a of pairwise above that of private dots', a.toFixed(3), '>= 0.1', a >= 0.1)
  figure('τ-b of pairwise above that of private dots', b.toFixed(3), '>= 0.1', b >= 0.1)
  figure('a copy puts another card first', percent(pairwise.other), '<= 5 %', pairwise.other <= 0.05)
  figure('a copy makes another card said to be ahead', percent(pairwise.ahead), '<= 5 %', pairwise.ahead <= 0.05)
}

compareBallots(5, 8)
compareBallots(6, 12)
compareBallots(8, 20)
