/** What a report of the mouse (SGR) means. */
import type { Key } from './key.ts'

/** The wheel, and the first button pressed with nothing held, as we ask for them; undefined for all else, which is no key. */
export function mouseKey(body: string): Key | undefined {
  const [, button, column, row] = /^<(\d{1,3});(\d{1,4});(\d{1,4})$/.exec(body) ?? []
  if (button === '64') return { name: 'wheel-up' }
  if (button === '65') return { name: 'wheel-down' }
  const isClick = button === '0' && Number(row) > 0 && Number(column) > 0
  return isClick ? { name: 'click', at: { row: Number(row) - 1, column: Number(column) - 1 } } : undefined
}
