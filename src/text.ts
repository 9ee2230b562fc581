/** Texts as they are drawn: measured in cells, cut, wrapped, padded; counts and lists in words. */

// Letters and glyphs that are one code unit, one grapheme and one cell (or two): nearly all that is ever typed or drawn.
// Only what is outside needs the segmenter, which takes some 25 ms to wake.
const narrow =
  '\\x20-\\x7e\\xa0-\\xac\\xae-\\u02ff\\u0370-\\u0377\\u037a-\\u037f\\u0384-\\u0482\\u048a-\\u052f\\u05d0-\\u05ea\\u0621-\\u064a\\u1e00-\\u1fbc' +
  '\\u2010-\\u2027\\u2030-\\u205e\\u20a0-\\u20c0\\u2190-\\u2199\\u2200-\\u22ff\\u2500-\\u25fc\\u2800-\\u28ff\\u270e\\u2713\\u2717\\ufffd'
const wide =
  '\\u3000-\\u3029\\u3031-\\u303c\\u3041-\\u3096\\u309b-\\u30ff\\u3105-\\u312f\\u3400-\\u4dbf\\u4e00-\\u9fff\\uac00-\\ud7a3\\uff01-\\uff60'
const narrowOnly = new RegExp(`^[${narrow}]*$`)
const unitOnly = new RegExp(`^[${narrow}${wide}]*$`)

// Made when first needed: the engine takes some 20 ms over the set of all flags.
const oneFlag = '^\\p{RGI_Emoji_Flag_Sequence}$'
let flag: RegExp | undefined
/** Code units of one character that are looked at where a line is edited. */
const longestGrapheme = 256
let segmenter: Intl.Segmenter | undefined

/** Whether every code unit of a text is a character of its own that takes one cell. */
export function isNarrow(text: string): boolean {
  return narrowOnly.test(text)
}

/** The user-perceived characters of a text. */
export function graphemes(text: string): string[] {
  if (unitOnly.test(text)) return text.split('')
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' })
  return Array.from(segmenter.segment(text), s => s.segment)
}

/** Where the character begins and ends that the code unit at `at` belongs to; the work does not grow with the text. */
export function graphemeAt(text: string, at: number): { start: number; end: number } {
  if (unitOnly.test(text.slice(Math.max(0, at - 1), at + 2))) return { start: at, end: at + 1 }
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' })
  // No character that anybody types is longer; one that is falls into pieces.
  const from = Math.max(0, at - longestGrapheme)
  const found = segmenter.segment(text.slice(from, at + longestGrapheme)).containing(at - from)
  if (!found) return { start: text.length, end: text.length }
  const start = from + found.index
  return { start, end: start + found.segment.length }
}

/** Cells a text takes on a terminal: mostly 0, 1 or 2 a grapheme. Control characters count 0. Agrees with `string-width`. */
export function width(text: string): number {
  if (narrowOnly.test(text)) return text.length
  let sum = 0
  if (unitOnly.test(text)) {
    for (let i = 0; i < text.length; i++) sum += text.charCodeAt(i) < 0x3000 || text[i] === '\ufffd' ? 1 : 2
    return sum
  }
  for (const g of graphemes(text)) sum += clusterWidth(g)
  return sum
}

// East Asian wide blocks; what is wide and not in a block has emoji presentation.
const wideBlocks = [
  0x1100, 0x115f, 0x2329, 0x232a, 0x2630, 0x2637, 0x268a, 0x268f, 0x2e80, 0x303e, 0x3041, 0x3247, 0x3250, 0xa4c6,
  0xa960, 0xa97c, 0xac00, 0xd7a3, 0xf900, 0xfaff, 0xfe10, 0xfe19, 0xfe30, 0xfe6b, 0xff01, 0xff60, 0xffe0, 0xffe6,
  0x16fe0, 0x18dff, 0x1aff0, 0x1b2fb, 0x1d300, 0x1d376, 0x1f200, 0x1f265, 0x20000, 0x3fffd,
]
const visible = /[^\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\p{Mn}\p{Me}\p{Cs}]/u
const trailing = /[\p{Mc}\uff00-\uffef]/u
const jamo = /^[\u1100-\u11ff\ua960-\ua97c\ud7b0-\ud7fb]/

function pointWidth(point: string): number {
  const code = point.codePointAt(0) ?? 0
  for (let i = 0; i < wideBlocks.length && code >= (wideBlocks[i] ?? 0); i += 2)
    if (code <= (wideBlocks[i + 1] ?? 0)) return 2
  return /^\p{Emoji_Presentation}/u.test(point) && !/^\p{Regional_Indicator}/u.test(point) ? 2 : 1
}

function clusterWidth(cluster: string): number {
  const from = cluster.search(visible)
  if (from < 0) return 0
  if (isPicture(cluster)) return 2
  const points = Array.from(cluster.slice(from)).filter(p => visible.test(p))
  if (jamo.test(points[0] ?? '')) return syllables(points.join(''))
  let sum = pointWidth(points[0] ?? '')
  for (const p of points.slice(1)) if (trailing.test(p)) sum += pointWidth(p)
  return sum
}

