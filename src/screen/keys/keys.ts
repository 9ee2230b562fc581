/** Keys by their names: what a table row answers to, and how people read it. */
import { itemAt } from '../../lists.ts'
import type { Key } from './decode.ts'
import { type KeyRow, keyTable } from './key-table.ts'

export { type KeyRow, keyTable }

export type Scope = keyof typeof keyTable
/** The ids of a scope's keys; a screen has to give something to run for each of them. */
export type IdOf<S extends Scope> = (typeof keyTable)[S][number]['id']

/** What a key runs, and how often at once where its row `joins`. A text instead says why it cannot be done now. */
export type Run = ((text: string, times?: number) => void) | string
export type Runs<S extends Scope> = { [I in IdOf<S>]: Run | undefined }

/** What a key is called in the table: a character for text, the name otherwise. */
export function nameOfKey(key: Key): string {
  return 'text' in key ? key.text : 'name' in key ? key.name : ''
}

/** `a-z` and `1-4` stand for any character of the range. */
export function isRange(on: string): boolean {
  return on.length === 3 && on[1] === '-'
}

/** Is this key a character of the range, capitals included? */
export function isWithin(range: string, name: string): boolean {
  if (name.length !== 1) return false
  const small = name.toLowerCase()
  return small >= itemAt(range, 0) && small <= itemAt(range, 2)
}

/** Does this row answer to this key? `a-z` and `1-4` stand for any character of the range, capitals included. */
export function answers(row: KeyRow, name: string): boolean {
  return row.on.some(on => on === name || (isRange(on) && isWithin(on, name)))
}

/** Names of keys that are shown otherwise than they are called in the table. */
const spoken = new Map([
  [' ', 'space'],
  ['escape', 'esc'],
  ['page-down', 'pgdn'],
  ['page-up', 'pgup'],
  ['f1', 'F1'],
  ['f2', 'F2'],
  ['f4', 'F4'],
])

/** A key as people read it: `space`, `alt-enter`, `F1`. */
export function showKey(on: string): string {
  return spoken.get(on) ?? on
}
