/**
 * Changes the program on purpose, one place at a time, and sees whether a test fails:
 *   npm run mutants -- facts                 each entry of each kind's facts (aim: none survives)
 *   npm run mutants -- code [--n 40] [--seed 1] [--floor room]   places sampled by seed on each floor
 *   npm run mutants -- list FILE.json        mutations of one's own: [{ file, before, after, tests: [...] }]
 * Works in a copy of the sources, prints a score per floor with its aim and leaves with 1 when one is missed.
 */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { factMutants } from './mutants/facts.ts'
import type { Mutant } from './mutants/mutant.ts'
import { floors, sampled } from './mutants/operators.ts'
import { Workshop } from './mutants/workshop.ts'

const root = resolve(import.meta.dirname, '..')
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    n: { type: 'string', default: '40' },
    seed: { type: 'string', default: '1' },
    floor: { type: 'string' },
    /** Seconds that all of it may take; what is not tried by then is left out of the score. */
    seconds: { type: 'string', default: '1800' },
  },
})
/** The share of mutants that tests find, by set. */
const aims: Record<string, number> = { facts: 1, code: 0.8, list: 1 }

function mutantsOf(what: string): Mutant[] {
  if (what === 'facts') return factMutants(root)
  if (what === 'list') return JSON.parse(readFileSync(positionals[1] ?? '', 'utf8')) as Mutant[]
  return Object.keys(floors)
    .filter(floor => values.floor === undefined || floor === values.floor)
    .flatMap(floor => sampled(root, floor, Number(values.n), Number(values.seed)))
}

const [what = ''] = positionals
if (aims[what] === undefined) {
  console.error(`Say what to change: ${Object.keys(aims).join(', ')}.`)
  process.exit(2)
}
const workshop = new Workshop(root)
const until = Date.now() + Number(values.seconds) * 1_000
const score = new Map<string, { found: number; tried: number }>()
try {
  for (const mutant of mutantsOf(what)) {
    if (Date.now() > until) break
    const floor = mutant.floor ?? what
    const counted = score.get(floor) ?? { found: 0, tried: 0 }
    const outcome = workshop.try(mutant)
    if (outcome === 'invalid') continue
    counted.tried++
    if (outcome === 'found') counted.found++
    score.set(floor, counted)
    if (outcome === 'survived') console.log(`survived  ${mutant.file}:${workshop.lineOf(mutant)}  ${shown(mutant)}`)
  }
} finally {
  workshop.close()
}
console.log('\nfloor          tried  found  score    aim')
let missed = !score.size
for (const [floor, { found, tried }] of score) {
  const aim = aims[what]!
  if (found / tried < aim) missed = true
  const cells = [floor.padEnd(13), `${tried}`.padStart(6), `${found}`.padStart(6), percent(found / tried), percent(aim)]
  console.log(cells.join(' '))
}
process.exitCode = missed ? 1 : 0

function percent(share: number): string {
  return `${Math.round(share * 100)} %`.padStart(6)
}

function shown({ before, after }: Mutant): string {
  const short = (text: string) => text.trim().replace(/\s+/g, ' ').slice(0, 70)
  return `${short(before)}  ->  ${short(after) || '(nothing)'}`
}
