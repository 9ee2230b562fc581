/** Reads exported notes back: their title, and the lines with a box under "Actions". Work grows with the length of the text. */

import { decodeString } from 'micromark-util-decode-string'
import { itemAt, lastOf } from '../lists.ts'

/** A line of the list of actions as it stands in notes, with or without a tick; `id` where the comment behind it is still there. */
export type Line = { text: string; done: boolean; id?: string }

/**
 * The first heading of the notes and the lines under "Actions"; no lines where there is no such list. Never throws. Reads of Markdown
 * (CommonMark 0.31, GitHub's task lists) what our notes use and what an editor or a formatter makes of them: headings of both kinds,
 * fences, comments, lists with any bullet, lines that were wrapped. Boxes of lists within lists are nobody's action.
 */
export function linesIn(notes: string): { title: string; lines: Line[] } {
  let title: string | undefined
  let isActions: boolean | undefined
  const found: { raw: string; done: boolean }[] = []
  for (const block of blocksOf(notes)) {
    if ('depth' in block) {
      // The list ends at the next heading; of two such lists the first one counts.
      if (isActions) isActions = false
      else isActions ??= wordsOf(block.raw).text === 'Actions' || undefined
      if (block.depth === 1) title ??= wordsOf(block.raw).text
    } else if (isActions) found.push(block)
  }
  return { title: title ?? '', lines: found.map(({ raw, done }) => ({ ...wordsOf(raw), done })) }
}

/** What notes are read as, in their order: headings, and items with a box; their words are Markdown still. */
type Block = { raw: string; depth: number } | { raw: string; done: boolean }

const heading = /^ {0,3}(#{1,6})(?:[ \t]+(.*))?$/s
const underline = /^ {0,3}(?:(=+)|-+)[ \t]*$/
const fence = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/
const bullet = /^( *(?:[-*+]|\d{1,9}[.)]) {1,4})(?=\S)/
const box = /^\[([ \txX])\][ \t]+(?=\S)/

function blocksOf(notes: string): Block[] {
  const blocks: Block[] = []
  /** Words of the last item or paragraph, which the next line may go on with. */
  let open: string[] | undefined
  let isParagraph = false
  /** Cells before the words of the items of this list: what stands further in belongs to one of them. */
  let inner = 4
  let end: string | undefined
  const close: (() => void)[] = []
  const begin = (make?: (raw: string) => Block): string[] => {
    const words: string[] = []
    open = words
    isParagraph = make === undefined
    if (!make) return words
    const at = blocks.push(make('')) - 1
    close.push(() => {
      // A backslash at the end of a line breaks it there.
      itemAt(blocks, at).raw = words.map((text, i) => (i < words.length - 1 ? text.replace(/\\$/, '') : text)).join(' ')
    })
    return words
  }
  for (const line of notes.split(/\r\n|\n|\r/)) {
    if (end !== undefined) {
      if (ends(line, end)) end = undefined
      continue
    }
    const indent = line.search(/[^ ]|$/)
    const fenced = fence.exec(line)
    if (fenced || isOpenComment(line)) {
      end = fenced ? itemAt(fenced, 1) : '-->'
      open = undefined
      continue
    }
    const head = heading.exec(line)
    const under = head || !isParagraph || !open?.length ? undefined : underline.exec(line)
    if (head) blocks.push({ depth: itemAt(head, 1).length, raw: withoutClosing(head[2] ?? '') })
    else if (under) blocks.push({ depth: under[1] ? 1 : 2, raw: (open ?? []).join(' ') })
    const item = bullet.exec(line)
    if (head || under || !line.trim() || line.trimStart().startsWith('>')) {
      open = undefined
      if (head || under) inner = 4
    } else if (item && indent < inner) {
      inner = itemAt(item, 1).length
      const rest = line.slice(inner)
      const ticked = box.exec(rest)
      const words = ticked ? begin(raw => ({ raw, done: itemAt(ticked, 1).toLowerCase() === 'x' })) : begin()
      isParagraph = false
      words.push(rest.slice(ticked?.[0].length ?? 0).trimEnd())
    } else if (item) open = undefined
    else if (open) open.push(line.trim())
    else if (indent === 0) {
      begin().push(line.trim())
      inner = 4
    }
  }
  for (const run of close) run()
  return blocks
}

/** A comment that begins a line and goes on behind it. */
function isOpenComment(line: string): boolean {
  const rest = line.trimStart()
  return rest.startsWith('<!--') && !rest.includes('-->')
}

/** Is it the last line of a fence or of a comment? A fence ends with one as long as it began, alone on its line. */
function ends(line: string, end: string): boolean {
  if (end === '-->') return line.includes(end)
  const mark = line.trim()
  return mark.length >= end.length && [...mark].every(c => c === end[0]) && !line.startsWith('    ')
}

