/** Whom the door of a session knows: digests of tickets and prints of keys by person, beside the session and never in it. */
import { basename, join } from 'node:path'
import * as v from 'valibot'
import { exitCodes, UserError } from '../errors.ts'
import type { Known, SessionKey } from '../ports/session-store.ts'
import { type Disk, disk, forEachName, isCode, readWhole, replace } from './disk.ts'
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

/** ms that what was read is good for: anybody may come with a key, and each look costs one look at every door. */
const keptFor = 1_000
/** The file of a door, as `placesOf` names it. */
const doorFile = /^\.(.+)\.guests$/

type Door = { stamp: string; marks: ReadonlySet<string> }

/** Which sessions of a folder know somebody, so that none has to be opened to find out. */
export class DoorIndex {
  private readonly on: Disk
  private readonly folder: string
  private doors = new Map<SessionKey, Door>()
  private read: { since: number; done: Promise<void> } | undefined

  constructor(on: Disk, folder: string) {
    this.on = on
    this.folder = folder
  }

  /** The sessions whose door knows this: the SHA-256 (hex) of a rejoin code, or a key. Up to a second late. Rejects when the folder cannot be read. */
  async knowing(mark: string): Promise<SessionKey[]> {
    if (!this.read || performance.now() - this.read.since > keptFor) {
      const read = { since: performance.now(), done: this.look() }
      this.read = read
      read.done.catch(() => {
        if (this.read === read) this.read = undefined
      })
    }
    await this.read.done
    return [...this.doors].flatMap(([key, { marks }]) => (marks.has(mark) ? [key] : []))
  }

  private async look(): Promise<void> {
    const { on, folder } = this
    const names = await on.list(folder).catch(error => {
      // A folder that is not there yet has no sessions.
      if (isCode(error, 'ENOENT')) return []
      throw error
    })
    const now = new Map<SessionKey, Door>()
    await forEachName(names, async name => {
      const [, key] = doorFile.exec(name) ?? []
      const door = key === undefined ? undefined : await this.doorOf(name, key)
      if (key !== undefined && door) now.set(key, door)
    })
    this.doors = now
  }

  /** Undefined for a door that is gone, or cannot be read: that is said when its session is opened. */
  private async doorOf(name: string, key: SessionKey): Promise<Door | undefined> {
    try {
      const seen = await this.on.look(join(this.folder, name))
      if (!seen) return undefined
      // Each change puts another file there.
      const stamp = `${seen.mark} ${seen.size} ${seen.changed}`
      const before = this.doors.get(key)
      if (before?.stamp === stamp) return before
      const known = await readGuests(join(this.folder, `${key}.json`), this.on)
      return { stamp, marks: new Set(known.flatMap(({ tickets, keys }) => [...tickets, ...keys])) }
    } catch {
      return undefined
    }
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
