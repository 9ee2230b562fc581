/** What the text says of a part in comments behind it, which other readers of the format skip: why it resists, who owns it, why it moved. */
import type { Line } from './lines.ts'

export type RemarkKind = 'inertia' | 'team' | 'why'

const marks: Record<RemarkKind, RegExp> = {
  inertia: /(?<!\s)\s*\/\/\s*inertia:\s*((?:(?!\/\/).)*)/i,
  team: /(?<!\s)\s*\/\/\s*team:\s*((?:(?!\/\/).)*)/i,
  why: /(?<!\s)\s*\/\/\s*why:\s*((?:(?!\/\/).)*)/i,
}

/** What a line says of its part in a comment of this kind: `// team: Checkout`; undefined when it does not. */
export function remarkOf(line: Line, kind: RemarkKind): string | undefined {
  if (!line.text.includes('//')) return undefined
  const found = marks[kind].exec(line.text.slice(line.code.trimEnd().length))
  return found?.[1]?.trim() || undefined
}

/** Why a part resists, as its line says in a comment. `line` is 1-based. */
export function inertiaReason(document: { lines: readonly Line[] }, line: number): string | undefined {
  const row = document.lines[line - 1]
  return row && remarkOf(row, 'inertia')
}

/** A line's text with a remark in its comment, or without one; any other comment stays. */
export function withRemark(line: Line, kind: RemarkKind, say: string | undefined): string {
  const end = line.code.trimEnd().length
  const bare = line.text.slice(0, end) + line.text.slice(end).replace(marks[kind], '')
  // What begins a comment would end the remark.
  const words = say?.replaceAll('//', '/').replace(/\s+/g, ' ').trim()
  return words ? `${bare.trimEnd()} // ${kind}: ${words}` : bare
}
