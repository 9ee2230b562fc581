/** What the program asks about actions: settling those of earlier turns, and making new ones. */
import type { Facts } from '../kind-facts.ts'

export const actions: Facts<'actions'> = { early: true, broad: true, needed: true }
