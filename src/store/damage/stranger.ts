/** A session file that somebody else put in place of ours while it is open (a sync client, `git pull`): noticed and kept. */

import { basename, dirname, join } from 'node:path'
import { localMinute } from '../../day.ts'
import { itemAt } from '../../lists.ts'
import type { Entry } from '../../session/types.ts'
import { type Disk, isCode, readWhole, replace, type Seen, stemOf } from '../disk.ts'
import { largest, parse, printEntry, type Saved } from '../format.ts'
import type { Places } from '../places.ts'

/** Tells our own session file from one that came from elsewhere. */
export type FileGuard = {
  /** False from the moment another file was met, or none, until ours has the name again. */
  readonly isOurs: boolean
  /**
   * Looks at the file that has the name now. `changed`: since the last look it is another one, or gone. One that says more
   * than our log has a second name then, `aside`.
   * @throws whatever the disk threw when the file could not be kept: it must not be replaced then.
   */
  meet(): Promise<{ changed: boolean; aside?: string }>
  /** The file at `aside` is about to be given the name; `written` when it has it. */
  about(aside: string): Promise<void>
  written(): void
}

/** Guards a session file that was last seen as `known`; `mine` is its whole log as this process has it. */
export function guardFile(
  on: Disk,
  places: Places,
  mine: () => { id: string; log: readonly Entry[] },
  known?: Seen,
): FileGuard {
  let ours = sightOf(known)
  let next: string | undefined
  let isOurs = true
  return {
    get isOurs() {
      return isOurs
    },
    async meet() {
      const there = await on.look(places.session)
      const sight = sightOf(there)
      // A link or a folder in the way is refused where the file is written.
      if (sight === ours || (there && there.kind !== 'file')) return { changed: false }
      const known = !there || (await isContained(on, places, mine()))
      const aside = known ? undefined : await keepStranger(on, places)
      ours = sight
      isOurs = false
      return { changed: true, aside }
    },
    async about(aside) {
      next = sightOf(await on.look(aside))
    },
    written() {
      ours = next
      isOurs = true
    },
  }
}

/** What people are told when a file from elsewhere was kept as `aside`. */
export function sayStranger(places: Places, aside: string): string {
  return `Another copy of ${places.name} was put in its place from outside; it is kept as ${basename(aside)}, and what was entered here goes on.`
}

/** Gives the file at the session's place a second name that says where it came from; returns its path. */
export async function keepStranger(on: Disk, places: Places): Promise<string> {
  const minute = localMinute(new Date()).replace(' ', '-').replace(':', '')
  const stem = join(dirname(places.session), `${stemOf(places.session)}.from-elsewhere-${minute}`)
  for (let i = 1; ; i++) {
    const aside = `${stem}${i > 1 ? `-${i}` : ''}.json`
    if (await on.look(aside)) continue
    try {
      await on.link(places.session, aside)
    } catch (error) {
      if (isCode(error, 'EEXIST')) continue
      // Not every file system has second names.
      await replace(on, aside, [(await readWhole(on, places.session, Number.MAX_SAFE_INTEGER)) ?? ''])
    }
    return aside
  }
}

/** The names that `keepStranger` gives to copies of this session. */
export function isFromElsewhere(places: Places, name: string): boolean {
  return name.startsWith(`${stemOf(places.session)}.from-elsewhere-`)
}

/** Does the file at the session's place hold nothing but what is in this log? */
async function isContained(on: Disk, places: Places, mine: { id: string; log: readonly Entry[] }): Promise<boolean> {
  try {
    const bytes = await readWhole(on, places.session, largest)
    return !bytes || holds(mine, parse(bytes.toString(), places.name))
  } catch {
    return false
  }
}

/** Is every entry of this file in that log, in the same place? */
export function holds(mine: { id: string; log: readonly Entry[] }, file: Saved): boolean {
  return (
    file.id === mine.id &&
    file.log.length <= mine.log.length &&
    file.log.every((e, i) => printEntry(e) === printEntry(itemAt(mine.log, i)))
  )
}

function sightOf(seen: Seen | undefined): string | undefined {
  return seen && `${seen.mark} ${seen.size} ${seen.changed}`
}
