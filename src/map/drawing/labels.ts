/** Finding room for labels: every text near its marker, never over another text or a marker, over links only where it must. */

import { itemAt } from '../../lists.ts'
import { breaks } from './breaks.ts'
import { exchange } from './exchange.ts'
import type { Sums } from './field.ts'
import { Search } from './label-search.ts'
import {
  astray,
  type Candidate,
  candidates,
  earlier,
  keyOf,
  type LabelLine,
  type Placed,
  startOf,
  type Want,
} from './places.ts'

/** How many places a search looks at before it only takes what is free: enough for a hundred crowded names, little more for more. */
function effort(texts: number): number {
  return 4_000 + texts * 60
}

/** Of the places of a text, so many take part in the first round. */
const first = 24

/**
 * Gives every text the best place that is free when its turn comes, and says which have one. What a place costs and how long the text is make
 * the turn, so that a text whose place is plainly the best keeps it whatever happens elsewhere on the map.
 */
function takeTurns(search: Search, wants: Want[], find: (id: number) => Candidate[], stays: boolean[]): void {
  const turns = new Float64Array(wants.length * first)
  let count = 0
  for (const [id, want] of wants.entries()) {
    if (stays[id]) continue
    const early = Math.min(40, want.text.length) * 0.5 + want.weight * 4
    for (const [i, { cost }] of find(id).slice(0, first).entries()) {
      if (cost >= astray) break
      // Where two turns are equal, the first of the map comes first.
      turns[count++] = Math.round((cost - early + 200) * 100) * 1_048_576 + id * first + i
    }
  }
  for (const turn of turns.subarray(0, count).sort()) {
    const at = turn % 1_048_576
    const id = Math.floor(at / first)
    if (!stays[id]) stays[id] = search.claim(id, itemAt(find(id), at % first))
  }
}

/** So many texts that a drawing is a picture of a crowd: then one way through them has to do. */
export function isCrowded(texts: number): boolean {
  return texts > 150
}

/** Puts texts where they stood; says which stay. Names go first: a number may touch a name, not a name a number. */
function stayAll(search: Search, stood: readonly (Candidate | undefined)[]): boolean[] {
  const stays = stood.map(place => place !== undefined && !place.key)
  for (const [id, place] of stood.entries()) if (place && !place.key) stays[id] = search.claim(id, place)
  for (const [id, place] of stood.entries()) if (place?.key) stays[id] = search.claim(id, place)
  return stays
}

/** Places texts in an order, pushing others on as needed; gives those that found no place. `openUp` offers a text all its places. */
function settleAll(search: Search, order: number[], openUp: (id: number) => void): number[] {
  const queue = order.slice()
  const lost: number[] = []
  // A list that grows while it is walked is walked to its new end.
  for (const id of queue) {
    openUp(id)
    const out = search.push(id)
    if (out) queue.push(...out)
    else lost.push(id)
  }
  return lost
}

/** Places few texts among many that stay: who is pushed out takes what is free, or becomes a number, and pushes nobody. */
function settleFew(search: Search, order: number[], openUp: (id: number) => void): number[] {
  const lost: number[] = []
  for (const id of order) {
    openUp(id)
    const out = search.push(id)
    if (!out) lost.push(id)
    for (const other of out ?? []) {
      openUp(other)
      const free = search.free(other)
      if (free) search.put(other, free)
      else lost.push(other)
    }
  }
  return lost
}

/** For how many rounds texts without a place are looked after. */
const rounds = 600

/** From how many texts on which share of them may stand astray. */
const shares = [
  [71, 0.04],
  [53, 0.09],
  [15, 0.06],
] as const

/** How many texts of a drawing may stand nearer to another marker than to their own: better than a number, if it is few. */
function strays(texts: number): number {
  const share = shares.find(([least]) => texts >= least)?.[1] ?? 0.03
  return Math.ceil(texts * share - 0.5)
}

/**
 * Places every text: in full where it can, as its key where it cannot. The same input gives the same places.
 * A text that was a key in the drawing before stays one when it is to be `quick`.
 * A text that finds no room even as a key gives no lines; that needs a plot fuller of markers than of anything else.
 */
