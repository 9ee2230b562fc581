/** Changes that touch lines that are there: moving, renaming, marking, unlinking, removing. */
import { nodesOf, Parts } from '../text/find.ts'
import type { Line } from '../text/lines.ts'
import { hops } from '../text/links.ts'
import { quote } from '../text/names.ts'
import type { Document } from '../text/parse.ts'
import { decimal, evolveLine, linkArrow } from '../text/print.ts'
import type { Decorator, Place, Span } from '../text/types.ts'
import { afterLast, declaration, insert, moved, type Patch, type Refusal, refuse, replace, same } from './patch.ts'

export function move(document: Document, name: string, to: Partial<Place>, patch: Patch): Refusal | undefined {
  const part = new Parts(document.map).find(name)
  if (part?.is === 'evolved')
    return evolveTo(document, part.evolve.name, to.evolution ?? part.evolve.to, part.evolve.rename, patch)
  const node = part?.is === 'node' ? part.node : undefined
  const thing = node ?? (part?.is === 'child' ? part.child : undefined)
  const at = thing && declaration(document, thing.line, thing.name)
  if (!thing || !at) return refuse('no-such-part', `Nothing on the map is called "${name}".`)
  const { row, statement } = at
  if (node)
    patch.put.set(
      row.number,
      moved(
        row.text,
        statement.atSpan,
        statement.nameSpan[1],
        [to.visibility, to.evolution],
        [node.visibility, node.evolution],
      ),
    )
  else {
    const two = statement.at?.evolution !== undefined
    patch.put.set(
      row.number,
      moved(row.text, statement.atSpan, statement.nameSpan[1], two ? [undefined, to.evolution] : [to.evolution], [
        thing.evolution,
      ]),
    )
  }
  return undefined
}

export function rename(document: Document, name: string, to: string, patch: Patch): Refusal | undefined {
  const parts = new Parts(document.map)
  if (!to.trim()) return refuse('empty', 'A name needs at least one letter.')
  if (!parts.find(name)) return refuse('no-such-part', `Nothing on the map is called "${name}".`)
  if (!same(name, to) && parts.find(to)) return refuse('taken', `"${to}" is already on the map.`)
  for (const line of document.lines) {
    const spans: { span: Span; text: string }[] = []
    line.statements.forEach((s, k) => {
      if (s.is === 'link')
        s.ends.forEach((e, i) => {
          if (same(e.name, name)) spans.push({ span: e.nameSpan, text: quote(to, i === 0 && k === 0) })
        })
      else if ('nameSpan' in s && s.is !== 'accelerator' && same(s.name, name))
        spans.push({ span: s.nameSpan, text: quote(to) })
      if (s.is === 'evolve' && s.rename && s.renameSpan && same(s.rename, name))
        spans.push({ span: s.renameSpan, text: quote(to) })
    })
    let text = line.text
    for (const { span, text: by } of spans.sort((a, b) => b.span[0] - a.span[0])) text = replace(text, span, by)
    if (spans.length) patch.put.set(line.number, text)
  }
  return undefined
}

export function evolveTo(
  document: Document,
  name: string,
  to: number,
  newName: string | undefined,
  patch: Patch,
): Refusal | undefined {
  if (!new Parts(document.map).find(name)) return refuse('no-such-part', `Nothing on the map is called "${name}".`)
  for (const line of document.lines)
    for (const s of line.statements) {
      if (s.is === 'node' && s.evolveTo !== undefined && same(s.name, name) && !newName) {
        patch.put.set(line.number, withinNode(line, s.nameSpan[1], decimal(to)))
        return undefined
      }
      if (s.is !== 'evolve' || !same(s.name, name)) continue
      let text = s.toSpan ? replace(line.text, s.toSpan, decimal(to)) : `${line.text.trimEnd()} ${decimal(to)}`
      if (newName && newName !== s.rename)
        text = s.renameSpan
          ? replace(text, s.renameSpan, quote(newName))
          : replace(text, [s.nameSpan[1], s.nameSpan[1]], `->${quote(newName)}`)
      patch.put.set(line.number, text)
      return undefined
    }
  insert(patch, afterLast(document, 'evolve', 'node', 'method'), evolveLine({ name, to, rename: newName }))
  return undefined
}

const within = /(?<!\s)\s+evolve\s+[-+]?[\d.]+/i

/** A line that says where its part is going, with another place to go to, or with none. */
function withinNode(line: Line, from: number, to: string | undefined): string {
  const end = line.code.trimEnd().length
  const tail = line.text.slice(from, end).replace(within, to === undefined ? '' : ` evolve ${to}`)
  return line.text.slice(0, from) + tail + line.text.slice(end)
}

