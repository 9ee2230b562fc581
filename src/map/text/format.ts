/** Writing the lines of a map in one form, each in its place: comments, unreadable lines and their order stay as they are. */
import { itemAt } from '../../lists.ts'
import { type Line, readLines } from './lines.ts'
import type { Document } from './parse.ts'
import { decimal, linkArrow } from './print.ts'
import type { At, Marks, Named, Statement } from './statements.ts'
import type { Span } from './types.ts'

/** The brackets of a place, with as many numbers as were read. */
function place({ at }: At): string {
  const values = [at?.visibility, at?.evolution].flatMap(v => (v === undefined ? [] : decimal(v)))
  return values.length ? ` [${values.join(', ')}]` : ''
}

function marks(of: Partial<Marks>): string {
  const label = of.label ? ` label [${of.label.join(', ')}]` : ''
  const said = of.decorators?.length ? ` (${of.decorators.join(', ')})` : ''
  return `${label}${said}${of.inertia ? ' inertia' : ''}${of.url ? ` url(${of.url})` : ''}${of.evolveTo === undefined ? '' : ` evolve ${decimal(of.evolveTo)}`}`
}

/** The text of a statement in one form; names as they were spelt. Undefined for what has no form of its own. */
function write(s: Statement, code: string): string | undefined {
  const spelt = (span: Span) => code.slice(...span)
  const named = (of: Named & At & Partial<Marks>, as: string) => `${as} ${spelt(of.nameSpan)}${place(of)}${marks(of)}`
  switch (s.is) {
    case 'node':
    case 'method':
      return named(s, s.as)
    case 'accelerator':
      return named(s, s.slowing ? 'deaccelerator' : 'accelerator')
    case 'link': {
      const arrows = ['', ...s.ops.map(linkArrow)]
      const chain = s.ends.map((e, i) => `${arrows[i] ?? ''}${spelt(e.nameSpan)}`).join('')
      return s.context ? `${chain}; ${s.context}` : chain
    }
    case 'evolve':
      return `evolve ${spelt(s.nameSpan)}${s.renameSpan ? `->${spelt(s.renameSpan)}` : ''} ${decimal(s.to)}${marks(s)}`
    case 'pipeline':
      return s.opens
        ? undefined
        : `pipeline ${spelt(s.nameSpan)}${s.range ? ` [${s.range.map(decimal).join(', ')}]` : ''}`
    case 'note':
      return `note ${spelt(s.textSpan)}${place(s)}`
    case 'annotation': {
      const at = s.at.map(([v, e]) => `[${decimal(v)}, ${decimal(e)}]`)
      return `annotation ${s.number} ${at.length === 1 ? at[0] : `[${at.join(', ')}]`} ${s.text}`.trimEnd()
    }
    case 'annotations':
      return `annotations${place(s)}`
    case 'attitude':
      return `${s.as} [${s.corners.map(decimal).join(', ')}]`
    case 'title':
      return `title ${s.text}`
    case 'style':
      return `style ${s.text}`
    case 'open':
      return '{'
    case 'close':
      return '}'
    // Stage names, sizes and addresses have no form that is better than their author's.
    case 'axis':
    case 'height':
    case 'size':
    case 'url':
    case 'dialect':
      return undefined
  }
}

/** A statement without the columns of its pieces: what it says. */
function meaning(line: Line): string {
  return JSON.stringify(line.statements, (key, value) => (/Span$|^rest$/.test(key) ? undefined : value))
}

/** A line in one form, its comment behind it; the line as it was where that is not plain. */
function formatted(line: Line, depth: number): string {
  const { text, code, statements } = line
  if (line.kind === 'blank') return ''
  const end = code.trimEnd().length
  const comment = text.slice(end).trim()
  const [only, ...more] = statements
  // A comment before or between the words of a statement stays where it is.
  const isPlain = only && !more.length && text.slice(0, end) === code.slice(0, end)
  const written = isPlain ? write(only, code) : undefined
  if (written === undefined) return text
  const inside = depth > 0 && only?.is !== 'close'
  return `${inside ? '  ' : ''}${written}${comment ? ` ${comment}` : ''}`
}

/**
 * The text of a document with every line in one form: two decimals, one blank, marks in one order, parts of a pipeline
 * indented. Every line stays one line in its place and says what it said; what would not is left as it was.
 */
export function format(document: Document): string {
  let depth = 0
  const rows = document.lines.map(line => {
    const text = formatted(line, depth)
    for (const s of line.statements) {
      if (s.is === 'open' || (s.is === 'pipeline' && s.opens)) depth = 1
      if (s.is === 'close') depth = 0
    }
    return { line, text }
  })
  const whole = () => rows.map(row => row.text + row.line.eol).join('')
  // A line that reads differently in its new form, whatever the reason, goes back to the old one.
  for (let round = 0; round < 3; round++) {
    const again = readLines(whole()).lines
    if (again.length !== document.lines.length) return document.text
    let changed = false
    for (const [i, row] of rows.entries()) {
      if (row.text === row.line.text || meaning(itemAt(again, i)) === meaning(row.line)) continue
      row.text = row.line.text
      changed = true
    }
    if (!changed) return whole()
  }
  return document.text
}
