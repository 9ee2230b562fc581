/** The one place that opens a file for people (notes, agendas, maps): it knows what must not be replaced, and replaces whole or not at all. */

import { constants } from 'node:fs'
import * as fs from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { commandLine } from '../../command-line.ts'
import { UserError } from '../../errors.ts'
import { disk, isCode, replace } from '../../store/disk.ts'
import { placesOf } from '../../store/places.ts'
import { unsaved } from '../../store/trouble.ts'
import { decode, sayPath } from './input.ts'

/** Larger files are no notes and no map, bytes. */
const largest = 32 << 20

/** Raised just before a file would be replaced that changed while it was being written anew. */
class Changed extends Error {
  constructor() {
    super('it changed just now')
  }
}

type Output = {
  /** The rights of a new file; those of one that is there stay. */
  mode: number
  /** Says what is wrong with replacing this text, which stands there now; undefined when it may go. An empty file may always. */
  keep(there: string): UserError | undefined
  /** Folders with sessions, whose files are known under any other name too. */
  sessions?: readonly string[]
}

/**
 * Puts a text into a file, whole or not at all. Links are followed, and the file they lead to is replaced; a device or pipe is
 * written to. @throws UserError when a session's file stands there, when `keep` objects, or when it cannot be written.
 */
export async function writeOutput(path: string, text: string, { mode, keep, sessions }: Output): Promise<void> {
  await refuseSessionFile(path, sessions)
  try {
    const real = await fs.realpath(path).catch(() => path)
    const there = await fs.stat(real).catch(error => {
      if (isCode(error, 'ENOENT')) return undefined
      throw error
    })
    if (there?.isDirectory())
      throw new UserError(
        `${basename(path)} could not be written: a folder of that name stands in the way.`,
        'Name a file in it, for instance notes.md.',
      )
    // A pipe that nobody reads is said to be one, instead of waiting for a reader without end.
    const flag = constants.O_WRONLY | (there?.isFIFO() ? constants.O_NONBLOCK : 0)
    if (there && !there.isFile()) return await writeTo(real, text, flag)
    const first = there ? await bytesOf(real, there.size) : nothing
    const objection = first.length ? keep(readable(first, path)) : undefined
    if (objection) throw objection
    if (there && first.equals(Buffer.from(text))) return
    await replace(disk, real, [text], {
      async before() {
        const now = await fs.stat(real).catch(() => undefined)
        if (now && !(await bytesOf(real, now.size)).equals(first)) throw new Changed()
      },
    })
    await fs.chmod(real, there ? there.mode & 0o7777 : mode)
  } catch (error) {
    if (error instanceof Changed)
      throw new UserError(
        `${sayPath(path)} was changed by another program just now and was left as it is.`,
        'Try again.',
      )
    throw unsaved(path, error)
  }
}

/** Writes to what is no file; where that is full for the moment it is waited for. */
async function writeTo(path: string, text: string, flag: number): Promise<void> {
  const file = await fs.open(path, flag)
  try {
    for (let left = Buffer.from(text); left.length > 0; ) {
      const written = await file.write(left).catch(error => {
        if (isCode(error, 'EAGAIN')) return { bytesWritten: 0 }
        throw error
      })
      left = left.subarray(written.bytesWritten)
      if (!written.bytesWritten) await new Promise(resolve => setTimeout(resolve, 10))
    }
  } finally {
    await file.close()
  }
}

/**
 * Writes a file that is not there yet. `mode` without the umask's bits.
 * @throws UserError when it would be a session's, or cannot be written; the system's `EEXIST` as it is.
 */
export async function writeNew(path: string, text: string, mode = 0o666): Promise<void> {
  if (isCompanion(basename(path))) throw belongs(path)
  try {
    await fs.writeFile(path, text, { flag: 'wx', mode })
  } catch (error) {
    if (isCode(error, 'EEXIST')) throw error
    if (isCode(error, 'ENOENT'))
      throw new UserError(`There is no folder ${sayPath(dirname(path))}.`, 'Make it first, or name another.')
    throw unsaved(path, error)
  }
}

