/** A second home for a session whose own folder takes no more: everything accepted so far, in the person's home folder. */
import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { basename, join } from 'node:path'
import { fold } from '../room/log.ts'
import type { Room } from '../room/room.ts'
import { createSession } from '../store/file.ts'

/** Writes the whole log, saved or not, as a session file in `folder`; returns its path. Never overwrites. */
export async function saveCopy(room: Room, path: string, folder = join(homedir(), 'flywheel')): Promise<string> {
  const { log } = room
  const session = fold(log)
  const copy = await createSession(freeName(folder, basename(path, '.json')), log[0]!, { session })
  await copy.keep.append(log.slice(1))
  await copy.keep.close(log, session)
  return copy.path
}

function freeName(folder: string, stem: string): string {
  for (let i = 1; ; i++) {
    const path = join(folder, `${stem}${i > 1 ? `-copy${i}` : ''}.json`)
    if (!existsSync(path)) return path
  }
}
