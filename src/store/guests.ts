/** Whom the door of a session knows: digests of tickets and prints of keys by person, beside the session and never in it. */
import { basename } from 'node:path'
import * as v from 'valibot'
import { exitCodes, UserError } from '../errors.ts'
import type { Known } from '../ports/session-store.ts'
import { type Disk, disk, readWhole, replace } from './disk.ts'
import { readJson } from './json.ts'
import { placesOf } from './places.ts'

/** Whom a session lets in again, as it is kept. */
export const book = v.array(
  v.object({
    person: v.string(),
    tickets: v.array(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))),
    keys: v.array(v.string()),
    removed: v.optional(v.literal(true)),
  }),
)
const largest = 1024 * 1024

/** Writes whom the door knows, whole or not at all and past a power cut, for the owner only. @throws whatever the disk threw. */
export async function keepGuests(path: string, known: readonly Known[], on: Disk = disk): Promise<void> {
  await replace(on, placesOf(path).guests, [`${JSON.stringify(known)}\n`])
}

/**
 * Whom the door knew when this session was hosted last; empty when it never was.
 * @throws UserError when that is there and cannot be read: without it people who were sent away would come in again. It stays as it is.
 */
export async function readGuests(path: string, on: Disk = disk): Promise<Known[]> {
  const { guests, name } = placesOf(path)
  try {
    const bytes = await readWhole(on, guests, largest)
    return bytes === undefined ? [] : v.parse(book, readJson(bytes.toString()))
  } catch {
    throw new UserError(
      `Whom the door of ${name} knows cannot be read, so people who were sent away could come in again; ${basename(guests)} was left as it is.`,
      'Put a copy of it back, or rename it and host again: nobody is known then, and everybody comes in with the new code.',
      exitCodes.damaged,
    )
  }
}

let noting = Promise.resolve()

/**
 * Adds a line to what happened at the door, in a hidden file beside the session, one after the other. It never rejects: a
 * log that cannot be kept must not close the door.
 */
export function noteAtDoor(path: string, line: string, on: Disk = disk): Promise<void> {
  const { door } = placesOf(path)
  noting = noting
    .then(async () => {
      const there = await on.look(door)
      if (there && there.kind !== 'file') return
      const file = await (there ? on.append(door) : on.create(door))
      try {
        await file.write(Buffer.from(`${line}\n`))
      } finally {
        await file.close()
      }
    })
    .catch(() => {})
  return noting
}
