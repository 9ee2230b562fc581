/** What a map says that leads nowhere: links without an end, movements and pipelines of parts that are not there. */
import { Parts } from './text/find.ts'
import { limits } from './text/limits.ts'
import { Nearest, normal } from './text/names.ts'
import type { Problem, WardleyMap } from './text/types.ts'

/** Declarations that stand in comments: name as links compare it, to its spelling and line. */
type Hidden = Map<string, { name: string; line: number }>

function hiddenNames(text: string): Hidden {
  const out: Hidden = new Map()
  let number = 0
  let open = false
  for (const line of text.split('\n', 50_000)) {
    number++
    const inside = open
    const start = line.indexOf('/*')
    if (start >= 0) open = true
    if (open && line.indexOf('*/', Math.max(0, start)) >= 0) open = false
    const opens = start >= 0 ? start : line.indexOf('//')
    const comment = inside ? line : opens >= 0 ? line.slice(opens) : ''
    if (!comment || line.length > limits.line) continue
    const found = /^[\s/*]*(?:component|anchor|submap|market|ecosystem)\s+([^[]+)/i.exec(comment)
    const name = (found?.[1] ?? '')
      .replace(/\s(?:label|\().*$/, '')
      .replace(/^"|"$/g, '')
      .trim()
    if (name && !out.has(normal(name))) out.set(normal(name), { name, line: number })
  }
  return out
}

/** Problems of a whole map; `text` is what it was read from, for parts that are only commented out. */
export function checkMap(map: WardleyMap, text: string): Problem[] {
  const problems: Problem[] = []
  const parts = new Parts(map)
  const hidden = hiddenNames(text)
  const near = new Nearest(parts.names())
  const nearHidden = new Nearest([...hidden.values()].map(h => h.name))
  const suggestions = new Map<string, { why: string; fix?: string }>()
  const suggest = (name: string) => {
    const known = suggestions.get(name)
    if (known) return known
    const exact = hidden.get(normal(name))
    const nearest = exact ? undefined : near.find(name)
    const almost = exact ?? (nearest ? undefined : hidden.get(normal(nearHidden.find(name, 2) ?? '')))
    const answer = almost
      ? { why: `It is commented out on line ${almost.line}.`, fix: `uncomment line ${almost.line}` }
      : nearest
        ? { why: `Did you mean "${nearest}"?`, fix: nearest }
        : { why: 'Add it.', fix: `component ${name} [0.50, 0.50]` }
    suggestions.set(name, answer)
    return answer
  }
  const missing = (line: number, column: number, what: string, name: string) => {
    if (problems.length >= limits.problems) return
    const { why, fix } = suggest(name)
    problems.push({
      level: 'warning',
      line,
      column,
      say: `${what} "${name}", but the map has no such part. ${why}`,
      ...(fix && { fix }),
    })
  }
  const rows = text.split('\n')
  const columnOf = (line: number, name: string) => Math.max(0, rows[line - 1]?.indexOf(name) ?? 0) + 1
  for (const link of map.links)
    for (const [end, verb] of [
      [link.from, 'starts at'],
      [link.to, 'goes to'],
    ] as const) {
      if (!end)
        problems.push({
          level: 'warning',
          line: link.line,
          column: 1,
          say: `This link has only one end, "${link.from || link.to}".`,
        })
      else if (!parts.find(end)) missing(link.line, columnOf(link.line, end), `This link ${verb}`, end)
    }
  for (const e of map.evolve) if (!parts.find(e.name)) missing(e.line, columnOf(e.line, e.name), 'This moves', e.name)
  for (const p of map.pipelines)
    if (parts.find(p.name)?.is !== 'node') missing(p.line, columnOf(p.line, p.name), 'This is the pipeline of', p.name)
  const seen = new Map<string, number>()
  for (const node of [...map.anchors, ...map.components, ...map.submaps]) {
    const first = seen.get(normal(node.name))
    if (first === undefined) seen.set(normal(node.name), node.line)
    else
      problems.push({
        level: 'info',
        line: node.line,
        column: 1,
        say: `"${node.name}" is already on line ${first}; links go to that one.`,
      })
    if (node.visibility < 0 || node.visibility > 1 || node.evolution < 0 || node.evolution > 1)
      problems.push({
        level: 'warning',
        line: node.line,
        column: 1,
        say: `"${node.name}" stands outside the map and is drawn at its edge.`,
        fix: 'Both numbers run from 0 to 1.',
      })
  }
  const outside = (line: number, say: string) =>
    problems.push({ level: 'warning', line, column: 1, say, fix: 'The number runs from 0 to 1.' })
  const isOutside = (value: number) => value < 0 || value > 1
  for (const p of map.pipelines) {
    if (!p.children.length && (isOutside(p.from) || isOutside(p.to)))
      outside(p.line, `The pipeline of "${p.name}" reaches outside the map and is drawn to its edge.`)
    for (const c of p.children)
      if (isOutside(c.evolution)) outside(c.line, `"${c.name}" stands outside the map and is drawn at its edge.`)
  }
  for (const e of map.evolve)
    if (isOutside(e.to))
      outside(e.line, `"${e.name}" moves to ${e.to}, which is outside the map; it is drawn at its edge.`)
  return problems.slice(0, limits.problems)
}
