/** How a text may be broken into rows. */
import { width, wrap } from '../text.ts'

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
function inRows(
  pieces: readonly string[],
  widths: readonly number[],
  rows: number,
  least: number,
  most: number,
): Broken | undefined {
  for (let w = least; w < most; w++) {
    const lines: string[] = []
    const used: number[] = []
    for (const [i, piece] of pieces.entries()) {
      const last = lines.length - 1
      if (last >= 0 && used[last]! + widths[i]! <= w + (piece.endsWith(' ') ? 1 : 0)) {
        lines[last] += piece
        used[last]! += widths[i]!
      } else {
        lines.push(piece)
        used.push(widths[i]!)
      }
      if (lines.length > rows) break
    }
    if (lines.length > rows) continue
    return lines.length === rows ? broken(lines.map(l => l.trimEnd())) : undefined
  }
  return undefined
}

/** How a text may be broken: whole, then over two to five rows, each as narrow as it can be. */
export function breaks(text: string, columns: number): Broken[] {
  const out: Broken[] = []
  const whole = width(text)
  if (whole <= columns) out.push({ lines: [text], widths: [whole], wide: whole })
  const pieces = text.split(/(?<= )/).flatMap(w => (w.length > longWord ? w.split(joints) : w))
  if (pieces.length < 2 && whole <= columns) return out
  const widths = pieces.map(width)
  const longest = Math.max(...pieces.map((p, i) => widths[i]! - (p.endsWith(' ') ? 1 : 0)))
  if (longest <= columns)
    for (let rows = 2; rows <= Math.min(5, pieces.length); rows++) {
      const found = inRows(
        pieces,
        widths,
        rows,
        Math.max(longest, Math.ceil(whole / rows)),
        Math.min(whole, columns + 1),
      )
      if (found) out.push(found)
    }
  if (!out.length) out.push(broken(wrap(text, columns)))
  return out
}
