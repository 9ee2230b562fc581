/** Reading a map exactly as onlinewardleymaps.com reads it: one scanner a statement, each over all lines, quirks included. */
import { limits } from './limits.ts'
import { closingQuote } from './names.ts'
import {
  before,
  behind,
  decoratorsOf,
  labelOf,
  mend,
  nameAfter,
  numbers,
  outsideBlocks,
  placeOf,
  quotedName,
  stripComments,
  unescapeEnd,
} from './strict-pieces.ts'
import {
  axisOf,
  type Child,
  emptyMap,
  type Link,
  type MapNode,
  type NodeKind,
  type Pipeline,
  type WardleyMap,
} from './types.ts'

/** A line the reference reports as wrong: 1-based after comments are stripped, and the number the reference gives (some scanners count from 0). */
type StrictError = { line: number; as: number }

/** What strict reading gives. */
type Strict = { map: WardleyMap; errors: StrictError[] }

/** Runs `read` on every line that begins with a keyword and a blank; a throw makes the line an error. */
function scan(
  lines: string[],
  keyword: string,
  errors: StrictError[],
  read: (line: string, number: number) => void,
): void {
  lines.forEach((line, i) => {
    if (!line.trim().startsWith(`${keyword} `)) return
    try {
      read(line, i + 1)
    } catch {
      errors.push({ line: i + 1, as: i + 1 })
    }
  })
}

/** A label that cannot be read is an error of its line; the node stays. */
function labelOrError(line: string, number: number, errors: StrictError[]): [number, number] | undefined {
  try {
    return labelOf(line)
  } catch {
    errors.push({ line: number, as: number })
    return undefined
  }
}

function node(kind: NodeKind, line: string, number: number, errors: StrictError[]): MapNode {
  const label = kind === 'anchor' ? undefined : labelOrError(line, number, errors)
  return {
    kind,
    name: nameAfter(kind, line),
    ...placeOf(line),
    placed: line.includes('[') && line.includes(']'),
    line: number,
    decorators: kind === 'anchor' ? [] : decoratorsOf(line),
    inertia: kind !== 'anchor' && line.includes('inertia'),
    ...(label && { label }),
    ...(kind === 'submap' && line.includes('url(') && { url: before(behind(line, 'url('), ')').trim() }),
  }
}

function children(lines: string[], from: number): Child[] {
  const found: Child[] = []
  let open = false
  for (const [i, raw] of lines.slice(from).entries()) {
    const line = raw.trim()
    if (!open && line.includes('{')) open = true
    if (!open && line.startsWith('pipeline ')) break
    if (open && line.includes('}')) break
    if (!open || !line.startsWith('component ')) continue
    const label = labelOf(line)
    const brackets = line.split('[')[1]
    const evolution = brackets?.includes(']') ? Number(before(brackets, ']').trim()) : 0.2
    found.push({ name: nameAfter('component', line), evolution, line: from + i + 1, ...(label && { label }) })
  }
  return found
}

function pipeline(lines: string[], line: string, number: number): Pipeline {
  const inner = line.split('[')[1]
  let [from, to, hidden] = [0.2, 0.8, true]
  if (inner?.includes(']')) {
    const [a = '', b = ''] = before(inner, ']').split(',')
    ;[from, to, hidden] = [Number(a.trim()), Number(b.trim()), false]
  }
  const parts = children(lines, number)
  if (parts.length) {
    hidden = false
    from = Math.min(1, ...parts.map(p => p.evolution).filter(e => !Number.isNaN(e)))
    to = Math.max(0, ...parts.map(p => p.evolution).filter(e => !Number.isNaN(e)))
  }
  return { name: nameAfter('pipeline', line), from, to, hidden, children: parts, line: number }
}

