/** A worker is killed while everybody is there: how soon the people of its rooms see them again. */
import { figure, percentile } from '../measure/figures.ts'
import { after, forAll } from './at-once.ts'
import { told } from './coming.ts'
import type { Person } from './crowd.ts'
import { inRoom, longest, type Scene } from './scene.ts'

export async function workerDies({ machine }: Scene, there: readonly Person[]): Promise<void> {
  const [worker] = machine.workers()
  for (const person of there) person.lost = 0
  const killed = performance.now()
  if (worker) process.kill(worker, 'SIGKILL')
  await after(150)
  const hit = there.filter(person => person.lost > 0)
  for (const person of hit) person.output = ''
  const back = await forAll(
    hit,
    async person => ((await person.see(inRoom, longest)) ? performance.now() - killed : Number.POSITIVE_INFINITY),
    hit.length,
  )
  const late = back.length ? percentile(back, 0.99) : Number.POSITIVE_INFINITY
  figure(`a worker dies: ${hit.length} people are back`, told(back), 'p99 ≤ 2000 ms', late <= 2_000)
}
