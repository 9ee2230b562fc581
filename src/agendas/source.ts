/** An agenda file as text becomes a plain value that remembers where everything stood. */
import { isMap, isNode, isScalar, Lexer, LineCounter, type Node, parseDocument, visit } from 'yaml'
import { clean } from '../clean.ts'
import { exitCodes, UserError } from '../errors.ts'
import { cut } from '../text.ts'
import type { Path } from './lint.ts'

/** Line and column in the file, both from 1. */
type Place = { line: number; column: number }

/** `at` answers for the thing at a path; for a key that is not there, for what should have held it. */
export type Source = { value: unknown; at(path: Path, where?: 'key' | 'value'): Place }

const most = { bytes: 128 * 1024, lines: 4_000, flow: 40, indent: 120, indicators: 40 } as const

/**
 * Reads JSON or YAML 1.2 (JSON is a part of it). Anchors, aliases and tags are refused: nothing in an agenda needs them,
 * and with them a small file can stand for an endless one.
 * Throws a UserError (usage) that names file, line and column when it cannot.
 */
export function readSource(text: string, name: string, what = 'an agenda'): Source {
  const lines = new LineCounter()
  const place = (offset: number): Place => {
    const { line, col } = lines.linePos(offset)
    return { line: Math.max(1, line), column: Math.max(1, col) }
  }
  if (Buffer.byteLength(text) > most.bytes)
    throw wrong(
      name,
      undefined,
      `this file has ${Math.ceil(Buffer.byteLength(text) / 1024)} kB; ${what} fits in ${most.bytes / 1024} kB`,
    )
  guardDepth(text, name, what)

  const doc = parseDocument(text, { lineCounter: lines, prettyErrors: false, schema: 'core' })
  // A tag nobody knows is only a warning to the parser.
  const [tagged] = doc.warnings
  if (tagged) throw wrong(name, place(tagged.pos[0]), 'tags (!name) are not read here')
  const [error] = doc.errors
  if (error) throw wrong(name, place(error.pos[0]), parserWords(error.code, error.message))
  visit(doc, {
    Alias: (_, node) => {
      throw wrong(name, place(node.range?.[0] ?? 0), 'aliases (*name) are not read here; write it out')
    },
    Node: (_, node) => {
      const offset = node.range?.[0] ?? 0
      if ('anchor' in node && node.anchor) throw wrong(name, place(offset), 'anchors (&name) are not read here')
      if (node.tag?.startsWith('!')) throw wrong(name, place(offset), 'tags (!name) are not read here')
    },
    Pair: (_, pair) => {
      const key = isScalar(pair.key) ? pair.key : undefined
      const offset = (isNode(pair.key) ? pair.key.range?.[0] : undefined) ?? 0
      if (typeof key?.value !== 'string') throw wrong(name, place(offset), 'a key is a plain word')
      if (key.value in Object.prototype) throw wrong(name, place(offset), `${quoted(key.value)} cannot be a key here`)
    },
  })

  const offsetOf = (path: Path, where: 'key' | 'value'): number => {
    for (let depth = path.length; depth >= 0; depth--) {
      const whole = depth === path.length
      const parent = depth ? nodeAt(doc.contents, path.slice(0, depth - 1)) : undefined
      const pair = isMap(parent)
        ? parent.items.find(p => isScalar(p.key) && p.key.value === path[depth - 1])
        : undefined
      if (whole && where === 'key' && isNode(pair?.key)) return pair.key.range?.[0] ?? 0
      const node = nodeAt(doc.contents, path.slice(0, depth))
      if (node?.range) return node.range[0]
      if (isNode(pair?.key)) return pair.key.range?.[0] ?? 0
    }
    return 0
  }
  return { value: doc.toJS(), at: (path, where = 'value') => place(offsetOf(path, where)) }
}

/** A UserError that begins with the place: `retro.yaml, line 3, column 5: …`. */
export function wrong(name: string, at: Place | undefined, say: string, next = ''): UserError {
  const where = at ? `${quotable(name)}, line ${at.line}, column ${at.column}` : quotable(name)
  return new UserError(`${where}: ${say}${say.endsWith('?') ? '' : '.'}`, next, exitCodes.usage)
}

/** What somebody typed, short and safe enough for a sentence. */
export function quoted(text: string): string {
  return `"${quotable(text)}"`
}

function quotable(text: string): string {
  return cut(clean(text.slice(0, 500)), 60)
}

function nodeAt(root: Node | null, path: Path): Node | undefined {
  let node: unknown = root
  for (const key of path) {
    if (!node || typeof node !== 'object' || !('get' in node)) return undefined
    node = (node as { get(key: unknown, keep: true): unknown }).get(key, true)
  }
  return isNode(node) ? node : undefined
}

/**
 * The parser goes down into a value by calling itself, and a stack that is full at the wrong moment ends the whole process.
 * So depth is bounded before it starts: brackets that are open, indentation, and block signs on one line.
 */
function guardDepth(text: string, name: string, what: string): void {
  let line = 1
  let from = 0
  while (from <= text.length) {
    const to = text.indexOf('\n', from)
    const row = text.slice(from, to < 0 ? text.length : to)
    const indent = row.length - row.trimStart().length
    const isFlow = /^[[{"}\]]/.test(row.trimStart())
    if (!isFlow && indent > most.indent) throw tooDeep(name, what, { line, column: indent })
    if (!isFlow && (row.match(/(?:^|[ \t])[-?:](?=[ \t])/g)?.length ?? 0) > most.indicators)
      throw tooDeep(name, what, { line, column: 1 })
    if (to < 0) break
    from = to + 1
    line++
  }
  if (line > most.lines)
    throw wrong(name, undefined, `${line} lines are too many for ${what}; ${most.lines} is the most`)
  let open = 0
  let offset = 0
  for (const token of new Lexer().lex(text)) {
    if (token === '[' || token === '{') open++
    else if (token === ']' || token === '}') open = Math.max(0, open - 1)
    if (open > most.flow) throw tooDeep(name, what, placeIn(text, offset))
    offset += token === '\u0002' || token === '\u0018' || token === '\u001f' ? 0 : token.length
  }
}

function tooDeep(name: string, what: string, at: Place): UserError {
  return wrong(name, at, `this is nested deeper than ${what} can be`)
}

function placeIn(text: string, offset: number): Place {
  const before = text.slice(0, offset)
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') }
}

/** The parser's commonest complaints in plain words; the rest as it says them, without the end mark. */
function parserWords(code: string, message: string): string {
  switch (code) {
    case 'DUPLICATE_KEY':
      return 'this key stands twice in the same place'
    case 'TAB_AS_INDENT':
      return 'a tab indents here; use blanks'
    case 'BAD_INDENT':
      return 'the indentation does not match the lines before'
    case 'MISSING_CHAR':
      return `a bracket, quote or colon is missing (${quotable(message)})`
    case 'UNEXPECTED_TOKEN':
    case 'BLOCK_AS_IMPLICIT_KEY':
      return 'this is not YAML; a sign like - ? : at the start of a text needs quotes around the text'
    default:
      return `this cannot be read (${quotable(message)})`
  }
}