/** A heading without the signs that may close it: `## Actions ##`. */
function withoutClosing(text: string): string {
  const bare = text.trimEnd()
  let at = bare.length
  while (at > 0 && bare[at - 1] === '#') at--
  return at === 0 ? '' : at < bare.length && /[ \t]/.test(itemAt(bare, at - 1)) ? bare.slice(0, at).trimEnd() : bare
}

/** Signs that mean something within a line, or that keep the next one from it. */
const signs = /[*_~\\`<[\]]/g
const comment = /<!--[ \t]*([a-z0-9-]{1,64})[ \t]*-->/iy
const tag = /<\/?[a-z][^<>]*>/iy
const address = /<([a-z][a-z0-9+.-]{1,31}:[^\s<>]*|[\w.+-]{1,64}@[\w.-]+)>/iy
const target = /\]\([^()[\]\s]*\)/y

/** The words of a line without its markup, and the id in the first comment in it that holds one. */
function wordsOf(raw: string): { text: string; id?: string } {
  const out: string[] = []
  let id: string | undefined
  const runs = tickRuns(raw)
  const at = (pattern: RegExp, place: number) => {
    pattern.lastIndex = place
    return pattern.exec(raw)
  }
  let commentEnd = 0
  let from = 0
  signs.lastIndex = 0
  for (let sign = signs.exec(raw); sign; sign = signs.exec(raw)) {
    const { index } = sign
    let next = index + 1
    let said: string | undefined
    if (sign[0] === '\\') next++
    else if (sign[0] === '`') {
      const span = runs.spanAt(index)
      next = span ? span.next : runs.endOf(index)
      said = span?.text
    } else if (sign[0] === '<') {
      const mark = at(comment, index)
      const link = mark ? null : at(address, index)
      if (!mark && raw.startsWith('<!--', index) && commentEnd >= 0 && commentEnd < index + 4)
        commentEnd = raw.indexOf('-->', index + 4)
      const skipped = mark ?? link ?? at(tag, index)
      if (mark) id ??= itemAt(mark, 1)
      if (skipped) next = index + skipped[0].length
      else if (raw.startsWith('<!--', index) && commentEnd > index) next = commentEnd + 3
      if (next > index + 1) said = link?.[1] ?? ''
    } else if (sign[0] === ']') {
      const skipped = at(target, index)
      if (skipped) {
        next = index + skipped[0].length
        said = ''
      }
    } else if (sign[0] === '[') said = isLink(raw, index) ? '' : undefined
    else {
      while (raw[next] === sign[0]) next++
      if (isMarkup(raw, index, next)) said = ''
    }
    if (said !== undefined) {
      out.push(decodeString(raw.slice(from, index)), said)
      from = next
    }
    signs.lastIndex = next
  }
  out.push(decodeString(raw.slice(from)))
  const text = out.join('').replace(/\s+/g, ' ').trim()
  return { text, ...(id === undefined ? {} : { id }) }
}

/** Does a link begin at this bracket? Its words hold no bracket. */
function isLink(raw: string, index: number): boolean {
  const link = /\[[^[\]]*\]\([^()[\]\s]*\)/y
  link.lastIndex = index
  return link.test(raw)
}

/** Stars, low lines and waves are markup beside a word, and a sign of their own between blanks; a low line inside a word is a letter. */
function isMarkup(raw: string, from: number, next: number): boolean {
  const [before = ' ', behind = ' '] = [raw[from - 1], raw[next]]
  if (/\s/.test(before) && /\s/.test(behind)) return false
  if (raw[from] === '~') return next - from === 2
  return raw[from] === '*' || /[\s\p{P}\p{S}]/u.test(before) || /[\s\p{P}\p{S}]/u.test(behind)
}

/** Code in a line: it goes from a run of ticks to the next one as long (CommonMark 6.1). */
function tickRuns(raw: string) {
  const byLength = new Map<number, number[]>()
  for (const { 0: run, index } of raw.matchAll(/`+/g)) {
    const all = byLength.get(run.length)
    if (all) all.push(index)
    else byLength.set(run.length, [index])
  }
  for (const all of byLength.values()) all.reverse()
  const endOf = (index: number) => {
    let next = index
    while (raw[next] === '`') next++
    return next
  }
  return {
    endOf,
    /** The code that begins here; undefined where nothing closes it. Places are asked for from left to right. */
    spanAt(index: number): { text: string; next: number } | undefined {
      const begins = endOf(index)
      const left = byLength.get(begins - index)
      while (left?.length && lastOf(left) < begins) left.pop()
      const close = left?.at(-1)
      if (close === undefined) return undefined
      const inside = raw.slice(begins, close)
      const isPadded = inside.startsWith(' ') && inside.endsWith(' ') && inside.trim() !== ''
      return { text: isPadded ? inside.slice(1, -1) : inside, next: close + begins - index }
    },
  }
}
