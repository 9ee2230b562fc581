/** A disk on which one call goes wrong, or every call from one on. */
import { type Disk, disk, type File } from '../../src/store/disk.ts'

export type Fault = 'ENOSPC' | 'EIO' | 'short'

export type Faulty = Disk & {
  /** Calls made since the fault was armed, by name. */
  calls: string[]
  /** The nth call from now goes wrong; `lasting` ones and all after it, until `heal`. */
  arm(n: number, fault: Fault, lasting?: boolean): void
  heal(): void
}

export function faultyDisk(on: Disk = disk): Faulty {
  let left = Number.POSITIVE_INFINITY
  let how: Fault = 'EIO'
  let lasts = false
  const calls: string[] = []

  /** True when this call is to go wrong. */
  const strikes = (name: string): boolean => {
    calls.push(name)
    left--
    return left === 0 || (lasts && left < 0)
  }
  const call = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    if (strikes(name) && how !== 'short') throw Object.assign(new Error(`${how}: ${name}`), { code: how })
    return work()
  }
  const file = (real: File): File => ({
    async write(bytes) {
      if (!strikes('write')) return real.write(bytes)
      if (how === 'short') return real.write(bytes.subarray(0, Math.ceil(bytes.length / 2)))
      // A disk that fills up takes some of the bytes before it says so.
      await real.write(bytes.subarray(0, Math.floor(bytes.length / 2)))
      throw Object.assign(new Error(`${how}: write`), { code: how })
    },
    read: () => call('read', () => real.read()),
    sync: () => call('sync', () => real.sync()),
    datasync: () => call('datasync', () => real.datasync()),
    look: () => call('file.look', () => real.look()),
    // A close that fails has still closed.
    close: async () => {
      await real.close()
      await call('close', async () => {})
    },
  })
  return {
    calls,
    arm(n, fault, lasting = false) {
      calls.length = 0
      left = n
      how = fault
      lasts = lasting
    },
    heal() {
      left = Number.POSITIVE_INFINITY
    },
    create: path => call('create', async () => file(await on.create(path))),
    append: path => call('append', async () => file(await on.append(path))),
    open: path => call('open', async () => file(await on.open(path))),
    look: path => call('look', () => on.look(path)),
    rename: (from, to) => call('rename', () => on.rename(from, to)),
    link: (from, to) => call('link', () => on.link(from, to)),
    remove: path => call('remove', () => on.remove(path)),
    list: folder => call('list', () => on.list(folder)),
    folder: path => call('folder', () => on.folder(path)),
    syncFolder: path => call('syncFolder', () => on.syncFolder(path)),
  }
}
