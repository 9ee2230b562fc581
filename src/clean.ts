/** What people type, cleaned before it is kept: one line or a few, a whole page, or every text of a value; and names of files. */
import { graphemes } from './text.ts'

/** The most bytes of UTF-8 that are looked at, so that the cost of a hostile text does not grow with it. */
const maxBytes = 8_192
const maxLines = 20

const printableAscii = /^[\x20-\x7e]*$/

// Escape sequences whole: strings (OSC, DCS, SOS, PM, APC) up to their end or the end of the line, CSI, shifts, the rest.
const escapes =
  /(?:\x1b[\]PX^_]|[\x9d\x90\x98\x9e\x9f])[^\x07\x1b\x9c\n\r]*(?:\x07|\x1b\\|\x9c)?|(?:\x1b\[|\x9b)[\x30-\x3f]*[\x20-\x2f]*[\x40-\x7e]?|\x1b[NO][\x20-\x7e]?|\x1b[\x20-\x2f]*[\x30-\x7e]?/g
const breaks = /\r\n?|[\n\x0b\x0c\x85\u2028\u2029]/g
// A picture of at most four joined ones keeps its joiners, selectors and skin tones; everywhere else they are dropped
// with all that is invisible, private or turns the direction of the line.
const pictures =
  /((?:\p{ExtPict}(?:\ufe0f|(?<=\p{EBase})\p{EMod})?)(?:\u200d\p{ExtPict}(?:\ufe0f|(?<=\p{EBase})\p{EMod})?){0,3}|[\d#*]\ufe0f\u20e3)|[\p{DI}\p{Cf}\p{Co}\p{NChar}\p{EMod}]|(?!\n)\p{Cc}/gu
const stacked = /(\p{M}{4})\p{M}+/gu

/**
 * A text as it may be kept and shown: one line (or at most 20 with `lines`, their breaks as \n), at most `max` graphemes
 * and 8 kB, in NFC, without escape sequences, controls, turns of direction, invisible or private characters, and with at
 * most 4 marks on a letter. Letters of right-to-left scripts stay. Cleaning twice changes nothing.
 */
export function clean(text: string, max = 1_000, { lines = false }: { lines?: boolean } = {}): string {
  if (text.length <= maxBytes && printableAscii.test(text)) return text.trim().slice(0, max).trimEnd()
  const plain = firstBytes(text)
    .replace(escapes, '')
    .toWellFormed()
    .replace(breaks, '\n')
    .replace(/[\t\u2800]|(?!\u3000)\p{Zs}/gu, ' ')
    .replace(pictures, (_, picture?: string) => picture ?? '')
    .normalize('NFC')
    .replace(stacked, '$1')
    .split('\n')
    .map(line => withoutBlanks(line.replace(/^\p{M}+/u, '')))
  const kept = graphemes(
    lines
      ? fewLines(plain)
      : plain
          .map(line => line.trim())
          .filter(Boolean)
          .join(' '),
  ).slice(0, max)
  // Nothing people write has more parts in one character; drawn, it would be wider than it says.
  const whole = kept.map(g => (g.length > 16 && Array.from(g).length > 16 ? '\ufffd' : g))
  return fitting(whole)
    .replace(/^[\s\p{M}]+/u, '')
    .trimEnd()
}

/** The most characters of a text of many lines, and of one of its lines. */
const page = { all: 20_000, line: 1_000 }

/**
 * A text of many lines as it may be kept, a map for instance: every line cleaned, the blanks it begins with and the breaks
 * between lines as they are (\n or \r\n). One that is longer than 20,000 characters is kept as long as it is, so that whoever
 * checks it can say how long it was; of more than four times as much the rest is cut.
 */
export function cleanPage(text: string): string {
  return text
    .slice(0, 4 * page.all)
    .split('\n')
    .map(row => {
      const end = row.endsWith('\r') ? '\r' : ''
      const blanks = row.slice(0, Math.min(row.search(/[^ ]|$/), page.line))
      return blanks + clean(row, page.line) + end
    })
    .join('\n')
}

type CleanOptions = {
  lines?: boolean
  /** Which strings are texts of many lines, by the record they are in and their key. */
  page?: (holder: object, key: string) => boolean
}

/**
 * Cleans every string in a plain value, arrays, records and their keys included. Deeper than 64 levels it is null; -0 is 0,
 * as it comes back from a file.
 */
export function cleanDeep<T>(value: T, options: CleanOptions = {}): T {
  return cleaned(value, options, 0) as T
}

function cleaned(value: unknown, options: CleanOptions, depth: number): unknown {
  if (typeof value === 'string') return clean(value, undefined, options)
  if (value === 0) return 0
  if (value === null || typeof value !== 'object') return value
  if (depth >= 64) return null
  if (Array.isArray(value)) return value.map(v => cleaned(v, options, depth + 1))
  return Object.fromEntries(
    Object.entries(value).map(([key, v]) => [
      clean(key, 200),
      typeof v === 'string' && options.page?.(value, key) ? cleanPage(v) : cleaned(v, options, depth + 1),
    ]),
  )
}

/**
 * A name for a file: `[a-z0-9-]{1,64}`, never empty, never a name that a system keeps for a device. Accents are taken
 * off; a text without a Latin letter or digit becomes `name-` and a number that is the same for the same text.
 */
export function slug(text: string): string {
  const base = text
    .slice(0, maxBytes)
    .toLowerCase()
    .replace(/[ßæœøłđðþı]/g, c => unaccented[c] ?? c)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 64)
    .replace(/-$/, '')
  if (/^(?:con|prn|aux|nul|com\d|lpt\d)$/.test(base)) return `x-${base}`
  if (base) return base
  let sum = 0
  for (const c of text.slice(0, maxBytes)) sum = (Math.imul(sum, 31) + (c.codePointAt(0) ?? 0)) >>> 0
  return sum ? `name-${sum.toString(36)}` : 'unnamed'
}

const unaccented: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
}

const encoder = new TextEncoder()
const scratch = new Uint8Array(maxBytes)

/** What of a text fits in `maxBytes`, at a code point's end. Looks no further. */
function firstBytes(text: string): string {
  return text.length * 3 <= maxBytes ? text : text.slice(0, encoder.encodeInto(text, scratch).read)
}

/** As many whole graphemes as fit in `maxBytes`. */
function fitting(all: string[]): string {
  const text = all.join('')
  if (firstBytes(text) === text) return text
  let out = ''
  let bytes = 0
  for (const g of all) {
    bytes += encoder.encodeInto(g, scratch).written
    if (bytes > maxBytes) break
    out += g
  }
  return out
}

/** A line without the blanks at its end; a search for blanks up to an end would look at every run of them once for each. */
function withoutBlanks(line: string): string {
  let end = line.length
  while (line[end - 1] === ' ') end--
  return line.slice(0, end)
}

/** At most 20 lines: what comes after them goes on in the last one. */
function fewLines(lines: readonly string[]): string {
  const all = lines.join('\n').trim().split('\n')
  return [...all.slice(0, maxLines - 1), all.slice(maxLines - 1).join(' ')].slice(0, all.length).join('\n')
}

/** Texts that people take for the same: however their letters are composed, in capitals or not, with one blank or three. */
export function sameWords(text: string): string {
  return clean(text).normalize('NFKC').replace(/\s+/g, ' ').toLowerCase().trim()
}
