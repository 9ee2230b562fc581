/** The files of the program, read once: what the figures of the house are counted in. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../../src')

/** A file by its path below src/, with its text. */
export type Source = { path: string; text: string }

/** Every TypeScript file below src/, by path. */
export function sources(): Source[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter(path => /\.tsx?$/.test(path))
    .map(path => path.replaceAll('\\', '/'))
    .toSorted()
    .map(path => ({ path, text: readFileSync(join(root, path), 'utf8') }))
}

/** How many lines a text has. */
export function lineCount(text: string): number {
  return text.split('\n').length - (text.endsWith('\n') ? 1 : 0)
}

/**
 * The code with comments, and the insides of strings and regular expressions, as blanks: same length, same lines. What stands in
 * `${…}` of a template stays code.
 */
export function bare(text: string): string {
  const out = [...text]
  const blank = (from: number, to: number) => {
    for (let i = from; i < to; i++) if (out[i] !== '\n') out[i] = ' '
  }
  /** For each open template, how many braces are open inside its `${`. */
  const templates: number[] = []
  const skipTemplate = (from: number): number => {
    let i = from
    while (i < text.length && text[i] !== '`' && !text.startsWith('${', i)) i += text[i] === '\\' ? 2 : 1
    blank(from, Math.min(i, text.length))
    if (text.startsWith('${', i)) {
      templates.push(0)
      return i + 2
    }
    return i + 1
  }
  for (let i = 0; i < text.length; ) {
    const c = text[i]!
    const end = endOfToken(text, i, out)
    if (end > i) {
      blank(i + (c === '/' ? 0 : 1), end - (c === '/' ? 0 : 1))
      i = end
    } else if (c === '`') i = skipTemplate(i + 1)
    else if (templates.length && c === '{') {
      templates[templates.length - 1]!++
      i++
    } else if (templates.length && c === '}') {
      const open = templates.pop()!
      if (open) templates.push(open - 1)
      i = open ? i + 1 : skipTemplate(i + 1)
    } else i++
  }
  return out.join('')
}

/** Where the comment, string or regular expression that begins here ends; the place itself when none begins here. */
function endOfToken(text: string, i: number, out: readonly string[]): number {
  const c = text[i]
  if (text.startsWith('//', i)) return endOr(text.indexOf('\n', i), text)
  if (text.startsWith('/*', i)) return endOr(text.indexOf('*/', i) + 2, text)
  if (c === "'" || c === '"') return closing(text, i, c)
  if (c === '/' && isRegExp(out, i)) return closing(text, i, '/')
  return i
}

function endOr(at: number, text: string): number {
  return at < 2 ? text.length : at
}

function closing(text: string, from: number, mark: string): number {
  let isClass = false
  for (let i = from + 1; i < text.length && text[i] !== '\n'; i++) {
    if (text[i] === '\\') i++
    else if (mark === '/' && text[i] === '[') isClass = true
    else if (mark === '/' && text[i] === ']') isClass = false
    else if (text[i] === mark && !isClass) return i + 1
  }
  // A quote without an end on its line is an apostrophe in the text of a tag.
  return from
}

/** A slash begins a regular expression where no value stands before it. */
function isRegExp(out: readonly string[], i: number): boolean {
  let at = i - 1
  while (at >= 0 && /\s/.test(out[at]!)) at--
  const word = out.slice(Math.max(0, at - 10), at + 1).join('')
  return at < 0 || /[=(,:;!&|?{}[+\-*%~^>]$/.test(word) || /\b(?:return|case|typeof|in|of)$/.test(word)
}
