/** Folding read lines into a map: which component a pipeline holds, which part a decorator means. */
import { itemAt } from '../../lists.ts'
import { limits } from './limits.ts'
import type { Line } from './lines.ts'
import { hops } from './links.ts'
import { normal } from './names.ts'
import { remarkOf } from './remarks.ts'
import type { Statement } from './statements.ts'
import {
  axisOf,
  type Decorator,
  decorators,
  defaultPlace,
  emptyMap,
  type MapNode,
  type Pipeline,
  type Place,
  type Problem,
  type WardleyMap,
} from './types.ts'

type Say = (level: Problem['level'], line: number, column: number, say: string, fix?: string) => void
type Method = { line: number; statement: Extract<Statement, { is: 'method' }> }
type Folding = {
  map: WardleyMap
  open?: Pipeline
  waiting?: Pipeline
  methods: Method[]
  nodes: number
  say: Say
  seenTitle: boolean
  seenAxis: boolean
}

function placeOr(at: Partial<Place> | undefined): Place & { placed: boolean } {
  return { ...defaultPlace, ...at, placed: at?.evolution !== undefined }
}

function addNode(f: Folding, statement: Extract<Statement, { is: 'node' }>, line: number): void {
  if (++f.nodes > limits.nodes) {
    if (f.nodes === limits.nodes + 1)
      f.say('error', line, 0, `A map may have ${limits.nodes} parts; this one and those after it are left out.`)
    return
  }
  const { as, name, at, label, url, inertia, decorators, evolveTo } = statement
  if (f.open && as === 'component') {
    if (at?.evolution !== undefined)
      f.say(
        'info',
        line,
        statement.atSpan?.[0] ?? 0,
        'The second number is read as the evolution; onlinewardleymaps.com reads the first.',
        `[${at.evolution}]`,
      )
    const evolution = at?.evolution ?? at?.visibility ?? 0.2
    f.open.children.push({ name, evolution, line, ...(label && { label }) })
  } else {
    const list = as === 'anchor' ? f.map.anchors : as === 'submap' ? f.map.submaps : f.map.components
    list.push({
      kind: as,
      name,
      ...placeOr(at),
      line,
      decorators,
      inertia,
      ...(label && { label }),
      ...(url && { url }),
    })
  }
  if (evolveTo !== undefined) f.map.evolve.push({ name, to: evolveTo, line, decorators: [] })
}

function addLinks(f: Folding, statement: Extract<Statement, { is: 'link' }>, line: number): void {
  for (const [i, { from, op, to }] of [...hops(statement)].entries()) {
    if (!from && !to) continue
    if (f.map.links.length >= limits.links) {
      if (i === 0 && f.map.links.length === limits.links)
        f.say('error', line, 0, `A map may have ${limits.links} links; this one is left out.`)
      return
    }
    f.map.links.push({
      from,
      to,
      ...op,
      ...(statement.context && { context: statement.context }),
      line,
    })
  }
}

/** Adds one statement to the map. */
function add(f: Folding, s: Statement, line: number): void {
  const { map } = f
  switch (s.is) {
    case 'node':
      addNode(f, s, line)
      break
    case 'method':
      f.methods.push({ line, statement: s })
      break
    case 'link':
      addLinks(f, s, line)
      break
    case 'evolve':
      map.evolve.push({
        name: s.name,
        to: s.to,
        ...(s.rename && { rename: s.rename }),
        line,
        decorators: s.decorators,
        ...(s.inertia && { inertia: true }),
        ...(s.label && { label: s.label }),
      })
      break
    case 'pipeline': {
      const [from, to] = s.range ?? [0.2, 0.8]
      const pipeline: Pipeline = { name: s.name, from, to, hidden: !s.range, children: [], line }
      map.pipelines.push(pipeline)
      f.waiting = s.opens ? undefined : pipeline
      if (s.opens) f.open = pipeline
      break
    }
    case 'open':
      if (!f.waiting && !f.open) f.say('error', line, 0, 'This brace belongs to no pipeline.', 'pipeline Name')
      if (f.waiting) f.open = f.waiting
      f.waiting = undefined
      break
    case 'close':
      if (!f.open) f.say('error', line, 0, 'This brace closes nothing.')
      f.open = undefined
      break
    case 'note': {
      const { visibility, evolution } = placeOr(s.at)
      map.notes.push({ text: s.text, visibility, evolution, line })
      break
    }
    case 'annotation':
      map.annotations.push({ number: s.number, at: s.at, text: s.text, line })
      break
    case 'annotations':
      map.annotationsAt = s.at
      break
    case 'attitude':
      map.attitudes.push({ kind: s.as, corners: s.corners, line })
      break
    case 'accelerator': {
      const { visibility, evolution } = placeOr(s.at)
      map.accelerators.push({ name: s.name, visibility, evolution, slowing: s.slowing, line })
      break
    }
    case 'url':
      map.urls[s.name] = s.address
      break
    case 'title':
      if (!f.seenTitle) map.title = s.text
      f.seenTitle = true
      break
    case 'style':
      map.style = s.text
      break
    case 'size':
      map.size = s.size
      break
    case 'axis':
      if (f.seenAxis) f.say('info', line, 0, 'The axis is already named above; this line is not used.')
      else {
        f.seenAxis = true
        map.axisHidden = s.hidden
        map.axis = axisOf(s.labels) ?? map.axis
        if (s.boundaries) map.boundaries = s.boundaries
      }
      break
    case 'height':
      map.heightHidden ||= s.hidden
      if (s.name) map.heightName = s.name
      break
    case 'dialect':
      break
  }
}

