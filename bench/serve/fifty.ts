/** One room with fifty people: the facilitator goes on, and the last of the fifty sees it. */
import { join } from 'node:path'
import { figure, percentile } from '../measure/figures.ts'
import { after, forAll } from './at-once.ts'
import { told } from './coming.ts'
import type { Person } from './crowd.ts'
import { BenchMachine, whileItRuns } from './machines.ts'
import { come, type Scene } from './scene.ts'

const times = 100

/** All fifty on the machine that has the room. */
export async function fiftyHere({ machine, crowd }: Scene): Promise<void> {
  const fifty = await forAll(crowd, who => come(machine, who))
  const took = await changes(fifty)
  const [late, say] = lastOf(took)
  figure('a change to the last of 50 screens', say, 'p99 ≤ 30 ms', late <= 30)
  for (const person of fifty) person.leave()
  await after(1_000)
}

/** Half of them through another machine of the service. Only where several can share a store. */
export function halfThroughAnother(scene: Scene): Promise<void> {
  const other = new BenchMachine(join(scene.root, 'other'), scene.place, ['--workers', '1'])
  return whileItRuns(other, () => halfThrough(other, scene))
}

async function halfThrough(other: BenchMachine, { machine, crowd }: Scene): Promise<void> {
  // The facilitator first, so that the room is on the first machine.
  const [lead, ...rest] = crowd
  if (!lead) return
  const first = await come(machine, lead)
  const others = await forAll([...rest.entries()], ([i, who]) => come(i % 2 ? machine : other, who))
  const [late, say] = lastOf(await changes([first, ...others]))
  figure('  the same, half of them through another machine', say, 'p99 ≤ 40 ms', late <= 40)
  for (const person of [first, ...others]) person.leave()
  await after(1_000)
}

/** ms from the key of the first one to the last screen that shows the step. */
async function changes(fifty: readonly Person[]): Promise<number[]> {
  const [lead] = fifty
  const took: number[] = []
  for (let i = 0; i < times; i++) {
    // Out of the line that is open there.
    lead?.type('\x1b')
    await after(500)
    for (const person of fifty) person.output = ''
    const [key, step] = i % 2 ? (['b', 'welcome'] as const) : (['n', 'check-in'] as const)
    const typed = performance.now()
    lead?.type(key)
    const seen = await Promise.all(fifty.map(person => person.see(step, 5_000)))
    if (seen.every(Boolean)) took.push(performance.now() - typed)
  }
  return took
}

function lastOf(took: readonly number[]): [late: number, say: string] {
  const late = took.length === times ? percentile(took, 0.99) : Number.POSITIVE_INFINITY
  const missing = times - took.length
  return [late, `${told(took)}${missing ? `, ${missing} not seen` : ''}`]
}
