/** What the program asks about actions: settling those of earlier turns, and making new ones. */
import type { Facts } from '../kind-facts.ts'
import { words } from './words.ts'

export const actions: Facts<'actions'> = {
  early: true,
  broad: true,
  needed: true,
  passedOver(step, { turn: { carried } }) {
    const isSomething = carried.actions.length > 0 || carried.bet !== undefined || carried.parked.length > 0
    return step.settle && !isSomething ? words.nothingOld : undefined
  },
}
