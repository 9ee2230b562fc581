/** Editing of one line: text and where the cursor is, and what a key makes of both. Whole characters, never halves. */

import { lineLimit, typeable } from '../interact/typed.ts'
import { itemAt } from '../lists.ts'
import { graphemeAt, graphemes } from '../text.ts'

export { lineLimit }

/** `at` counts code units from the start and never stands inside a character. */
export type Edited = { text: string; at: number }

/** What a key does to a line that is not text. */
export type Edit =
  | 'left'
  | 'right'
  | 'word-left'
  | 'word-right'
  | 'home'
  | 'end'
  | 'backspace'
  | 'delete'
  | 'cut-to-start'
  | 'cut-to-end'
  | 'cut-word'
  | 'cut-word-right'

/** The line after a text was typed at the cursor; controls and turns of direction are left out, what is too long is not taken. */
export function typeInto({ text, at }: Edited, typed: string): Edited {
  const before = text.slice(0, at) + typeable(typed)
  const room = fitting(before + text.slice(at), text)
  return { text: room, at: whole(room, Math.min(before.length, room.length)) }
}

/** The line after an edit; at an end that can do no more it stays as it is. */
export function edit({ text, at }: Edited, how: Edit): Edited {
  switch (how) {
    case 'left':
      return { text, at: former(text, at) }
    case 'right':
      return { text, at: next(text, at) }
    case 'word-left':
      return { text, at: wordStart(text, at) }
    case 'word-right':
      return { text, at: wordEnd(text, at) }
    case 'home':
      return { text, at: 0 }
    case 'end':
      return { text, at: text.length }
    case 'backspace':
      return without(text, former(text, at), at)
    case 'delete':
      return without(text, at, next(text, at))
    case 'cut-to-start':
      return without(text, 0, at)
    case 'cut-to-end':
      return without(text, at, text.length)
    case 'cut-word':
      return without(text, wordStart(text, at), at)
    case 'cut-word-right':
      return without(text, at, wordEnd(text, at))
  }
}

/** The line in three: before the cursor, the character under it (a blank at the end), after it. */
export function atCursor({ text, at }: Edited): [before: string, under: string, after: string] {
  const end = next(text, at)
  return [text.slice(0, at), text.slice(at, end), text.slice(end)]
}

function without(text: string, from: number, to: number): Edited {
  const left = text.slice(0, from) + text.slice(to)
  return { text: left, at: whole(left, from) }
}

/** Where the word before a place begins: blanks are passed first. */
export function wordStart(text: string, at: number): number {
  let to = at
  while (to > 0 && /\s/.test(itemAt(text, to - 1))) to--
  while (to > 0 && !/\s/.test(itemAt(text, to - 1))) to--
  // A blank with a mark over it is one character: the word begins with it.
  return to < text.length ? graphemeAt(text, to).start : to
}

/** Where the word after a place ends. */
function wordEnd(text: string, at: number): number {
  let to = at
  while (to < text.length && /\s/.test(itemAt(text, to))) to++
  while (to < text.length && !/\s/.test(itemAt(text, to))) to++
  return whole(text, to)
}

function former(text: string, at: number): number {
  return at > 0 ? graphemeAt(text, at - 1).start : 0
}

function next(text: string, at: number): number {
  return at < text.length ? graphemeAt(text, at).end : at
}

/** The end of the character that reaches over a place: two halves typed one after the other may have become one. */
function whole(text: string, at: number): number {
  return at > 0 ? graphemeAt(text, at - 1).end : 0
}

/** A line no longer than may be typed: of plain letters that is known at once, and nothing is counted anew while it is full. */
function fitting(all: string, before: string): string {
  if (all.length <= lineLimit) return all
  if (before.length >= 4 * lineLimit) return before
  return graphemes(all.slice(0, 4 * lineLimit))
    .slice(0, lineLimit)
    .join('')
}
