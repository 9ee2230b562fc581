/**
 * Fencing: what keeps a writer that lost its session from doing harm later, however long it slept in between.
 *
 * A file system has no "rename only if I am still the writer". Two rules take its place. A writer makes the new file under
 * a name of its own, then looks at the lock, then renames; who takes over puts its name into the lock first and then
 * removes every such file, so that a late rename finds nothing to rename. And nobody removes a file under a name that
 * others use too: `takeAway` moves it to a name of its own, looks at it there, and gives back what was somebody else's.
 */
import { dirname, join } from 'node:path'
import { type Disk, isAsideOf, moved } from '../disk.ts'
import { readJournal } from '../journal.ts'
import type { Places } from '../places.ts'

/**
 * Fences off every writer before this one; to be called after the lock is ours and before anything is read. Files they
 * were about to put in place are gone; a journal that one of them had moved away stands where it belongs.
 */
export async function fenceOff(on: Disk, places: Places): Promise<void> {
  const folder = dirname(places.session)
  const away: string[] = []
  for (const name of await on.list(folder)) {
    if (isAsideOf(places.session, name)) await on.remove(join(folder, name))
    else if (isAsideOf(places.journal, name, moved)) away.push(join(folder, name))
  }
  if (!away.length) return
  if (!(await on.look(places.journal))) {
    const last = await lastWritten(on, away)
    if (last) await on.rename(last, places.journal)
  }
  for (const path of away) await on.remove(path)
}

/** Of journals that were moved away the one with the latest entry. */
async function lastWritten(on: Disk, paths: readonly string[]): Promise<string | undefined> {
  let found: { path: string; n: number } | undefined
  for (const path of paths) {
    const n = (await readJournal(on, path).catch(() => undefined))?.entries.at(-1)?.n ?? 0
    if (!found || n > found.n) found = { path, n }
  }
  return found?.path
}
