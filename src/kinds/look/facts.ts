/** What the program asks about looking and talking. */
import type { Facts } from '../kind-facts.ts'

export const look: Facts<'look'> = {
  broad: step => Boolean(step.summary),
  shows: step => step.from,
  needed: step => Boolean(step.summary),
}
