/** What people type or paste, as lines that can be kept. */
import { clean } from '../clean.ts'

/** The most characters of one line that is typed. */
export const lineLimit = 1_000

/** A text as it may stand in a line that is typed: without controls, private characters and turns of direction. */
export function typeable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cs}\p{Co}\u202a-\u202e\u2066-\u2069]/gu, c => (c === '\n' ? '\n' : ''))
}

/** The text of a line as it will be kept; with `lines` it keeps its line breaks. */
export function textOf(value: string, lines = false): string {
  return clean(value, lineLimit, { lines })
}

/** The most that one paste gives: characters, and lines. What is beyond is not taken. */
export const pasteLimit = { characters: 64_000, lines: 1_000 }

/** The lines of a paste that hold something, each cleaned; `taken` false where more was pasted than is left beside what stands there already. */
export function pastedLines(text: string, there = ''): { rows: string[]; taken: boolean } {
  const { characters, lines } = pasteLimit
  const room = Math.max(0, characters - there.length)
  const split = text.slice(0, room).split(/\r\n|[\r\n]/, lines + 1)
  const left = Math.max(0, lines - there.split('\n').length + 1)
  const rows = split.map(row => clean(row)).filter(Boolean)
  return { rows: rows.slice(0, left), taken: text.length <= room && split.length <= lines && rows.length <= left }
}

/** Of a line that nobody may see: whether something stands in it, never how much. */
export function lifeOf(value: string): string {
  return value ? 'typing…' : 'nothing yet'
}

/** What stands between commas or semicolons, without the blanks around it and without what is empty. */
export function listed(text: string): string[] {
  return text
    .split(/[,;]/)
    .map(one => one.trim())
    .filter(Boolean)
}
