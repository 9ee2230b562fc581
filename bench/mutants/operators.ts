/** Small changes of code that a test should notice. */
import type { Mutant } from './mutant.ts'
import { isNode, type Node, parsed, walk } from './syntax.ts'

type Change = Pick<Mutant, 'before' | 'after'> & { at: number }

const swaps: Record<string, string> = {
  '===': '!==',
  '!==': '===',
  '&&': '||',
  '||': '&&',
  '>=': '<',
  '<=': '>',
  '<': '>=',
  '>': '<=',
  '+': '-',
  '-': '+',
  '*': '/',
  '+=': '-=',
  '-=': '+=',
}
const names: Record<string, string> = { some: 'every', every: 'some', min: 'max', max: 'min' }

/** Every place of a file where a condition is turned round, a constant moved, or a call or an early end left out. */
export function mutantsIn(text: string, path: string): Change[] {
  const found: Change[] = []
  walk(parsed(text, path), (node, inside) => {
    const change = changeOf(node, inside, text)
    if (change) found.push({ ...change, before: text.slice(change.at, change.at + change.before.length) })
  })
  return found.toSorted((a, b) => a.at - b.at)
}

function changeOf(node: Node, inside: Node | undefined, text: string): Change | undefined {
  const { start, end, type } = node
  const whole = text.slice(start, end)
  switch (type) {
    case 'BinaryExpression':
    case 'LogicalExpression':
    case 'AssignmentExpression':
      return swapped(node, text)
    case 'UnaryExpression':
      return node.operator === '!' ? { at: start, before: '!', after: '' } : undefined
    case 'Literal':
      return literal(node, inside, whole, text)
    case 'Identifier':
      return inside?.type === 'MemberExpression' && inside.property === node && Object.hasOwn(names, whole)
        ? { at: start, before: whole, after: names[whole] ?? '' }
        : undefined
    case 'ExpressionStatement':
      return isCall(node.expression) ? { at: start, before: whole, after: '' } : undefined
    case 'IfStatement':
      return node.alternate == null && leaves(node.consequent) ? { at: start, before: whole, after: '' } : undefined
    case 'ConditionalExpression':
      return turned(node.test, text)
    default:
      return undefined
  }
}

/** Another operator between the two sides; a text joined to a text has no other. */
function swapped({ left, right, operator }: Node, text: string): Change | undefined {
  if (!isNode(left) || !isNode(right) || typeof operator !== 'string') return undefined
  const after = swaps[operator]
  if (after === undefined || (operator.startsWith('+') && [left, right].some(isText))) return undefined
  const at = text.indexOf(operator, left.end)
  return at < right.start ? { at, before: operator, after } : undefined
}

function isText({ type, value, left, right }: Node): boolean {
  if (type === 'TemplateLiteral' || (type === 'Literal' && typeof value === 'string')) return true
  return type === 'BinaryExpression' && [left, right].some(side => isNode(side) && isText(side))
}

function literal({ start, value }: Node, inside: Node | undefined, before: string, text: string): Change | undefined {
  // The place in a list of one's own and the name of a field say no more than which.
  if (inside?.type === 'Property' && inside.key !== undefined && isNode(inside.key) && inside.key.start === start)
    return undefined
  // Of what a comparison of two gives only the sign counts: `a < b ? -1 : 1`.
  if (
    inside?.type === 'ConditionalExpression' &&
    text.startsWith('-', isNode(inside.consequent) ? inside.consequent.start : -1)
  )
    return undefined
  if (typeof value === 'boolean') return { at: start, before, after: `${!value}` }
  return typeof value === 'number' ? { at: start, before, after: `${value + 1}` } : undefined
}

function isCall(node: unknown): boolean {
  if (!isNode(node)) return false
  if (node.type === 'AwaitExpression') return isCall(node.argument)
  if (node.type === 'ChainExpression') return isCall(node.expression)
  return node.type === 'CallExpression' && isNode(node.callee) && node.callee.type !== 'Super'
}

/** True for what ends the function or this time round. */
function leaves(node: unknown): boolean {
  return isNode(node) && /^(?:Return|Continue|Break)Statement$/.test(node.type)
}

/** A condition that has no operator to change: its opposite. */
function turned(test: unknown, text: string): Change | undefined {
  if (!isNode(test) || !/^(?:Identifier|MemberExpression|CallExpression|ChainExpression)$/.test(test.type))
    return undefined
  const before = text.slice(test.start, test.end)
  return { at: test.start, before, after: `!${before}` }
}

/** Numbers from 0 to 1 that a seed repeats (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
