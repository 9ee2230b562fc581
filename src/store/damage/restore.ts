/** Putting back a damaged session. */

import { type Adapter, Low } from 'lowdb'
import { UserError } from '../../errors.ts'
import { lastOf } from '../../lists.ts'
import type { Restored, RestoreOptions } from '../../ports/session-store.ts'
import type { Entry } from '../../session/types.ts'
import { type Disk, disk, refuseLink, takeAway } from '../disk.ts'
import { Damaged, format, type Saved } from '../format.ts'
import { readJournal } from '../journal.ts'
import { take } from '../lock.ts'
import type { Machine } from '../machine.ts'
import { type Places, placesOf } from '../places.ts'
import { hasRest, noSession, readFiles, sessionFile } from '../session-file.ts'
import { inWords } from '../trouble.ts'
import { fenceOff } from './fence.ts'
import { sayLost, without } from './gaps.ts'
import { asideDamaged, type Salvaged, salvage } from './salvage.ts'

/**
 * Puts back what can be put back of a damaged session, and keeps the damaged file beside it; also one whose file is gone.
 * `misfits` names the entries of a log, by number, that no session can be made of; a file that has some counts as damaged, and
 * they are left out.
 * @returns how many entries are back, up to when, what was lost in words, and where the damaged file is now, if there was one.
 * @throws UserError when the file is not damaged or nothing can be put back.
 */
export async function restoreSession(
  path: string,
  options: RestoreOptions & { on?: Disk; machine?: Machine } = {},
): Promise<Restored> {
  const { on = disk, misfits = () => [] } = options
  const places = placesOf(path)
  return inWords(places, 'restored', async () => {
    const isGone = !(await refuseLink(on, places.session))
    if (isGone && !(await hasRest(on, places))) throw noSession(places)
    const lock = await take(on, places.lock, places.session, { user: options.as, machine: options.machine })
    try {
      await fenceOff(on, places)
      const adapter = sessionFile(on, places, lock.check)
      const { log, lost } = await putTogether(on, places, adapter, misfits)
      const [first] = log
      if (first?.move.do !== 'open')
        throw new UserError(`Nothing of ${places.name} can be put back.`, 'It was left as it is.')
      const aside = isGone ? undefined : await asideDamaged(on, places.session)
      await new Low<Saved>(adapter, { format, id: first.move.turn.id, log }).write()
      // A journal that says more than could be put together is for somebody to look at.
      const journal = await readJournal(on, places.journal).catch(() => undefined)
      if (!journal || journal.damaged || (journal.entries.at(-1)?.n ?? 0) > log.length)
        if (await on.look(places.journal)) await asideDamaged(on, places.journal)
      const old = await on.look(places.journal)
      await lock.check()
      if (old) await takeAway(on, places.journal, old.mark)
      return {
        entries: log.length - lost.length,
        at: lastOf(log).at,
        ...(lost.length ? { lost: sayLost(lost) } : {}),
        ...(aside ? { aside } : {}),
      }
    } finally {
      await lock.release()
    }
  })
}

/** The whole log with stand-ins for what is lost. @throws UserError when the file is not damaged, or newer. */
async function putTogether(
  on: Disk,
  places: Places,
  adapter: Adapter<Saved>,
  misfits: (log: readonly Entry[]) => number[],
): Promise<Salvaged> {
  let read: Salvaged
  let isWhole = false
  try {
    const saved = await adapter.read()
    isWhole = saved !== null
    // A whole file with its journal is all there is, even when some of it fits nothing.
    read = saved ? { log: (await readFiles(on, places)).log, lost: [] } : await salvage(on, places)
  } catch (error) {
    if (!(error instanceof Damaged)) throw error
    read = await salvage(on, places)
  }
  if (!read.log.length) return read
  const odd = new Set(misfits(read.log))
  if (isWhole && !odd.size) throw new UserError(`${places.name} is not damaged.`, 'It was left as it is.')
  if (odd.has(1)) return { log: [], lost: [] }
  const lost = [...new Set([...read.lost, ...odd])].sort((a, b) => a - b)
  return { log: without(read.log, odd), lost }
}
