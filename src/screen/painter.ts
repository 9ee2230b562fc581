/** Whole frames in, the fewest bytes out: writes only the cells that changed, never clears what stays. */
import { harmlessStyled } from '../outgoing.ts'
import { unstyled } from './theme.ts'

/** Where the terminal's own cursor is shown, 0-based cells; undefined hides it. */
export type Cursor = { row: number; column: number }

type Painter = {
  /** Shows these rows (styled text, at most as wide as the terminal). Returns the bytes written, 0 when nothing changed. */
  paint(rows: readonly string[], cursor?: Cursor): number
  /** Forgets what is on the terminal: the next frame is written whole. After a resize or a repaint key. */
  reset(): void
}

/**
 * A painter over one terminal. `write` takes what is to be sent, already complete escape sequences. `shown` are the rows
 * the terminal shows already, if that is known; `ground` are the SGR parameters of a ground and letters of our own, which fill the whole
 * terminal. The rows given are kept as they are: whoever gives an array does not change it.
 */
export function painter(
  write: (bytes: string) => void,
  shown?: readonly string[],
  ground?: () => string | undefined,
): Painter {
  let sent = shown
  let at = shown ? '\x1b[?25l' : ''
  return {
    paint(rows, cursor) {
      let out = ''
      if (!sent) {
        out += '\x1b[0m\x1b[2J'
        sent = []
      }
      for (let y = 0; y < Math.max(rows.length, sent.length); y++) {
        const row = rows[y] ?? ''
        const before = sent[y] ?? ''
        if (row !== before) out += `\x1b[${y + 1}${changed(before, row)}`
      }
      sent = rows
      const place = cursor ? `\x1b[${cursor.row + 1};${cursor.column + 1}H\x1b[?25h` : '\x1b[?25l'
      if (out || place !== at) out += place
      at = place
      if (!out) return 0
      const bytes = `\x1b[?2026h${onGround(out, ground?.())}\x1b[?2026l`
      write(bytes)
      return Buffer.byteLength(bytes)
    },
    reset() {
      sent = undefined
      at = ''
    },
  }
}

/** What is written, on a ground of its own: every style that ends goes back to it, and what is cleared is filled with it. */
function onGround(out: string, ground: string | undefined): string {
  if (ground === undefined) return out
  return `\x1b[0;${ground}m${out.replaceAll('\x1b[0m', `\x1b[0;${ground}m`)}\x1b[0m`
}

/** What the rows changed into lately, so that a change that many terminals show is compared once. */
const lately = new Map<string, { row: string; bytes: string }>()
const enough = 500

/** What turns one row into the other, from behind the number of the row: `;73H02:11`. */
function changed(before: string, row: string): string {
  const known = lately.get(before)
  if (known?.row === row) return known.bytes
  if (lately.size >= enough) lately.clear()
  const bytes = compare(before, row)
  lately.set(before, { row, bytes })
  return bytes
}

/** Characters of one cell, everywhere, and styles. */
const plain =
  /^(?:\x1b\[[0-9;]*m|[\x20-\x7e\xa1-\xac\xae-\xff\u2010-\u2027\u2039\u203a\u2190-\u21ff\u2500-\u25fc\u2713])*$/

function compare(before: string, row: string): string {
  // Terminals do not agree how wide some characters are: then the row is cleared, and written whole. What is plain holds no
  // sequence but a style; of any other row nothing else goes through.
  if (!plain.test(before) || !plain.test(row)) {
    const shown = harmlessStyled(row)
    return `H${before ? '\x1b[K' : ''}${shown}${closed(shown)}`
  }
  const cellsBefore = unstyled(before).length
  const cells = unstyled(row).length
  const from = sharedStart(before, row)
  const to = cells === cellsBefore ? sharedEnd(before, row, from) : row.length
  const style = styleAt(row, from)
  const text = style + row.slice(from, to)
  const column = unstyled(row.slice(0, from)).length
  // Behind a full row there is nothing to clear, and a terminal that waits to wrap would clear its last cell.
  return `${column ? `;${column + 1}` : ''}H${text}${closed(text)}${cellsBefore > cells ? '\x1b[K' : ''}`
}

/** What ends the styles that are still on behind a text. */
function closed(text: string): string {
  return text.includes('\x1b') && !text.endsWith('\x1b[0m') ? '\x1b[0m' : ''
}

/** Up to where both rows are the same, and may be left as they stand; 0 where that is not worth a jump. */
function sharedStart(before: string, row: string): number {
  const most = Math.min(before.length, row.length)
  let same = 0
  while (same < most && before[same] === row[same]) same++
  same = outside(row, same)
  return same > 4 ? same : 0
}

/** From where on both rows are the same to their end, as an index into `row`. */
function sharedEnd(before: string, row: string, from: number): number {
  let same = 0
  const most = Math.min(before.length, row.length) - from
  while (same < most && before[before.length - 1 - same] === row[row.length - 1 - same]) same++
  let at = row.length - same
  const open = outside(row, at)
  if (open !== at) at = row.indexOf('m', open) + 1
  if (row.length - at < 8 || styleAt(row, at) !== styleAt(before, before.length - (row.length - at))) return row.length
  return at
}

/** The place itself, or the beginning of the style it would cut in two. */
function outside(text: string, at: number): number {
  const start = text.lastIndexOf('\x1b', at - 1)
  if (start < 0) return at
  const end = text.indexOf('m', start)
  return end >= at ? start : at
}

/** The styles that are on at a place. */
function styleAt(text: string, at: number): string {
  if (at === 0) return ''
  const all = text.slice(0, at).match(/\x1b\[[0-9;]*m/g)
  if (!all) return ''
  return all.slice(all.lastIndexOf('\x1b[0m') + 1).join('')
}
