/** What people type into a line, read: tallies, names, marks. Shared by the screens and the linear mode. */

import type { Mark } from '../session/shapes.ts'

/** What stands between commas or semicolons, without the blanks around it and without what is empty. */
export function listed(text: string): string[] {
  return text
    .split(/[,;]/)
    .map(one => one.trim())
    .filter(Boolean)
}

/** Names separated by commas (or blanks when there are no commas), each once. */
export function readNames(text: string): string[] {
  const parts = text.includes(',') || text.includes(';') ? text.split(/[,;]/) : text.split(/\s+/)
  const seen = new Set<string>()
  return parts.map(p => p.trim()).filter(p => p && !seen.has(p.toLowerCase()) && seen.add(p.toLowerCase()))
}

/**
 * A card's mark and the rest of its text: with marks `+` and `s:`, `+ less waiting` and `s: one login`. What a mark stands
 * for does as well, with a colon: `stop: one login`, `star: calls a day` for a mark called "the star".
 */
export function readMark(text: string, marks: readonly Mark[] = []): { text: string; mark?: string } {
  for (const { mark } of marks) {
    if (!text.toLowerCase().startsWith(mark.toLowerCase())) continue
    const rest = text.slice(mark.length)
    // "-5 %" is a number, not a mark; a letter mark ends in a colon and needs no blank.
    if (/^\s/.test(rest) || (/^[^\d\s]/.test(rest) && rest.trim())) return { text: rest.trim(), mark }
  }
  const [name = '', rest = ''] = text.split(/:(.*)/s)
  const bare = (words: string) =>
    words
      .split(':')[0]!
      .trim()
      .toLowerCase()
      .replace(/^(?:the|an?) /, '')
  const meant = rest.trim() && marks.find(({ label }) => bare(label) === bare(name))
  return meant ? { text: rest.trim(), mark: meant.mark } : { text }
}

export { pastedLines } from '../interact/typed.ts'
