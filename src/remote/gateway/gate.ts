/** The gate in front of SSH: counts who is outside, inside and from where, and makes room by sending the worst away. */
import type { Limits } from './settings.ts'

/** One connection as the gate sees it. */
export type Caller = {
  address: string
  /** Since when, in ms. */
  since: number
  /** How far it came: connected, keys exchanged, let in. */
  stage: 'new' | 'known' | 'in'
  /** Wrong codes on it. */
  failures: number
  cut(): void
}

type Gate<C extends Caller> = {
  /** True when this one may go on; somebody worse may have been cut for it. */
  enter(caller: C): boolean
  leave(caller: C): void
  all(): ReadonlySet<C>
  pending(): number
}

/** ms of silence after which a connection that has not even exchanged keys gives way to a new one. */
const patience = 1_000

export function gate<C extends Caller>(limits: Limits, now: () => number): Gate<C> {
  const all = new Set<C>()
  const pending = new Set<C>()
  const of = (address: string) => [...pending].filter(c => c.address === address && c.stage !== 'in')

  /** Who gives way: the one with the most wrong codes, or else the one that has been silent longest. */
  function worst(among: C[]): C | undefined {
    const wrong = among.filter(c => c.failures > 0).sort((a, b) => b.failures - a.failures || a.since - b.since)
    const silent = among.filter(c => c.stage === 'new' && now() - c.since > patience).sort((a, b) => a.since - b.since)
    return wrong[0] ?? silent[0]
  }

  function makeRoom(among: C[], most: number): boolean {
    if (among.length < most) return true
    const out = worst(among)
    if (!out) return false
    all.delete(out)
    pending.delete(out)
    out.cut()
    return true
  }

  const outside = () => {
    for (const c of pending) if (c.stage === 'in') pending.delete(c)
    return [...pending]
  }

  return {
    enter(caller) {
      if (all.size >= limits.connections) return false
      if (!makeRoom(of(caller.address), limits.pendingPerAddress) || !makeRoom(outside(), limits.pending)) return false
      all.add(caller)
      pending.add(caller)
      return true
    },
    leave(caller) {
      all.delete(caller)
      pending.delete(caller)
    },
    all: () => all,
    pending: () => outside().length,
  }
}
