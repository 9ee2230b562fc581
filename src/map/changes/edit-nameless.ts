/** Changing what has no name to find it by: notes, annotations, areas and accelerators, each by its line. */
import { needsQuotes, quote } from '../text/names.ts'
import { type Document, parseOnce } from '../text/parse.ts'
import { decimal } from '../text/print.ts'
import { type RemarkKind, withRemark } from '../text/remarks.ts'
import type { Refusal } from './patch.ts'

const group = /\[\s*[-+]?[\d.][-+.\d\s,;eE]*\]/g
const number = /[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?/gi

const gone: Refusal = { why: 'no-such-line', say: 'That line is no longer there.' }

/**
 * The number of the line somebody meant who saw it as `saw` on line `line`: it may have moved since. Undefined when no line
 * says that any more.
 */
export function lineSeen(document: Document, line: number, saw: string): number | undefined {
  const says = (text: string | undefined) => text?.trim() === saw.trim()
  if (says(document.lines[line - 1]?.text)) return line
  const same = document.lines.filter(l => says(l.text)).map(l => l.number)
  return same.sort((a, b) => Math.abs(a - line) - Math.abs(b - line))[0]
}

function withLine(document: Document, line: number, text: string): Document {
  return parseOnce(document.lines.map(l => (l.number === line ? text : l.text) + l.eol).join(''))
}

/**
 * New numbers into a line's brackets, each in its own place; `undefined` keeps the number that is there. `nth` counts
 * the brackets of the line from 0: an annotation may stand in several places.
 */
export function placeLine(
  document: Document,
  line: number,
  values: readonly (number | undefined)[],
  nth = 0,
): Document | Refusal {
  const row = document.lines[line - 1]
  if (!row) return gone
  const found = [...row.code.matchAll(group)][nth]
  if (!found) {
    const end = row.code.trimEnd().length
    return withLine(
      document,
      line,
      `${row.text.slice(0, end)} [${values.map(v => decimal(v ?? 0.5)).join(', ')}]${row.text.slice(end)}`,
    )
  }
  let i = 0
  const inside = found[0].replace(number, old => {
    const value = values[i++]
    return value === undefined ? old : decimal(value)
  })
  return withLine(
    document,
    line,
    row.text.slice(0, found.index) + inside + row.text.slice(found.index + found[0].length),
  )
}

/** Another text for a note or an annotation, another name for an accelerator. */
export function retextLine(document: Document, line: number, text: string): Document | Refusal {
  const row = document.lines[line - 1]
  const statement = row?.statements[0]
  if (!row || !statement) return gone
  if (!text.trim()) return { why: 'empty', say: 'A text needs at least one letter; x takes the whole of it away.' }
  const put = (from: number, to: number, by: string) =>
    withLine(document, line, row.text.slice(0, from) + by + row.text.slice(to))
  if (statement.is === 'note')
    return put(...statement.textSpan, needsQuotes(text) || /^\[/.test(text) ? quote(text) : text)
  if (statement.is === 'accelerator') return put(...statement.nameSpan, quote(text))
  if (statement.is !== 'annotation') return gone
  const brackets = row.code.lastIndexOf(']') + 1
  return put(brackets, row.code.trimEnd().length, ` ${needsQuotes(text) ? quote(text) : text}`)
}

/** What the comment behind the part on a line says of it; `undefined` takes it away. */
export function remarkLine(
  document: Document,
  line: number,
  kind: RemarkKind,
  say: string | undefined,
): Document | Refusal {
  const row = document.lines[line - 1]
  return row ? withLine(document, line, withRemark(row, kind, say)) : gone
}
