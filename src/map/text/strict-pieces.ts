/** The pieces of a line as the reference takes them apart: names, numbers, marks, comments. */

import { itemAt } from '../../lists.ts'
import { limits } from './limits.ts'
import { closingQuote } from './names.ts'
import { type Decorator, defaultPlace, type Place } from './types.ts'

/** A text up to the first mark, whole when there is none. */
export function before(text: string, mark: string): string {
  return itemAt(text.split(mark, 1), 0)
}

/** A text between the first mark and the next or the end. @throws RangeError without the mark: there the reference stops too. */
export function behind(text: string, mark: string): string {
  return itemAt(text.split(mark, 2), 1)
}

/** Drops comments the way the reference does: a block opened on a line hides the rest of that line, dropped lines shift later numbers. */
export function stripComments(text: string): string[] {
  const kept: string[] = []
  let open = false
  for (let at = 0; at <= text.length && kept.length < limits.lines; ) {
    const end = text.indexOf('\n', at)
    const raw = text.slice(at, end < 0 ? undefined : end)
    at = end < 0 ? text.length + 1 : end + 1
    const line = raw.trim().startsWith('url') ? raw : before(raw, '//')
    if (line.includes('/*')) {
      open = true
      kept.push(before(line, '/*').trim())
    } else if (!open) kept.push(line)
    else if (line.includes('*/')) {
      open = false
      kept.push(behind(line, '*/').trim())
    }
  }
  return kept
}

/** The numbers in the first brackets of a line, if it has any; a part that is no number is undefined. */
export function numbers(line: string): (number | undefined)[] {
  if (!line.includes('[') || !line.includes(']')) return []
  const parts = before(behind(line, '[').trim(), ']').replace(/\s/g, '').split(',')
  return parts.map(part => {
    const n = Number.parseFloat(part)
    return Number.isNaN(n) ? undefined : n
  })
}

export function placeOf(line: string): Place {
  const [visibility = defaultPlace.visibility, evolution = defaultPlace.evolution] = numbers(line)
  return { visibility, evolution }
}

/** Spaces at the ends off, runs of blanks to one, controls out; an empty or half-quoted name gets the reference's stand-in. */
export function mend(name: string): string {
  if (!name) return 'Recovered Component Name'
  if (name.startsWith('"') && name.length > 1 && name.split('"').length % 2 === 0) {
    const inner = name.match(/"([^"]*?)(?:"|\s|$)/)?.[1]
    return inner?.trim() || 'Component'
  }
  return name
    .replace(/[\x00-\x08\x0B\x0C\x0E-\x1F\x7F\u202A-\u202E\u2066-\u2069]/g, '')
    .replace(/[ \t]+/g, ' ')
    .replace(/^ | $/g, '')
}

/** The reference's own order of undoing escapes in quoted names: brackets stay escaped, or lose the stroke when that is an error. */
export function quotedName(text: string): string {
  const close = closingQuote(text, 0)
  const inner =
    close < 0
      ? text.slice(1, text.includes('[') ? text.indexOf('[') : undefined).replace(/"\s*$/, '')
      : text.slice(1, close)
  const plain = inner
    .replaceAll('\\n', '\n')
    .replaceAll('\\r', '\r')
    .replaceAll('\\t', '\t')
    .replaceAll('\\"', '"')
    .replaceAll('\\\\', '\\')
  return /\\[^nrt"\\]/.test(inner) ? plain.replace(/\\([^nrt"\\])/g, '$1') : plain
}

export function nameAfter(keyword: string, line: string): string {
  const rest = line.slice(line.indexOf(keyword) + keyword.length + 1).trim()
  if (rest.startsWith('"')) return mend(quotedName(rest))
  return mend(rest.startsWith('[') ? '' : before(rest, ' [').trim())
}

/** Whether a word stands between the first `(` and the first `)` of a line. */
function decorated(line: string, word: string): boolean {
  const at = line.indexOf(word)
  return at > -1 && line.indexOf('(') < at && line.indexOf(')') > at
}

export function decoratorsOf(line: string): Decorator[] {
  const found: Decorator[] = []
  const method = (['build', 'buy', 'outsource'] as const).find(m => decorated(line, m))
  if (method) found.push(method)
  if (decorated(line, 'market')) found.push('market')
  if (decorated(line, 'ecosystem')) found.push('ecosystem')
  return found
}

/** Two numbers after `label [`. Throws, as the reference does, when the word is there without its brackets. */
export function labelOf(line: string): [number, number] | undefined {
  if (!line.includes('label ')) return undefined
  const after = line.split('label [')[1]
  if (after === undefined) throw new Error('label without brackets')
  if (!after.includes(']')) return undefined
  const [x = '', y] = before(after, ']').split(',')
  if (y === undefined) throw new Error('label with one number')
  return [Number.parseFloat(x.trim()), Number.parseFloat(y.trim())]
}

/** Lines as the component scanner sees them: pipeline blocks blanked, stray braces taken out (which shifts later numbers). */
export function outsideBlocks(lines: string[]): string[] {
  const kept: string[] = []
  let inside = false
  for (const raw of lines) {
    const line = raw.trim()
    if (line.startsWith('{')) {
      inside = true
      kept.push(' ')
    }
    if (inside && line.startsWith('}')) {
      inside = false
      kept.push(' ')
    }
    if (inside && !line.includes('}') && !line.includes('{')) kept.push(' ')
    if (!inside && !line.includes('}')) kept.push(raw)
  }
  return kept
}

/** The end of a link without its quotes, its escapes undone in the order the reference undoes them. */
export function unescapeEnd(text: string): string {
  const inner = text.length > 1 && text.startsWith('"') && text.endsWith('"') ? text.slice(1, -1) : text
  return inner
    .replaceAll('\\n', '\n')
    .replaceAll('\\r', '\r')
    .replaceAll('\\t', '\t')
    .replaceAll('\\"', '"')
    .replaceAll('\\]', ']')
    .replaceAll('\\[', '[')
    .replaceAll('\\\\', '\\')
}
