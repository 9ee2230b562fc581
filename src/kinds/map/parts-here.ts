/** The parts of a map as people choose them: where each stands, and which is the nearest. */
import type { Spot } from '../../interact/act.ts'
import { type Document, normal, type Place, type WardleyMap } from '../../map/index.ts'
import { middle } from './part-facts.ts'

/** A part that can be chosen; its id is its name as `normal` writes it. `isWaiting`: it has no place yet. */
export type PartSpot = Spot & Place & { name: string; kind: string; isWaiting: boolean; row: number; column: number }

/** Cells of the drawing by which the nearest part is found, the same on all terminals. */
const cells = { columns: 72, rows: 18 }

const known = new WeakMap<WardleyMap, PartSpot[]>()

/** All parts, the nearest to the user first, then the least evolved; of several with one name the first. */
export function partSpots({ map }: Document): PartSpot[] {
  const before = known.get(map)
  if (before) return before
  const found = new Map<string, PartSpot>()
  const add = (name: string, kind: string, at: Place, isWaiting: boolean) => {
    const id = normal(name)
    const cell = { row: (1 - at.visibility) * cells.rows, column: at.evolution * cells.columns }
    if (!found.has(id)) found.set(id, { id, type: 'part', say: name, name, kind, ...at, ...cell, isWaiting })
  }
  for (const { name, kind, visibility, evolution, placed } of [...map.anchors, ...map.components, ...map.submaps])
    add(name, kind, placed ? { visibility, evolution } : { ...middle, visibility }, !placed)
  for (const { name, children } of map.pipelines) {
    const owner = found.get(normal(name))
    for (const child of children)
      add(
        child.name,
        'child',
        { visibility: owner?.visibility ?? middle.visibility, evolution: child.evolution },
        false,
      )
  }
  const spots = [...found.values()].sort((a, b) => b.visibility - a.visibility || a.evolution - b.evolution)
  known.set(map, spots)
  return spots
}

/** The part with this id; undefined when there is none. */
export function partSpot(document: Document, id: string | undefined): PartSpot | undefined {
  return id === undefined ? undefined : partSpots(document).find(spot => spot.id === id)
}
