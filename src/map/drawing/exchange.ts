/** Trying again for texts that found no place: each takes the place that costs least, and those it pushes out try again in their turn. */
import type { Search } from './label-search.ts'

/** How much dearer a text becomes each time it has to push others out: what is hard to place is left alone in the end. */
const harder = 0.3
/** How much a place's own cost counts beside that of pushing out one name. */
const near = 0.05
/** What it costs to push out a text that has only just been placed, and for how many rounds at least. */
const [settled, rest] = [3, 3]

/**
 * Numbers that look random and are the same every time, so that the same map is always drawn in the same way.
 * Gives whole numbers from 0 up to but not `sides`.
 */
function dice(): (sides: number) => number {
  let state = 12_345
  return sides => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 4_294_967_296) * sides)
  }
}

/**
 * Looks so many rounds for places for the texts that are lost, and leaves the best it has seen. Gives the texts that are lost
 * still. `weights` say how much each text is worth.
 */
export function exchange(
  search: Search,
  lost: readonly number[],
  weights: readonly number[],
  rounds: number,
): number[] {
  const throwDice = dice()
  const dear = Float64Array.from(weights)
  /** The same with what it costs to push out those that were placed lately. */
  const now = Float64Array.from(weights)
  const placed = new Int32Array(weights.length)
  const worth = (ids: readonly number[]) => ids.reduce((sum, id) => sum + (weights[id] ?? 0), 0)
  const waiting = lost.slice()
  let best = { places: search.snapshot(), lost: lost.slice(), worth: worth(lost) }
  for (let round = 1; round <= rounds && waiting.length; round++) {
    const [id = 0] = waiting.splice(throwDice(waiting.length), 1)
    for (let o = 0; o < now.length; o++) now[o] = (dear[o] ?? 0) + ((placed[o] ?? 0) > round ? settled : 0)
    const out = search.displace(id, now, near)
    placed[id] = round + rest + throwDice(5)
    if (!out) waiting.push(id)
    else if (out.length) dear[id] = (dear[id] ?? 0) + harder * (weights[id] ?? 0)
    waiting.push(...(out ?? []))
    const left = out && !out.length ? worth(waiting) : Number.POSITIVE_INFINITY
    if (left < best.worth) best = { places: search.snapshot(), lost: waiting.slice(), worth: left }
  }
  search.restore(best.places)
  return best.lost
}
