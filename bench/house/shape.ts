/** What the code is made of, read by the parser that runs our tests: functions, nesting, ternaries, what is asserted. */
import { parseAst } from 'vitest/node'

/** A function, or the deepest place of its kind, by its line (from 1) and how many lines it has. */
export type Found = { line: number; lines: number }

export type Shape = {
  functions: Found[]
  /** How deep statements stand in each other, by line: blocks, bodies and switches, counted within one function. */
  nesting: { line: number; depth: number }[]
  /** Ternaries that are no part of another one, by line, and how many stand in each other there. */
  ternaries: { line: number; depth: number }[]
  /** Values said to be there: `x!`. */
  asserted: number[]
  /** Casts, `as const` left out. */
  casts: number[]
}

type Node = { type: string; start: number; end: number; [key: string]: unknown }

const isFunction = (node: Node) =>
  node.type === 'FunctionDeclaration' || node.type === 'FunctionExpression' || node.type === 'ArrowFunctionExpression'
const opens = new Set(['BlockStatement', 'SwitchStatement'])

/** Reads the code of a file. @throws SyntaxError when it is none. */
export function shapeOf(path: string, text: string): Shape {
  const shape: Shape = { functions: [], nesting: [], ternaries: [], asserted: [], casts: [] }
  const starts = [0, ...[...text.matchAll(/\n/g)].map(hit => hit.index + 1)]
  const lineOf = (at: number) => starts.findLastIndex(start => start <= at) + 1
  const walk = (node: Node, depth: number, ternaries: number) => {
    if (isFunction(node)) {
      const line = lineOf(node.start)
      shape.functions.push({ line, lines: lineOf(node.end - 1) - line + 1 })
    }
    if (node.type === 'TSNonNullExpression') shape.asserted.push(lineOf(node.start))
    if (node.type === 'TSAsExpression' && text.slice(node.start, node.end).match(/\bas const$/) === null)
      shape.casts.push(lineOf(node.start))
    const isTernary = node.type === 'ConditionalExpression'
    const inner = isTernary ? ternaries + 1 : isFunction(node) ? 0 : ternaries
    const deeper = depth + Number(opens.has(node.type))
    if (opens.has(node.type)) shape.nesting.push({ line: lineOf(node.start), depth: deeper })
    if (isTernary) shape.ternaries.push({ line: lineOf(node.start), depth: inner })
    for (const child of childrenOf(node)) walk(child, deeper, inner)
  }
  walk(parseAst(text, { lang: path.endsWith('x') ? 'tsx' : 'ts' }) as unknown as Node, 0, 0)
  return shape
}

function childrenOf(node: Node): Node[] {
  return Object.values(node)
    .flat()
    .filter((value): value is Node => typeof value === 'object' && value !== null && 'type' in value)
}
