/** What people type into a line, read: tallies, names, marks. Shared by the screens and the linear mode. */

/** Names separated by commas (or blanks when there are no commas), each once. */
export function readNames(text: string): string[] {
  const parts = text.includes(',') || text.includes(';') ? text.split(/[,;]/) : text.split(/\s+/)
  const seen = new Set<string>()
  return parts.map(p => p.trim()).filter(p => p && !seen.has(p.toLowerCase()) && seen.add(p.toLowerCase()))
}

export { listed, pastedLines } from '../interact/typed.ts'
