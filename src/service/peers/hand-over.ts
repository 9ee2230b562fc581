/** A machine that stops hands its rooms to the others, and saves those that stay. */
import { itemAt } from '../../lists.ts'
import type { Rooms } from '../rooms.ts'
import { Slots } from '../waiting.ts'
import { serviceWords } from '../words.ts'
import type { Workers } from '../workers.ts'
import type { Peers } from './peers.ts'

type Leaving = { machine: string; rooms: Rooms; workers: Workers }

/**
 * Rooms on their way at the same time: opening one keeps a processor busy, so with all of them at once everybody would wait for the last. With
 * many rooms more go together, so that all have begun well before the process ends.
 */
const atOnce = 4
const inTurn = 20
/** ms after which no room is handed on any more once one could not be saved: the others are saved by the same database. */
const triedFor = 1_200

/** ms that saving is tried for, and at least after rooms were handed on; what is left of five seconds is for goodbyes. */
const savedWithin = 2_600
const leastToSave = 300

/** Hands its rooms on where there are others (`peers`), saves what stays, and sends everybody away. Never rejects. */
export async function drain({ peers, ...leaving }: Leaving & { peers?: Peers }): Promise<void> {
  const until = performance.now() + savedWithin
  if (peers) await handOver(leaving, peers)
  const forMs = Math.max(leastToSave, until - performance.now())
  const { workers, machine } = leaving
  await Promise.allSettled(workers.list().map(({ work }) => work.leave(serviceWords.restarts, `${machine}.`, forMs)))
}

/**
 * Hands every room to another machine, with the people in it who came through others; those where somebody waits go first. Does nothing where
 * there is no other.
 */
async function handOver({ machine, rooms, workers }: Leaving, peers: Peers): Promise<void> {
  await peers.look().catch(() => {})
  const others = peers.others()
  if (!others.length) return
  const all = rooms.mine().sort((a, b) => b.here - a.here)
  const slots = new Slots(Math.max(atOnce, Math.ceil(all.length / inTurn)))
  const until = performance.now() + triedFor
  let failed = false
  const hand = async ({ name, worker }: (typeof all)[number], i: number) => {
    const there = workers.get(worker ?? -1)
    if (failed && performance.now() > until) return
    // A room that cannot be saved stays, with its people at their screens, and is tried again with all that are left.
    await there?.work.detach(name, `${machine}.`, serviceWords.restarts).catch(error => {
      failed = true
      throw error
    })
    // Who is on the way is led on, also when the book does not answer: the room is found again, wherever that is.
    await rooms.handTo(name, itemAt(others, i % others.length).id).finally(() => there?.work.moveOn(name))
  }
  await Promise.allSettled(all.map((room, i) => slots.take(() => hand(room, i))))
}
