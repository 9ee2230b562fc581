/** The syntax of a source as a tree, types left out. */
import { parseAst } from 'vitest/node'

export type Node = { type: string; start: number; end: number; [field: string]: unknown }

/** The whole file as a tree. @throws a SyntaxError when it is no TypeScript. */
export function parsed(text: string, path: string): Node {
  const tree: unknown = parseAst(text, { lang: path.endsWith('x') ? 'tsx' : 'ts' })
  if (!isNode(tree)) throw new Error(`${path} was not read as a tree`)
  return tree
}

/** Goes through a tree, a node before those inside it; types are passed over. */
export function walk(node: Node, see: (node: Node, inside: Node | undefined) => void, inside?: Node): void {
  see(node, inside)
  for (const child of childrenOf(node)) walk(child, see, node)
}

/** The nodes right below, in the order in which they stand. */
function childrenOf(node: Node): Node[] {
  const children = Object.values(node).flat().filter(isNode)
  return children.filter(({ type }) => !isType(type)).toSorted((a, b) => a.start - b.start)
}

/** `x as T`, `x!` and `x satisfies T` have code inside; all else whose name begins so is a type. */
function isType(type: string): boolean {
  return type.startsWith('TS') && !/^TS(?:As|NonNull|Satisfies)/.test(type)
}

/** True for a value that is a node of a tree. */
export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
}
