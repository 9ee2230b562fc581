/** Changing a map by changing its text: only the lines whose thing changed, and of those only the piece that did. */
import { nodesOf, Parts } from './find.ts'
import { limits } from './limits.ts'
import type { Line } from './lines.ts'
import { normal, quote } from './names.ts'
import { type Document, parse } from './parse.ts'
import { childLine, decimal, evolveLine, linkArrow, linkLine, nodeLine, noteLine } from './print.ts'
import type { Statement } from './statements.ts'
import type { Decorator, NodeKind, Place, Span } from './types.ts'

export type Change =
  | { do: 'add'; kind: NodeKind; name: string; at?: Place }
  | { do: 'add-child'; pipeline: string; name: string; evolution: number }
  | { do: 'rename'; name: string; to: string }
  | { do: 'move'; name: string; to: Partial<Place> }
  | { do: 'link'; from: string; to: string; flow?: boolean }
  | { do: 'unlink'; from: string; to: string }
  | { do: 'evolve'; name: string; to: number; rename?: string }
  | { do: 'settle'; name: string }
  | { do: 'inertia'; name: string; on: boolean }
  | { do: 'decorate'; name: string; decorators: Decorator[] }
  | { do: 'pipeline'; name: string; from: number; to: number }
  | { do: 'no-pipeline'; name: string }
  | { do: 'note'; text: string; at: Place }
  | { do: 'annotate'; number: number; at: Place; text: string }
  | { do: 'attitude'; kind: string; corners: [number, number, number, number] }
  | { do: 'title'; text: string }
  | { do: 'remove'; name: string }
  | { do: 'remove-line'; line: number }

/** Why a change cannot be made, in words for the person who asked. */
export type Refusal = { why: string; say: string }

/** New texts by line number (undefined drops the line), and texts to put after a line. */
type Patch = { put: Map<number, string | undefined>; after: Map<number, string[]> }

function refuse(why: string, say: string): Refusal {
  return { why, say }
}

function replace(text: string, span: Span, by: string): string {
  return text.slice(0, span[0]) + by + text.slice(span[1])
}

/** The place of a node in the text: its line, statement, and what the line says of it. */
function declaration(document: Document, line: number, name: string) {
  const row = document.lines[line - 1]
  const statement = row?.statements.find(
    (s): s is Extract<Statement, { is: 'node' | 'method' }> =>
      (s.is === 'node' || s.is === 'method') && normal(s.name) === normal(name),
  )
  return row && statement ? { row, statement } : undefined
}

/** Whether two names mean the same to links. */
function same(a: string, b: string): boolean {
  return normal(a) === normal(b)
}

function lastLine(document: Document, is: (line: Line) => boolean): number {
  for (let i = document.lines.length - 1; i >= 0; i--) if (is(document.lines[i]!)) return i + 1
  return document.lines.length
}

function insert(patch: Patch, after: number, text: string): void {
  patch.after.set(after, [...(patch.after.get(after) ?? []), text])
}

/** After the last line outside any block that has such a statement, else at the end. */
function afterLast(document: Document, ...kinds: Statement['is'][]): number {
  let open = false
  let last = 0
  for (const line of document.lines)
    for (const s of line.statements) {
      if (s.is === 'open' || (s.is === 'pipeline' && s.opens)) open = true
      if (!open && kinds.includes(s.is)) last = line.number
      if (s.is === 'close') {
        open = false
        if (kinds.includes('node') || kinds.includes('pipeline')) last = line.number
      }
    }
  return last || lastLine(document, l => l.kind !== 'blank')
}

function apply(document: Document, patch: Patch): Document {
  const eol = document.lines.some(l => l.eol === '\r\n') ? '\r\n' : '\n'
  let text = (patch.after.get(0) ?? []).map(t => t + eol).join('')
  for (const line of document.lines) {
    const added = patch.after.get(line.number) ?? []
    const own = patch.put.has(line.number) ? patch.put.get(line.number) : line.text
    if (own !== undefined) text += own + (line.eol || (added.length ? eol : ''))
    for (const [i, t] of added.entries()) text += t + (line.eol || i < added.length - 1 ? eol : '')
  }
  return parse(text)
}

