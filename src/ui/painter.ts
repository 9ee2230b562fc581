/** Whole frames in, the fewest bytes out: writes only the rows that changed, never clears what stays. */

/** Where the terminal's own cursor is shown, 0-based cells; undefined hides it. */
export type Cursor = { row: number; column: number }

export type Painter = {
  /** Shows these rows (styled text, at most as wide as the terminal). Returns the bytes written, 0 when nothing changed. */
  paint(rows: readonly string[], cursor?: Cursor): number
  /** Forgets what is on the terminal: the next frame is written whole. After a resize or a repaint key. */
  reset(): void
}

/**
 * A painter over one terminal. `write` takes what is to be sent, already complete escape sequences. `shown` are the rows
 * the terminal shows already, if that is known.
 */
export function painter(write: (bytes: string) => void, shown?: readonly string[]): Painter {
  let sent = shown && [...shown]
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
        if (row !== (sent[y] ?? '')) out += `\x1b[${y + 1}H${changed(sent[y] ?? '', row)}`
      }
      sent = [...rows]
      const place = cursor ? `\x1b[${cursor.row + 1};${cursor.column + 1}H\x1b[?25h` : '\x1b[?25l'
      if (out || place !== at) out += place
      at = place
      if (!out) return 0
      const bytes = `\x1b[?2026h${out}\x1b[?2026l`
      write(bytes)
      return Buffer.byteLength(bytes)
    },
    reset() {
      sent = undefined
      at = ''
    },
  }
}

/**
 * What must be written to turn one row into the other: plain ASCII rows skip the beginning they share, which is
 * most of a header when only its clock moved; styled rows are written whole.
 */
function changed(before: string, row: string): string {
  let same = 0
  if (/^[\x20-\x7e]*$/.test(row) && /^[\x20-\x7e]*$/.test(before))
    while (same < row.length && row[same] === before[same]) same++
  const skip = same > 4 ? `\x1b[${same}C` : ''
  return `${skip}${skip ? row.slice(same) : row}\x1b[0m\x1b[K`
}
