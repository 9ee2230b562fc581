/**
 * What people said between two turns of what they owe, in one hidden file beside the sessions: a line each, only ever added to. The
 * next turn settles by it; a session that is closed stays as it is.
 */
import { join } from 'node:path'
import * as v from 'valibot'
import { isDay } from '../day.ts'
import type { CheckIn } from '../ports/session-store.ts'
import { type Disk, disk, readWhole } from './disk.ts'
import { readJson } from './json.ts'

/** The name of the file; hidden, so that it is no session. */
export const checkInsName = '.flywheel-check-ins'
/** Larger files are not read, bytes. */
const largest = 8 << 20

/** What somebody said of one action, as it is kept. */
export const checkIn = v.object({
  team: v.string(),
  action: v.string(),
  by: v.string(),
  status: v.picklist(['open', 'done', 'dropped']),
  on: v.pipe(v.string(), v.check(isDay)),
})
/** Adds what was said; it is on the disk when this resolves. @throws the system's error when it cannot be written. */
export async function addCheckIns(folder: string, said: readonly CheckIn[], on: Disk = disk): Promise<void> {
  const path = join(folder, checkInsName)
  const file = await ((await on.look(path)) ? on.append(path) : on.create(path))
  try {
    // It begins a line even where the last one was cut off.
    const bytes = Buffer.from(`\n${said.map(one => JSON.stringify(one)).join('\n')}\n`)
    for (let at = 0; at < bytes.length; ) at += await file.write(bytes.subarray(at))
    await file.sync()
  } finally {
    await file.close()
  }
  await on.syncFolder(folder)
}

/** Everything that was said, the oldest first; lines that are damaged are left out. None where there is no such file. */
export async function checkInsOf(folder: string, on: Disk = disk): Promise<CheckIn[]> {
  const bytes = await readWhole(on, join(folder, checkInsName), largest).catch(() => undefined)
  return (bytes?.toString() ?? '').split('\n').flatMap(line => {
    if (!line) return []
    try {
      const read = v.safeParse(checkIn, readJson(line))
      return read.success ? [read.output] : []
    } catch {
      return []
    }
  })
}
