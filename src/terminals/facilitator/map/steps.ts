/** What arrows and digits do to something that moves: cells become places, and stay on the map. */

import { rowOf } from '../../../lists.ts'
import { clamp, middleOf, type Place, type Scale, type WardleyMap } from '../../../map/index.ts'
import type { Corners, Moving, Stretching } from './mode.ts'

/** Cells to the right and down. */
type By = { columns: number; rows: number }

const arrows: Record<string, By> = {
  left: { columns: -1, rows: 0 },
  right: { columns: 1, rows: 0 },
  up: { columns: 0, rows: -1 },
  down: { columns: 0, rows: 1 },
}

/** The cells a key means: `left`, `shift-left` (five). */
export function cellsOf(key: string): By {
  const far = key.startsWith('shift-')
  const { columns, rows } = rowOf(arrows, key.replace('shift-', ''))
  return far ? { columns: columns * 5, rows: rows * 5 } : { columns, rows }
}

/** So many decimals that a cell is never lost: two, as maps are written, and three on large drawings. */
function rounded(value: number, cells: number): number {
  const by = cells > 90 ? 1_000 : 100
  return Math.round(clamp(value, 0, 1) * by) / by
}

/** A place so many cells further; an axis without a step keeps its number to the last digit. */
function stepped(place: Place, by: By, { plot, window }: Scale): Place {
  const [left, right] = window.evolution
  const [low, high] = window.visibility
  const evolution = place.evolution + (by.columns * (right - left)) / Math.max(1, plot.columns - 1)
  const visibility = place.visibility - (by.rows * (high - low)) / Math.max(1, plot.rows - 1)
  return {
    evolution: by.columns ? rounded(evolution, plot.columns / (right - left)) : place.evolution,
    visibility: by.rows ? rounded(visibility, plot.rows / (high - low)) : place.visibility,
  }
}

export function moveBy(mode: Moving, by: By, scale: Scale): Moving {
  return { ...mode, at: stepped(mode.at, mode.level ? { ...by, rows: 0 } : by, scale) }
}

/** Into the middle of a stage, 0 to 3. */
export function moveToStage(mode: Moving, stage: number, map: WardleyMap): Moving {
  return { ...mode, at: { ...mode.at, evolution: rounded(middleOf(map, stage), 0) } }
}

/** What of a move is to be written: the axes that changed. */
export function changesOf({ from, at }: Moving): Partial<Place> {
  return {
    ...(at.evolution !== from.evolution && { evolution: at.evolution }),
    ...(at.visibility !== from.visibility && { visibility: at.visibility }),
  }
}

export function stretchBy(mode: Stretching, by: By, scale: Scale): Stretching {
  const [v1, e1, v2, e2] = mode.corners
  const held = mode.second ? { visibility: v2, evolution: e2 } : { visibility: v1, evolution: e1 }
  const to = stepped(held, mode.level ? { ...by, rows: 0 } : by, scale)
  const corners: Corners = mode.second ? [v1, e1, to.visibility, to.evolution] : [to.visibility, to.evolution, v2, e2]
  return { ...mode, corners }
}
