/** What a map holds of one part besides its words: its marks and its place. */
import { type Decorator, type Document, normal, type PartWords, type Place } from '../../map/index.ts'

/** The marks of a part: how we get it, and what is around it. */
export function marksOf({ map }: Document, name: string): readonly Decorator[] {
  return [...map.components, ...map.submaps].find(n => normal(n.name) === normal(name))?.decorators ?? []
}

/** Where a part stands; undefined while it waits for its place. */
export function placeOf({ map }: Document, part: PartWords): Place | undefined {
  const node = [...map.anchors, ...map.components, ...map.submaps].find(n => n.name === part.name && n.placed)
  const child = map.pipelines.flatMap(p => p.children).find(c => c.name === part.name)
  if (node) return { visibility: node.visibility, evolution: node.evolution }
  return child && { visibility: part.visibility, evolution: child.evolution }
}

/** Where a part stands that was said without a place. */
export const middle: Place = { visibility: 0.5, evolution: 0.5 }
/** Users stand near the top. */
export const userHeight = 0.97
/** Where a note stands that was said without a place. */
export const noteAt: Place = { visibility: 0.9, evolution: 0.05 }
