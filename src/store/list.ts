/** The sessions of a folder, as the home screen tells of them. */

import { basename, join, resolve } from 'node:path'
import { localDay } from '../day.ts'
import { valueAt } from '../lists.ts'
import type { SessionInfo } from '../ports/session-info.ts'
import type { Action } from '../session/shapes.ts'
import { type Disk, disk, forEachName, readWhole, stemOf } from './disk.ts'
import { FolderIndex, type Told } from './folder-index.ts'
import { glance, largest, parse } from './format.ts'
import { readJson } from './json.ts'
import { holderOf, whoHas } from './lock.ts'
import { isListed, placesOf } from './places.ts'
import { type Found, inOrder, tell, tellLog, tellUnreadable } from './tell.ts'

/** The sessions of a folder: open ones first, then the newest first. Empty when there is no such folder. */
export async function listSessions(folder: string, on: Disk = disk): Promise<SessionInfo[]> {
  const { names, found } = await lookThrough(on, folder)
  return tellAll(found, await journalEnds(found, names, on))
}

/** What is told of what was found: copies named, bets scored, in the order of the list. */
function tellAll(found: readonly Found[], ends: ReadonlyMap<string, string>): SessionInfo[] {
  const infos = namingCopies(
    found.map(f => f.info),
    s => ends.get(s.key) ?? s.last,
  )
  return inOrder(
    infos,
    found.flatMap(f => f.scored),
  )
}

/** The sessions of a folder as `listSessions` tells them, each with its actions; undefined where only its log would tell of them. */
export async function listActions(
  folder: string,
  on: Disk = disk,
): Promise<{ info: SessionInfo; actions: Action[] | undefined }[]> {
  const { names, found, index } = await lookThrough(on, folder)
  const byPath = new Map(found.map(f => [f.info.key, f]))
  return tellAll(found, await journalEnds(found, names, on)).map(info => {
    const name = basename(info.key)
    // What stands in a journal is not in the file yet.
    const isOpen = names.has(basename(placesOf(info.key).journal))
    return { info, actions: isOpen ? undefined : (byPath.get(info.key)?.actions ?? index.actionsOf(name)) }
  })
}

/** Looks at every file of a folder, and reads those the index does not know. */
async function lookThrough(on: Disk, word: string) {
  const folder = resolve(word)
  const names = new Set(await on.list(folder).catch(() => []))
  const locked = new Set([...names].filter(n => n.endsWith('.lock')).map(stemOf))
  const own = [...names].filter(isListed)
  const index = await FolderIndex.of(on, folder)
  const found: Found[] = []
  await forEachName(own, async name => {
    const one = await lookOrRecall(on, join(folder, name), locked, index)
    if (one) found.push(one)
  })
  await index.save()
  found.sort((a, b) => (a.info.key < b.info.key ? -1 : 1))
  return { names, found, index }
}

async function lookOrRecall(
  on: Disk,
  path: string,
  locked: ReadonlySet<string>,
  index: FolderIndex,
): Promise<Found | undefined> {
  const name = basename(path)
  const before = await on.look(path).catch(() => undefined)
  const told = index.find(name, before)
  if (told === null) return undefined
  const found = told ? recalled(path, told) : await look(on, path)
  if (told === undefined && (!found || found.info.state !== 'unreadable'))
    index.note(name, before, await on.look(path).catch(() => undefined), found ? asTold(found) : null)
  const isHeld = found && found.info.state !== 'unreadable' && locked.has(stemOf(name))
  const holder = isHeld ? await holderOf(on, placesOf(path).lock) : undefined
  if (found && holder) found.info.lockedBy = whoHas(holder)
  return found
}

function recalled(path: string, { info, scored, actions }: NonNullable<Told>): Found {
  const day = localDay(new Date(info.opened ?? info.last))
  return { info: { key: path, ...info, day }, scored, ...(actions ? { actions } : {}) }
}

function asTold({ info, scored, actions }: Found): Told {
  const { key: _path, day: _day, lockedBy: _lock, ...rest } = info
  return { info: rest, scored, ...(actions ? { actions } : {}) }
}

/** A session is the same by its id and the moment it was opened, whatever its file is called. */
function keyOf({ id, opened }: SessionInfo): string {
  return JSON.stringify([id, opened])
}

/**
 * When the last entry was made of sessions that lie there more than once, by path, where a journal beside the file goes on from it: the
 * file itself is behind while a room is open, or since it was cut off.
 */
async function journalEnds(
  found: readonly Found[],
  names: ReadonlySet<string>,
  on: Disk,
): Promise<Map<string, string>> {
  const times = new Map<string, number>()
  const known = found.map(f => f.info).filter(s => s.state !== 'unreadable')
  for (const s of known) times.set(keyOf(s), (times.get(keyOf(s)) ?? 0) + 1)
  const ends = new Map<string, string>()
  for (const s of known) {
    const { journal } = placesOf(s.key)
    if (times.get(keyOf(s)) === 1 || !names.has(basename(journal))) continue
    const { readJournal } = await import('./journal.ts')
    const last = (await readJournal(on, journal).catch(() => undefined))?.entries.at(-1)?.at
    if (last !== undefined && last > s.last) ends.set(s.key, last)
  }
  return ends
}

/** Of files of one session the one whose log is newest is it; the others are its copies. */
function namingCopies(sessions: readonly SessionInfo[], endOf: (s: SessionInfo) => string): SessionInfo[] {
  const newest = new Map<string, SessionInfo>()
  const isNewer = (a: SessionInfo, b: SessionInfo) =>
    endOf(a) === endOf(b)
      ? a.key.length < b.key.length || (a.key.length === b.key.length && a.key < b.key)
      : endOf(a) > endOf(b)
  for (const s of sessions) {
    if (s.state === 'unreadable') continue
    const known = newest.get(keyOf(s))
    if (!known || isNewer(s, known)) newest.set(keyOf(s), s)
  }
  return sessions.map(s => {
    const one = s.state === 'unreadable' ? s : valueAt(newest, keyOf(s))
    return one === s ? s : { ...s, copyOf: basename(one.key) }
  })
}

/** Undefined for JSON that is no session at all: other files may lie in the folder. */
async function look(on: Disk, path: string): Promise<Found | undefined> {
  const places = placesOf(path)
  let bytes: Buffer | undefined
  try {
    bytes = await readWhole(on, path, largest)
    if (!bytes) return undefined
    const session = glance(bytes)
    return session
      ? tell(path, bytes.length, session)
      : tellLog(path, bytes.length, parse(bytes.toString(), places.name))
  } catch (error) {
    if (bytes && isOther(bytes.toString())) return undefined
    const seen = await on.look(path).catch(() => undefined)
    const last = new Date(seen?.changed ?? 0).toISOString()
    return tellUnreadable({ key: path, id: '', last, bytes: seen?.size ?? 0 }, places.name, error)
  }
}

function isOther(text: string): boolean {
  try {
    const value = readJson(text)
    if (Array.isArray(value)) return !value.some(e => typeof e === 'object' && e !== null && 'move' in e)
    return typeof value !== 'object' || value === null || !('log' in value || 'format' in value)
  } catch {
    return false
  }
}