function evolve(line: string, number: number, map: WardleyMap, errors: StrictError[]): void {
  const rest = line.split('evolve ')[1]?.trim()
  let name = 'Component'
  let rename = ''
  let to = 0.85
  if (rest?.startsWith('"')) {
    name = quotedName(rest)
    const after = rest.slice(rest.match(/^"(?:[^"\\]|\\.)*"/)?.[0].length ?? rest.length).trim()
    if (after.startsWith('->')) {
      const target = after.slice(2).trim()
      const found = target.match(/([0-9]?\.[0-9]+)(?:\s+label\s*\[[^\]]+\])?$/)?.[1]
      rename = found ? target.slice(0, target.lastIndexOf(found)).trim() : target
      if (found) to = Number(found)
      if (rename.startsWith('"')) rename = quotedName(rename)
    } else if (/^[0-9]?\.[0-9]+$/.test(after)) to = Number(after)
  } else if (rest) {
    name = rest
    const found = line.match(/\s[0-9]?\.[0-9]+/)?.[0]
    if (found) {
      to = Number(found)
      name = before(rest, String(to))
      const [source = '', target] = name.split('->')
      if (target === undefined) name = name.trim()
      else [name, rename] = [source.trim(), target.trim()]
    }
  }
  labelOrError(line, number, errors)
  map.evolve.push({ name: mend(name), to, ...(rename && { rename }), line: number, decorators: decoratorsOf(line) })
}

function noteText(line: string): string {
  const rest = line.slice(line.indexOf('note') + 5).trim()
  if (!rest.startsWith('"')) return rest.startsWith('[') ? '' : before(rest, ' [').trim()
  const close = closingQuote(rest, 0)
  const inner = close > 0 ? rest.slice(1, close) : before(rest, ' [').trim().slice(1)
  return close > 0 ? inner.replaceAll('\\"', '"').replaceAll('\\n', '\n').replaceAll('\\\\', '\\') : inner
}

function annotation(line: string, map: WardleyMap, number: number): void {
  const tight = line.replace(/\s/g, '')
  const at = tight.includes('[[')
    ? `[${before(behind(tight, '[['), ']]')}]`.replaceAll('],[', ']|[').split('|').map(placeOf)
    : line.includes('[') && line.includes(']')
      ? [placeOf(line)]
      : []
  if (!at.length) return
  const ends = line.trim().endsWith(']') && line.trim().indexOf(']') === line.trim().length - 1
  const text =
    !line.includes(']') || ends
      ? ''
      : tight.includes(']]')
        ? line.slice(line.lastIndexOf(']') + 1).trim()
        : behind(line, ']').trim()
  const id = Number.parseInt(before(behind(line, 'annotation ').trim(), ' [').trim(), 10)
  map.annotations.push({ number: id || 0, at: at.map(p => [p.visibility, p.evolution]), text, line: number })
}

/** Lines that begin with one of these, or hold one in round brackets, are never read as links. */
const notLinks =
  'evolution anchor evolve component style build buy outsource title annotation annotations pipeline note pioneers settlers townplanners submap url { } accelerator deaccelerator size'.split(
    ' ',
  )

/** What stands before the first mark and behind it, up to the next. */
function sides(text: string, mark: string): [string, string] {
  return [before(text, mark), behind(text, mark)]
}

function links(lines: string[], map: WardleyMap, errors: StrictError[]): void {
  const end = (text: string) => unescapeEnd(before(text.trim(), ';').trim())
  lines.forEach((line, i) => {
    const trimmed = line.trim()
    if (!trimmed || notLinks.some(w => trimmed.startsWith(w) || trimmed.includes(`(${w})`))) return
    const push = (from: string, to: string, rest: Partial<Link>) =>
      map.links.push({
        from: unescapeEnd(from.trim()),
        to: end(to),
        flow: true,
        future: false,
        past: false,
        line: i + 1,
        ...rest,
      })
    const context = line.includes(';') ? behind(line, ';').trim() : undefined
    const plain = [
      ['+>', {}],
      ['+<>', { past: true }],
      ['+<', { future: true }],
    ] as const
    const found = plain.find(([op]) => line.includes(op))
    let from = ''
    let to = ''
    let rest: Partial<Link> = {}
    if (found) {
      ;[from, to] = sides(line, found[0])
      rest = found[1]
    } else if (line.includes("+'")) {
      const [source, after] = sides(line, "+'")
      const op = ["'>", "'<>", "'<"].find(o => after.includes(o))
      if (!op) {
        errors.push({ line: i + 1, as: i })
        return
      }
      const [text, target] = sides(after, op)
      rest = { future: op !== "'<", past: op !== "'>" }
      push(source, target, { ...rest, flowText: text })
      ;[from, to] = [source, target]
    } else if (line.includes('->')) {
      ;[from, to] = sides(line, '->')
      rest = { flow: false }
    }
    if (!from.trim() && !to.trim()) errors.push({ line: i + 1, as: i })
    else push(from, to, { ...rest, ...(context !== undefined && { context }) })
  })
}

