/** A tree as an SVG picture: what hangs on what, each with its newest value and the one before. */

import { framed, stroke, text } from '../../draw/picture.ts'
import type { TreeNode } from '../../session/shapes.ts'
import { inOrder, type Placed } from '../../session/tree.ts'
import type { Session } from '../../session/types.ts'
import { wrap } from '../../text.ts'
import { newestOf } from './drawing.ts'
import { words } from './words.ts'

const wide = 720
/** Pixels: a row of text, the step in of a level, where words end and where values begin. */
const row = 19
const inset = 24
const [wordsEnd, valueEnd, dayAt] = [400, 480, 492]
/** About as many pixels as a letter of the picture takes. */
const letter = 7

/** The picture of these nodes; undefined for none. What hangs on nothing stands at the end, under a line that says so. */
export function treeSvg(nodes: readonly TreeNode[], title: string, session: Session): string | undefined {
  const placed = inOrder(nodes)
  if (!placed.length) return undefined
  const parts: string[] = []
  /** The height at which the words of each level were last written: from there a branch comes down. */
  const stems: number[] = []
  let y = 22
  let isLoose = false
  for (const { node, lasts, orphan } of placed) {
    if (orphan && !isLoose) {
      isLoose = true
      y += row / 2
      parts.push(text(14, y, words.looseColumn, 'start', 'strong'))
      y += row
    }
    const depth = lasts.length
    const x = 14 + inset * (depth + (orphan ? 1 : 0))
    const from = stems[depth - 1]
    if (depth && from !== undefined) {
      const stem = x - inset + 6
      parts.push(stroke([stem, from + 6], [stem, y - 4], 'branch'), stroke([stem, y - 4], [x - 4, y - 4], 'branch'))
    }
    const lines = wrap(node.text, Math.max(12, Math.floor((wordsEnd - x) / letter)))
    for (const [i, words] of lines.entries())
      parts.push(text(x, y + i * row, words, 'start', depth ? 'plain' : 'strong'))
    parts.push(...valuesOf(node, y, session))
    stems[depth] = y + (lines.length - 1) * row
    y += lines.length * row + 8
  }
  return framed({ width: wide, height: y, title, words: inWords(placed, session), parts })
}

function valuesOf(node: TreeNode, y: number, session: Session): string[] {
  const known = newestOf(node, session)
  if (!known) return []
  const before = known.before ? `, before: ${known.before}` : ''
  return [text(valueEnd, y, known.value, 'end', 'strong'), text(dayAt, y, `${known.day}${before}`)]
}

function inWords(placed: readonly Placed[], session: Session): string {
  const said = placed.map(({ node }) => {
    const known = newestOf(node, session)
    return known ? `${node.text}, ${known.value} on ${known.day}` : node.text
  })
  return `${said.join('; ')}.`
}
