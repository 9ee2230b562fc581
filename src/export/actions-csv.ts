/** Actions as CSV for a spreadsheet, where no text can become a formula. */
import { actionsOf } from '../session/read.ts'
import type { Session } from '../session/types.ts'

const columns = ['id', 'text', 'owner', 'due', 'signal', 'status', 'carried', 'note'] as const

/** A row an action, those of earlier turns first, under a row of names. */
export function actionsCsv(session: Session): string {
  return csv([columns, ...actionsOf(session).map(action => columns.map(column => `${action[column] ?? ''}`))])
}

/** Rows as CSV. RFC 4180: every cell quoted, lines end in CR LF. */
export function csv(rows: readonly (readonly string[])[]): string {
  return rows.map(row => `${row.map(cell).join(',')}\r\n`).join('')
}

/** A spreadsheet reads a cell that begins like this as a formula; an apostrophe makes it text (OWASP, CSV injection). */
function cell(text: string): string {
  const flat = text.replace(/[\r\n]+/g, ' ')
  const safe = /^[=+\-@\t\r＝＋－＠]/.test(flat) ? `'${flat}` : flat
  return `"${safe.replaceAll('"', '""')}"`
}
