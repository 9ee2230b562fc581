/**
 * Changes the program on purpose, one place at a time, and sees whether a test fails:
 *   npm run mutants -- record [TESTS...]     writes down which tests run which lines, once, before the rest
 *   npm run mutants -- facts [--floor facts/vote,facts/ring]   each entry of each kind's facts (aim: none survives)
 *   npm run mutants -- code [--n 40] [--seed 1] [--floor room,store]   places sampled by seed on each floor
 *   npm run mutants -- list FILE.json        mutations of one's own: [{ file, before, after, tests? }]
 * Works in a copy of the sources, prints a score per floor with its aim and leaves with 1 when one is missed.
 */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { outdated, whyEquivalent } from './mutants/equivalent.ts'
import { factMutants } from './mutants/facts.ts'
import { floors, sampled } from './mutants/floors.ts'
import { type Mutant, placeOf } from './mutants/mutant.ts'
import { Reach, recordsOf } from './mutants/reach.ts'
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
    /** So many files of tests at most for each mutant, the likeliest: a score at least as low as that of all, in less time. */
    tests: { type: 'string' },
  },
})
const [what = '', ...rest] = positionals

const sets: Record<string, () => Mutant[]> = {
  facts: () => factMutants(root).filter(({ floor = '' }) => values.floor?.split(',').includes(floor) ?? true),
  list: () => JSON.parse(readFileSync(rest[0] ?? '', 'utf8')) as Mutant[],
  code: () =>
    (values.floor?.split(',') ?? Object.keys(floors)).flatMap(floor =>
      sampled(root, floor, Number(values.n), Number(values.seed)),
    ),
}

if (what === 'record') process.exitCode = record(rest)
else if (sets[what]) process.exitCode = await tryAll(sets[what]())
else {
  console.error(`Say what to do: record, ${Object.keys(sets).join(', ')}.`)
  process.exitCode = 2
}

/** Runs tests, one file at a time, and keeps what each ran. Returns the exit code of the run. */
function record(tests: readonly string[]): number {
  const args = ['run', '--root', root, '--config', join(root, 'bench/mutants/vitest.config.ts'), '--maxWorkers', '1']
  const vitest = join(root, 'node_modules/vitest/vitest.mjs')
  const env = { ...process.env, FLYWHEEL_RECORD: recordsOf(root) }
  const run = spawnSync(process.execPath, [vitest, ...args, '--testTimeout', '60000', ...tests], {
    env,
    stdio: 'inherit',
  })
  return run.status ?? 1
}

type Score = { tried: number; equivalent: number; refused: number; killed: number }
type Outcome = Exclude<keyof Score, 'tried'> | 'survived'

/** Tries mutants until time is up and prints the score. Returns the exit code: 1 when an aim is missed. */
async function tryAll(mutants: readonly Mutant[]): Promise<number> {
  const reach = new Reach(root)
  if (reach.isEmpty) console.error('No test has been recorded yet; run: npm run mutants -- record')
  for (const entry of outdated(root)) console.error(`equivalent.json has a line that is gone: ${entry}`)
  const workshop = new Workshop(root, reach.passing)
  const until = Date.now() + Number(values.seconds) * 1_000
  const outcomes = new Map<Mutant, Outcome>()
  try {
    for (const mutant of mutants) {
      if (Date.now() > until) break
      const { outcome, why } = await outcomeOf(mutant, workshop, reach)
      outcomes.set(mutant, outcome)
      console.log(`${outcome}: ${why}\n  ${mutant.file}:${workshop.lineOf(mutant)}  ${shown(mutant)}`)
    }
    // Types are looked at last, as most mutants need no second opinion: what the compiler refuses nobody can run.
    const survived = [...outcomes.keys()].filter(mutant => outcomes.get(mutant) === 'survived')
    const compiling = workshop.compiling(survived)
    for (const mutant of survived) if (!compiling.includes(mutant)) outcomes.set(mutant, 'refused')
    console.log(`\n${compiling.length} survived and compile:`)
    for (const mutant of compiling) console.log(`  ${mutant.file}:${workshop.lineOf(mutant)}  ${shown(mutant)}`)
  } finally {
    workshop.close()
  }
  return printed(outcomes)
}

async function outcomeOf(mutant: Mutant, workshop: Workshop, reach: Reach): Promise<{ outcome: Outcome; why: string }> {
  const text = workshop.textOf(mutant)
  const known = whyEquivalent(mutant, text)
  if (known !== undefined) return { outcome: 'equivalent', why: known }
  const reaching = mutant.tests ?? reach.testsOf(mutant.file, text, placeOf(mutant, text))
  const tests = reaching.slice(0, Number(values.tests ?? reaching.length))
  // Those that start the program take long; whoever limits the tests leaves them out, but where nothing else runs the place.
  const also = values.tests === undefined || !tests.length ? (floors[mutant.floor ?? '']?.also ?? []) : []
  for (const some of [tests, also]) {
    const by = some.length ? await workshop.noticedBy(mutant, some) : undefined
    if (by === undefined) continue
    reach.note(mutant.file, by)
    return { outcome: 'killed', why: `by ${by}` }
  }
  return { outcome: 'survived', why: `${tests.length} of the ${reaching.length} files of tests that run it` }
}

function printed(outcomes: ReadonlyMap<Mutant, Outcome>): number {
  const scores = new Map<string, Score>()
  for (const [{ floor = what }, outcome] of outcomes) {
    const score = scores.get(floor) ?? { tried: 0, refused: 0, equivalent: 0, killed: 0 }
    scores.set(floor, score)
    score.tried++
    if (outcome !== 'survived') score[outcome]++
  }
  console.log('\nfloor          tried  refused  equivalent  killed   score     aim')
  let isMissed = !scores.size
  for (const [floor, { tried, refused, equivalent, killed }] of scores) {
    const aim = floors[floor]?.aim ?? 1
    const matter = tried - refused - equivalent
    const share = matter > 0 ? killed / matter : 1
    if (share < aim) isMissed = true
    const cells = [
      `${tried}`.padStart(6),
      `${refused}`.padStart(8),
      `${equivalent}`.padStart(11),
      `${killed}`.padStart(7),
    ]
    console.log([floor.padEnd(13), ...cells, percent(share), percent(aim)].join(' '))
  }
  return isMissed ? 1 : 0
}

function percent(share: number): string {
  return `${(Math.floor(share * 1000) / 10).toFixed(1)} %`.padStart(7)
}

function shown({ before, after }: Mutant): string {
  const short = (text: string) => text.trim().replace(/\s+/g, ' ').slice(0, 90)
  return `${short(before)}  ->  ${short(after) || '(nothing)'}`
}
