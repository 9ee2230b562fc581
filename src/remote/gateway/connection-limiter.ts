/** Limits SSH connections before ssh2 sees them: counts them in all, not yet admitted and by network; cuts silent ones to make room. */
import { neighbourhood } from '../admission/addresses.ts'
import type { Limits } from './settings.ts'

/** One connection as the limiter sees it. */
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

type ConnectionLimiter<C extends Caller> = {
  /** True when this one may go on; somebody worse may have been cut for it. */
  enter(caller: C): boolean
  leave(caller: C): void
  all(): ReadonlySet<C>
  pending(): number
}

/** A connection silent for this many ms may be cut to make room for a new one. */
const maxSilence = 1_000

const takenBack = 'Many connections wait at the door, and others needed the place. Nothing is lost: connect again.'

/** `pressed` is called whenever a place had to be taken back, or there was none: with how many wait, and from how many networks. */
export function connectionLimiter<C extends Caller>(
  limits: Limits,
  now: () => number,
  pressed: (waiting: number, networks: number) => void = () => {},
): ConnectionLimiter<C> {
  const all = new Set<C>()
  const pending = new Set<C>()

  /** The connections not yet admitted, by network. */
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

  /** The connection to cut among these: first the silent ones of the earliest stage, longest silent first; then most wrong codes; then longest open question. */
  function silent(among: C[]): C | undefined {
    const stages = ['new', 'known']
    const rank = (c: C) => (c.failures > 0 ? 2 : stages.includes(c.stage) ? stages.indexOf(c.stage) : 3)
    return among
      .filter(c => !c.busy && (c.failures > 0 || now() - c.heard > maxSilence))
      .sort((a, b) => rank(a) - rank(b) || b.failures - a.failures || a.heard - b.heard)[0]
  }

  /** The connection to cut for a new one from this network: one of its own network, or of the network with most connections. */
  function victim(network: string, by: Map<string, C[]>): C | undefined {
    const own = by.get(network) ?? []
    if (own.length >= limits.pendingPerAddress) return silent(own)
    const largest = [...by.values()].reduce((a, b) => (b.length > a.length ? b : a), own)
    const found = silent(largest) ?? silent([...pending])
    // A network with many connections does not keep out one with few, even while all of its own are busy.
    return found ?? (largest.length > own.length + 1 ? (largest.find(c => !c.busy) ?? largest[0]) : undefined)
  }

  function makeRoom(network: string): boolean {
    const by = outside()
    if ((by.get(network)?.length ?? 0) < limits.pendingPerAddress && pending.size < limits.pending) return true
    pressed(pending.size, by.size)
    const out = victim(network, by)
    if (!out) return false
    all.delete(out)
    pending.delete(out)
    // At the question there may be a person looking for their code: tell them why.
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
