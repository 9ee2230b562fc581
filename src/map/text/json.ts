/** A map as plain data: the shape `map parse --json` prints, in the field names other readers of the format use. */
import type { MapNode, Problem, WardleyMap } from './types.ts'

function place(node: MapNode, strict: boolean) {
  return {
    name: node.name,
    visibility: node.visibility,
    evolution: node.evolution,
    line: node.line,
    ...(node.inertia && { inertia: true }),
    ...(node.decorators.length && { decorators: node.decorators }),
    ...(!strict && !node.placed && { placed: false }),
  }
}

/** The map and its problems as values `JSON.stringify` keeps whole. `errors` are the line numbers the reference reports, strict reading only. */
export function toJson(map: WardleyMap, problems: Problem[], errors?: number[]) {
  const strict = errors !== undefined
  return {
    title: map.title,
    style: map.style,
    axis: map.axis,
    anchors: map.anchors.map(({ name, visibility, evolution, line }) => ({ name, visibility, evolution, line })),
    components: map.components.map(c => place(c, strict)),
    submaps: map.submaps.map(s => ({
      ...place(s, strict),
      ...(!strict && s.url && { url: map.urls[s.url] ?? s.url }),
    })),
    evolve: map.evolve.map(({ name, to, rename, line }) => ({ name, to, ...(rename && { rename }), line })),
    pipelines: map.pipelines.map(p => ({
      name: p.name,
      from: p.from,
      to: p.to,
      hidden: p.hidden,
      children: p.children.map(({ name, evolution }) => ({ name, evolution })),
      line: p.line,
    })),
    links: map.links.map(({ from, to, flow, future, past, flowText, context }) => ({
      from,
      to,
      ...(flow && { flow }),
      ...(past && { past }),
      ...(future && { future }),
      ...(flowText !== undefined && { flowText }),
      ...(context !== undefined && { context }),
    })),
    notes: map.notes.map(({ text, visibility, evolution }) => ({ text, visibility, evolution })),
    annotations: map.annotations.map(({ number, at, text }) => ({ number, at, text })),
    attitudes: map.attitudes.map(({ kind, corners }) => [kind, ...corners]),
    accelerators: map.accelerators.map(a => [a.name, a.visibility, a.evolution, a.slowing]),
    problems,
    ...(errors && { errors }),
  }
}
