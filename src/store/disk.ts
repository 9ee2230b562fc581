/** The disk as the store uses it: every call to the file system, in one type that a test can make fail. */
import { randomBytes } from 'node:crypto'
import { type BigIntStats, constants } from 'node:fs'
import * as fs from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

/** An open file. Offsets and lengths are bytes. */
export type File = {
  /** Writes at the end of what was written; returns how many bytes went in, which may be fewer than asked. */
  write(bytes: Uint8Array): Promise<number>
  read(): Promise<Buffer>
  /** Data and size are on the disk. */
  sync(): Promise<void>
  datasync(): Promise<void>
  look(): Promise<Seen>
  close(): Promise<void>
}

/** What stands at a path. `mark` changes whenever another file is put there; `links` counts the names it has. */
export type Seen = {
  kind: 'file' | 'folder' | 'link' | 'other'
  size: number
  changed: number
  mark: string
  links: number
  /** Changes with everything that is done to a file; `at` is when that was last, ms. Absent where a disk cannot tell. */
  stamp?: { text: string; at: number }
}

export type Disk = {
  /** A new file that nothing stood in the way of, for its owner only (0600, whatever the umask). */
  create(path: string): Promise<File>
  /** An existing file to read; links are not followed, pipes are not waited for. */
  open(path: string): Promise<File>
  /** An existing file to write on at its end. */
  append(path: string): Promise<File>
  /** What stands there, the link itself when it is one; undefined when nothing does. */
  look(path: string): Promise<Seen | undefined>
  rename(from: string, to: string): Promise<void>
  /** A second name for the same file. Not every file system can. */
  link(from: string, to: string): Promise<void>
  remove(path: string): Promise<void>
  list(folder: string): Promise<string[]>
  /** Makes the folder and those above it, for the owner only (0700); what exists stays as it is. */
  folder(path: string): Promise<void>
  /** The names in a folder are on the disk. */
  syncFolder(path: string): Promise<void>
}

// Windows has no such flags; there the checks with `look` are all there is.
export const noFollow = constants.O_NOFOLLOW ?? 0
export const noWait = constants.O_NONBLOCK ?? 0

/** The real one. */
export const disk: Disk = {
  async create(path) {
    const handle = await fs.open(path, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | noFollow, 0o600)
    try {
      await handle.chmod(0o600)
    } catch (error) {
      await handle.close()
      throw error
    }
    return opened(handle)
  },
  async append(path) {
    return opened(await fs.open(path, constants.O_WRONLY | constants.O_APPEND | noFollow))
  },
  async open(path) {
    return opened(await fs.open(path, constants.O_RDONLY | noFollow | noWait))
  },
  async look(path) {
    try {
      return seen(await fs.lstat(path, { bigint: true }))
    } catch (error) {
      if (isCode(error, 'ENOENT')) return undefined
      throw error
    }
  },
  rename: (from, to) => fs.rename(from, to),
  link: (from, to) => fs.link(from, to),
  remove: path => fs.rm(path, { force: true }),
  list: folder => fs.readdir(folder),
  folder: makeFolder,
  async syncFolder(path) {
    if (process.platform === 'win32') return
    const handle = await fs.open(path, constants.O_RDONLY)
    try {
      await handle.sync()
    } finally {
      await handle.close()
    }
  },
}

/** Makes a folder and those above it, 0700. Not by `recursive`: that never comes back from places like /proc. */
async function makeFolder(path: string): Promise<void> {
  const make = async () => {
    try {
      await fs.mkdir(path, { mode: 0o700 })
    } catch (error) {
      if (!isCode(error, 'EEXIST')) throw error
    }
  }
  try {
    await make()
  } catch (error) {
    const above = dirname(path)
    if (!isCode(error, 'ENOENT') || above === path) throw error
    await makeFolder(above)
    await make()
  }
}

/** True when an error came from the system with this code (`ENOENT`, `EEXIST` …). */
export function isCode(error: unknown, ...codes: string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code))
}

/** A name nobody can have guessed, hidden beside the file it will become. */
export function asideOf(path: string, ending = 'tmp'): string {
  return join(dirname(path), `.${stemOf(path)}.${randomBytes(8).toString('hex')}.${ending}`)
}

/** The names that `asideOf` makes for this file. */
export function isAsideOf(path: string, name: string, ending = 'tmp'): boolean {
  const before = `.${stemOf(path)}.`
  return (
    name.startsWith(before) &&
    /^[0-9a-f]{16}$/.test(name.slice(before.length, -ending.length - 1)) &&
    name.endsWith(`.${ending}`)
  )
}

/**
 * Takes a file of ours away, for good only if it still is the one with this `mark`. Names are shared: at the moment we
 * remove one, another writer's file may stand there. So it is moved to a name of its own (`.moved`) and looked at there.
 * @returns false when it was another's: that one is back in its place, or, on a disk without second names, still at the
 * name it was moved to, from where `fenceOff` puts it back.
 */
export async function takeAway(on: Disk, path: string, mark: string): Promise<boolean> {
  const mine = asideOf(path, moved)
  await on.rename(path, mine)
  const isOurs = (await on.look(mine))?.mark === mark
  if (!isOurs) {
    await on.link(mine, path).catch(() => {})
    if (!(await on.look(path))) return false
  }
  await on.remove(mine)
  return isOurs
}

