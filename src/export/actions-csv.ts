/** Actions as CSV for a spreadsheet, where no text can become a formula. */

import { actionsOf } from '../kinds/made/promises.ts'
import { harmlessLine } from '../outgoing.ts'
import type { Session } from '../session/types.ts'

const columns = ['id', 'text', 'owner', 'due', 'signal', 'status', 'carried', 'note'] as const

/** A row an action, those of earlier turns first, under a row of names. */
export function actionsCsv(session: Session): string {
  return csv([columns, ...actionsOf(session).map(action => columns.map(column => `${action[column] ?? ''}`))])
}

/**
 * Rows as CSV. RFC 4180: every cell quoted, lines end in CR LF. It begins with a byte order mark: without one spreadsheets read
 * UTF-8 as the letters of some other encoding.
 */
export function csv(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map(row => `${row.map(cell).join(',')}\r\n`).join('')}`
}

/** A spreadsheet reads a cell that begins like this as a formula; an apostrophe makes it text (OWASP, CSV injection). */
function cell(text: string): string {
  const flat = harmlessLine(text)
  // Blanks and quotes before the sign are skipped by some; wide and small forms of it are read as the sign.
  const begins = /^[\s\p{Cf}"']*(.)/u.exec(flat)?.[1]?.normalize('NFKC') ?? ''
  const safe = /^[=+\-@−|%]/.test(begins) ? `'${flat}` : flat
  return `"${safe.replaceAll('"', '""')}"`
}
