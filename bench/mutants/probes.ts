/** Statements that say that they ran: `globalThis.flywheelRan` is told the place of each: file, its state, number. */
import { createHash } from 'node:crypto'
import { isNode, type Node, parsed, walk } from './syntax.ts'

/** A stretch of code that runs as one, from `start` to before `end`. */
export type Stretch = { start: number; end: number }

type Probe = Stretch & { before: (call: string) => string; after: string }

/** The smallest stretches of a file, numbered as `withProbes` numbers them. */
export function stretchesIn(text: string, path: string): Stretch[] {
  return probesIn(text, path)
}

/** Tells one state of a file from the next: numbers of stretches hold for one only. */
export function stateOf(text: string): string {
  return createHash('sha1').update(text).digest('hex').slice(0, 8)
}

/** The source with a call before each stretch. */
export function withProbes(text: string, path: string): string {
  const name = `${path} ${stateOf(text)}`
  const inserts = probesIn(text, path).flatMap(({ start, end, before, after }, n) => [
    { at: start, isEnd: false, size: end - start, text: before(`globalThis.flywheelRan?.add('${name} ${n}')`) },
    { at: end, isEnd: true, size: end - start, text: after },
  ])
  // Where one stretch ends the next may begin; of two that begin together the larger is outside, of two that end together the smaller.
  const sorted = inserts.toSorted(
    (a, b) => a.at - b.at || Number(b.isEnd) - Number(a.isEnd) || (a.isEnd ? a.size - b.size : b.size - a.size),
  )
  let out = ''
  let from = 0
  for (const insert of sorted) {
    out += text.slice(from, insert.at) + insert.text
    from = insert.at
  }
  return out + text.slice(from)
}

const bodies = ['consequent', 'alternate', 'body']

function probesIn(text: string, path: string): Probe[] {
  const found: Probe[] = []
  walk(parsed(text, path), (node, inside) => {
    if (!inside) return
    const { start, end } = node
    if (inside.type === 'ArrowFunctionExpression' && inside.body === node && node.type !== 'BlockStatement')
      found.push({ start, end, before: call => `(${call}, `, after: ')' })
    else if (!isStatement(node)) return
    else if (/^(?:Program|BlockStatement|SwitchCase|StaticBlock)$/.test(inside.type))
      found.push({ start, end, before: call => `;${call};`, after: '' })
    else if (node.type !== 'BlockStatement' && bodies.some(field => inside[field] === node) && isStatement(inside))
      found.push({ start, end, before: call => `{${call};`, after: '}' })
  })
  return found
}

function isStatement({ type, ...node }: Node): boolean {
  if (type === 'ExportNamedDeclaration') return isNode(node.declaration) && isStatement(node.declaration)
  return /Statement$|^VariableDeclaration$|^ClassDeclaration$/.test(type)
}
