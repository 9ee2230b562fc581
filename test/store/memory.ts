/** A disk in memory that writes down every change: to be stepped through call by call, and to be cut off at any of them. */
import { basename, dirname } from 'node:path'
import type { Disk, File, Seen } from '../../src/store/disk.ts'

/** A file's content by its number; names point at it. */
type Content = { id: number; bytes: Buffer; changed: number; links: number }

/** One change, in the order they were made. `sync` and `syncFolder` say what must be on the disk from then on. */
export type Change =
  | { do: 'write'; id: number; bytes: Buffer }
  | { do: 'sync'; id: number }
  | { do: 'name'; path: string; id: number; from?: string }
  | { do: 'unname'; path: string }
  | { do: 'syncFolder'; folder: string }

export type Memory = Disk & {
  changes: Change[]
  names: Map<string, Content>
  /** What each call of the disk was, for tests that ask about their order: `write a.json`, `syncFolder /` … */
  calls: string[]
}

type Given = {
  /** Runs before every call. One that never resolves is a killed writer. */
  before?: (call: string, path: string) => Promise<void>
  /** What a file takes of the bytes it is handed: fewer are a short write; `keeps` fewer than `says` is a lie. */
  takes?: (path: string, length: number) => { says: number; keeps: number }
  now?: () => number
  /** The same disk as another program sees it. */
  of?: Memory
}

let ids = 0

/** A disk that holds nothing yet, or the view another program has of the disk `of`. */
export function memoryDisk({ before = async () => {}, takes, now = Date.now, of }: Given = {}): Memory {
  const names = of?.names ?? new Map<string, Content>()
  const changes = of?.changes ?? []
  const calls: string[] = []
  const enter = async (call: string, path: string) => {
    calls.push(`${call} ${basename(path)}`)
    await before(call, path)
  }
  const seen = (content: Content): Seen => ({
    kind: 'file',
    size: content.bytes.length,
    changed: content.changed,
    mark: `0:${content.id}`,
    links: content.links,
  })
  const found = (path: string): Content => {
    const content = names.get(path)
    if (!content) throw fault('ENOENT', path)
    return content
  }
  const drop = (path: string) => {
    const old = names.get(path)
    if (old) old.links--
    names.delete(path)
  }
  const put = (path: string, content: Content) => {
    drop(path)
    content.links++
    names.set(path, content)
  }
  const open = (path: string, content: Content): File => ({
    async write(bytes) {
      await enter('write', path)
      const { says, keeps } = takes?.(path, bytes.length) ?? { says: bytes.length, keeps: bytes.length }
      const kept = Buffer.from(bytes.subarray(0, keeps))
      content.bytes = Buffer.concat([content.bytes, kept])
      content.changed = now()
      changes.push({ do: 'write', id: content.id, bytes: kept })
      return says
    },
    async read() {
      await enter('read', path)
      return Buffer.from(content.bytes)
    },
    async sync() {
      await enter('sync', path)
      changes.push({ do: 'sync', id: content.id })
    },
    async datasync() {
      await enter('datasync', path)
      changes.push({ do: 'sync', id: content.id })
    },
    async look() {
      await enter('file.look', path)
      return seen(content)
    },
    async close() {
      await enter('close', path)
    },
  })
  return {
    names,
    changes,
    calls,
    async create(path) {
      await enter('create', path)
      if (names.has(path)) throw fault('EEXIST', path)
      const content = { id: ++ids, bytes: Buffer.alloc(0), changed: now(), links: 0 }
      put(path, content)
      changes.push({ do: 'name', path, id: content.id })
      return open(path, content)
    },
    async open(path) {
      await enter('open', path)
      return open(path, found(path))
    },
    async append(path) {
      await enter('append', path)
      return open(path, found(path))
    },
    async look(path) {
      await enter('look', path)
      const content = names.get(path)
      return content && seen(content)
    },
    async rename(from, to) {
      await enter('rename', to)
      const content = found(from)
      drop(from)
      put(to, content)
      changes.push({ do: 'name', path: to, id: content.id, from })
    },
    async link(from, to) {
      await enter('link', to)
      if (names.has(to)) throw fault('EEXIST', to)
      const content = found(from)
      put(to, content)
      changes.push({ do: 'name', path: to, id: content.id })
    },
    async remove(path) {
      await enter('remove', path)
      if (!names.has(path)) return
      drop(path)
      changes.push({ do: 'unname', path })
    },
    async list(folder) {
      await enter('list', folder)
      return [...names.keys()].filter(path => dirname(path) === folder).map(path => basename(path))
    },
    async folder(path) {
      await enter('folder', path)
    },
    async syncFolder(path) {
      await enter('syncFolder', path)
      changes.push({ do: 'syncFolder', folder: path })
    },
  }
}

function fault(code: string, path: string): Error {
  return Object.assign(new Error(`${code}: ${path}`), { code })
}

/**
 * The disk as a power cut leaves it after these changes. What was synced is there. Of the rest `keeps` decides, change by
 * change: a write that did not arrive leaves zeros when a later one did, and nothing otherwise; names come and go one by
 * one, in any order, but the two halves of a rename together.
 */
export function afterPowerCut(changes: readonly Change[], keeps: (change: Change, at: number) => boolean): Memory {
  const safe = syncedAt(changes)
  const memory = memoryDisk()
  const contents = new Map<number, Content>()
  const content = (id: number) => {
    const there = contents.get(id) ?? { id, bytes: Buffer.alloc(0), changed: 0, links: 0 }
    contents.set(id, there)
    return there
  }
  const gaps = new Map<number, number>()
  for (const [at, change] of changes.entries()) {
    const kept = safe.has(at) || keeps(change, at)
    if (change.do === 'write') {
      const file = content(change.id)
      if (!kept) gaps.set(change.id, (gaps.get(change.id) ?? 0) + change.bytes.length)
      else {
        file.bytes = Buffer.concat([file.bytes, Buffer.alloc(gaps.get(change.id) ?? 0), change.bytes])
        gaps.delete(change.id)
      }
    } else if (change.do === 'name' && kept) {
      memory.names.set(change.path, content(change.id))
      if (change.from !== undefined && memory.names.get(change.from)?.id === change.id) memory.names.delete(change.from)
    } else if (change.do === 'unname' && kept) memory.names.delete(change.path)
  }
  return memory
}

/** Which changes are on the disk for certain: writes before a sync of their file, names before a sync of their folder. */
function syncedAt(changes: readonly Change[]): Set<number> {
  const safe = new Set<number>()
  const waiting = new Map<number | string, number[]>()
  for (const [at, change] of changes.entries()) {
    const key = change.do === 'sync' || change.do === 'write' ? change.id : folderOf(change)
    if (change.do === 'sync' || change.do === 'syncFolder') {
      for (const before of waiting.get(key) ?? []) safe.add(before)
      waiting.delete(key)
    } else waiting.set(key, [...(waiting.get(key) ?? []), at])
  }
  return safe
}

function folderOf(change: Change & { do: 'name' | 'unname' | 'syncFolder' }): string {
  return change.do === 'syncFolder' ? change.folder : dirname(change.path)
}
