/** Prints how the code is built beside what we aim at, and the longest of each: `npm run house`. */
import { bare, lineCount, type Source, sources } from './house/files.ts'
import { deepest, functionsIn, nestedTernaries } from './house/shape.ts'
import { usesByName } from './house/uses.ts'

const all = sources()
const code = all.map(({ path, text }) => ({ path, text: bare(text) }))

/** What people can do at a step of a kind, and what it says to them, wherever that stands today. */
const frontEnd =
  /^terminals\/(?:facilitator\/screens|participant)\/|^terminals\/lines\/(?:answer-round|decide|group|look|map|own-part|place|scale|write)\.ts$|^kinds\/[^/]+\/(?:interaction|words)\.ts$/
/** Data, not code. */
const data = /^agendas\/|^map\/decks\/|^remote\/admission\/code-words\.ts$|^session\/shapes\.ts$|^draw\/glyphs\.ts$/

const linesOf = (files: readonly Source[]) => files.reduce((sum, { text }) => sum + lineCount(text), 0)
const count = (pattern: RegExp) => code.reduce((sum, { text }) => sum + (unnamed(text).match(pattern)?.length ?? 0), 0)
/** Without what is imported and exported: a name given there by `as` is no cast. */
const unnamed = (text: string) => text.replace(/^(?:import|export)\s+(?:type\s+)?\{[^}]*\}/gm, '')
const functions = code.flatMap(({ path, text }) => functionsIn(text).map(f => ({ ...f, path })))
const long = all.filter(({ path, text }) => lineCount(text) > 300 && !data.test(path))
const nested = code.map(({ path, text }) => ({ path, ...deepest(text) })).toSorted((a, b) => b.depth - a.depth)[0]
const over = (lines: number) => functions.filter(f => f.lines > lines)

const figures: [what: string, now: number, aim: string][] = [
  ['lines of front ends by kind', linesOf(all.filter(({ path }) => frontEnd.test(path))), '4,300 at most'],
  ['lines of src in all', linesOf(all), 'fewer than 52,186'],
  ['uses of a kind by name outside kinds/ and agendas/', usesByName(all).length, '0'],
  ['functions over 60 lines', over(60).length, '40 at most'],
  ['functions over 120 lines', over(120).length, '0'],
  ['files over 300 lines, data left out', long.length, '0'],
  ['deepest nesting of braces', nested?.depth ?? 0, '6 at most'],
  ['ternaries inside ternaries', code.reduce((sum, { text }) => sum + nestedTernaries(text), 0), 'fewer'],
  ['values said to be there (!)', count(/[\w)\]]!(?=[.,;)\]\s[}(:])(?!\s*=)/g), '200 at most'],
  ['casts (as), `as const` left out', count(/(?<=[\w)\]}'`])\s+as (?!const\b)[\w{(['"]/g), '80 at most'],
]

for (const [what, now, aim] of figures)
  console.log(`${what.padEnd(52)}${now.toLocaleString('en').padStart(8)}   ${aim}`)
console.log(`\nThe longest functions: ${longest()}`)
console.log(`The longest files: ${long.map(({ path, text }) => `${path} ${lineCount(text)}`).join(', ') || 'none'}`)
console.log(`The deepest: ${nested?.path} line ${nested?.line}`)

function longest(): string {
  const first = functions.toSorted((a, b) => b.lines - a.lines).slice(0, 8)
  return first.map(f => `${f.path}:${f.line} ${f.lines}`).join(', ')
}
