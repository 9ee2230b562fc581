/** The store of sessions in a folder of files, one file a session: the first adapter of the port `ports/session-store.ts`. */
import { isAbsolute, resolve } from 'node:path'
import type { SessionKey, SessionStore } from '../ports/session-store.ts'
import { type Disk, disk } from './disk.ts'
import type { DoorIndex } from './guests.ts'
import { listActions, listSessions } from './list.ts'
import type { Machine } from './machine.ts'

/** Another disk and another machine than this program's, for tests. */
type Elsewhere = { on?: Disk; machine?: Machine }

/** Where the file of a session lies: an id is a file of this name in the folder; a key with a `/` or with `.json` is a path already. */
export function pathOf(folder: string, key: SessionKey): string {
  const isPath = isAbsolute(key) || /[/\\]/.test(key) || key.endsWith('.json')
  return isPath ? resolve(key) : resolve(folder, `${key}.json`)
}

/**
 * The sessions of this folder, and by their paths those of others. Nothing is read or made before it is asked for; all but lists is
 * loaded when it is first needed, as the first picture waits for the list alone.
 */
export function fileStore(folder: string, { on = disk, machine }: Elsewhere = {}): SessionStore {
  const at = (key: SessionKey) => pathOf(folder, key)
  const elsewhere = { on, machine }
  const files = () => import('./file.ts')
  const reading = () => import('./session-file.ts')
  const drafts = () => import('./drafts.ts')
  const guests = () => import('./guests.ts')
  let doors: Promise<DoorIndex> | undefined
  return {
    list: () => listSessions(folder, on),
    listWithActions: () => listActions(folder, on),
    read: async key => (await reading()).readSession(at(key), on),
    glance: async key => (await reading()).glanceAt(at(key), on),
    mark: async key => (await reading()).markOf(on, at(key)),
    // A name that no file can have is nobody's yet; `create` says what is wrong with it.
    has: async key => (await on.look(at(key)).catch(() => undefined)) !== undefined,
    digest: async key => (await reading()).digestOf(on, at(key)),
    create: async (key, first, options) => (await files()).createSession(at(key), first, { ...options, ...elsewhere }),
    open: async (key, options) => (await files()).openSession(at(key), { ...options, ...elsewhere }),
    restore: async (key, options) =>
      (await import('./damage/restore.ts')).restoreSession(at(key), { ...options, on, machine }),
    readDrafts: async (key, session) => (await drafts()).readDrafts(at(key), session, on),
    keepDraft: async (key, draft, session) => (await drafts()).keepDraft(at(key), draft, session, on),
    readBallots: async key => {
      const [{ lookIntoBallots }, { placesOf }] = await Promise.all([import('./ballot-file.ts'), import('./places.ts')])
      return lookIntoBallots(on, placesOf(at(key)))
    },
    readGuests: async key => (await guests()).readGuests(at(key), on),
    keepGuests: async (key, known) => (await guests()).keepGuests(at(key), known, on),
    async knowing(mark) {
      doors ??= guests().then(({ DoorIndex }) => new DoorIndex(on, folder))
      return (await doors).knowing(mark)
    },
    checkIns: async () => (await import('./check-ins.ts')).checkInsOf(folder, on),
    addCheckIns: async said => (await import('./check-ins.ts')).addCheckIns(folder, said, on),
    noteAtDoor: async (key, line) => (await guests()).noteAtDoor(at(key), line, on),
  }
}
