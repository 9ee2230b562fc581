/** Folders and sessions for the tests of the store. */
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'
import { exitCodes, UserError } from '../../src/errors.ts'
import type { OpenedSession, SessionWriter } from '../../src/ports/session-store.ts'
import { fold } from '../../src/room/log.ts'
import { Room } from '../../src/room/room.ts'
import type { Entry } from '../../src/session/types.ts'
import type { Disk } from '../../src/store/disk.ts'
import { createSession } from '../../src/store/file.ts'
import { begun } from '../room/storm.ts'

/** A folder that goes with the test. */
export function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'flywheel-'))
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  return path
}

/** The files of an open session as a crash at this moment would leave them, in a folder of their own, the lock's holder gone. */
export function asIfCrashed(path: string): string {
  const copy = folder()
  cpSync(dirname(path), copy, { recursive: true })
  rmSync(join(copy, basename(path).replace(/json$/, 'lock')))
  return join(copy, basename(path))
}

export function namesIn(path: string): string[] {
  return readdirSync(path).sort()
}

/** A new session in this folder with the people in it, open. */
export async function session(path: string, on?: Disk): Promise<OpenedSession> {
  const [first, ...rest] = begun()
  const opened = await createSession(path, first!, { session: fold([first!]), on })
  await added(opened.writer, rest)
  return { ...opened, log: begun() }
}

/** Appends as the room does; rejects where the writer has lost its place. */
export async function added(writer: SessionWriter, entries: readonly Entry[]): Promise<void> {
  const kept = await writer.append((entries[0]?.n ?? 1) - 1, entries)
  if ('lost' in kept) throw new UserError(kept.say, undefined, exitCodes.locked)
}

/** A room on an open session; nothing happens by time alone. */
export function roomOn(opened: OpenedSession): Room {
  return new Room({
    log: opened.log,
    writer: opened.writer,
    ballots: opened.ballots,
    now: () => Date.parse('2026-11-22T10:00:00Z'),
    retryAfter: 1e8,
    snapshotEvery: 1e8,
  })
}
