/** Putting back a damaged session. */
import { Low } from 'lowdb'
import { UserError } from '../errors.ts'
import { disk } from './disk.ts'
import type { OpenOptions } from './file.ts'
import { Damaged, format, type Saved } from './format.ts'
import { readJournal } from './journal.ts'
import { take } from './lock.ts'
import { placesOf } from './places.ts'
import { asideDamaged, salvage } from './salvage.ts'
import { sessionFile } from './session-file.ts'
import { inWords } from './trouble.ts'

/**
 * Puts back what can be put back of a damaged session, and keeps the damaged file beside it.
 * @returns how many entries are back, up to when, and where the damaged file is now.
 * @throws UserError when the file is not damaged or nothing can be put back.
 */
export async function restoreSession(
  path: string,
  options: Pick<OpenOptions, 'as' | 'on'> = {},
): Promise<{ entries: number; at: string; aside: string }> {
  const on = options.on ?? disk
  const places = placesOf(path)
  return inWords(places, 'restored', async () => {
    const lock = await take(on, places.lock, places.session, options.as)
    try {
      const adapter = sessionFile(on, places, lock.check)
      const damage: unknown = await adapter.read().then(
        () => undefined,
        error => error,
      )
      if (!(damage instanceof Damaged))
        throw damage ?? new UserError(`${places.name} is not damaged.`, 'It was left as it is.')
      const log = await salvage(on, places)
      const [first] = log
      if (first?.move.do !== 'open')
        throw new UserError(`Nothing of ${places.name} can be put back.`, 'It was left as it is.')
      const aside = await asideDamaged(on, places.session)
      await new Low<Saved>(adapter, { format, id: first.move.turn.id, log }).write()
      // A journal that says more than could be put together is for somebody to look at.
      const journal = await readJournal(on, places.journal)
      if (journal && (journal.damaged || (journal.entries.at(-1)?.n ?? 0) > log.length))
        await asideDamaged(on, places.journal)
      await on.remove(places.journal)
      return { entries: log.length, at: log.at(-1)!.at, aside }
    } finally {
      await lock.release()
    }
  })
}
