/** Whom the door of a session knows: digests of tickets and prints of keys by person, beside the session and never in it. */
import * as v from 'valibot'
import type { PersonId } from '../session/shapes.ts'
import { disk, readWhole, replace } from './disk.ts'
import { readJson } from './json.ts'
import { placesOf } from './places.ts'

/**
 * One person the door knows. `tickets` are SHA-256 digests (hex), `keys` are fingerprints as ssh prints them; nothing here
 * opens the door by itself. `removed`: was sent away and is not let in again.
 */
export type Known = { person: PersonId; tickets: string[]; keys: string[]; removed?: true }

const book = v.array(
  v.object({
    person: v.string(),
    tickets: v.array(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))),
    keys: v.array(v.string()),
    removed: v.optional(v.literal(true)),
  }),
)
const largest = 1024 * 1024

/** Writes whom the door knows, whole or not at all, for the owner only. @throws whatever the disk threw. */
export async function keepGuests(path: string, known: readonly Known[]): Promise<void> {
  await replace(disk, placesOf(path).guests, [`${JSON.stringify(known)}\n`], { sync: false })
}

/** Whom the door knew when this session was hosted last; empty when it never was, or when that cannot be read. */
export async function readGuests(path: string): Promise<Known[]> {
  try {
    const bytes = await readWhole(disk, placesOf(path).guests, largest)
    return v.parse(book, readJson(bytes?.toString() ?? '[]'))
  } catch {
    return []
  }
}

let noting = Promise.resolve()

/**
 * Adds a line to what happened at the door, in a hidden file beside the session, one after the other. It never rejects: a
 * log that cannot be kept must not close the door.
 */
export function noteAtDoor(path: string, line: string): Promise<void> {
  const { door } = placesOf(path)
  noting = noting
    .then(async () => {
      const there = await disk.look(door)
      if (there && there.kind !== 'file') return
      const file = await (there ? disk.append(door) : disk.create(door))
      try {
        await file.write(Buffer.from(`${line}\n`))
      } finally {
        await file.close()
      }
    })
    .catch(() => {})
  return noting
}