export function placeLabels(wants: Want[], sums: Sums, quick = false): Placed[] {
  const { field } = sums
  const texts = wants.map(want => ({ want, full: breaks(want.text, field.plot.columns) }))
  const of = (id: number) => itemAt(texts, id)
  const crowded = isCrowded(wants.length)
  const ids = wants.map((_, i) => i)
  // A name that stays where it stood in the drawing before needs no places to choose from.
  const options: Candidate[][] = []
  const find = (id: number) => {
    options[id] ??= candidates(of(id).want, sums, of(id).full.slice(0, 2), 1, crowded ? 32 : 120)
    return options[id]
  }
  // Most names stand where they are best; only where one does not, all the ways to break it are looked at.
  const opened = new Set<number>(crowded ? ids : ids.filter(id => of(id).full.length < 3))
  const all = (id: number) => {
    if (!opened.has(id)) options[id] = candidates(of(id).want, sums, of(id).full, 1, 120)
    opened.add(id)
    return find(id)
  }
  const stood = wants.map(want => earlier(want, sums, quick))
  // Where nearly all stay, the few others are found room for; to begin anew would move a third of the names.
  const calm = stood.filter(Boolean).length > wants.length * 0.8
  const search = new Search(field, wants, find, effort(wants.length), strays(wants.length))
  if (calm) search.letStray()
  const stays = stayAll(search, stood)
  if (!crowded) takeTurns(search, wants, find, stays)
  const unsettled = ids
    .filter(id => !stays[id])
    .sort((a, b) => of(b).want.weight - of(a).want.weight || of(b).want.text.length - of(a).want.text.length || a - b)
  const openUp = (id: number) => search.offer(id, all(id))
  const left = calm ? settleFew(search, unsettled, openUp) : settleAll(search, unsettled, openUp)
  const lost = calm ? left : tryAgain(search, left, wants, all)
  const isKeyed = (id: number) => search.at(id)?.key ?? true
  // Where all looked for a place, numbers may still have to push for theirs.
  if (!calm) search.renew(effort(wants.length))
  giveKeys(search, lost, wants, sums)
  if (!calm) search.letStray(strays(wants.length))
  for (let round = 0; round < (crowded ? 1 : 3); round++)
    // What moved may have left room for a whole name where there is a key now.
    for (const id of ids) if (isKeyed(id) && !(quick && wants[id]?.before?.keyed)) search.widen(id, find(id))
  return ids.map(id => ({ lines: linesOf(search.at(id)), keyed: isKeyed(id) }))
}

/** The rows of a text where it stands; none when it stands nowhere. */
function linesOf(at: Candidate | undefined): LabelLine[] {
  return at?.text.lines.map((text, i) => ({ row: at.top + i, column: startOf(at, i), text })) ?? []
}

/** Looks again for places for those left out, by pushing out others that find some elsewhere. */
function tryAgain(search: Search, lost: number[], wants: readonly Want[], all: (id: number) => Candidate[]): number[] {
  if (!lost.length || isCrowded(wants.length)) return lost
  for (const id of wants.keys()) search.offer(id, all(id))
  const weights = wants.map(w => w.weight / 3)
  return exchange(search, lost, weights, rounds)
}

/** Places keys for those left out. A key may push whole names out when it must, and those become keys in their turn: keys are small, so this ends. */
function giveKeys(search: Search, lost: number[], wants: Want[], sums: Sums): void {
  const keyed = new Set(lost)
  search.letStray()
  const offerKey = (id: number, reach = 1, most = 400) => {
    const want = itemAt(wants, id)
    search.offer(id, candidates(want, sums, keyOf(want), reach, most, true))
  }
  for (const id of lost) offerKey(id)
  const queue = lost.slice()
  for (const [i, id] of queue.entries()) {
    if (i >= wants.length * 6) break
    for (const out of search.push(id, Number.POSITIVE_INFINITY, 8) ?? []) {
      const free = keyed.has(out) ? undefined : search.free(out)
      if (free) {
        search.put(out, free)
        continue
      }
      if (!keyed.has(out)) offerKey(out)
      keyed.add(out)
      queue.push(out)
    }
  }
  // Far from its marker a number still says that there is a name to look for.
  for (const id of keyed)
    if (!search.at(id) && !isCrowded(wants.length)) {
      offerKey(id, 8, 4_000)
      const free = search.free(id)
      if (free) search.put(id, free)
    }
}
