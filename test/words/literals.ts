/** The strings and templates of a file of code, found by a simple reader: comments and regular expressions are skipped. */

/** A string as it is read: `…` stands for each `${…}` of a template. `line` counts from 1. */
export type Literal = { line: number; text: string }

type Reading = {
  code: string
  at: number
  found: Literal[]
  templates: { text: string; from: number; depth: number }[]
}

/** Every string and template, those inside the gaps of a template too. */
export function literalsIn(code: string): Literal[] {
  const r: Reading = { code, at: 0, found: [], templates: [] }
  while (r.at < code.length) {
    const c = code.charAt(r.at)
    if (code.startsWith('//', r.at)) r.at = endOf(code, '\n', r.at)
    else if (code.startsWith('/*', r.at)) r.at = endOf(code, '*/', r.at)
    else if (c === '/' && isRegExp(r)) r.at = skipRegExp(code, r.at)
    else if (c === "'" || c === '"') readString(r, c)
    else if (c === '`') beginTemplate(r)
    else readCode(r, c)
  }
  return r.found
}

function endOf(code: string, mark: string, from: number): number {
  const at = code.indexOf(mark, from)
  return at < 0 ? code.length : at + mark.length
}

/** A stroke divides behind a value, and begins a regular expression anywhere else. */
function isRegExp({ code, at }: Reading): boolean {
  return !/[\w)\]}'"`]\s*$/.test(code.slice(Math.max(0, at - 20), at).replace(/\b(return|case)\s*$/, ''))
}

function skipRegExp(code: string, from: number): number {
  let isClass = false
  for (let i = from + 1; i < code.length && code[i] !== '\n'; i++) {
    if (code[i] === '\\') i++
    else if (code[i] === '[') isClass = true
    else if (code[i] === ']') isClass = false
    else if (code[i] === '/' && !isClass) return i + 1
  }
  return from + 1
}

function note(r: Reading, text: string, from: number): void {
  r.found.push({ line: r.code.slice(0, from).split('\n').length, text })
}

function readString(r: Reading, quote: string): void {
  let text = ''
  let i = r.at + 1
  for (; i < r.code.length && r.code[i] !== quote && r.code[i] !== '\n'; i++)
    text += r.code[i] === '\\' ? r.code.charAt(++i) : r.code.charAt(i)
  // An apostrophe in the text of JSX has no partner on its line.
  if (r.code[i] === quote) note(r, text, r.at)
  r.at = r.code[i] === quote ? i + 1 : r.at + 1
}

function beginTemplate(r: Reading): void {
  r.templates.push({ text: '', from: r.at, depth: 0 })
  r.at++
  readTemplate(r)
}

/** Reads on in the innermost template, until its end or its next gap. */
function readTemplate(r: Reading): void {
  const template = r.templates.at(-1)
  if (!template) return
  for (; r.at < r.code.length; r.at++) {
    const c = r.code.charAt(r.at)
    if (c === '\\') template.text += r.code.charAt(++r.at)
    else if (c === '`') {
      r.templates.pop()
      note(r, template.text, template.from)
      r.at++
      return
    } else if (r.code.startsWith('${', r.at)) {
      template.text += '…'
      r.at += 2
      return
    } else template.text += c
  }
}

function readCode(r: Reading, c: string): void {
  const template = r.templates.at(-1)
  r.at++
  if (!template) return
  if (c === '{') template.depth++
  if (c !== '}') return
  if (template.depth) template.depth--
  else readTemplate(r)
}
