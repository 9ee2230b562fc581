/** The gate in front of SSH: counts who is outside, inside and from where, and takes places back from those who say nothing. */
import { neighbourhood } from '../addresses.ts'
import type { Limits } from './settings.ts'

/** One connection as the gate sees it. */
export type Caller = {
  address: string
  /** Since when, and when it last asked or answered something, in ms. */
  since: number
  heard: number
  /** How far it came: connected, keys exchanged, asked to be let in, let in. */
  stage: 'new' | 'known' | 'asked' | 'in'
  /** It waits for us: its code or key is being looked at. */
  busy: boolean
  /** Wrong codes on it. */
  failures: number
  /** Ends it, with a sentence that its program shows, or without. */
  cut(say?: string): void
}

type Gate<C extends Caller> = {
  /** True when this one may go on; somebody worse may have been cut for it. */
  enter(caller: C): boolean
  leave(caller: C): void
  all(): ReadonlySet<C>
  pending(): number
}

/** ms of silence after which a connection gives way to a new one. */
const patience = 1_000

const takenBack = 'Many connections wait at the door, and others needed the place. Nothing is lost: connect again.'

/** `pressed` is called whenever a place had to be taken back, or there was none: with how many wait, and from how many networks. */
export function gate<C extends Caller>(
  limits: Limits,
  now: () => number,
  pressed: (waiting: number, networks: number) => void = () => {},
): Gate<C> {
  const all = new Set<C>()
  const pending = new Set<C>()

  /** Everybody outside, by the network they come from. */
  function outside(): Map<string, C[]> {
    const by = new Map<string, C[]>()
    for (const c of pending) {
      if (c.stage === 'in') {
        pending.delete(c)
        continue
      }
      const network = neighbourhood(c.address)
      const there = by.get(network)
      if (there) there.push(c)
      else by.set(network, [c])
    }
    return by
  }

  /** Who gives way among these: first those who got least far and say nothing, longest first; then the most wrong codes; then a question long open. */
  function silent(among: C[]): C | undefined {
    const rank = (c: C) => (c.failures > 0 ? 2 : c.stage === 'new' ? 0 : c.stage === 'known' ? 1 : 3)
    return among
      .filter(c => !c.busy && (c.failures > 0 || now() - c.heard > patience))
      .sort((a, b) => rank(a) - rank(b) || b.failures - a.failures || a.heard - b.heard)[0]
  }

  /** Whom a newcomer from this network may take the place of: its own neighbours', or those of the network that has most. */
  function victim(network: string, by: Map<string, C[]>): C | undefined {
    const own = by.get(network) ?? []
    if (own.length >= limits.pendingPerAddress) return silent(own)
    const most = [...by.values()].reduce((a, b) => (b.length > a.length ? b : a), own)
    const found = silent(most) ?? silent([...pending])
    // Whoever holds many places does not keep out who holds few, however busy it is.
    return found ?? (most.length > own.length + 1 ? (most.find(c => !c.busy) ?? most[0]) : undefined)
  }

  function makeRoom(network: string): boolean {
    const by = outside()
    if ((by.get(network)?.length ?? 0) < limits.pendingPerAddress && pending.size < limits.pending) return true
    pressed(pending.size, by.size)
    const out = victim(network, by)
    if (!out) return false
    all.delete(out)
    pending.delete(out)
    // Whoever has come as far as a question may be somebody who is looking for their code.
    if (out.stage === 'asked') out.cut(takenBack)
    else out.cut()
    return true
  }

  return {
    enter(caller) {
      if (all.size >= limits.connections || !makeRoom(neighbourhood(caller.address))) return false
      all.add(caller)
      pending.add(caller)
      return true
    },
    leave(caller) {
      all.delete(caller)
      pending.delete(caller)
    },
    all: () => all,
    pending() {
      outside()
      return pending.size
    },
  }
}
