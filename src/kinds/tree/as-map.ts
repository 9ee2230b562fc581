/** A tree as a map to begin with: users at the top, needs and what they need below, each waiting for its evolution. */
import { linkLine, type MapNode, nodeLine, normal } from '../../map/index.ts'
import type { TreeNode } from '../../session/shapes.ts'

/**
 * The text of the map of these nodes. Whatever is named twice is one part with the links of both; parts without a place
 * get their height from their links. Users stand side by side at the top: the nodes of the first level, or `user` above
 * them, whom a tree of numbers does not name.
 */
export function treeMap(nodes: readonly TreeNode[], title: string, user?: string): string {
  if (user !== undefined) {
    const below = nodes.map(n => (n.level === 0 ? { ...n, level: 1, parent: 'user' } : { ...n, level: n.level + 1 }))
    return treeMap([{ id: 'user', text: user, level: 0 }, ...below], title)
  }
  const users = nodes.filter(n => n.level === 0)
  const known = new Map<string, string>()
  const lines: string[] = []
  for (const node of nodes) {
    const key = normal(node.text)
    if (!key || known.has(key)) continue
    known.set(key, node.text)
    lines.push(nodeLine(node.level === 0 ? userAt(node.text, users.indexOf(node), users.length) : waiting(node.text)))
  }
  const links = new Set<string>()
  for (const node of nodes) {
    const parent = nodes.find(n => n.id === node.parent)
    const [from, to] = [known.get(normal(parent?.text ?? '')), known.get(normal(node.text))]
    if (from === undefined || to === undefined || from === to) continue
    links.add(linkLine({ from, to, flow: false, future: false, past: false, line: 0 }))
  }
  const blocks = [[`title ${title}`], lines, [...links]]
  return `${blocks
    .filter(block => block.length)
    .map(block => block.join('\n'))
    .join('\n\n')}\n`
}

const plain = { line: 0, decorators: [], inertia: false }

function userAt(name: string, i: number, count: number): MapNode {
  const evolution = Math.round(((i + 1) / (count + 1)) * 100) / 100
  return { ...plain, kind: 'anchor', name, visibility: 0.97, evolution, placed: true }
}

function waiting(name: string): MapNode {
  return { ...plain, kind: 'component', name, visibility: 0.9, evolution: 0.1, placed: false }
}
