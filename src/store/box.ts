/** Ballot boxes of anonymous steps while they are open: beside the session file, never in it, gone when the step is revealed. */
import { dirname } from 'node:path'
import * as v from 'valibot'
import { type Disk, readWhole, replace } from './disk.ts'
import { largest } from './format.ts'
import { shapeOf } from './json.ts'
import type { Places } from './places.ts'

/**
 * One step's box. Cards lie under random ids, sorted, without who, when or in which order. `in` are keyed marks of those who
 * put something in; `answers` are by such a mark too, so that an answer can be changed. `since` is the entry the box was
 * opened after.
 */
export type Box = {
  since: number
  cards: Record<string, { text: string; mark?: string }>
  in: string[]
  answers: Record<string, Record<string, number>>
}

/** All open boxes by step, and the key of each that makes its marks. Without the key no mark can be led back to a person. */
export type Ballots = { boxes: Record<string, Box>; keys: Record<string, string> }

const boxes = v.record(
  v.string(),
  v.object({
    since: v.number(),
    cards: v.record(v.string(), v.object({ text: v.string(), mark: v.optional(v.string()) })),
    in: v.array(v.string()),
    answers: v.record(v.string(), v.record(v.string(), v.number())),
  }),
)
const keys = v.record(v.string(), v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)))

/**
 * Writes boxes and keys, each whole or not at all; takes the files away when no box is open. `before` throws when this
 * process may no longer write. A box is never on the disk before its key, and a key never outlives its box for long.
 */
export async function writeBallots(on: Disk, places: Places, now: Ballots, before: () => Promise<void>): Promise<void> {
  if (Object.keys(now.boxes).length) {
    await replace(on, places.key, [`${JSON.stringify(now.keys)}\n`], { before })
    await replace(on, places.box, [`${JSON.stringify(now.boxes, null, 1)}\n`], { before })
    return
  }
  await before()
  await on.remove(places.box)
  await on.remove(places.key)
  await on.syncFolder(dirname(places.box))
}

/** What a room left in its boxes; undefined when there are none. @throws when a box cannot be read. */
export async function readBallots(on: Disk, places: Places): Promise<Ballots | undefined> {
  const box = await read(on, places.box)
  if (box === undefined) return undefined
  return { boxes: v.parse(boxes, box), keys: v.parse(keys, (await read(on, places.key)) ?? {}) }
}

async function read(on: Disk, path: string): Promise<unknown> {
  const bytes = await readWhole(on, path, largest)
  if (!bytes) return undefined
  const value: unknown = JSON.parse(bytes.toString())
  const { depth, proto } = shapeOf(value)
  if (depth > 8 || proto) throw new Error('this is not a ballot box')
  return value
}
