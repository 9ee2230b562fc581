/** Reading a map from text: leniently, as its author meant it, or strictly, as onlinewardleymaps.com does. */
import { checkMap } from '../check.ts'
import { fold } from './fold.ts'
import { limits } from './limits.ts'
import { type Line, readLines } from './lines.ts'
import { readStrict } from './strict.ts'
import type { Problem, WardleyMap } from './types.ts'

/** A map with the text it came from: what edits work on. */
export type Document = {
  text: string
  lines: Line[]
  map: WardleyMap
  problems: Problem[]
  /** Strict reading only: the line numbers the reference reports. */
  errors?: number[]
}

/** Texts read last, so that whoever checks, makes and shows a change reads it once. Long ones are not worth their memory. */
const known = new Map<string, Document>()
const remembered = 40
const longest = 65_536

/** Reads a text leniently, once: the same text gives the same document as long as it is among the last ones read. */
export function parseOnce(text: string): Document {
  if (text.length > longest) return parse(text)
  const document = known.get(text) ?? parse(text)
  known.delete(text)
  known.set(text, document)
  const [oldest] = known.keys()
  if (known.size > remembered && oldest !== undefined) known.delete(oldest)
  return document
}

function byPlace(a: Problem, b: Problem): number {
  return a.line - b.line || a.column - b.column
}

/**
 * Reads a text. Never throws: every line that is not blank is a node, an edge, an attribute, a comment, or kept as it was
 * with a problem that says why. `strict` reads as the reference does and reports what it loses.
 */
export function parse(text: string, options: { strict?: boolean } = {}): Document {
  const { lines, problems } = readLines(text)
  if (!options.strict) {
    const folded = fold(lines)
    return {
      text,
      lines,
      map: folded.map,
      problems: [...problems, ...folded.problems, ...checkMap(folded.map, text)].sort(byPlace),
    }
  }
  const { map, errors } = readStrict(text.slice(0, limits.text))
  const lost = errors.map(
    (e): Problem => ({ level: 'error', line: e.line, column: 1, say: 'onlinewardleymaps.com cannot read this line.' }),
  )
  const same = problems.filter(p => p.level === 'error' && !lost.some(l => l.line === p.line))
  return {
    text,
    lines,
    map,
    problems: [...lost, ...same, ...checkMap(map, text)].sort(byPlace),
    errors: errors.map(e => e.as),
  }
}
