/** Which tests run a place of the sources, from what was written down while they ran (`npm run mutants -- record`). */
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { stateOf, stretchesIn } from './probes.ts'

/** What a file of tests ran and how long it took: the numbers of the stretches, by source, and the state of the source. */
export type Recorded = {
  file: string
  ms: number
  passed: boolean
  ran: Record<string, { state: string; stretches: number[] }>
}

/** Where records are kept, a file for each file of tests. */
export function recordsOf(root: string): string {
  const folder = join(root, 'node_modules', '.flywheel-reach')
  mkdirSync(folder, { recursive: true })
  return folder
}

export class Reach {
  private readonly records: Recorded[]
  /** Files of tests that noticed a change of a source, newest first: they are the likeliest to notice the next. */
  private readonly noticed = new Map<string, string[]>()

  constructor(root: string) {
    const folder = recordsOf(root)
    this.records = readdirSync(folder)
      .map(name => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Recorded)
      .filter(({ file }) => readdirSync(join(root, file, '..')).includes(file.slice(file.lastIndexOf('/') + 1)))
  }

  get isEmpty(): boolean {
    return !this.records.length
  }

  /** Files of tests that passed while they were recorded. */
  get passing(): string[] {
    return this.records.filter(({ passed }) => passed).map(({ file }) => file)
  }

  /** Files of tests that run the place `at` of a source, the likeliest to notice a change first. Those of which that is not known come last. */
  testsOf(path: string, text: string, at: number): string[] {
    const state = stateOf(text)
    const stretch = innermost(text, path, at)
    // A source that is newer than the records: the tests that run its neighbours.
    const folder = path.slice(0, path.lastIndexOf('/') + 1)
    const isNew = this.records.every(({ ran }) => !ran[path])
    const found = this.records.flatMap(({ file, ms, ran }) => {
      const there = isNew ? Object.entries(ran).find(([name]) => name.startsWith(folder))?.[1] : ran[path]
      if (!there) return []
      const isKnown = !isNew && there.state === state && stretch >= 0
      return isKnown && !there.stretches.includes(stretch) ? [] : [{ file, rank: this.rank(file, path, isKnown), ms }]
    })
    return found.toSorted((a, b) => a.rank - b.rank || a.ms - b.ms).map(({ file }) => file)
  }

  /** Remembers who noticed a change. */
  note(path: string, file: string): void {
    this.noticed.set(path, [file, ...(this.noticed.get(path) ?? []).filter(f => f !== file)])
  }

  private rank(file: string, path: string, isKnown: boolean): number {
    const [, floor = '', ...rest] = path.split('/')
    const name = (rest.at(-1) ?? '').replace(/\.tsx?$/, '')
    const before = (this.noticed.get(path) ?? []).indexOf(file)
    // `kind-facts.test.ts` is about every `facts.ts`.
    if (file.endsWith(`/${name}.test.ts`) || file.endsWith(`-${name}.test.ts`)) return -2
    if (before >= 0 && before < 3) return -1
    const near = rest.some(part => file.includes(`/${part.replace(/\.tsx?$/, '')}`)) ? 0 : 1
    return near + (file.startsWith(`test/${floor}/`) ? 0 : 2) + (isKnown ? 0 : 10)
  }
}

/** The number of the smallest stretch around a place; -1 outside of all. */
function innermost(text: string, path: string, at: number): number {
  let found = -1
  let size = Number.POSITIVE_INFINITY
  for (const [n, { start, end }] of stretchesIn(text, path).entries()) {
    if (start > at || at >= end || end - start >= size) continue
    found = n
    size = end - start
  }
  return found
}
