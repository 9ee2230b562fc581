/** A show of hands: what can be a count, and whose hands there are to count. */
import { isWhole, sum } from '../../numbers.ts'
import { refuse } from '../../session/refusing.ts'
import type { Refusal } from '../../session/types.ts'
import { kindRefusals } from '../words.ts'

/** No room has more hands, and no drawing has place for more. */
const most = 9_999

/** True for what hands or dots can add up to. */
export function isCount(n: number): boolean {
  return isWhole(n, 0, most)
}

/** True for one count each of so many things. */
export function areCounts(counts: readonly number[], things: number): boolean {
  return counts.length === things && counts.every(isCount)
}

/** Why so many cannot have been counted, or undefined: `hands` is how many people did not answer for themselves. */
export function checkShowOfHands(counts: readonly number[], hands: number): Refusal | undefined {
  const counted = sum(counts)
  if (counted <= hands) return undefined
  return refuse(kindRefusals.tooManyCounted, hands, counted)
}
