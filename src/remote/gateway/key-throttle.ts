/**
 * Throttles questions about keys. A key that is known costs nothing; of those that nobody knows a network may ask about so many at once,
 * then a second, so that a flood of made-up keys does not keep whoever is asked busy. Who comes after them from there waits a while.
 */
import { setTimeout as after } from 'node:timers/promises'
import { neighbourhood } from '../admission/addresses.ts'
import type { Limits } from './settings.ts'

/** ms between two looks whether it is somebody's turn. */
const lookEvery = 100
/** Networks that are remembered; beyond that those that are owed nothing are forgotten. */
const mostNetworks = 10_000

type Left = { left: number; at: number }

export class KeyThrottle {
  private readonly limits: Limits
  private readonly now: () => number
  private readonly networks = new Map<string, Left>()

  constructor(limits: Limits, now: () => number) {
    this.limits = limits
    this.now = now
  }

  /**
   * Asks when it is this address's turn. `isKnown` tells a known key by the answer. Resolves with undefined when the turn did not come in
   * time, or `isGone` says that nobody waits for it.
   */
  async ask<T>(
    address: string,
    check: () => Promise<T>,
    isKnown: (answer: T) => boolean,
    isGone: () => boolean,
  ): Promise<T | undefined> {
    const network = this.of(neighbourhood(address))
    const until = this.now() + this.limits.keyWaits
    while (this.filled(network) < 1) {
      if (this.now() >= until) return undefined
      await after(lookEvery)
      if (isGone()) return undefined
    }
    // Until the answer is there it counts as one that nobody knows.
    network.left--
    const answer = await check()
    if (isKnown(answer)) network.left++
    return answer
  }

  private of(name: string): Left {
    if (this.networks.size >= mostNetworks)
      for (const [other, left] of this.networks)
        if (this.filled(left) >= this.limits.unknownKeys) this.networks.delete(other)
    const there = this.networks.get(name) ?? { left: this.limits.unknownKeys, at: this.now() }
    this.networks.set(name, there)
    return there
  }

  private filled(network: Left): number {
    const time = this.now()
    const { unknownKeys, unknownKeysPerSecond } = this.limits
    network.left = Math.min(unknownKeys, network.left + ((time - network.at) / 1_000) * unknownKeysPerSecond)
    network.at = time
    return network.left
  }
}
