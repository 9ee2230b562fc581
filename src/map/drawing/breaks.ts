/** How a text may be broken into rows. */
import { width, wrap } from '../../text.ts'

/** A text broken into rows, with their widths in cells. */
export type Broken = { lines: string[]; widths: number[]; wide: number }

/** Rows with their widths. */
export function broken(lines: string[]): Broken {
  const widths = lines.map(width)
  return { lines, widths, wide: Math.max(...widths) }
}

/** Where long words without blanks may be broken: after the signs that join words in them, and before a capital. */
const joints = /(?<=[\p{L}\d][_/-])(?=[\p{L}\d])|(?<=\p{Ll}\p{Ll})(?=\p{Lu}\p{Ll}\p{Ll})/u

/** The longest a word may be before it is broken at its joints. */
const longWord = 11

/** A text over a number of rows, each as narrow as it can be, broken at blanks and at the joints of long words; undefined when it has too few. */
/** A piece of a text that is not broken further, and its cells. */
type Piece = { text: string; wide: number }

function inRows(pieces: readonly Piece[], rows: number, least: number, most: number): Broken | undefined {
  for (let w = least; w < most; w++) {
    const lines: string[] = []
    let used = 0
    for (const { text, wide } of pieces) {
      const isFirst = lines.length === 0
      if (!isFirst && used + wide <= w + (text.endsWith(' ') ? 1 : 0)) {
        lines[lines.length - 1] += text
        used += wide
      } else {
        lines.push(text)
        used = wide
      }
      if (lines.length > rows) break
    }
    if (lines.length > rows) continue
    return lines.length === rows ? broken(lines.map(l => l.trimEnd())) : undefined
  }
  return undefined
}

/** Texts as they were broken lately, by the columns there are: the same names are drawn again and again. */
const known = new Map<string, readonly Broken[]>()
const mostKnown = 2_000
const longestKnown = 200

/** How a text may be broken: whole, then over two to five rows, each as narrow as it can be. */
export function breaks(text: string, columns: number): readonly Broken[] {
  if (text.length > longestKnown) return breaksOf(text, columns)
  const key = `${columns} ${text}`
  const before = known.get(key)
  if (before) return before
  if (known.size >= mostKnown) known.clear()
  const made = breaksOf(text, columns)
  known.set(key, made)
  return made
}

function breaksOf(text: string, columns: number): Broken[] {
  const out: Broken[] = []
  const whole = width(text)
  if (whole <= columns) out.push({ lines: [text], widths: [whole], wide: whole })
  const pieces = text
    .split(/(?<= )/)
    .flatMap(w => (w.length > longWord ? w.split(joints) : w))
    .map(piece => ({ text: piece, wide: width(piece) }))
  if (pieces.length < 2 && whole <= columns) return out
  const longest = Math.max(...pieces.map(p => p.wide - (p.text.endsWith(' ') ? 1 : 0)))
  if (longest <= columns)
    for (let rows = 2; rows <= Math.min(5, pieces.length); rows++) {
      const found = inRows(pieces, rows, Math.max(longest, Math.ceil(whole / rows)), Math.min(whole, columns + 1))
      if (found) out.push(found)
    }
  if (!out.length) out.push(broken(wrap(text, columns)))
  return out
}
