/** Keys of a screen as a layer of the router: named ones, and those of a stay at a step. */
import type { StayKey } from '../interact/stay.ts'
import type { IdOf, Run, Runs, Scope } from './keys/keys.ts'
import type { Layer } from './router.ts'

/**
 * One layer of keys; the compiler asks for every id of the scope. `undefined`: this key does not exist here now.
 * `hints` replaces words of the footer where a key means something narrower here.
 */
export function layer<S extends Scope>(scope: S, runs: Runs<S>, hints: Partial<Record<IdOf<S>, string>> = {}): Layer {
  return { scope, runs: runs as Record<string, Run | undefined>, hints }
}

/** One row a key, in the order of the acts of a step of this kind. */
export function layerOf(keys: readonly StayKey[], kind?: string): Layer {
  return {
    scope: 'act',
    ...(kind === undefined ? {} : { kind }),
    rows: keys.map(({ id, on, does, hint }) => ({ id, on, does, ...(hint ? { hint } : {}) })),
    runs: Object.fromEntries(keys.map(k => [k.id, k.run])),
  }
}
