/** A session file: making one, and opening one for a single writer or to look on. */

import { basename, dirname, join } from 'node:path'
import { Low } from 'lowdb'
import { UserError } from '../errors.ts'
import type * as port from '../ports/session-store.ts'
import type { OpenedSession, SessionWriter } from '../ports/session-store.ts'
import type { Entry } from '../session/types.ts'
import { readBallots } from './ballot-file.ts'
import { fenceOff } from './damage/fence.ts'
import { asideDamaged } from './damage/salvage.ts'
import { isFromElsewhere } from './damage/stranger.ts'
import { type Disk, disk, readWhole, refuseLink, replace } from './disk.ts'
import { format, type Saved } from './format.ts'
import { Journal } from './journal.ts'
import { type Lock, type TakeOptions, take } from './lock.ts'
import type { Machine } from './machine.ts'
import { type Places, placesOf } from './places.ts'
import { hasRest, noSession, type Read, readFiles, sessionFile } from './session-file.ts'
import { wasClosed } from './tell.ts'
import { inWords, onlyRest } from './trouble.ts'
import { copyToPrevious, writerOf } from './writer.ts'

/** What only a store of files can be told: another disk and another machine, for tests. */
type Elsewhere = { on?: Disk; machine?: Machine }
export type CreateOptions = port.CreateOptions & Elsewhere & { takeOver?: boolean; alone?: boolean }
export type OpenOptions = port.OpenOptions & Elsewhere

function takeOptions({ as, takeOver, alone, machine }: CreateOptions): TakeOptions {
  return { user: as, takeOver, alone, machine }
}

/**
 * Makes the file of a new session from its first entry, an `open`, and holds it open. `session` is what that entry adds up to.
 * @throws UserError when something is there already or the folder cannot be written.
 */
export async function createSession(path: string, first: Entry, options: CreateOptions = {}): Promise<OpenedSession> {
  const on = options.on ?? disk
  const places = placesOf(path)
  const { move } = first
  if (move.do !== 'open') throw new Error('a session begins with open')
  return inWords(places, 'made', async () => {
    const folder = dirname(places.session)
    await on.folder(folder)
    // A folder just made must not go with the power either; one above it that may not be read was not made by us.
    await on.syncFolder(dirname(folder)).catch(() => {})
    const lock = await take(on, places.lock, places.session, takeOptions(options))
    try {
      await fenceOff(on, places)
      if (await refuseLink(on, places.session))
        throw new UserError(`${places.name} is there already.`, 'Open it, or give the new one another name.')
      if (await refuseLink(on, places.journal)) throw onlyRest(places)
      const torn = await keepLeft(on, places)
      for (const old of [places.draft, places.box, places.key, places.guests]) await on.remove(old)
      const saved: Saved = { format, id: move.turn.id, log: [first], session: options.session }
      await new Low<Saved>(sessionFile(on, places, lock.check), saved).write()
      const seen = await on.look(places.session)
      await copyToPrevious(on, places)
      const journal = new Journal(on, places.journal, saved.id, lock)
      const writer = writerOf({ on, places, lock, journal, seen }, saved)
      return opened(places, { saved, log: [first], recovered: 0, torn }, writer)
    } catch (error) {
      await lock.release().catch(() => {})
      throw error
    }
  })
}

/**
 * Opens a session to go on with it, or to look on. A closed session is only looked at: it is never written again.
 * Entries that a crash left in the journal are in the log.
 * @throws UserError: none there · `locked` with who has it · `newer` · Damaged, with what `restoreSession` would put back.
 */
