/** The one place where it is decided how sessions are kept: in files of a folder. */
import type { SessionStore } from '../ports/session-store.ts'
import { fileStore } from '../store/file-store.ts'
import { quickDisk } from '../store/quick-disk.ts'

/** The store of the sessions of this folder. `quick`: for a command that prints and ends, reading keeps everything else waiting. */
export function storeIn(folder: string, { quick = false } = {}): SessionStore {
  return fileStore(folder, quick ? { on: quickDisk } : {})
}