/** Takes a movement away: its line, or its words where they stand on the line of the part. */
export function settle(document: Document, name: string, patch: Patch): Refusal | undefined {
  const number = document.map.evolve.find(e => same(e.name, name))?.line
  const line = number === undefined ? undefined : document.lines[number - 1]
  if (!line) return refuse('not-moving', `"${name}" is not moving.`)
  const node = line.statements.find(s => s.is === 'node')
  patch.put.set(line.number, node ? withinNode(line, node.nameSpan[1], undefined) : undefined)
  return undefined
}

/** A line of a node written with other marks; its name, place, label and comment stay as they are. */
export function remark(
  document: Document,
  name: string,
  change: { inertia?: boolean; decorators?: Decorator[] },
  patch: Patch,
): Refusal | undefined {
  const node = nodesOf(document.map).find(n => same(n.name, name))
  const at = node && declaration(document, node.line, node.name)
  if (!node || !at) return refuse('no-such-part', `Nothing on the map is called "${name}".`)
  const head = at.statement.nameSpan[1]
  const end = at.row.code.trimEnd().length
  let tail = at.row.text.slice(head, end)
  if (change.inertia === false) tail = tail.replace(/(?<!\s)\s*\binertia\b/g, '').replace(/(?<!\s)\s*\(\s*\)/g, '')
  if (change.inertia === true && !node.inertia) tail += ' inertia'
  if (change.decorators) {
    tail = tail.replace(/(?<!\s)\s*\((?:build|buy|outsource|market|ecosystem|[,;\s])*\)/gi, '')
    if (change.decorators.length) tail += ` (${change.decorators.join(', ')})`
  }
  patch.put.set(at.row.number, at.row.text.slice(0, head) + tail + at.row.text.slice(end))
  return undefined
}

/** A link line without one of its links; a chain is written out as what is left of it. */
export function unlink(document: Document, from: string, to: string, patch: Patch): Refusal | undefined {
  let found = false
  for (const line of document.lines)
    for (const s of line.statements) {
      if (s.is !== 'link') continue
      const left = [...hops(s)].filter(hop => !(same(hop.from, from) && same(hop.to, to)))
      if (left.length === s.ops.length) continue
      found = true
      const texts = left.map(hop => `${quote(hop.from, true)}${linkArrow(hop.op)}${quote(hop.to)}`)
      patch.put.set(line.number, texts[0])
      for (const text of texts.slice(1)) insert(patch, line.number, text)
    }
  return found ? undefined : refuse('no-such-link', `No link goes from "${from}" to "${to}".`)
}

export function dropPipeline(document: Document, name: string, patch: Patch): boolean {
  let dropping = false
  let waiting = false
  let found = false
  for (const line of document.lines)
    for (const s of line.statements) {
      if (s.is === 'pipeline') {
        waiting = same(s.name, name)
        dropping = waiting && s.opens
        if (waiting) found = true
      }
      if (s.is === 'open' && waiting) dropping = true
      if ((s.is === 'pipeline' && waiting) || dropping) patch.put.set(line.number, undefined)
      if (s.is === 'open') waiting = false
      if (s.is === 'close') dropping = false
    }
  return found
}

export function remove(document: Document, name: string, patch: Patch): Refusal | undefined {
  if (!new Parts(document.map).find(name)) return refuse('no-such-part', `Nothing on the map is called "${name}".`)
  const shared = document.lines.find(
    l =>
      l.statements.filter(s => s.is === 'node').length > 1 &&
      l.statements.some(s => s.is === 'node' && same(s.name, name)),
  )
  if (shared)
    return refuse('one-line', `"${name}" stands on line ${shared.number} together with others; edit that line.`)
  dropPipeline(document, name, patch)
  const futures = document.map.evolve.filter(e => same(e.name, name)).flatMap(e => e.rename ?? [])
  const gone = (end: string) => [name, ...futures].some(g => same(end, g))
  for (const line of document.lines)
    for (const s of line.statements) {
      const names =
        s.is === 'link'
          ? s.ends.map(e => e.name)
          : s.is === 'evolve' || s.is === 'node' || s.is === 'method'
            ? [s.name]
            : []
      if (!names.some(s.is === 'link' ? gone : n => same(n, name))) continue
      if (s.is === 'link' && s.ends.length > 2)
        for (const hop of hops(s)) if (gone(hop.from) || gone(hop.to)) unlink(document, hop.from, hop.to, patch)
      if (s.is !== 'link' || s.ends.length === 2) patch.put.set(line.number, undefined)
    }
  return undefined
}
