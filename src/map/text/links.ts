/** Reading a link, or a chain of them, with the columns of every end. */
import { pieceName } from './pieces.ts'
import type { LinkOp, Statement } from './statements.ts'
import type { Span } from './types.ts'

const arrow = /\+'([^']*)'(<>|>|<)|\+(<>|>|<)|-\.->|-->|->/g

// A quote that is never closed reaches to the end: what it holds is looked at once.
const quoted = /"(?:[^"\\]|\\.)*(?:(")|\\?$)/gs

/** A link, or a chain of them, with the columns of every end. Undefined without an arrow. */
export function readLink(code: string, pattern = arrow): Extract<Statement, { is: 'link' }> | undefined {
  const masked = code.includes('"')
    ? code.replace(quoted, (all, closed?: string) => (closed ? '_'.repeat(all.length) : all))
    : code
  const semicolon = masked.indexOf(';')
  const end = semicolon < 0 ? code.length : semicolon
  const ops: LinkOp[] = []
  const spans: Span[] = []
  let from = 0
  for (const hit of masked.slice(0, end).matchAll(pattern)) {
    const sign = hit[2] ?? hit[3]
    const text = hit[1] === undefined ? undefined : code.slice(hit.index + 2, hit.index + 2 + hit[1].length)
    // With a text the reference reads > as future and < as past; without one it reads < as future and <> as past.
    const future = text === undefined ? sign === '<' : sign !== '<'
    const past = text === undefined ? sign === '<>' : sign !== '>'
    ops.push({ flow: sign !== undefined, future, past, ...(text !== undefined && { flowText: text }) })
    spans.push([from, hit.index])
    from = hit.index + hit[0].length
  }
  if (!ops.length) return undefined
  spans.push([from, end])
  const ends = spans.map(([a, b]) => {
    while (a < b && /\s/.test(code[a] ?? '')) a++
    while (b > a && /\s/.test(code[b - 1] ?? '')) b--
    return pieceName(code, [a, b])
  })
  const context =
    semicolon < 0
      ? undefined
      : code
          .slice(semicolon + 1)
          .split(';', 1)
          .join()
          .trim()
  return { is: 'link', ends, ops, ...(context && { context }) }
}

/** Arrows people type who do not know the format's. */
export const foreignArrow = /=>|→|⇒|⟶|—>|–>|- >|>/g

/** The links of a line one by one: `A->B->C` is A to B and B to C. */
export function* hops(link: Extract<Statement, { is: 'link' }>): Generator<{ from: string; op: LinkOp; to: string }> {
  let from: string | undefined
  for (const [i, { name }] of link.ends.entries()) {
    const op = link.ops[i - 1]
    if (from !== undefined && op) yield { from, op, to: name }
    from = name
  }
}
