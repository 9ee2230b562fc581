/** Small changes of code that a test should notice, and which tests belong to which floor. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Mutant } from './mutant.ts'

/** Files of a floor, and the tests that should notice a change there, the quick ones first. */
export const floors: Record<string, { files: RegExp; tests: readonly string[] }> = {
  store: { files: /^store\//, tests: ['test/store'] },
  room: { files: /^room\//, tests: ['test/room', 'test/ui/person test/ui/ballot.test.ts'] },
  auth: { files: /^remote\/auth/, tests: ['test/remote/auth'] },
  map: { files: /^map\//, tests: ['test/map', 'test/ui/map'] },
  kinds: { files: /^kinds\//, tests: ['test/kinds', 'test/turn test/export', 'test/ui'] },
}

type Change = Pick<Mutant, 'before' | 'after'> & { at: number }

/** `n` mutants of a floor, the same ones for the same seed. */
export function sampled(root: string, floor: string, n: number, seed: number): Mutant[] {
  const { files, tests } = floors[floor]!
  const src = join(root, 'src')
  const all = readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter(f => files.test(f) && /\.tsx?$/.test(f))
    .toSorted()
    .flatMap(name => {
      const file = `src/${name}`
      return mutantsIn(readFileSync(join(root, file), 'utf8')).map(change => ({ ...change, file, tests, floor }))
    })
  const random = randomFrom(seed)
  return all
    .map(mutant => ({ mutant, key: random() }))
    .toSorted((a, b) => a.key - b.key)
    .slice(0, n)
    .map(({ mutant }) => mutant)
}

const swaps: [pattern: RegExp, after: (found: string) => string][] = [
  [/ === /g, () => ' !== '],
  [/ !== /g, () => ' === '],
  [/ && /g, () => ' || '],
  [/ \|\| /g, () => ' && '],
  [/ >= /g, () => ' < '],
  [/ <= /g, () => ' > '],
  [/ [<>] (?=[\w(])/g, found => (found === ' < ' ? ' >= ' : ' <= ')],
  [/ \+ (?=[\w(])/g, () => ' - '],
  [/\btrue\b/g, () => 'false'],
  [/\bfalse\b/g, () => 'true'],
  [/(?<![\w.])\d+(?![\w.])/g, found => `${Number(found) + 1}`],
]
/** A call that stands alone on its line. */
const statement = /^ +(?!return|await import|throw)\w[\w.?[\]]*\([^\n]*\)$/gm

/** Every place of a file where a condition is turned round, a constant moved or a call left out; not in types, words and comments. */
export function mutantsIn(text: string): Change[] {
  const code = blanked(text)
  const found = swaps.flatMap(([pattern, after]) =>
    [...code.matchAll(pattern)].map(m => ({ at: m.index, before: m[0], after: after(m[0]) })),
  )
  const left = [...code.matchAll(statement)].map(m => ({
    at: m.index,
    before: text.slice(m.index, m.index + m[0].length),
    after: '',
  }))
  return [...found, ...left].toSorted((a, b) => a.at - b.at)
}

/** The text with everything that is no code blank: comments, imports, types, words in quotes, patterns. */
function blanked(text: string): string {
  const noCode =
    /\/\*[\s\S]*?\*\/|\/\/[^\n]*|^import [\s\S]*?from '[^']*'|^(?:export )?type [\s\S]*?(?=\n(?:\/\*\*|export|const|function|type|async|let|class)|\n\n)|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`|(?<=[(=,] ?)\/(?:[^/\\\n]|\\.)+\/[a-z]*/gm
  return text.replace(noCode, found => found.replace(/[^\n]/g, '\u0000'))
}

/** Numbers from 0 to 1 that a seed repeats (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
