/** A text as lines, each exactly one of: node, edge, attribute, comment, blank, or kept as it was with a reason. */
import { itemAt } from '../../lists.ts'
import { Comments } from './comments.ts'
import { limits } from './limits.ts'
import { foreignArrow, readLink } from './links.ts'
import { Nearest, normal } from './names.ts'
import { readKeyword } from './read-statement.ts'
import { keywordOf, keywords, type Statement, type Tell } from './statements.ts'
import type { Problem } from './types.ts'

type LineKind = 'node' | 'edge' | 'attribute' | 'comment' | 'blank' | 'kept'

export type Line = {
  /** 1-based. */
  number: number
  /** The text without its line end, and the line end as it was: '\n', '\r\n' or ''. */
  text: string
  eol: string
  kind: LineKind
  /** The text with comments blanked, so that columns stay. */
  code: string
  statements: Statement[]
}

/** Cuts a text into lines that join back to the same bytes. What nobody will read, after the last line there may be, stays one. */
function split(text: string): { text: string; eol: string }[] {
  const out: { text: string; eol: string }[] = []
  let at = 0
  while (at < text.length) {
    if (out.length === limits.lines) {
      out.push({ text: text.slice(at), eol: '' })
      break
    }
    const end = text.indexOf('\n', at)
    if (end < 0) {
      out.push({ text: text.slice(at), eol: '' })
      break
    }
    const cr = end > at && text[end - 1] === '\r'
    out.push({ text: text.slice(at, cr ? end - 1 : end), eol: cr ? '\r\n' : '\n' })
    at = end + 1
  }
  return out
}

type Link = Extract<Statement, { is: 'link' }>

/** The kind of line a statement makes. */
function kindOf(statement: Statement): LineKind {
  if (statement.is === 'link') return 'edge'
  return statement.is === 'node' || statement.is === 'note' || (statement.is === 'method' && statement.at)
    ? 'node'
    : 'attribute'
}

/** The names declared anywhere in the text, as links compare them. */
function declaredNames(codes: string[]): Set<string> {
  const names = new Set<string>()
  for (const code of codes) {
    const key = keywordOf(code)
    if (!key || !['component', 'anchor', 'submap', 'market', 'ecosystem', 'evolve'].includes(key.word)) continue
    const read = readKeyword(
      code,
      key.word,
      key.after,
      () => {},
      () => false,
    )
    if (read?.is === 'node' || read?.is === 'method') names.add(normal(read.name))
    if (read?.is === 'evolve' && read.rename) names.add(normal(read.rename))
  }
  return names
}

const nearKeyword = new Nearest(keywords)
const guesses = new Map<string, string | undefined>()

/** The keyword a word was probably meant to be. */
function keywordLike(word: string): string | undefined {
  if (word.length < 4 || word.length > 16) return undefined
  if (guesses.size > 1_000) guesses.clear()
  if (!guesses.has(word)) guesses.set(word, nearKeyword.find(word, 2))
  return guesses.get(word)
}

