/** Reads and writes the open ballot boxes of anonymous steps: a file beside the session, removed when the step is revealed. */
import { dirname } from 'node:path'
import * as v from 'valibot'
import type { BallotBox, Ballots } from '../ports/session-store.ts'
import { type Disk, readWhole, replace } from './disk.ts'
import { largest } from './format.ts'
import { readJson, shapeOf } from './json.ts'
import type { Places } from './places.ts'

const whole = v.pipe(v.number(), v.integer(), v.minValue(0))
const text = v.object({ text: v.string(), mark: v.optional(v.string()) })
const box = v.object({
  since: v.number(),
  texts: v.array(text),
  counts: v.record(v.string(), v.array(whole)),
  people: whole,
})
/** An older format: answers by a keyed mark of each person, with the key in a file beside them. The marks are dropped on reading. */
const marked = v.pipe(
  v.object({
    since: v.number(),
    cards: v.record(v.string(), text),
    in: v.array(v.string()),
    answers: v.record(v.string(), v.record(v.string(), v.pipe(whole, v.maxValue(1_000)))),
  }),
  v.transform(
    (old): BallotBox => ({
      since: old.since,
      texts: Object.values(old.cards),
      counts: counted(Object.values(old.answers)),
      people: old.in.length,
    }),
  ),
)
/** All boxes of a session as they are kept, older formats too. */
export const boxes = v.record(v.string(), v.union([box, marked]))

/**
 * Writes the boxes, whole or not at all; takes the file away when none is open. `before` throws when this process may no
 * longer write.
 */
export async function writeBallots(on: Disk, places: Places, now: Ballots, before: () => Promise<void>): Promise<void> {
  if (Object.keys(now).length) {
    await replace(on, places.box, [`${JSON.stringify(now, null, 1)}\n`], { before })
    return
  }
  await before()
  await on.remove(places.box)
  await on.syncFolder(dirname(places.box))
}

/** What is in the boxes of a session, without changing anything; undefined when there are none. @throws when a box cannot be read. */
export async function lookIntoBallots(on: Disk, places: Places): Promise<Ballots | undefined> {
  const left = await read(on, places.box)
  return left === undefined ? undefined : v.parse(boxes, left)
}

/**
 * What a room left in its boxes; undefined when there are none. What an older program left is written anew without its marks
 * of people, and their key is taken away. @throws when a box cannot be read.
 */
export async function readBallots(on: Disk, places: Places, before: () => Promise<void>): Promise<Ballots | undefined> {
  const hadKey = (await on.look(places.key)) !== undefined
  if (hadKey) {
    await before()
    await on.remove(places.key)
  }
  const left = await read(on, places.box)
  if (left === undefined) return undefined
  const found = v.parse(boxes, left)
  if (hadKey) await writeBallots(on, places, found, before)
  return found
}

function counted(answers: readonly Record<string, number>[]): Record<string, number[]> {
  const counts: Record<string, number[]> = {}
  for (const answer of answers)
    for (const [row, point] of Object.entries(answer)) {
      counts[row] ??= []
      const of = counts[row]
      while (of.length <= point) of.push(0)
      of[point] = (of[point] ?? 0) + 1
    }
  return counts
}

async function read(on: Disk, path: string): Promise<unknown> {
  const bytes = await readWhole(on, path, largest)
  if (!bytes) return undefined
  const value = readJson(bytes.toString())
  if (shapeOf(value).depth > 8) throw new Error('this is not a ballot box')
  return value
}
