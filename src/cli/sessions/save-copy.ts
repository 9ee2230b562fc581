/** A second home for a session whose own folder takes no more: everything accepted so far, in the person's home folder. */
import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { basename, join } from 'node:path'
import { fold } from '../../room/log.ts'
import type { Room } from '../../room/room.ts'
import { storeIn } from '../store.ts'

/** Writes the whole log, saved or not, as a session file in `folder`; returns its path. Never overwrites. */
export async function saveCopy(room: Room, path: string, folder = join(homedir(), 'flywheel')): Promise<string> {
  const { log } = room
  const session = fold(log)
  const [first, ...rest] = log
  if (!first) throw new Error('a session begins with open')
  const copy = await storeIn(folder).create(freeName(folder, basename(path, '.json')), first, { session })
  await copy.writer.append(first.n, rest)
  await copy.writer.close(log, session)
  return copy.key
}

function freeName(folder: string, stem: string): string {
  for (let i = 1; ; i++) {
    const path = join(folder, `${stem}${i > 1 ? `-copy${i}` : ''}.json`)
    if (!existsSync(path)) return path
  }
}
