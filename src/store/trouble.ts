/** What the system says about a file, in words for people. */
import { basename } from 'node:path'
import { clean } from '../clean.ts'
import { commandLine } from '../command-line.ts'
import { UserError } from '../errors.ts'
import { isCode } from './disk.ts'
import type { Places } from './places.ts'

const words: Record<string, string> = {
  ENOSPC: 'no space is left on the disk',
  EDQUOT: 'your share of the disk is used up',
  ESHORT: 'the disk kept less than it was given',
  EFBIG: 'the file may not grow any larger here',
  EROFS: 'the disk can only be read',
  EACCES: 'you may not write there',
  EPERM: 'you may not write there',
  EIO: 'the disk reports a fault',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
  ENOENT: 'its folder is gone',
  ENOTDIR: 'its folder is gone',
  ELOOP: 'a link stands in the way',
  EEXIST: 'something stands in the way',
  ENAMETOOLONG: 'its name is too long',
  E2BIG: 'it is larger than any session',
  ENXIO: 'it is a socket, or a pipe that nobody reads',
  ENODEV: 'it is a device that takes nothing',
  ENOTFILE: 'something that is not a file stands in the way',
}

/** What may be done about it, by what the system says. */
const ways: Record<string, string> = {
  ENOSPC: 'Make room there and try again.',
  EDQUOT: 'Make room there and try again.',
  ESHORT: 'Make room there and try again.',
  EFBIG: 'Lift that limit (ulimit -f) and try again.',
  EROFS: 'Use a folder you may write to, with --dir.',
  EACCES: 'Ask whoever owns it, or use another folder with --dir.',
  EPERM: 'Ask whoever owns it, or use another folder with --dir.',
  EIO: 'Copy what is there to another disk before you try again.',
  EMFILE: 'Close other programs and try again.',
  ENFILE: 'Close other programs and try again.',
  ENOENT: 'Put the folder back and try again.',
  ENOTDIR: 'Put the folder back and try again.',
  ELOOP: 'Move it away and try again.',
  EEXIST: 'Move it away and try again.',
  ENOTFILE: 'Move it away and try again.',
  ENXIO: 'Move it away and try again.',
  ENODEV: 'Move it away and try again.',
  ENAMETOOLONG: 'Choose a shorter name.',
  E2BIG: 'Name another file; this one was left as it is.',
}

/** The next step after an error of the system. */
export function wayOut(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return ways[code] ?? `Try again; what this machine lacks is said by: ${commandLine('doctor')}`
}

/** True for an error the system gave, or one named like those; false for our own mistakes. */
export function isTrouble(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^E[A-Z0-9]+$/.test(String(error.code))
}

/** The reason in an error: in words when it is one the system knows, its own message otherwise. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const code = 'code' in error ? String(error.code) : ''
  return words[code] ?? error.message
}

/** An error of a save as a sentence people can read; the system's own stays with it as the cause. */
export function unsaved(path: string, error: unknown): Error {
  if (error instanceof UserError) return error
  return Object.assign(new UserError(`${basename(path)} could not be written: ${reasonOf(error)}.`, wayOut(error)), {
    cause: error,
  })
}

/** Does some work on a session's files; what the system has against it becomes a sentence. `done` is the work as a past participle. */
export async function inWords<T>(places: Places, done: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!isTrouble(error)) throw error
    throw Object.assign(new UserError(`${places.name} could not be ${done}: ${reasonOf(error)}.`, wayOut(error)), {
      cause: error,
    })
  }
}

/** Says that the file is gone while the rest of the session is here, so that its name is not free. */
export function onlyRest(places: Places): UserError {
  return new UserError(
    `${places.name} is gone, but what is left of it can be brought back; nothing was made.`,
    `To bring it back: ${commandLine('restore', places.session)} (or give the new one another name)`,
  )
}

/** Says that a log does not end where its writer believed, so that the writer gives up. */
export function sayOtherEnd(name: string): string {
  return `${name} was changed by another writer, so nothing more is written from here; open it again to go on.`
}

/** Why the system did not read something, in words. */
export function whyUnread(error: unknown): string {
  if (isCode(error, 'ENOENT', 'ENOTDIR')) return 'it is not there'
  if (isCode(error, 'EISDIR')) return 'it is a folder'
  if (isCode(error, 'EACCES', 'EPERM')) return 'you may not read it'
  if (isCode(error, 'ELOOP')) return 'its links lead nowhere'
  if (isCode(error, 'ENAMETOOLONG')) return 'its name is too long'
  if (isCode(error, 'ERR_INVALID_ARG_VALUE')) return 'its name holds a sign that no file name has'
  return clean(error instanceof Error ? error.message : String(error), 200)
}