function axis(lines: string[], map: WardleyMap, errors: StrictError[]): void {
  const i = lines.findIndex(l => l.trim().startsWith('evolution'))
  if (i < 0) return
  const rest = lines[i]?.split('evolution ')[1]?.trim() ?? ''
  if (rest.startsWith('--hide')) map.axisHidden = true
  const labels = rest.replace(/^--hide\s*/, '').split('->')
  const named = axisOf(labels.map(l => l.trim()))
  if (named) map.axis = named
  else if (rest !== '--hide') errors.push({ line: i + 1, as: i })
}

function presentation(lines: string[], map: WardleyMap): void {
  for (const line of lines) {
    const trimmed = line.trim()
    if (trimmed.startsWith('style') && line.includes('style ')) map.style = behind(line, 'style ').trim()
    if (trimmed.startsWith('annotations ')) map.annotationsAt = placeOf(line)
    if (trimmed.startsWith('size ')) {
      const [columns = 0, rows = 0] = numbers(line)
      map.size = [columns, rows]
    }
    if (trimmed.startsWith('valuechain') && trimmed.includes('--hide')) map.heightHidden = true
  }
}

/** Reads a whole text as the reference parser does. Never throws: where the reference itself stops, the map is empty and line 1 an error. */
export function readStrict(text: string): Strict {
  const lines = stripComments(text)
    .slice(0, limits.lines)
    .map(l => (l.length > limits.line ? '' : l))
  const map = emptyMap()
  const errors: StrictError[] = []
  const title = lines.find(l => l.startsWith('title'))
  if (title !== undefined) {
    const name = title.split('title ')[1]
    if (name === undefined) return { map, errors: [{ line: lines.indexOf(title) + 1, as: lines.indexOf(title) }] }
    map.title = name.trim()
  }
  axis(lines, map, errors)
  presentation(lines, map)
  scan(lines, 'note', errors, (line, n) => map.notes.push({ text: noteText(line), ...placeOf(line), line: n }))
  scan(lines, 'annotation', [], (line, n) => annotation(line, map, n))
  scan(outsideBlocks(lines), 'component', errors, (line, n) => map.components.push(node('component', line, n, errors)))
  scan(lines, 'pipeline', errors, (line, n) => map.pipelines.push(pipeline(lines, line, n)))
  scan(lines, 'evolve', errors, (line, n) => evolve(line, n, map, errors))
  scan(lines, 'anchor', errors, (line, n) => map.anchors.push(node('anchor', line, n, errors)))
  links(lines, map, errors)
  scan(lines, 'submap', errors, (line, n) => map.submaps.push(node('submap', line, n, errors)))
  scan(lines, 'url', errors, line => {
    map.urls[nameAfter('url', line)] = before(behind(line, '[').trim(), ']').trim()
  })
  for (const kind of ['pioneers', 'settlers', 'townplanners'])
    scan(lines, kind, errors, (line, n) => {
      const [v1 = 0.9, e1 = 0.1, v2 = 0.8, e2 = 0.2] = numbers(line)
      map.attitudes.push({ kind, corners: [v1, e1, v2, e2], line: n })
    })
  for (const keyword of ['accelerator', 'deaccelerator'])
    scan(lines, keyword, errors, (line, n) => {
      map.accelerators.push({
        name: nameAfter(keyword, line),
        ...placeOf(line),
        slowing: line.startsWith('deaccelerator'),
        line: n,
      })
    })
  const parents = new Set([...map.components, ...map.anchors].map(n => n.name))
  for (const p of map.pipelines) if (!parents.has(p.name)) p.hidden = true
  return { map, errors }
}
