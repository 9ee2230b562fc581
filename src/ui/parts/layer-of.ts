/** The keys of a stay at a step, as a layer of the router. */
import type { StayKey } from '../../interact/stay.ts'
import type { Layer } from '../router.ts'

/** One row a key, in the order of the acts. */
export function layerOf(keys: readonly StayKey[]): Layer {
  return {
    scope: 'act',
    rows: keys.map(({ id, on, does, hint }) => ({ id, on, does, ...(hint ? { hint } : {}) })),
    runs: Object.fromEntries(keys.map(k => [k.id, k.run])),
  }
}