/** New coordinates into the brackets that are there, each number in its own place. */
function moved(
  row: string,
  span: Span | undefined,
  nameEnd: number,
  to: (number | undefined)[],
  wasPlaced: number[],
): string {
  if (!span)
    return `${row.slice(0, nameEnd)} [${to.map((v, i) => decimal(v ?? wasPlaced[i]!)).join(', ')}]${row.slice(nameEnd)}`
  let i = 0
  const inside = row.slice(...span).replace(/[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?/gi, old => {
    const value = to[i++]
    return value === undefined ? old : decimal(value)
  })
  const missing = to.slice(i).map((v, k) => decimal(v ?? wasPlaced[i + k]!))
  return replace(row, span, missing.length ? `${inside.slice(0, -1)}, ${missing.join(', ')}]` : inside)
}

function move(document: Document, name: string, to: Partial<Place>, patch: Patch): Refusal | undefined {
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

function rename(document: Document, name: string, to: string, patch: Patch): Refusal | undefined {
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

function evolveTo(
  document: Document,
  name: string,
  to: number,
  newName: string | undefined,
  patch: Patch,
): Refusal | undefined {
  if (!new Parts(document.map).find(name)) return refuse('no-such-part', `Nothing on the map is called "${name}".`)
  for (const line of document.lines)
    for (const s of line.statements) {
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

/** A line of a node written with other marks; its name, place, label and comment stay as they are. */
function remark(
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
  if (change.inertia === false) tail = tail.replace(/\s*\binertia\b/g, '').replace(/\s*\(\s*\)/g, '')
  if (change.inertia === true && !node.inertia) tail += ' inertia'
  if (change.decorators) {
    tail = tail.replace(/\s*\((?:build|buy|outsource|market|ecosystem|[,;\s])*\)/gi, '')
    if (change.decorators.length) tail += ` (${change.decorators.join(', ')})`
  }
  patch.put.set(at.row.number, at.row.text.slice(0, head) + tail + at.row.text.slice(end))
  return undefined
}

/** A link line without one of its links; a chain is written out as what is left of it. */
function unlink(document: Document, from: string, to: string, patch: Patch): Refusal | undefined {
  let found = false
  for (const line of document.lines)
    for (const s of line.statements) {
      if (s.is !== 'link') continue
      const gone = s.ops.map((_, i) => same(s.ends[i]!.name, from) && same(s.ends[i + 1]!.name, to))
      if (!gone.includes(true)) continue
      found = true
      const left = s.ops.flatMap((op, i) =>
        gone[i] ? [] : [`${quote(s.ends[i]!.name, true)}${linkArrow(op)}${quote(s.ends[i + 1]!.name)}`],
      )
      patch.put.set(line.number, left[0])
      for (const text of left.slice(1)) insert(patch, line.number, text)
    }
  return found ? undefined : refuse('no-such-link', `No link goes from "${from}" to "${to}".`)
}

function dropPipeline(document: Document, name: string, patch: Patch): boolean {
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

function remove(document: Document, name: string, patch: Patch): Refusal | undefined {
  if (!new Parts(document.map).find(name)) return refuse('no-such-part', `Nothing on the map is called "${name}".`)
  dropPipeline(document, name, patch)
  for (const line of document.lines)
    for (const s of line.statements) {
      const names =
        s.is === 'link'
          ? s.ends.map(e => e.name)
          : s.is === 'evolve' || s.is === 'node' || s.is === 'method'
            ? [s.name]
            : []
      if (!names.some(n => same(n, name))) continue
      if (s.is === 'link' && s.ends.length > 2)
        for (const [i] of s.ops.entries())
          if (same(s.ends[i]!.name, name) || same(s.ends[i + 1]!.name, name))
            unlink(document, s.ends[i]!.name, s.ends[i + 1]!.name, patch)
      if (s.is !== 'link' || s.ends.length === 2) patch.put.set(line.number, undefined)
    }
  return undefined
}

function patchFor(document: Document, change: Change, patch: Patch): Refusal | undefined {
  const parts = () => new Parts(document.map)
  switch (change.do) {
    case 'add': {
      if (!change.name.trim()) return refuse('empty', 'A part needs a name.')
      if (parts().find(change.name)) return refuse('taken', `"${change.name}" is already on the map.`)
      const place = change.at ?? { visibility: 0.9, evolution: 0.1 }
      const node = {
        kind: change.kind,
        name: change.name,
        ...place,
        placed: change.at !== undefined,
        line: 0,
        decorators: [],
        inertia: false,
      }
      insert(patch, afterLast(document, 'node'), nodeLine(node))
      return undefined
    }
    case 'add-child': {
      const pipeline = document.map.pipelines.find(p => same(p.name, change.pipeline))
      if (!pipeline) return refuse('no-such-pipeline', `"${change.pipeline}" has no pipeline.`)
      const text = childLine({ name: change.name, evolution: change.evolution, line: 0 })
      const last = pipeline.children.at(-1)
      const indent = last ? (/^\s*/.exec(document.lines[last.line - 1]!.text)?.[0] ?? '') : '  '
      if (last) insert(patch, last.line, indent + text)
      else for (const row of ['{', indent + text, '}']) insert(patch, pipeline.line, row)
      return undefined
    }
    case 'rename':
      return rename(document, change.name, change.to, patch)
    case 'move':
      return move(document, change.name, change.to, patch)
    case 'link': {
      for (const end of [change.from, change.to])
        if (!parts().find(end)) return refuse('no-such-part', `Nothing on the map is called "${end}".`)
      if (document.map.links.some(l => same(l.from, change.from) && same(l.to, change.to)))
        return refuse('linked', `"${change.from}" is already linked to "${change.to}".`)
      if (same(change.from, change.to)) return refuse('self', 'A part cannot be linked to itself.')
      const link = { from: change.from, to: change.to, flow: change.flow ?? false, future: false, past: false, line: 0 }
      insert(patch, afterLast(document, 'link'), linkLine(link))
      return undefined
    }
    case 'unlink':
      return unlink(document, change.from, change.to, patch)
    case 'evolve':
      return evolveTo(document, change.name, change.to, change.rename, patch)
    case 'settle': {
      const line = document.map.evolve.find(e => same(e.name, change.name))?.line
      if (!line) return refuse('not-moving', `"${change.name}" is not moving.`)
      patch.put.set(line, undefined)
      return undefined
    }
    case 'inertia':
      return remark(document, change.name, { inertia: change.on }, patch)
    case 'decorate':
      return remark(document, change.name, { decorators: change.decorators }, patch)
    case 'pipeline': {
      if (!parts().find(change.name)) return refuse('no-such-part', `Nothing on the map is called "${change.name}".`)
      const range = `[${decimal(change.from)}, ${decimal(change.to)}]`
      for (const line of document.lines)
        for (const s of line.statements) {
          if (s.is !== 'pipeline' || !same(s.name, change.name)) continue
          patch.put.set(
            line.number,
            s.rangeSpan
              ? replace(line.text, s.rangeSpan, range)
              : replace(line.text, [s.nameSpan[1], s.nameSpan[1]], ` ${range}`),
          )
          return undefined
        }
      insert(patch, afterLast(document, 'pipeline', 'node'), `pipeline ${quote(change.name)} ${range}`)
      return undefined
    }
    case 'no-pipeline':
      return dropPipeline(document, change.name, patch)
        ? undefined
        : refuse('no-such-pipeline', `"${change.name}" has no pipeline.`)
    case 'note':
      insert(patch, afterLast(document, 'note'), noteLine({ text: change.text, ...change.at }))
      return undefined
    case 'annotate':
      insert(
        patch,
        afterLast(document, 'annotation'),
        `annotation ${change.number} [${decimal(change.at.visibility)}, ${decimal(change.at.evolution)}] ${change.text}`.trimEnd(),
      )
      return undefined
    case 'attitude':
      insert(patch, afterLast(document, 'attitude'), `${change.kind} [${change.corners.map(decimal).join(', ')}]`)
      return undefined
    case 'title': {
      const line = document.lines.find(l => l.statements[0]?.is === 'title')
      if (line) patch.put.set(line.number, `title ${change.text}`)
      else insert(patch, 0, `title ${change.text}`)
      return undefined
    }
    case 'remove':
      return remove(document, change.name, patch)
    case 'remove-line':
      patch.put.set(change.line, undefined)
      return undefined
  }
}

/** The document after a change, or why it cannot be made. Lines that say nothing of the changed thing keep their bytes. */
export function edit(document: Document, change: Change): Document | Refusal {
  const words = Object.values(change).find(v => typeof v === 'string' && v.length > limits.line / 4)
  if (words) return refuse('too-long', `A text on a map may have ${limits.line / 4} characters.`)
  const patch: Patch = { put: new Map(), after: new Map() }
  return patchFor(document, change, patch) ?? apply(document, patch)
}