/** Why a line that is no statement was kept, and what it may have meant. */
function explain(code: string, isDeclared: (name: string) => boolean, tell: Tell): Statement | undefined {
  const column = code.search(/\S/)
  const guess = readLink(code, foreignArrow)
  if (guess && guess.ends.length === 2 && guess.ends.every(e => isDeclared(e.name))) {
    tell(
      'info',
      column,
      'Read as a link; onlinewardleymaps.com does not know this arrow.',
      guess.ends.map(e => e.name).join('->'),
    )
    return guess
  }
  const word = /^\s*([\p{L}-]+)/u.exec(code)?.[1]
  const meant = word && code.trim().includes(' ') ? keywordLike(word) : undefined
  if (word && meant && meant !== word.toLowerCase())
    tell('error', column, `No statement is called "${word}".`, `${meant}${code.trim().slice(word.length)}`)
  else if (guess)
    tell('error', column, 'This looks like a link, but its arrow is not one.', guess.ends.map(e => e.name).join('->'))
  else if (/^\s*#/.test(code)) tell('error', column, 'A comment begins with two strokes.', `//${code.trim().slice(1)}`)
  else if (/^\s*```/.test(code)) return { is: 'dialect' }
  else if (meant) tell('error', column, `This ${meant} cannot be read.`)
  else tell('error', column, 'No statement begins like this.', `// ${code.trim().slice(0, 60)}`)
  return undefined
}

/**
 * Reads every line of a text by its own. Never throws. Lines over the limits are kept unread, with a sentence.
 * Whether a component stands in a pipeline's block is decided by whoever folds the lines.
 */
export function readLines(text: string): { lines: Line[]; problems: Problem[] } {
  const problems: Problem[] = []
  const rows = split(text)
  const tellAt =
    (line: number): Tell =>
    (level, column, say, fix) => {
      if (problems.length < limits.problems)
        problems.push({ level, line, column: column + 1, say, ...(fix !== undefined && { fix }) })
    }
  let size = 0
  const comments = new Comments()
  const tooMuch = rows.findIndex((r, i) => {
    size += r.text.length + r.eol.length
    return size > limits.text || i >= limits.lines
  })
  const codes = rows.map((row, i) => {
    if (tooMuch >= 0 && i >= tooMuch) return ''
    if (row.text.length > limits.line) {
      tellAt(i + 1)(
        'error',
        0,
        `This line has ${row.text.length} characters and a line may have ${limits.line}, so it is kept unread.`,
      )
      return ''
    }
    return comments.blank(row.text, i + 1, tellAt(i + 1))
  })
  if (tooMuch >= 0)
    tellAt(tooMuch + 1)(
      'error',
      0,
      `A map may have ${limits.text} characters in ${limits.lines} lines; from this line on it is kept unread.`,
    )
  if (comments.open)
    tellAt(comments.open)(
      'warning',
      0,
      'The comment opened here is never closed, so the rest of the text is a comment.',
      '*/',
    )
  let declared: Set<string> | undefined
  const isDeclared = (name: string) => {
    declared ??= declaredNames(codes)
    return declared.has(normal(name))
  }
  const lines = rows.map((row, i): Line => {
    const code = itemAt(codes, i)
    const base = { number: i + 1, text: row.text, eol: row.eol, code }
    if (!row.text.trim()) return { ...base, kind: 'blank', statements: [] }
    if (!code.trim()) {
      const unread = row.text.length > limits.line || (tooMuch >= 0 && i >= tooMuch)
      return { ...base, kind: unread ? 'kept' : 'comment', statements: [] }
    }
    const statements = readCode(code, tellAt(i + 1), isDeclared)
    return { ...base, kind: statements[0] ? kindOf(statements[0]) : 'kept', statements }
  })
  return { lines, problems }
}

/** The statements of one line: one, but for a pipeline written on a single line. */
function readCode(code: string, tell: Tell, isDeclared: (name: string) => boolean): Statement[] {
  const trimmed = code.trim()
  if (trimmed === '{') return [{ is: 'open' }]
  if (trimmed === '}') return [{ is: 'close' }]
  if (/^(wardley-beta|```\s*(wardley|owm|mermaid)?|---)$/i.test(trimmed)) return [{ is: 'dialect' }]
  const key = keywordOf(code)
  const bound = key && ['title', 'evolution', 'evolve', 'y-axis', 'x-axis'].includes(key.word)
  const read = readLink(code)
  const areParts = read?.ends.every(e => isDeclared(e.name)) ?? false
  const link = bound && !areParts ? undefined : (edge(code, read, isDeclared, tell) ?? read)
  const method =
    key && ['market', 'ecosystem', 'build', 'buy', 'outsource', 'size', 'style', 'valuechain'].includes(key.word)
  if (link && (!key || (method && !bound) || areParts)) {
    if (link.ends.every(e => !e.name)) tell('error', 0, 'This link has no ends.', 'From->To')
    else return [checkLink(code, link, tell, Boolean(key))]
    return []
  }
  if (key) return readBlocks(code, key, tell, isDeclared)
  if (trimmed.startsWith('{') || trimmed.endsWith('}')) return readBraces(code, tell, isDeclared)
  const meant = explain(code, isDeclared, tell)
  return meant ? [meant] : []
}

/** `edge A -> B`, as other tools write links, when no part is called "edge A". */
function edge(
  code: string,
  link: Link | undefined,
  isDeclared: (name: string) => boolean,
  tell: Tell,
): Link | undefined {
  const word = /^\s*(?:edge|link)\s+/i.exec(code)
  if (!link || !word || link.ends.every(e => isDeclared(e.name))) return undefined
  const inner = readLink(' '.repeat(word[0].length) + code.slice(word[0].length))
  if (!inner?.ends.every(e => isDeclared(e.name))) return undefined
  tell(
    'info',
    0,
    'Read as a link; onlinewardleymaps.com takes the first word for a part of the name.',
    code.slice(word[0].length).trim(),
  )
  return inner
}

/** Says where a link is read differently from the reference. */
function checkLink(code: string, link: Link, tell: Tell, isKeyword: boolean): Statement {
  const [first, , third] = link.ends
  if (isKeyword)
    tell(
      'info',
      first?.nameSpan[0] ?? 0,
      'Read as a link, because both ends are parts of the map; onlinewardleymaps.com reads a statement.',
    )
  else if (third)
    tell('info', third.nameSpan[0], 'The whole chain is read; onlinewardleymaps.com reads its first link only.')
  else if (/-->|-\.->/.test(code))
    tell('info', first?.nameSpan[1] ?? 0, 'Read as a plain link.', link.ends.map(e => e.name).join('->'))
  return link
}

function readBlocks(
  code: string,
  key: NonNullable<ReturnType<typeof keywordOf>>,
  tell: Tell,
  isDeclared: (name: string) => boolean,
): Statement[] {
  if (code.slice(key.start, key.start + key.word.length) !== key.word)
    tell('info', key.start, 'Read although it has capitals; onlinewardleymaps.com wants lower case.', key.word)
  else if (/\t/.test(code[key.after] ?? ''))
    tell('info', key.after, 'Read although a tab follows; onlinewardleymaps.com wants a blank.')
  const closes = key.word === 'component' && code.trimEnd().endsWith('}')
  const body = closes ? code.slice(0, code.lastIndexOf('}')) : code
  const statement = readKeyword(body, key.word, key.after, tell, isDeclared)
  if (!statement) {
    if (['note', 'size'].includes(key.word)) tell('error', key.start, `This ${key.word} says too little to be read.`)
    return []
  }
  const after =
    statement.is === 'pipeline' && statement.rest !== undefined
      ? readBraces(code.slice(statement.rest), tell, isDeclared, statement.rest)
      : []
  return closes ? [statement, { is: 'close' }] : [statement, ...after]
}

/** What stands on one line with braces: children of a pipeline, one after the other. */
function readBraces(code: string, tell: Tell, isDeclared: (name: string) => boolean, offset = 0): Statement[] {
  const out: Statement[] = []
  let at = 0
  while (at < code.length) {
    if (out.length > limits.inline) {
      tell('error', offset + at, `One line may hold ${limits.inline} parts; the rest of it is kept unread.`)
      return out
    }
    const rest = code.slice(at)
    const blank = /^\s+/.exec(rest)
    if (blank) at += blank[0].length
    else if (rest.startsWith('{') || rest.startsWith('}')) {
      out.push({ is: rest.startsWith('{') ? 'open' : 'close' })
      at++
    } else {
      const next = rest.slice(1).search(/\bcomponent\s|[{}]/)
      const piece = ' '.repeat(offset + at) + (next < 0 ? rest : rest.slice(0, next + 1))
      const key = keywordOf(piece)
      const read =
        key && key.word !== 'pipeline' ? readKeyword(piece, key.word, key.after, tell, isDeclared) : undefined
      if (!read) {
        tell('error', offset + at, 'This part of the line cannot be read.')
        return out
      }
      out.push(read)
      at += next < 0 ? rest.length : next + 1
    }
  }
  return out
}
