/** A machine that stops hands its rooms to the others. */
import { itemAt } from '../../lists.ts'
import type { Rooms } from '../rooms.ts'
import { serviceWords } from '../words.ts'
import type { Workers } from '../workers.ts'
import type { Peers } from './peers.ts'

type Leaving = { machine: string; rooms: Rooms; workers: Workers; peers: Peers }

/** Hands every room to another machine, with the people in it who came through others. Does nothing where there is none. */
export async function handOver({ machine, rooms, workers, peers }: Leaving): Promise<void> {
  await peers.look().catch(() => {})
  const others = peers.others()
  if (!others.length) return
  await Promise.allSettled(
    rooms.mine().map(async ({ name, worker }, i) => {
      const there = workers.get(worker ?? -1)
      await there?.work.detach(name, `${machine}.`, serviceWords.restarts)
      await rooms.handTo(name, itemAt(others, i % others.length).id)
      await there?.work.moveOn(name)
    }),
  )
}
