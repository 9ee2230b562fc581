/** A session by its path, or by its short name in the folder of sessions: `checkout-t0001`; and the folder meant by a word. */
import { opendir } from 'node:fs/promises'
import { resolve } from 'node:path'
import { commandLine } from '../../command-line.ts'
import { UserError } from '../../errors.ts'
import type { Entry } from '../../session/types.ts'
import { isDatabase } from '../../postgres/address.ts'
import { whyUnread } from '../../store/trouble.ts'
import { readInput, sayPath } from '../files/input.ts'
import { lookUp } from './look-up.ts'
import { stream } from '../parsing/typed.ts'

/**
 * The path of the session meant by `word`.
 * @throws UserError when there is none.
 */
export function findSession(word: string, dir: string): string {
  const found = lookUp(word, dir)
  if (found === undefined) throw noSession(word, dir)
  return found
}

/** The same once a database was asked as well. @throws UserError when there is none. */
export async function sessionThere(word: string, dir: string): Promise<string> {
  const found = await lookUpIn(word, dir)
  if (found === undefined) throw noSession(word, dir)
  return found
}

/** The session of this name that is there; undefined with none. A database is asked. */
export async function lookUpIn(word: string, dir: string): Promise<string | undefined> {
  const found = lookUp(word, dir)
  if (found === undefined || !isDatabase(dir)) return found
  const { storeIn } = await import('../store.ts')
  return (await storeIn(dir).has(found)) ? found : undefined
}

/** That there is none of this name. */
export function noSession(word: string, dir: string): UserError {
  return new UserError(
    `There is no session "${word}" in ${sayPath(dir)}.`,
    `To see those that are there: ${commandLine('list')}`,
  )
}

/**
 * The log of the session meant by `word`; `-` is one that comes in by standard input.
 * @throws UserError when there is none, or it cannot be read.
 */
export async function logOf(word: string, dir: string): Promise<Entry[]> {
  if (word !== stream) {
    const { storeIn } = await import('../store.ts')
    return (await storeIn(dir).read(findSession(word, dir))).log
  }
  const { largest, parse } = await import('../../store/format.ts')
  return parse((await readInput(largest)).toString(), 'standard input').log
}

/** How a command line names this place: a folder; a database is named where it was given. */
export function placeOf(place: string): [option: string, value: string][] {
  return isDatabase(place) ? [] : [['--dir', place]]
}

/**
 * The folder with sessions that is meant: the word, else `dir`; that may be the address of a database.
 * @throws UserError when it is not there or cannot be read; only the usual folder, `sessions`, may be missing.
 */
export async function folderMeant(word: string | undefined, dir: string): Promise<string> {
  const folder = word ?? dir
  if (isDatabase(folder)) return folder
  try {
    await (await opendir(folder)).close()
  } catch (error) {
    const why = whyUnread(error)
    const isMissing = why === 'it is not there'
    if (isMissing && word === undefined && folder === resolve('sessions')) return folder
    throw new UserError(
      isMissing ? `There is no folder ${sayPath(folder)}.` : `The folder ${sayPath(folder)} cannot be read: ${why}.`,
      'Name one that has sessions in it; without one it is --dir, else ./sessions.',
    )
  }
  return folder
}
