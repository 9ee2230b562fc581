/** What changed between two maps: what came, went, was renamed, moved and across which stage, and what else is different. */
import { itemAt } from '../../lists.ts'
import { nodesOf, Parts } from '../text/find.ts'
import { distance, normal } from '../text/names.ts'
import type { MapNode, WardleyMap } from '../text/types.ts'

export type MapChange =
  | { change: 'added' | 'removed'; kind: string; name: string; line: number }
  | { change: 'renamed'; kind: string; name: string; to: string; line: number }
  | {
      change: 'moved'
      kind: string
      name: string
      /** To the right, towards commodity. */
      dx: number
      /** Up, towards the user. */
      dy: number
      stage?: { from: string; to: string }
      /** What was said of it since, in the comment behind it. */
      why?: string
      line: number
    }
  | { change: 'changed'; kind: string; name: string; what: string; from: string; to: string; line: number }

function stageOf(map: WardleyMap, evolution: number): string {
  return itemAt(map.axis, map.boundaries.filter(b => evolution >= b).length)
}

function apart(a: MapNode, b: MapNode): number {
  return Math.hypot(a.visibility - b.visibility, a.evolution - b.evolution)
}

/** Pairs the nodes of two maps: by name, the nearest first where names repeat; then what kept its place or nearly its name. */
function pair(before: MapNode[], after: MapNode[]): { pairs: [MapNode, MapNode][]; gone: MapNode[]; came: MapNode[] } {
  const pairs: [MapNode, MapNode][] = []
  const gone = new Set(before)
  const came = new Set(after)
  const take = (a: MapNode, b: MapNode) => {
    pairs.push([a, b])
    gone.delete(a)
    came.delete(b)
  }
  for (const same of [
    (a: MapNode, b: MapNode) => a.name === b.name,
    (a: MapNode, b: MapNode) => normal(a.name) === normal(b.name),
  ]) {
    const byName = new Map<string, MapNode[]>()
    for (const b of came) byName.set(normal(b.name), [...(byName.get(normal(b.name)) ?? []), b])
    for (const a of [...gone]) {
      const others = (byName.get(normal(a.name)) ?? []).filter(b => came.has(b) && same(a, b))
      const nearest = others.sort((x, y) => apart(a, x) - apart(a, y))[0]
      if (nearest) take(a, nearest)
    }
  }
  const likely: { a: MapNode; b: MapNode; cost: number }[] = []
  for (const a of gone)
    for (const b of came) {
      if (a.kind !== b.kind) continue
      const most = Math.ceil(Math.max(a.name.length, b.name.length) / 3)
      const letters = distance(normal(a.name), normal(b.name), most)
      const far = apart(a, b)
      if ((far < 0.005 && a.placed && b.placed) || (letters <= most && far < 0.25))
        likely.push({ a, b, cost: far * 4 + letters / Math.max(4, a.name.length) })
    }
  for (const { a, b } of likely.sort((x, y) => x.cost - y.cost)) if (gone.has(a) && came.has(b)) take(a, b)
  return { pairs, gone: [...gone], came: [...came] }
}

function marksOf(node: MapNode): string {
  return [...node.decorators, ...(node.inertia ? ['inertia'] : [])].join(', ') || 'none'
}

/** Compares lists of things that have a text of their own. */
function listed(
  kind: string,
  before: { text: string; line: number }[],
  after: { text: string; line: number }[],
): MapChange[] {
  const left = before.slice()
  const out: MapChange[] = []
  for (const b of after) {
    const at = left.findIndex(a => a.text === b.text)
    if (at >= 0) left.splice(at, 1)
    else out.push({ change: 'added', kind, name: b.text, line: b.line })
  }
  return [...left.map(a => ({ change: 'removed' as const, kind, name: a.text, line: a.line })), ...out]
}

function nodeChanges(before: WardleyMap, after: WardleyMap, a: MapNode, b: MapNode): MapChange[] {
  const out: MapChange[] = []
  const [kind, name, line] = [b.kind, b.name, b.line]
  if (a.name !== b.name) out.push({ change: 'renamed', kind, name: a.name, to: b.name, line })
  const dx = b.evolution - a.evolution
  const dy = b.visibility - a.visibility
  if (Math.abs(dx) > 1e-9 || Math.abs(dy) > 1e-9) {
    const [from, to] = [stageOf(before, a.evolution), stageOf(after, b.evolution)]
    const crossed =
      before.boundaries.filter(x => a.evolution >= x).length !== after.boundaries.filter(x => b.evolution >= x).length
    out.push({
      change: 'moved',
      kind,
      name,
      dx: round(dx),
      dy: round(dy),
      ...(crossed && { stage: { from, to } }),
      ...(b.why && b.why !== a.why && { why: b.why }),
      line,
    })
  } else if (a.why !== b.why)
    out.push({ change: 'changed', kind, name, what: 'why', from: a.why ?? 'none', to: b.why ?? 'none', line })
  if (a.kind !== b.kind) out.push({ change: 'changed', kind, name, what: 'kind', from: a.kind, to: b.kind, line })
  if (marksOf(a) !== marksOf(b))
    out.push({ change: 'changed', kind, name, what: 'marks', from: marksOf(a), to: marksOf(b), line })
  return out
}