/** Emoji, flags, keycaps and joined pictographs that are not wide by their first character. */
function isPicture(cluster: string): boolean {
  if (cluster.length > 50 || !/\p{Emoji}/u.test(cluster)) return false
  if (/^(?:[\d#*]\ufe0f?\u20e3|(?![\d#*\p{RI}])\p{Emoji}\ufe0f|\p{EBase}\p{EMod})$/u.test(cluster)) return true
  if (cluster.includes('\u200d')) return /\p{ExtPict}.*\p{ExtPict}/su.test(cluster)
  if (!/^\p{RI}/u.test(cluster)) return false
  flag ??= new RegExp(oneFlag, 'v')
  return flag.test(cluster)
}

/** Hangul written in parts: a leading consonant with its vowel (and final) is one block of two cells. */
function syllables(text: string): number {
  const blocks = text.replace(
    /[\u1100-\u115f\ua960-\ua97c][\u1160-\u11a7\ud7b0-\ud7c6][\u11a8-\u11ff\ud7cb-\ud7fb]?/g,
    '\uac00',
  )
  let sum = 0
  for (const p of blocks) sum += pointWidth(p)
  return sum
}

/** Cuts a text to at most `cells`, ending in … when something was lost. */
export function cut(text: string, cells: number): string {
  if (text.length <= cells && narrowOnly.test(text)) return text
  if (width(text) <= cells) return text
  if (cells < 1) return ''
  if (narrowOnly.test(text)) return `${text.slice(0, cells - 1).trimEnd()}…`
  let out = ''
  let used = 0
  for (const g of graphemes(text)) {
    used += width(g)
    if (used > cells - 1) break
    out += g
  }
  return `${out.trimEnd()}…`
}

/** A text in exactly `cells`: cut where it is longer, filled up with blanks where it is shorter. */
export function pad(text: string, cells: number): string {
  const short = cut(text, cells)
  return short + ' '.repeat(Math.max(0, cells - width(short)))
}

/**
 * Breaks a text into rows of at most `cells`: at blanks, between wide letters, and inside a word only when it is longer
 * than a row. Line breaks in the text stay. Always at least one row; one letter a row where even that is too wide.
 */
export function wrap(text: string, cells: number): string[] {
  const rows: string[] = []
  for (const line of text.split('\n')) {
    if (line.length <= cells && narrowOnly.test(line)) {
      rows.push(line.trim())
      continue
    }
    rows.push(...wrapLine(line, cells))
  }
  return rows
}

/** The rows of a text without line breaks. */
function wrapLine(line: string, cells: number): string[] {
  const rows: string[] = []
  let row = ''
  let used = 0
  for (const piece of pieces(line)) {
    const w = width(piece)
    const word = piece.trimEnd()
    if (used + width(word) > cells && row) {
      rows.push(row.trimEnd())
      row = ''
      used = 0
    }
    if (width(word) <= cells) {
      if (!row && !word) continue
      row += piece
      used += w
      continue
    }
    for (const g of graphemes(piece)) {
      const gw = width(g)
      if (used + gw > cells && row) {
        // A row does not begin with the comma or bracket that closes the one before: its letter goes along.
        const along = closing.test(g) ? lastOf(row) : ''
        const stays = along && width(along) + gw <= cells ? row.slice(0, -along.length) : row
        rows.push(stays.trimEnd())
        row = row.slice(stays.length)
        used = width(row)
        if (g === ' ') continue
      }
      row += g
      used += gw
    }
  }
  rows.push(row.trimEnd())
  return rows
}

/** What closes the word before it. */
const closing = /^[,;:.!?)\]}]/

/** The last character of a row when another stands before it that is none of those that close; empty otherwise. */
function lastOf(row: string): string {
  const [before, last] = graphemes(row.slice(-16)).slice(-2)
  return last && before?.trim() && last.trim() && !closing.test(last) ? last : ''
}

/** A line in the pieces it may be broken into: a word with the blanks after it, or one wide letter with what closes it. */
function pieces(line: string): string[] {
  if (narrowOnly.test(line)) return line.match(/ +|[^ ]+ */g) ?? ['']
  const out: string[] = []
  let open = false
  for (const g of graphemes(line)) {
    const closes = /^[ 、。，．！？：；）」』】〉》〕ー…]/.test(g)
    const breaks = !closes && width(g) === 2
    if (out.length && (closes || (open && !breaks))) out[out.length - 1] += g
    else out.push(g)
    open = g !== ' ' && !breaks && !closes
  }
  return out
}

/** "1 card", "3 cards", "2 people" with `plural(2, 'person', 'people')`. */
export function plural(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`
}

/** `1. a`, `2. b`: a list to listen to. */
export function numbered(items: readonly string[]): string[] {
  return items.map((item, i) => `${i + 1}. ${item}`)
}

/** A sentence: ends in a full stop unless it ends in something else already. */
export function full(text: string): string {
  return /[.!?:…]$/.test(text) ? text : `${text}.`
}

/** With a capital in front, as a sentence begins. */
export function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}

/** "a", "a and b", "a, b and c". */
export function list(items: readonly string[]): string {
  return items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`
}
