/** Prints how the code is built beside what we aim at, and the longest of each: `npm run house`. */
import { lineCount, type Source, sources } from './house/files.ts'
import { type Found, shapeOf } from './house/shape.ts'
import { usesByName } from './house/uses.ts'

const all = sources()
const shapes = all.map(({ path, text }) => ({ path, ...shapeOf(path, text) }))

/** What people can do at a step of a kind, and what it says to them, wherever that stands today. */
const frontEnd =
  /^terminals\/(?:facilitator\/screens|participant)\/|^terminals\/lines\/(?:answer-round|decide|group|look|map|own-part|place|scale|write)\.ts$|^kinds\/[^/]+\/(?:interaction|words)\.ts$/
/** Data, not code. */
const data =
  /^agendas\/|^map\/decks\/|^remote\/admission\/code-words\.ts$|^session\/shapes\.ts$|^draw\/glyphs\.ts$|^screen\/keys\/key-table\.ts$/

const linesOf = (files: readonly Source[]) => files.reduce((sum, { text }) => sum + lineCount(text), 0)
const sum = (of: (shape: (typeof shapes)[number]) => number) => shapes.reduce((n, shape) => n + of(shape), 0)
const functions = shapes.flatMap(({ path, functions }) => functions.map(f => ({ ...f, path })))
const long = all.filter(({ path, text }) => lineCount(text) > 300 && !data.test(path))
const nested = shapes
  .flatMap(({ path, nesting }) => nesting.map(n => ({ ...n, path })))
  .reduce((deepest, one) => (one.depth > deepest.depth ? one : deepest))
const over = (lines: number) => functions.filter(f => f.lines > lines)

const figures: [what: string, now: number, aim: string][] = [
  ['lines of front ends by kind', linesOf(all.filter(({ path }) => frontEnd.test(path))), '4,300 at most'],
  ['lines of src in all', linesOf(all), 'fewer than 52,186'],
  ['uses of a kind by name outside kinds/ and agendas/', usesByName(all).length, '25 at most'],
  ['functions over 60 lines', over(60).length, '40 at most'],
  ['functions over 120 lines', over(120).length, '0'],
  ['files over 300 lines, data left out', long.length, '0'],
  ['deepest nesting of blocks, functions included', nested.depth, '4 at most'],
  ['ternaries in ternaries', sum(s => s.ternaries.filter(t => t.depth === 2).length), 'fewer'],
  ['ternaries nested 3 deep or more', sum(s => s.ternaries.filter(t => t.depth > 2).length), '0'],
  ['values said to be there (!)', sum(s => s.asserted.length), '200 at most'],
  ['casts (as), `as const` left out', sum(s => s.casts.length), '80 at most'],
]

for (const [what, now, aim] of figures)
  console.log(`${what.padEnd(52)}${now.toLocaleString('en').padStart(8)}   ${aim}`)
console.log(`\nThe longest functions: ${longest(functions)}`)
console.log(`The longest files: ${long.map(({ path, text }) => `${path} ${lineCount(text)}`).join(', ') || 'none'}`)
console.log(`The deepest: ${nested.path} line ${nested.line}`)

function longest(of: readonly (Found & { path: string })[]): string {
  const first = of.toSorted((a, b) => b.lines - a.lines).slice(0, 8)
  return first.map(f => `${f.path}:${f.line} ${f.lines}`).join(', ')
}
