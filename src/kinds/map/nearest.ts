/** Which thing on a drawing is the nearest in a direction. */

export type Direction = 'left' | 'right' | 'up' | 'down'

/** Is this key the arrow of a direction? */
export function isDirection(key: unknown): key is Direction {
  return key === 'left' || key === 'right' || key === 'up' || key === 'down'
}

/** Where something stands: cells from 0. */
export type Standing = { id: string; row: number; column: number }

/**
 * The nearest spot in a direction: first among those that lie clearly in it, then among
 * all on this side. A row counts as two columns, as it looks. Undefined when there is nothing on this side.
 */
export function nearest<S extends Standing>(spots: readonly S[], from: Standing, direction: Direction): S | undefined {
  const across = direction === 'left' || direction === 'right'
  const sign = direction === 'left' || direction === 'up' ? -1 : 1
  let best: S | undefined
  let least = Number.POSITIVE_INFINITY
  for (const spot of spots) {
    const dx = spot.column - from.column
    const dy = (spot.row - from.row) * 2
    const ahead = (across ? dx : dy) * sign
    const aside = Math.abs(across ? dy : dx)
    if (spot.id === from.id || ahead <= 0) continue
    const far = Math.hypot(ahead, aside) + aside * 0.3 + (aside > ahead * 0.8 ? 1_000 : 0)
    if (far >= least) continue
    least = far
    best = spot
  }
  return best
}
