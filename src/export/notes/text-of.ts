/** The text of a syntax tree's node without its markup. */
import type { Nodes } from 'mdast'

/** All text inside a node, joined. */
export function textOf(node: Nodes): string {
  if ('value' in node) return node.value
  return 'children' in node ? node.children.map(textOf).join('') : ''
}
