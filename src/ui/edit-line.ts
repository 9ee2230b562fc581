/** Editing of one line: text and where the cursor is, and what a key makes of both. Whole characters, never halves. */
import { lineLimit, typeable } from '../interact/typed.ts'
import { graphemes } from '../text.ts'

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
  const all = before + text.slice(at)
  const room = all.length > lineLimit ? graphemes(all).slice(0, lineLimit).join('') : all
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
  while (to > 0 && /\s/.test(text[to - 1]!)) to--
  while (to > 0 && !/\s/.test(text[to - 1]!)) to--
  return to
}

/** Where the word after a place ends. */
function wordEnd(text: string, at: number): number {
  let to = at
  while (to < text.length && /\s/.test(text[to]!)) to++
  while (to < text.length && !/\s/.test(text[to]!)) to++
  return to
}

function former(text: string, at: number): number {
  return at - (graphemes(text.slice(0, at)).at(-1)?.length ?? 0)
}

function next(text: string, at: number): number {
  return at + (graphemes(text.slice(at))[0]?.length ?? 0)
}

/** The end of the character that reaches over a place: two halves typed one after the other may have become one. */
function whole(text: string, at: number): number {
  let end = 0
  for (const g of graphemes(text)) {
    if (end >= at) break
    end += g.length
  }
  return end
}
