/** Questions asked of a tree: what hangs where, and what hangs on nothing. */
import type { TreeNode } from './shapes.ts'

/**
 * A node in the order it is read in: tops first, each with all that hangs on it, then the orphans likewise. `lasts` says
 * of the nodes from below the top of its branch down to itself whether each is the last of its siblings.
 */
export type Placed = { node: TreeNode; lasts: boolean[]; orphan: boolean }

/** The node it hangs on: one level up, so that whatever a file says no node hangs on itself by a detour. */
export function parentOf(nodes: readonly TreeNode[], node: TreeNode): TreeNode | undefined {
  return node.parent === undefined ? undefined : nodes.find(n => n.id === node.parent && n.level === node.level - 1)
}

/** What hangs on a node directly. */
export function childrenOf(nodes: readonly TreeNode[], node: TreeNode): TreeNode[] {
  return nodes.filter(n => n.parent === node.id && n.level === node.level + 1)
}

/** A node and everything that hangs on it, however deep. */
export function branchOf(nodes: readonly TreeNode[], node: TreeNode): TreeNode[] {
  return [node, ...childrenOf(nodes, node).flatMap(child => branchOf(nodes, child))]
}

/** The nodes of the first level. */
export function topsOf(nodes: readonly TreeNode[]): TreeNode[] {
  return nodes.filter(n => n.level === 0)
}

/** Nodes below the first level that hang on nothing. */
export function orphansOf(nodes: readonly TreeNode[]): TreeNode[] {
  return nodes.filter(n => n.level > 0 && !parentOf(nodes, n))
}

/** The nodes nothing hangs on, in the order they are read in: what the tree comes down to. */
export function leavesOf(nodes: readonly TreeNode[]): TreeNode[] {
  return inOrder(nodes)
    .map(p => p.node)
    .filter(n => !childrenOf(nodes, n).length)
}

/** Every node once, in the order it is read in. */
export function inOrder(nodes: readonly TreeNode[]): Placed[] {
  const below = (node: TreeNode, lasts: boolean[], orphan: boolean): Placed[] => {
    const children = childrenOf(nodes, node)
    return [
      { node, lasts, orphan },
      ...children.flatMap((child, i) => below(child, [...lasts, i === children.length - 1], orphan)),
    ]
  }
  return [
    ...topsOf(nodes).flatMap(node => below(node, [], false)),
    ...orphansOf(nodes).flatMap(node => below(node, [], true)),
  ]
}