/** `buy X` marks the component X; `market X [..]` is a component of its own, as old maps have it. */
function applyMethods(f: Folding): void {
  const byName = new Map<string, MapNode>()
  for (const node of [...f.map.components, ...f.map.submaps])
    if (!byName.has(normal(node.name))) byName.set(normal(node.name), node)
  for (const { line, statement } of f.methods) {
    const { as, name, at } = statement
    const node = at ? undefined : byName.get(normal(name))
    const mark = (to: { decorators: Decorator[] }) => {
      to.decorators = decorators.filter(d => d === as || to.decorators.includes(d))
    }
    f.say(
      'info',
      line,
      0,
      node
        ? `Read as a mark of "${name}"; onlinewardleymaps.com no longer reads this form.`
        : `Read as a component; onlinewardleymaps.com no longer reads "${as}" lines.`,
      node ? `component ${name} [...] (${as})` : `component ${name} (${as})`,
    )
    if (node) mark(node)
    else if (at || as === 'market' || as === 'ecosystem') {
      const made: MapNode = {
        kind: 'component',
        name,
        ...placeOr(at),
        line,
        decorators: [...statement.decorators],
        inertia: statement.inertia,
      }
      mark(made)
      f.map.components.push(made)
      byName.set(normal(name), made)
    } else f.say('warning', line, 0, `Nothing is called "${name}", so there is nothing to mark.`)
  }
}

/** The map that lines make, and what there is to say about it beyond single lines. */
export function fold(lines: Line[]): { map: WardleyMap; problems: Problem[] } {
  const problems: Problem[] = []
  const say: Say = (level, line, column, text, fix) => {
    if (problems.length < limits.problems)
      problems.push({ level, line, column: column + 1, say: text, ...(fix !== undefined && { fix }) })
  }
  const f: Folding = { map: emptyMap(), methods: [], nodes: 0, say, seenTitle: false, seenAxis: false }
  for (const line of lines) for (const statement of line.statements) add(f, statement, line.number)
  applyMethods(f)
  const { anchors, components, submaps, evolve, pipelines } = f.map
  const owned = [...components, ...submaps, ...pipelines.flatMap(p => p.children)]
  for (const part of owned) {
    const team = remarkOf(itemAt(lines, part.line - 1), 'team')
    if (team) part.team = team
  }
  for (const thing of [...owned, ...anchors, ...evolve]) {
    const why = remarkOf(itemAt(lines, thing.line - 1), 'why')
    if (why) thing.why = why
  }
  const parents = new Set([...f.map.components, ...f.map.anchors].map(n => normal(n.name)))
  for (const p of f.map.pipelines) {
    if (p.children.length) {
      p.hidden = false
      p.from = Math.min(...p.children.map(c => c.evolution))
      p.to = Math.max(...p.children.map(c => c.evolution))
    }
    if (!parents.has(normal(p.name))) p.hidden = true
  }
  f.map.components.sort((a, b) => a.line - b.line)
  return { map: f.map, problems }
}
