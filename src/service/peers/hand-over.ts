/** A machine that stops hands its rooms to the others. */
import { itemAt } from '../../lists.ts'
import type { Rooms } from '../rooms.ts'
import { Slots } from '../waiting.ts'
import { serviceWords } from '../words.ts'
import type { Workers } from '../workers.ts'
import type { Peers } from './peers.ts'

type Leaving = { machine: string; rooms: Rooms; workers: Workers; peers: Peers }

/**
 * Rooms on their way at the same time: opening one keeps a processor busy, so with all of them at once everybody would wait for the last. With
 * many rooms more go together, so that all have begun well before the process ends.
 */
const atOnce = 4
const inTurn = 20

/**
 * Hands every room to another machine, with the people in it who came through others; those where somebody waits go first. Does nothing where
 * there is no other.
 */
export async function handOver({ machine, rooms, workers, peers }: Leaving): Promise<void> {
  await peers.look().catch(() => {})
  const others = peers.others()
  if (!others.length) return
  const all = rooms.mine().sort((a, b) => b.here - a.here)
  const slots = new Slots(Math.max(atOnce, Math.ceil(all.length / inTurn)))
  const hand = async ({ name, worker }: (typeof all)[number], i: number) => {
    const there = workers.get(worker ?? -1)
    await there?.work.detach(name, `${machine}.`, serviceWords.restarts)
    await rooms.handTo(name, itemAt(others, i % others.length).id)
    await there?.work.moveOn(name)
  }
  // A room that cannot be saved stays, and is tried again with all that are left.
  await Promise.allSettled(all.map((room, i) => slots.take(() => hand(room, i))))
}
