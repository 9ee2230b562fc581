/** Home, rooms that nobody is in, and rooms that everybody is in: how soon, and in how much memory. */
import { figure, median, percentile } from '../measure/figures.ts'
import { after, forAll } from './at-once.ts'
import type { Person } from './crowd.ts'
import { memoryOf } from './machines.ts'
import { come, mb, type Scene } from './scene.ts'

/** Whoever leads the rooms. */
const leads = ({ everybody, people }: Scene) => everybody.filter((_, i) => i % people === 0)

/** Home before any room is open: one visit after the other, and twenty at the same instant. */
export async function homes(scene: Scene): Promise<void> {
  const { machine } = scene
  const visit = async (who: Scene['everybody'][number]) => {
    const since = performance.now()
    const person = await come(machine, who, { name: '', seen: 'F1 help' })
    const took = performance.now() - since
    person.leave()
    return took
  }
  const visitors = leads(scene).slice(0, 20)
  const alone: number[] = []
  for (let i = 0; i < 100; i++) alone.push(await visit(visitors[i % visitors.length] ?? scene.everybody[0]!))
  const late = percentile(alone, 0.99)
  figure('home: first frame, one visit after another', told(alone), 'p99 ≤ 150 ms', late <= 150)
  const burst = await forAll(visitors, visit)
  figure(`home: ${visitors.length} people at the same instant`, told(burst), '', true)
}

/** Rooms that are open and nobody is in: what each takes beyond the service without rooms. */
export async function idleRooms(scene: Scene): Promise<void> {
  const { machine, rooms } = scene
  const empty = machine.memory()
  await forAll(leads(scene), async who => (await come(machine, who)).leave())
  await after(3_000)
  const idle = mb(machine.memory() - empty) / rooms
  figure('an idle room', `${idle.toFixed(2)} MB`, '≤ 2 MB', idle <= 2)
}

/** Everybody is there; resolves with them. */
export async function fullRooms({ machine, everybody, rooms, people }: Scene): Promise<Person[]> {
  const since = performance.now()
  const there = await forAll(everybody, who => come(machine, who))
  const took = (performance.now() - since) / 1_000
  await after(3_000)
  const full = mb(machine.memory())
  figure(`${rooms} rooms of ${people}: memory of all processes`, `${Math.round(full)} MB`, '≤ 2048 MB', full <= 2_048)
  const each = machine.processes().map(pid => `${Math.round(mb(memoryOf(pid)))} MB`)
  console.log(`  of it: ${each.join(', ')}; all ${everybody.length} came in ${took.toFixed(1)} s`)
  return there
}

/** Median and p99 of times in ms. */
export function told(times: readonly number[]): string {
  if (!times.length) return 'none'
  return `${median(times).toFixed(0)} ms, p99 ${percentile(times, 0.99).toFixed(0)} ms`
}
