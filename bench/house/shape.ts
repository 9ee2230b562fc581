/** Functions, nesting and ternaries of code whose comments and strings are blank already: a simple reader, no parser. */

/** A function by its first line (from 1) and how many lines it has. */
export type Found = { line: number; lines: number }

const head =
  /\bfunction\b[^(]*\(|=>\s*\{|^\s+(?:(?:async|static|private|get|set) )*\*?(?!(?:if|for|while|switch|catch|return|function)\b)[\w$]+(?:<[^>\n]*>)?\([^;\n]*\)(?::[^{=;\n]+)?\s*\{$/gm

/** Every function with a body in braces, those inside others too. */
export function functionsIn(text: string): Found[] {
  const starts = lineStarts(text)
  const ends = closingBraces(text)
  return [...text.matchAll(head)].flatMap(hit => {
    const open = bodyOf(text, hit.index, hit[0])
    const end = open === undefined ? undefined : ends.get(open)
    if (end === undefined) return []
    const line = lineAt(starts, hit.index + hit[0].search(/\S/))
    return [{ line, lines: lineAt(starts, end) - line + 1 }]
  })
}

/** The brace that opens the body: behind the arrow, or behind the parameters and the type of what comes back. */
function bodyOf(text: string, at: number, matched: string): number | undefined {
  if (matched.endsWith('{')) return at + matched.length - 1
  let depth = 1
  let i = at + matched.length
  for (; i < text.length && depth; i++) depth += Number(text[i] === '(') - Number(text[i] === ')')
  // A type in braces may stand before the body; the body's brace is the last one on its line.
  const end = /\{[ \t]*\n/.exec(text.slice(i, i + 600))
  return end ? i + end.index : undefined
}

function closingBraces(text: string): Map<number, number> {
  const open: number[] = []
  const ends = new Map<number, number>()
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '{') open.push(i)
    else if (text[i] === '}' && open.length) ends.set(open.pop() ?? 0, i)
  }
  return ends
}

/** The deepest place by braces. */
export function deepest(text: string): { depth: number; line: number } {
  let [depth, most, line] = [0, 0, 1]
  for (const [i, row] of text.split('\n').entries())
    for (const c of row) {
      depth += Number(c === '{') - Number(c === '}')
      if (depth > most) [most, line] = [depth, i + 1]
    }
  return { depth: most, line }
}

/** Ternaries whose other half is a ternary: ` : x ? y : z`, on one line or as Biome breaks them. */
export function nestedTernaries(text: string): number {
  return text.match(/\?[^?:;{}]*[^?:;{}\s][^?:;{}]*\s:\s(?=[^?:;{},]*\s\?\s)/g)?.length ?? 0
}

function lineStarts(text: string): number[] {
  return [...text.matchAll(/^/gm)].map(hit => hit.index)
}

function lineAt(starts: readonly number[], at: number): number {
  let [low, high] = [0, starts.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((starts[middle] ?? 0) <= at) low = middle + 1
    else high = middle
  }
  return low
}
