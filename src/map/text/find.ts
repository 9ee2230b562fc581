/** Finding the part of a map a name means, the way links do. */
import { normal } from './names.ts'
import type { Child, Evolve, MapNode, Pipeline, WardleyMap } from './types.ts'

/** What a name can mean. */
type Part =
  | { is: 'node'; node: MapNode }
  | { is: 'child'; child: Child; pipeline: Pipeline }
  | { is: 'evolved'; evolve: Evolve }

/** Answers which part a name means: exact, then without regard to case and blanks, then without a decorator in round brackets. */
export class Parts {
  private readonly exact = new Map<string, Part>()
  private readonly loose = new Map<string, Part>()

  constructor(map: WardleyMap) {
    for (const node of nodesOf(map)) this.add(node.name, { is: 'node', node })
    for (const pipeline of map.pipelines)
      for (const child of pipeline.children) this.add(child.name, { is: 'child', child, pipeline })
    for (const evolve of map.evolve) if (evolve.rename) this.add(evolve.rename, { is: 'evolved', evolve })
  }

  find(name: string): Part | undefined {
    return (
      this.exact.get(name) ??
      this.loose.get(normal(name)) ??
      (name.includes('(')
        ? this.loose.get(normal(name.replace(/\((?:build|buy|outsource|market|ecosystem|inertia)\)/gi, ' ')))
        : undefined)
    )
  }

  names(): string[] {
    return [...this.exact.keys()]
  }

  private add(name: string, part: Part): void {
    if (!this.exact.has(name)) this.exact.set(name, part)
    const key = normal(name)
    if (!this.loose.has(key)) this.loose.set(key, part)
  }
}

/** Anchors, components and submaps, in this order. */
export function nodesOf(map: WardleyMap): MapNode[] {
  return [...map.anchors, ...map.components, ...map.submaps]
}
