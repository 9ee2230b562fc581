/** Where the text keeps why a part resists moving: in a comment behind the part, which other readers of the format skip. */
import type { Document } from './parse.ts'

const mark = /\s*\/\/\s*inertia:\s*(.*)$/i

/** Why a part resists, as its line says in a comment; undefined when it does not. `line` is 1-based. */
export function inertiaReason(document: Document, line: number): string | undefined {
  const row = document.lines[line - 1]
  const found = row && mark.exec(row.text.slice(row.code.trimEnd().length))
  return found?.[1]?.trim() || undefined
}

/** A line's text with the reason in its comment, or without one; any other comment stays. */
export function withReason(text: string, reason: string | undefined): string {
  const bare = text.replace(mark, '')
  return reason ? `${bare.trimEnd()} // inertia: ${reason.replace(/\s+/g, ' ').trim()}` : bare
}
