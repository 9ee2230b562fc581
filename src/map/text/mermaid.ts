/** A map in Mermaid's `wardley-beta` form, and what that form cannot say. Its own maps are read by `parse` as they are. */
import { itemAt } from '../../lists.ts'
import { nodesOf, Parts } from './find.ts'
import { type Child, defaultAxis, defaultBoundaries, type Link, type MapNode, type WardleyMap } from './types.ts'

/** Names always in quotes: without, Mermaid allows few signs and no words that begin with a digit. */
function quoted(name: string): string {
  return `"${name.replace(/\s+/g, ' ').trim().replaceAll('"', "'").replaceAll('\\', '/')}"`
}

/** Its coordinates need a decimal point and no sign. */
function number(value: number): string {
  return Math.max(0, Math.min(1, Number.isNaN(value) ? 0 : value)).toFixed(2)
}

function label(of: MapNode | Child): string {
  return of.label?.every(Number.isFinite) ? ` label [${Math.round(of.label[0])}, ${Math.round(of.label[1])}]` : ''
}

function nodeLine(node: MapNode, kind: 'anchor' | 'component'): string {
  const place = `[${number(node.visibility)}, ${number(node.evolution)}]`
  if (kind === 'anchor') return `anchor ${quoted(node.name)} ${place}`
  const mark = node.decorators.find(d => d !== 'ecosystem')
  return `component ${quoted(node.name)} ${place}${label(node)}${mark ? ` (${mark})` : ''}${node.inertia ? ' (inertia)' : ''}`
}

function arrow(link: Link): string {
  if (!link.flow) return '->'
  if (link.flowText) return `+'${link.flowText.replaceAll("'", '’')}'${link.past ? (link.future ? '<>' : '<') : '>'}`
  return link.past ? '+<>' : link.future ? '+<' : '+>'
}

function axis(map: WardleyMap): string[] {
  const widths = map.boundaries.join() !== defaultBoundaries.join()
  if (!widths && map.axis.join() === defaultAxis.join()) return []
  const ends = [...map.boundaries, 1]
  return [
    `evolution ${map.axis.map((a, i) => `${quoted(a || ' ')}${widths ? `@${number(itemAt(ends, i))}` : ''}`).join(' -> ')}`,
  ]
}

/** Pipelines with their parts; what is left out is told in `dropped`. */
function pipelineLines(map: WardleyMap, parts: Parts, dropped: string[]): string[] {
  return map.pipelines.flatMap(p => {
    if (!p.children.length || parts.find(p.name)?.is !== 'node') {
      dropped.push(`The pipeline of "${p.name}": Mermaid wants its parts, not a range.`)
      return []
    }
    return [
      `pipeline ${quoted(p.name)} {`,
      ...p.children.map(c => `  component ${quoted(c.name)} [${number(c.evolution)}]${label(c)}`),
      '}',
    ]
  })
}

/** Links between parts that are on the map; what is left out is told in `dropped`. */
function linkLines(map: WardleyMap, parts: Parts, dropped: string[]): string[] {
  const nameOf = (name: string) => {
    const part = parts.find(name)
    return part?.is === 'node' ? part.node.name : part?.is === 'child' ? part.child.name : part?.evolve.name
  }
  return map.links.flatMap(l => {
    const [from, to] = [nameOf(l.from), nameOf(l.to)]
    if (from === undefined || to === undefined) {
      dropped.push(`The link "${l.from} -> ${l.to}": one of its ends is not on the map.`)
      return []
    }
    return [`${quoted(from)} ${arrow(l)} ${quoted(to)}${l.context ? `; ${l.context}` : ''}`]
  })
}

/** The text, and a sentence for everything that had to be left out. */
export function toMermaid(map: WardleyMap): { text: string; dropped: string[] } {
  const dropped: string[] = []
  const parts = new Parts(map)
  const seen = new Set<string>()
  const once = (node: MapNode) => {
    if (seen.has(node.name)) dropped.push(`The second "${node.name}": Mermaid wants every name once.`)
    return !seen.has(node.name) && seen.add(node.name)
  }
  const anchors = map.anchors.filter(once).map(n => nodeLine(n, 'anchor'))
  const components = [...map.components, ...map.submaps].filter(once).map(n => nodeLine(n, 'component'))
  for (const n of nodesOf(map)) {
    if (n.decorators.includes('ecosystem')) dropped.push(`"${n.name}" is an ecosystem: Mermaid has none.`)
    if (n.decorators.filter(d => d !== 'ecosystem').length > 1)
      dropped.push(`"${n.name}" keeps one of its marks: Mermaid allows one.`)
    if (n.kind === 'submap') dropped.push(`"${n.name}" is a submap: it becomes a component.`)
  }
  const pipelines = pipelineLines(map, parts, dropped)
  const evolve = map.evolve.flatMap(e => {
    const part = parts.find(e.name)
    if (!part) return []
    if (e.rename) dropped.push(`The new name "${e.rename}" of "${e.name}": Mermaid has no renaming.`)
    return [`evolve ${quoted(part.is === 'node' ? part.node.name : e.name)} ${number(e.to)}`]
  })
  const links = linkLines(map, parts, dropped)
  const annotations = map.annotations.map(a => {
    if (a.at.length > 1) dropped.push(`Annotation ${a.number} keeps its first place: Mermaid allows one.`)
    const [visibility, evolution] = itemAt(a.at, 0)
    return `annotation ${Math.max(0, Math.trunc(a.number || 0))},[${number(visibility)}, ${number(evolution)}] ${quoted(a.text || ' ')}`
  })
  if (map.attitudes.length) dropped.push(`${map.attitudes.length} team areas: Mermaid has none.`)
  const forces = map.accelerators.map(
    a =>
      `${a.slowing ? 'deaccelerator' : 'accelerator'} ${quoted(a.name)} [${number(a.visibility)}, ${number(a.evolution)}]`,
  )
  const lines = [
    'wardley-beta',
    ...(map.title !== 'Untitled Map' ? [`title ${map.title}`] : []),
    ...(map.size?.every(s => s >= 1) ? [`size [${map.size.map(Math.round).join(', ')}]`] : []),
    ...axis(map),
    ...anchors,
    ...components,
    ...pipelines,
    ...evolve,
    ...links,
    ...map.notes
      .filter(n => n.text)
      .map(n => `note ${quoted(n.text)} [${number(n.visibility)}, ${number(n.evolution)}]`),
    ...(map.annotationsAt
      ? [`annotations [${number(map.annotationsAt.visibility)}, ${number(map.annotationsAt.evolution)}]`]
      : []),
    ...annotations,
    ...forces,
  ]
  return { text: `${lines.join('\n')}\n`, dropped }
}
