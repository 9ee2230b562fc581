/** Which two things a person compares next. It follows from that person's own comparisons alone, so nobody's show in another's. */
import type { Compared, PersonId } from '../../session/shapes.ts'

export type Pair = { left: string; right: string }

/** How far one comparison more or less weighs against how near two things are, which is at most 1. */
const perComparison = 0.3
/** What won all is compared as if it had been compared so many times less: who is first matters most. */
const forWinners = 2

/**
 * The pair to compare next, or undefined once this person has compared all there are: the thing compared least, with the
 * one nearest to it in this person's estimate that was compared little. Equals are drawn by person, so that people begin
 * with different pairs. Linear in the number of things, as long as few are compared with all others.
 */
export function nextPair(things: readonly string[], mine: readonly Compared[], person: PersonId): Pair | undefined {
  const standing = standingOf(things, mine)
  const order = things
    .map(id => ({ id, turn: turnOf(standing.get(id)), lot: lotOf(person, id) }))
    .sort((a, b) => a.turn - b.turn || a.lot - b.lot)
  for (const { id } of order) {
    const one = standing.get(id)
    if (!one || one.met.size >= things.length - 1) continue
    let found: { id: string; cost: number; lot: number } | undefined
    for (const [other, two] of standing) {
      if (other === id || one.met.has(other)) continue
      const cost = Math.abs(two.share - one.share) + perComparison * two.count
      const lot = lotOf(person, id < other ? `${id} ${other}` : `${other} ${id}`)
      if (!found || cost < found.cost || (cost === found.cost && lot < found.lot)) found = { id: other, cost, lot }
    }
    if (found) return found.lot % 2 ? { left: id, right: found.id } : { left: found.id, right: id }
  }
  return undefined
}

/** After so many comparisons a person has done their share: of five people each thing is met about ten times. */
export function enoughFor(things: number): number {
  return Math.min(things, (things * Math.max(0, things - 1)) / 2)
}

function turnOf(standing: Standing | undefined): number {
  return standing ? standing.count - forWinners * standing.share : 0
}

type Standing = { count: number; share: number; met: Set<string> }

/** Per thing how often it was compared with others that are still there, and the share it won, drawn to a half. */
function standingOf(things: readonly string[], mine: readonly Compared[]): Map<string, Standing> {
  const won = new Map(things.map(id => [id, { points: 0, met: new Set<string>() }]))
  for (const { left, right, better } of mine) {
    const [one, two] = [won.get(left), won.get(right)]
    if (!one || !two) continue
    const points = better === 'left' ? 1 : better === 'right' ? 0 : 0.5
    one.points += points
    two.points += 1 - points
    one.met.add(right)
    two.met.add(left)
  }
  return new Map(
    [...won].map(([id, { points, met }]) => [id, { count: met.size, share: (points + 1) / (met.size + 2), met }]),
  )
}

/** A number that scatters things by person; the same everywhere. (FNV-1a with a final mix.) */
function lotOf(person: PersonId, id: string): number {
  const text = `${person}\n${id}`
  let h = 2166136261
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 16777619)
  h = Math.imul(h ^ (h >>> 15), 2246822507)
  return (h ^ (h >>> 13)) >>> 0
}