function round(value: number): number {
  return Math.round(value * 1e6) / 1e6
}

/** Everything that is different in `after`, nodes first, in the order of its lines. Nothing changed gives an empty list. */
export function diffMaps(before: WardleyMap, after: WardleyMap): MapChange[] {
  const { pairs, gone, came } = pair(nodesOf(before), nodesOf(after))
  const renamed = new Map(pairs.map(([a, b]) => [normal(a.name), b.name]))
  const parts = [new Parts(before), new Parts(after)] as const
  /** The name a link end has now, whatever it was called before. */
  const now = (name: string, old: boolean) => {
    const part = parts[old ? 0 : 1].find(name)
    const own = part?.is === 'node' ? part.node.name : name
    return normal(old ? (renamed.get(normal(own)) ?? own) : own)
  }
  const links = (map: WardleyMap, old: boolean) =>
    map.links.map(l => ({
      text: `${now(l.from, old)} -> ${now(l.to, old)}${l.flow ? ' (flow)' : ''}${l.context ? `; ${l.context}` : ''}`,
      shown: `${l.from} -> ${l.to}`,
      line: l.line,
    }))
  const places = (map: WardleyMap, old: boolean) =>
    map.evolve.map(e => ({
      text: `${now(e.name, old)} to ${e.rename ? `${e.rename} ` : ''}${e.to}${e.why ? `: ${e.why}` : ''}`,
      line: e.line,
    }))
  const pipelines = (map: WardleyMap, old: boolean) =>
    map.pipelines.flatMap(p => [
      { text: `${now(p.name, old)} ${p.from} to ${p.to}`, line: p.line },
      ...p.children.map(c => ({ text: `${c.name} at ${c.evolution} in ${now(p.name, old)}`, line: c.line })),
    ])
  const notes = (map: WardleyMap) =>
    map.notes.map(n => ({ text: `${n.text} [${n.visibility}, ${n.evolution}]`, line: n.line }))
  const annotations = (map: WardleyMap) =>
    map.annotations.map(a => ({ text: `${a.number} ${a.text} ${JSON.stringify(a.at)}`, line: a.line }))
  const areas = (map: WardleyMap) =>
    map.attitudes.map(a => ({ text: `${a.kind} [${a.corners.join(', ')}]`, line: a.line }))
  const forces = (map: WardleyMap) =>
    map.accelerators.map(a => ({
      text: `${a.slowing ? 'slowing' : 'speeding'} ${a.name} [${a.visibility}, ${a.evolution}]`,
      line: a.line,
    }))
  const axis = before.axis.join(' -> ') !== after.axis.join(' -> ')
  return [
    ...(before.title !== after.title
      ? [
          {
            change: 'changed' as const,
            kind: 'map',
            name: after.title,
            what: 'title',
            from: before.title,
            to: after.title,
            line: 1,
          },
        ]
      : []),
    ...(axis
      ? [
          {
            change: 'changed' as const,
            kind: 'map',
            name: after.title,
            what: 'axis',
            from: before.axis.join(' -> '),
            to: after.axis.join(' -> '),
            line: 1,
          },
        ]
      : []),
    ...gone.map(n => ({ change: 'removed' as const, kind: n.kind, name: n.name, line: n.line })),
    ...came
      .map(n => ({ change: 'added' as const, kind: n.kind, name: n.name, line: n.line }))
      .sort((a, b) => a.line - b.line),
    ...pairs.sort((x, y) => x[1].line - y[1].line).flatMap(([a, b]) => nodeChanges(before, after, a, b)),
    ...listed('link', links(before, true), links(after, false)),
    ...listed('evolve', places(before, true), places(after, false)),
    ...listed('pipeline', pipelines(before, true), pipelines(after, false)),
    ...listed('note', notes(before), notes(after)),
    ...listed('annotation', annotations(before), annotations(after)),
    ...listed('team area', areas(before), areas(after)),
    ...listed('force', forces(before), forces(after)),
  ]
}

function signed(value: number): string {
  return `${value > 0 ? '+' : ''}${Number(value.toFixed(3))}`
}

/** One change as a line people read. */
export function sayChange(c: MapChange): string {
  switch (c.change) {
    case 'added':
      return `+ ${c.kind} ${c.name}`
    case 'removed':
      return `- ${c.kind} ${c.name}`
    case 'renamed':
      return `= ${c.kind} ${c.name} is now ${c.to}`
    case 'moved':
      return `~ ${c.kind} ${c.name} moved ${[c.dx ? `${signed(c.dx)} evolution` : '', c.dy ? `${signed(c.dy)} visibility` : ''].filter(Boolean).join(', ')}${c.stage ? `, from ${c.stage.from} to ${c.stage.to}` : ''}${c.why ? `: ${c.why}` : ''}`
    case 'changed':
      return `~ ${c.kind} ${c.name}: ${c.what} ${c.from} -> ${c.to}`
  }
}