/** @throws UserError when a path leads, by whatever name or link, to a session or to a file that belongs to one. */
export async function refuseSessionFile(path: string, sessions: readonly string[] = []): Promise<void> {
  const real = await fs.realpath(path).catch(() => resolve(path))
  for (const name of [basename(path), basename(real)])
    if (isCompanion(name) || /\.json$/i.test(name)) throw belongs(path)
  const there = await fs.stat(real, { bigint: true }).catch(() => undefined)
  if (!there?.isFile()) return
  if (isSessionText(await headOf(real))) throw belongs(path)
  if (there.nlink < 2n) return
  // A second name of the same file: found by comparing it with everything that belongs to a session nearby.
  for (const folder of new Set([dirname(real), dirname(resolve(path)), ...sessions])) {
    const names = await fs.readdir(folder).catch(() => [])
    for (const name of names.filter(n => isCompanion(n) || n.endsWith('.json'))) {
      const other = await fs.stat(join(folder, name), { bigint: true }).catch(() => undefined)
      if (other?.ino === there.ino && other.dev === there.dev) throw belongs(path)
    }
  }
}

/** What files beside a session end in, taken from where they lie; hidden ones, copies of damaged ones and unfinished ones too. */
const endings = Object.entries(placesOf('x.json'))
  .filter(([place]) => place !== 'name' && place !== 'session')
  .map(([, path]) => basename(path).replace(/^\.?x\./, ''))

function isCompanion(name: string): boolean {
  const end = name.slice(name.lastIndexOf('.') + 1).toLowerCase()
  return endings.includes(end) || /\.damaged-|^\..*\.tmp$/.test(name)
}

/** How a session, its journal, its lock, boxes and drafts begin, whatever they are called. */
function isSessionText(head: string): boolean {
  const text = head.replace(/^\uFEFF/, '').trimStart()
  return (
    /^\{\s*"(?:format|log|journal|sum|session|pid)"\s*:/.test(text) ||
    /^\[\s*\{\s*"(?:n|person)"\s*:/.test(text) ||
    (/^\{/.test(text) && /"(?:log|journal|format)"\s*:/.test(text))
  )
}

function belongs(path: string): UserError {
  return new UserError(
    `${sayPath(path)} belongs to a session, or has the name of such a file, and is never written over.`,
    'Nothing was changed; name another file, for instance notes.md.',
  )
}

async function headOf(path: string): Promise<string> {
  const file = await fs.open(path).catch(() => undefined)
  if (!file) return ''
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4_096), 0, 4_096, 0)
    return buffer.subarray(0, bytesRead).toString()
  } finally {
    await file.close()
  }
}

const nothing = Buffer.alloc(0)

async function bytesOf(path: string, size: number): Promise<Buffer> {
  if (size > largest)
    throw new UserError(`${sayPath(path)} is too large to be notes.`, 'It was left as it is; name another file.')
  return fs.readFile(path)
}

/** Bytes as text; those of an encoding nobody knows say at least that they are there. */
function readable(bytes: Buffer, path: string): string {
  try {
    return decode(bytes, path)
  } catch {
    return bytes.toString('latin1')
  }
}

/** The sentence for a file somebody else wrote. */
export function notOurs(path: string): UserError {
  return new UserError(
    `${sayPath(path)} is there already, and flywheel did not write it.`,
    'It was left as it is; name another file, or replace it with --force.',
  )
}

/** The sentence for notes somebody changed. `command` writes them anew. */
export function changedSince(path: string, command: string): UserError {
  return new UserError(
    `Somebody changed ${sayPath(path)} since it was written.`,
    command.startsWith('--')
      ? `It was left as it is; ${command} replaces it. To take its ticks: ${commandLine('import', path)}`
      : `It was left as it is. To take its ticks: ${commandLine('import', path)}, or to replace it: ${command}`,
  )
}