export async function openSession(path: string, options: OpenOptions = {}): Promise<OpenedSession> {
  const on = options.on ?? disk
  const places = placesOf(path)
  return inWords(places, 'opened', async () => {
    if (!(await refuseLink(on, places.session)) && !(await hasRest(on, places))) throw noSession(places)
    if (options.readOnly) return opened(places, await readFiles(on, places))
    let lock: Lock
    try {
      lock = await take(on, places.lock, places.session, takeOptions(options))
    } catch (error) {
      // A closed session needs no lock, and may lie where nothing can be written.
      const read = error instanceof UserError ? undefined : await readFiles(on, places)
      if (read && wasClosed(read.saved.log)) return opened(places, read)
      throw error
    }
    try {
      await fenceOff(on, places)
      const read = await readFiles(on, places)
      if (!wasClosed(read.saved.log)) await refuseSecondName(on, places)
      options.accept?.(read.log)
      if (read.strange) await asideDamaged(on, places.journal)
      if (!wasClosed(read.saved.log)) return await goOn(on, places, lock, read)
      for (const old of [places.journal, places.previous, places.draft, places.box, places.key]) await on.remove(old)
      await lock.release()
      return opened(places, read)
    } catch (error) {
      await lock.release().catch(() => {})
      throw error
    }
  })
}

/** Goes on with what a crash left in the journal, in a new one: whoever wrote the old one may still hold it open. */
async function goOn(on: Disk, places: Places, lock: Lock, read: Read): Promise<OpenedSession> {
  const journal = new Journal(on, places.journal, read.saved.id, lock)
  if (read.hadJournal) await journal.begin(read.journal)
  const writer = writerOf(
    { on, places, lock, journal, seen: read.replaced ? undefined : read.seen },
    read.saved,
    read.journal,
  )
  if (read.replaced) await writer.snapshot(read.log)
  else await copyToPrevious(on, places)
  try {
    const ballots = await readBallots(on, places, lock.check)
    return { ...opened(places, read, writer), ...(ballots ? { ballots } : {}) }
  } catch {
    const aside = basename(await asideDamaged(on, places.box))
    return opened(places, { ...read, torn: `The ballot box could not be read and was kept as ${aside}.` }, writer)
  }
}

/** What is left of a session whose file is gone gets another hidden name; returns what people are told of it. */
async function keepLeft(on: Disk, places: Places): Promise<string | undefined> {
  if (!(await refuseLink(on, places.previous))) return undefined
  const aside = places.previous.replace(/previous$/, `kept-${new Date().toISOString().replace(/[:.]/g, '-')}`)
  await on.rename(places.previous, aside)
  return `An earlier ${places.name} was removed; its last state is kept as ${basename(aside)}.`
}

function opened(
  places: Places,
  read: Pick<Read, 'saved' | 'log' | 'recovered' | 'torn'>,
  writer?: SessionWriter,
): OpenedSession {
  return {
    key: places.session,
    id: read.saved.id,
    log: read.log,
    recovered: read.recovered,
    readOnly: writer === undefined,
    writer: writer ?? refusing(places),
    ...(read.torn ? { torn: read.torn } : {}),
  }
}

/** The writer of a session that is only looked at. */
function refusing(places: Places): SessionWriter {
  const refuse = async () => {
    throw new UserError(`${places.name} is open to look on; nothing is written.`, 'Open it anew to go on with it.')
  }
  return { epoch: '', append: refuse, snapshot: refuse, saveBallots: refuse, close: async () => {} }
}

/**
 * A file with two names has two locks, and so could have two writers. Names of our own, which a crash may leave on the
 * same file, become copies.
 * @throws UserError when the session file has another name besides.
 */
async function refuseSecondName(on: Disk, places: Places): Promise<void> {
  const there = await on.look(places.session)
  if (!there || there.links < 2) return
  const folder = dirname(places.session)
  for (const name of await on.list(folder)) {
    const path = join(folder, name)
    if (path !== places.previous && !isFromElsewhere(places, name)) continue
    if ((await on.look(path))?.mark !== there.mark) continue
    const bytes = await readWhole(on, path, Number.MAX_SAFE_INTEGER)
    if (bytes) await replace(on, path, [bytes])
  }
  if (((await on.look(places.session))?.links ?? 1) < 2) return
  throw new UserError(
    `${places.name} has a second name on this disk (a hard link), under which it could be written as well.`,
    'Nothing was changed. Take the other name away, or go on with a copy: cp keeps both apart.',
  )
}
