/** Names of parts: quoting, comparing, and finding the one that was probably meant. */
import { itemAt } from '../../lists.ts'

/** A text as it may be shown: on one line, without signs that steer a terminal or turn the writing direction. */
export function tidy(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\p{Cc}\p{Cs}\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]/gu, '')
    .trim()
}

/** Names as they are compared, of those asked for lately: the same few hundred are compared again and again. */
const normals = new Map<string, string>()
const mostNormals = 5_000
const longestNormal = 200

/** A name as links compare it: one blank between words, lower case. */
export function normal(name: string): string {
  const known = normals.get(name)
  if (known !== undefined) return known
  const made = name.replace(/\s+/g, ' ').trim().toLowerCase()
  if (name.length > longestNormal) return made
  if (normals.size >= mostNormals) normals.clear()
  normals.set(name, made)
  return made
}

const escapes: Record<string, string> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\', '[': '[', ']': ']' }

/** Undoes the escapes of quoted names, from left to right; a stroke before anything else stays. */
export function undoEscapes(text: string): string {
  return text.includes('\\') ? text.replace(/\\([nrt"\\[\]])/g, (_, c: string) => escapes[c] ?? c) : text
}

/** Where the quote opened at `open` closes, or -1. */
export function closingQuote(text: string, open: number): number {
  for (let i = open + 1; i < text.length; i++) {
    if (text[i] === '\\') i++
    else if (text[i] === '"') return i
  }
  return -1
}

const keyword =
  /^(title|style|evolution|evolve|valuechain|y-axis|anchor|component|submap|url|market|ecosystem|build|buy|outsource|pipeline|note|annotations?|pioneers|settlers|townplanners|explorers|villagers|accelerator|deaccelerator|size)(\s|$)/i

/** Whether a name must be quoted to survive being written; the reference's own rule, and the names our lenient reading would cut. */
export function needsQuotes(name: string, startsLine = false): boolean {
  return (
    name === '' ||
    /[\n\r\t"\\[\]{}]|->|\/\/|\/\*|\+[<>']|-->|;|\s{2}/.test(name) ||
    name.trim() !== name ||
    /^[-+'<>=]|[-+.'<>=]$|\s\(|\([^()]*(build|buy|outsource|market|ecosystem)|\binertia\b|\slabel\b|\burl$|\sevolve\s|^\(|[`%]/.test(
      name,
    ) ||
    (startsLine && keyword.test(name))
  )
}

/** A name as it is written into the text. */
export function quote(name: string, startsLine = false): string {
  return needsQuotes(name, startsLine) ? inQuotes(name) : name
}

/** A name in quotes, whether it needs them or not. */
export function inQuotes(name: string): string {
  const escaped = name
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\t', '\\t')
  return `"${escaped}"`
}

/** Edits between two texts (insert, drop, replace, swap neighbours), or `most` + 1 when there are more. Looks at a band of 2 `most` + 1. */
export function distance(a: string, b: string, most: number): number {
  const over = most + 1
  if (Math.abs(a.length - b.length) > most) return over
  const none = () => new Array<number>(b.length + 1).fill(over)
  // Three rows that take turns; of each only the band is written, with a wall on either side of it.
  let [before, last, row] = [none(), Array.from({ length: b.length + 1 }, (_, i) => i), none()]
  for (let i = 1; i <= a.length; i++) {
    let least = over
    const [from, to] = [Math.max(1, i - most), Math.min(b.length, i + most)]
    row[from - 1] = over
    if (to < b.length) row[to + 1] = over
    if (i <= most) least = row[0] = i
    for (let j = from; j <= to; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1
      let best = Math.min(itemAt(last, j) + 1, itemAt(row, j - 1) + 1, itemAt(last, j - 1) + cost, over)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, itemAt(before, j - 2) + 1)
      row[j] = best
      if (best < least) least = best
    }
    if (least > most) return over
    ;[before, last, row] = [last, row, before]
  }
  return itemAt(last, b.length)
}

/** A set of names that answers which of them a misspelt one was meant to be, within a budget of comparisons. */
export class Nearest {
  private readonly names: { name: string; normal: string; words: string }[]
  /** Letters still to be compared before it gives up looking. */
  private budget: number

  constructor(names: Iterable<string>, budget = 300_000) {
    const seen = new Map<string, string>()
    for (const name of names) if (!seen.has(normal(name))) seen.set(normal(name), name)
    this.names = [...seen].map(([n, name]) => ({ name, normal: n, words: bare(n) }))
    this.budget = budget
  }

  /** The nearest name, at most `most` edits away (two, or a fifth of a long name), else one with the same words, else undefined. */
  find(name: string, most = Math.max(2, Math.floor(name.length / 5))): string | undefined {
    const wanted = normal(name)
    if (!wanted) return undefined
    let best: string | undefined
    let least = Math.min(most, Math.max(1, wanted.length - 2)) + 1
    for (const candidate of this.names) {
      if (Math.abs(candidate.normal.length - wanted.length) >= least) continue
      this.budget -= wanted.length
      if (this.budget < 0) return best
      const d = distance(wanted, candidate.normal, least - 1)
      if (d < least) {
        least = d
        best = candidate.name
        if (d === 0) return best
      }
    }
    if (best !== undefined) return best
    const words = bare(wanted)
    return words ? this.names.find(n => n.words === words)?.name : undefined
  }
}

/** Letters and digits only, plural endings dropped: what stays the same when a name is written in a hurry. */
function bare(name: string): string {
  return name
    .replace(/\([^()]*\)/g, ' ')
    .split(/[^\p{L}\p{N}]+/u)
    .map(w => w.replace(/(?<=...)s$/, ''))
    .join('')
}