/** How the names end under which `takeAway` looks at a file. */
export const moved = 'moved'

/** What a session's files have in common: `t-7` of `sessions/t-7.json`, `t-7.journal` … */
export function stemOf(path: string): string {
  return basename(path).replace(/\.(json|journal|lock|draft|box|key)$/, '')
}

/** An error like the system's own, for a disk that says nothing and keeps less than it was given. */
export function tooLittle(say: string): Error {
  return Object.assign(new Error(say), { code: 'ESHORT' })
}

/** Writes every byte, however many calls that takes. */
export async function writeAll(file: File, bytes: Uint8Array): Promise<void> {
  let left = bytes
  while (left.length) {
    const written = await file.write(left)
    if (written <= 0) throw tooLittle(`${left.length} bytes were not taken`)
    left = left.subarray(written)
  }
}

/** How hard a new file is pressed onto the disk, and what must still be true just before it gets its name. */
type Care = { sync?: boolean; before?: (aside: string) => Promise<void> }

/**
 * Puts a whole file in place of another, or none of it: written aside, size checked, synced, renamed, folder synced.
 * @returns what stands there now.
 * @throws whatever the disk threw; the old file is then untouched and the one aside is gone, if the disk let it go.
 */
export async function replace(
  on: Disk,
  path: string,
  pieces: Iterable<string | Uint8Array>,
  care: Care = {},
): Promise<Seen> {
  const aside = asideOf(path)
  let made: Seen
  try {
    const file = await on.create(aside)
    let size = 0
    try {
      for (const piece of pieces) {
        const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece
        size += bytes.length
        await writeAll(file, bytes)
      }
      // A full disk can answer "written" and keep less.
      made = await file.look()
      if (made.size !== size) throw tooLittle(`only ${made.size} of ${size} bytes could be written`)
      if (care.sync !== false) await file.sync()
    } finally {
      await file.close()
    }
    await refuseLink(on, path)
    await care.before?.(aside)
    await on.rename(aside, path)
  } catch (error) {
    await on.remove(aside).catch(() => {})
    throw error
  }
  if (care.sync !== false) await on.syncFolder(dirname(path))
  return made
}

/** @throws when something other than a plain file stands at this path: a planted link must not lead us elsewhere. */
export async function refuseLink(on: Disk, path: string): Promise<Seen | undefined> {
  const there = await on.look(path)
  if (there && there.kind !== 'file')
    throw Object.assign(
      new Error(`${basename(path)} is ${there.kind === 'other' ? 'not a file' : `a ${there.kind}`}`),
      {
        code: 'ENOTFILE',
      },
    )
  return there
}

/** How many files are looked at at the same time. */
const atOnce = 16

/** Does this for each name, a few at the same time. Rejects with the first that fails. */
export async function forEachName(names: readonly string[], what: (name: string) => Promise<void>): Promise<void> {
  const next = names.values()
  const lane = async () => {
    for (const name of next) await what(name)
  }
  await Promise.all(Array.from({ length: atOnce }, lane))
}

/**
 * The bytes of a plain file of at most `max` bytes; undefined when there is none.
 * @throws when it is a link, a pipe, a folder (`ENOTFILE`) or larger (`E2BIG`).
 */
export async function readWhole(on: Disk, path: string, max: number): Promise<Buffer | undefined> {
  if (!(await refuseLink(on, path))) return undefined
  // Between the look and the opening its owner may take it away, as with locks that are held for a moment.
  const file = await on.open(path).catch(error => {
    if (isCode(error, 'ENOENT')) return undefined
    throw error
  })
  if (!file) return undefined
  try {
    const there = await file.look()
    if (there.kind !== 'file') throw Object.assign(new Error(`${basename(path)} is not a file`), { code: 'ENOTFILE' })
    if (there.size > max)
      throw Object.assign(new Error(`${there.size} bytes; at most ${max} are read`), { code: 'E2BIG' })
    return await file.read()
  } finally {
    await file.close()
  }
}

function opened(handle: fs.FileHandle): File {
  return {
    write: async bytes => (await handle.write(bytes)).bytesWritten,
    read: () => handle.readFile(),
    sync: () => handle.sync(),
    datasync: () => handle.datasync(),
    look: async () => seen(await handle.stat({ bigint: true })),
    close: () => handle.close(),
  }
}

function kindOf(stats: BigIntStats): Seen['kind'] {
  if (stats.isFile()) return 'file'
  if (stats.isDirectory()) return 'folder'
  return stats.isSymbolicLink() ? 'link' : 'other'
}

/** What the system says of a file, as the store asks it. */
export function seen(stats: BigIntStats): Seen {
  return {
    kind: kindOf(stats),
    size: Number(stats.size),
    changed: Number(stats.mtimeMs),
    mark: `${stats.dev}:${stats.ino}:${stats.birthtimeNs}`,
    links: Number(stats.nlink),
    stamp: {
      text: `${stats.size}:${stats.mtimeNs}:${stats.ctimeNs}:${stats.dev}:${stats.ino}`,
      at: Math.max(Number(stats.mtimeMs), Number(stats.ctimeMs)),
    },
  }
}
