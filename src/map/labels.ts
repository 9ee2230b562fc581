/** Finding room for labels: every text near its marker, never over another text or a marker, over links only where it must. */
import { Search } from './label-search.ts'
import { breaks, type Candidate, candidates, earlier, type Field, type Placed, type Want } from './places.ts'

/** How many candidates a search looks at before it only takes what is free: enough for a hundred crowded names, little more for more. */
function effort(texts: number): number {
  return 10_000 + texts * 60
}

/**
 * Gives every text the best place that is free when its turn comes, and says which have one. What a place costs and how long the text is make
 * the turn, so that a text whose place is plainly the best keeps it whatever happens elsewhere on the map.
 */
function takeTurns(search: Search, wants: Want[], options: Candidate[][], stays: boolean[]): void {
  const list = options.flatMap((own, id) => {
    if (stays[id]) return []
    const early = Math.min(40, wants[id]!.text.length) * 0.5 + wants[id]!.weight * 4
    return own.map(candidate => ({ id, candidate, turn: candidate.cost - early }))
  })
  list.sort((a, b) => a.turn - b.turn || a.id - b.id)
  for (const { id, candidate } of list) if (!stays[id]) stays[id] = search.claim(id, candidate)
}

/** So many texts that a drawing is a picture of a crowd: then one way through them has to do. */
export function isCrowded(texts: number): boolean {
  return texts > 150
}

/** Places texts in an order, pushing others on as needed; gives those that found no place. */
function settleAll(search: Search, order: number[]): number[] {
  const queue = order.slice()
  const lost: number[] = []
  for (let i = 0; i < queue.length; i++) {
    const out = search.push(queue[i]!)
    if (out) for (const o of out) queue.push(o)
    else lost.push(queue[i]!)
  }
  return lost
}

/**
 * Places every text: in full where it can, as its key where it cannot. The same input gives the same places.
 * A text that finds no room even as a key gives no lines; that needs a plot fuller of markers than of anything else.
 */
export function placeLabels(wants: Want[], field: Field): Placed[] {
  const full = wants.map(w => breaks(w.text, field.plot.columns))
  const crowded = isCrowded(wants.length)
  const ids = wants.map((_, i) => i)
  const wide = (id: number, reach: number) =>
    candidates(wants[id]!, field, full[id]!, crowded ? 1 : reach, crowded ? 60 : 400)
  const options = ids.map(id => candidates(wants[id]!, field, full[id]!, 1, crowded ? 24 : 80))
  const stood = ids.map(id => earlier(wants[id]!, field))
  const byWeight = (then: (a: number, b: number) => number) =>
    ids.slice().sort((a, b) => wants[b]!.weight - wants[a]!.weight || then(a, b) || a - b)
  // Where the best places leave some texts out, those with the fewest places choose first, then the last of the map.
  const orders = [
    () => byWeight((a, b) => wants[b]!.text.length - wants[a]!.text.length),
    () => byWeight((a, b) => options[a]!.length - options[b]!.length),
    () => byWeight((a, b) => b - a),
  ]
  let best: { search: Search; lost: number[] } | undefined
  for (const [attempt, order] of (crowded ? orders.slice(0, 1) : orders).entries()) {
    const search = new Search(field, wants, options.slice(), effort(wants.length))
    const stays = ids.map(id => stood[id] !== undefined && search.claim(id, stood[id]))
    if (!attempt && !crowded) takeTurns(search, wants, options, stays)
    let lost = settleAll(
      search,
      order().filter(id => !stays[id]),
    )
    for (const reach of crowded ? [] : [2, 3]) {
      if (!lost.length) break
      for (const id of lost) search.offer(id, wide(id, reach))
      lost = settleAll(search, lost)
    }
    // Another order must be plainly better: what depends on it moves with every part.
    if (!best || lost.length + 1 < best.lost.length) best = { search, lost }
    if (!best.lost.length) break
  }
  const { search, lost } = best!
  const isKeyed = (id: number) => search.at(id)?.key ?? true
  giveKeys(search, lost, wants, field)
  const whole = new Map<number, Candidate[]>()
  for (let round = 0; round < (crowded ? 1 : 3); round++)
    for (const id of ids) {
      if (!isKeyed(id)) continue
      // What moved may have left room for a whole name where there is a key now.
      if (!whole.has(id)) whole.set(id, wide(id, 3))
      search.widen(id, whole.get(id)!)
    }
  return ids.map(id => {
    const lines = search.at(id)?.pieces.map(p => ({ row: p.row, column: p.from, text: p.text })) ?? []
    return { lines, keyed: isKeyed(id) }
  })
}

/** Places keys for those left out. A key may push whole names out when it must, and those become keys in their turn: keys are small, so this ends. */
function giveKeys(search: Search, lost: number[], wants: Want[], field: Field): void {
  const keyed = new Set(lost)
  const offerKey = (id: number) => search.offer(id, candidates(wants[id]!, field, [[wants[id]!.key]], 3, 400, true))
  for (const id of lost) offerKey(id)
  const queue = lost.slice()
  for (let i = 0; i < queue.length && i < wants.length * 6; i++)
    for (const out of search.push(queue[i]!, Number.POSITIVE_INFINITY, 20) ?? []) {
      const free = keyed.has(out) ? undefined : search.free(out)
      if (free) {
        search.put(out, free)
        continue
      }
      if (!keyed.has(out)) offerKey(out)
      keyed.add(out)
      queue.push(out)
    }
  // Far from its marker a number still says that there is a name to look for.
  for (const id of keyed)
    if (!search.at(id) && !isCrowded(wants.length)) {
      search.offer(id, candidates(wants[id]!, field, [[wants[id]!.key]], 8, 4_000, true))
      const free = search.free(id)
      if (free) search.put(id, free)
    }
}
