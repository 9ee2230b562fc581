/** New lines for a text: which are replaced, dropped or put in between, and where a new one belongs. */
import { itemAt } from '../../lists.ts'
import type { Line } from '../text/lines.ts'
import { normal } from '../text/names.ts'
import { type Document, parseOnce } from '../text/parse.ts'
import { decimal } from '../text/print.ts'
import type { Statement } from '../text/statements.ts'
import type { Span } from '../text/types.ts'

/** Why a change cannot be made, in words for the person who asked. */
export type Refusal = { why: string; say: string }

/** New texts by line number (undefined drops the line), and texts to put after a line. */
export type Patch = { put: Map<number, string | undefined>; after: Map<number, string[]> }

export function refuse(why: string, say: string): Refusal {
  return { why, say }
}

export function replace(text: string, span: Span, by: string): string {
  return text.slice(0, span[0]) + by + text.slice(span[1])
}

/** The place of a node in the text: its line, statement, and what the line says of it. */
export function declaration(document: Document, line: number, name: string) {
  const row = document.lines[line - 1]
  const statement = row?.statements.find(
    (s): s is Extract<Statement, { is: 'node' | 'method' }> =>
      (s.is === 'node' || s.is === 'method') && normal(s.name) === normal(name),
  )
  return row && statement ? { row, statement } : undefined
}

/** Whether two names mean the same to links. */
export function same(a: string, b: string): boolean {
  return normal(a) === normal(b)
}

function lastLine(document: Document, is: (line: Line) => boolean): number {
  return document.lines.findLastIndex(is) + 1 || document.lines.length
}

export function insert(patch: Patch, after: number, text: string): void {
  patch.after.set(after, [...(patch.after.get(after) ?? []), text])
}

/** After the last line outside any block that has such a statement, else at the end. */
export function afterLast(document: Document, ...kinds: Statement['is'][]): number {
  let open = false
  let last = 0
  for (const line of document.lines)
    for (const s of line.statements) {
      if (s.is === 'open' || (s.is === 'pipeline' && s.opens)) open = true
      if (!open && kinds.includes(s.is)) last = line.number
      if (s.is === 'close') {
        open = false
        if (kinds.includes('node') || kinds.includes('pipeline')) last = line.number
      }
    }
  return last || lastLine(document, l => l.kind !== 'blank')
}

export function apply(document: Document, patch: Patch): Document {
  const eol = document.lines.some(l => l.eol === '\r\n') ? '\r\n' : '\n'
  let text = (patch.after.get(0) ?? []).map(t => t + eol).join('')
  for (const line of document.lines) {
    const added = patch.after.get(line.number) ?? []
    const own = patch.put.has(line.number) ? patch.put.get(line.number) : line.text
    if (own !== undefined) text += own + (line.eol || (added.length ? eol : ''))
    for (const [i, t] of added.entries()) text += t + (line.eol || i < added.length - 1 ? eol : '')
  }
  return parseOnce(text)
}

/** New coordinates into the brackets that are there, each number in its own place. */
export function moved(
  row: string,
  span: Span | undefined,
  nameEnd: number,
  to: (number | undefined)[],
  wasPlaced: number[],
): string {
  const whole = to.map((v, i) => decimal(v ?? itemAt(wasPlaced, i)))
  if (!span) return `${row.slice(0, nameEnd)} [${whole.join(', ')}]${row.slice(nameEnd)}`
  let i = 0
  const inside = row.slice(...span).replace(/[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?/gi, old => {
    const value = to[i++]
    return value === undefined ? old : decimal(value)
  })
  const missing = whole.slice(i)
  return replace(row, span, missing.length ? `${inside.slice(0, -1)}, ${missing.join(', ')}]` : inside)
}
