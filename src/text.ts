/** What people type: cleaned before it is kept, measured in cells, wrapped and cut for drawing. */
import stringWidth from 'string-width'

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
/** Texts of which every code unit is one grapheme of one cell: ASCII, Latin-1, dashes and quotes, box signs, braille. */
const oneCellEach = /^[\x20-\x7e\xa1-\xac\xae-\xff\u2013\u2014\u2018-\u201d\u2026\u2500-\u25fc\u2800-\u28ff]*$/

/** The user-perceived characters of a text. */
export function graphemes(text: string): string[] {
  if (oneCellEach.test(text)) return text.split('')
  return Array.from(segmenter.segment(text), s => s.segment)
}

/** Cells a text takes on a terminal: 0, 1 or 2 a grapheme. Control characters count 0. */
export function width(text: string): number {
  return oneCellEach.test(text) ? text.length : stringWidth(text)
}

/** Cuts a text to at most `cells`, ending in … when something was lost. */
export function cut(text: string, cells: number): string {
  if (width(text) <= cells) return text
  let out = ''
  let used = 0
  for (const g of graphemes(text)) {
    const w = width(g)
    if (used + w > cells - 1) break
    out += g
    used += w
  }
  return `${out}…`
}

/** Breaks a text into rows of at most `cells`, at blanks where it can. Always at least one row. */
export function wrap(text: string, cells: number): string[] {
  const rows: string[] = []
  for (const line of text.split('\n')) {
    let row = ''
    for (const word of line.split(' ')) {
      const joined = row ? `${row} ${word}` : word
      if (width(joined) <= cells) {
        row = joined
        continue
      }
      if (row) rows.push(row)
      row = ''
      for (const g of graphemes(word)) {
        if (width(row + g) > cells && row) {
          rows.push(row)
          row = ''
        }
        row += g
      }
    }
    rows.push(row)
  }
  return rows
}

/** A text as it may be kept and shown: one grapheme run without controls, bidi overrides or invisible characters. */
export function clean(text: string, max = 1_000): string {
  return graphemes(text.slice(0, 8_192).toWellFormed().normalize('NFC').replace(/[\p{Cc}\p{Cs}\p{Co}\u202a-\u202e\u2066-\u2069]/gu, ' '))
    .slice(0, max)
    .join('')
    .trim()
}

/** Cleans every string in a plain value, arrays and records included. */
export function cleanDeep<T>(value: T): T {
  if (typeof value === 'string') return clean(value) as T
  if (Array.isArray(value)) return value.map(cleanDeep) as T
  if (value && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, cleanDeep(v)])) as T
  return value
}
