/** How large each file may be to be read at all, byte for byte; sizes are told by the disk where they are large. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fold } from '../../src/room/log.ts'
import { type Disk, disk } from '../../src/store/disk.ts'
import { readDrafts } from '../../src/store/drafts.ts'
import { openSession } from '../../src/store/file.ts'
import { readGuests } from '../../src/store/guests.ts'
import { readJournal } from '../../src/store/journal.ts'
import { holderOf } from '../../src/store/lock.ts'
import { placesOf } from '../../src/store/places.ts'
import { begun } from '../room/storm.ts'
import { folder, session } from './given.ts'

/** The disk, on which the file of this ending is so large. */
function sized(ending: string, size: number): Disk {
  return {
    ...disk,
    async open(path) {
      const file = await disk.open(path)
      return path.endsWith(ending) ? { ...file, look: async () => ({ ...(await file.look()), size }) } : file
    },
  }
}

const MiB = 1024 * 1024

test('a journal: 64 MiB', async () => {
  const { key: path, writer: keep } = await session(join(folder(), 't-2.json'))
  const journal = path.replace('.json', '.journal')
  expect(await readJournal(sized('.journal', 64 * MiB), journal)).toMatchObject({ id: 't-2' })
  await expect(readJournal(sized('.journal', 64 * MiB + 1), journal)).rejects.toMatchObject({ code: 'E2BIG' })
  await keep.close(begun(), fold(begun()))
})

test('a session: 20 MiB', async () => {
  const { key: path, writer: keep } = await session(join(folder(), 't-2.json'))
  await keep.close(begun(), fold(begun()))
  const read = (size: number) => openSession(path, { readOnly: true, on: sized('t-2.json', size) })
  expect((await read(20 * MiB)).log).toEqual(begun())
  await expect(read(20 * MiB + 1)).rejects.toThrow('it is larger than any session')
})

test('a lock: 4,096 bytes; a larger one names nobody', async () => {
  const { key: path, writer: keep } = await session(join(folder(), 't-2.json'))
  const lock = path.replace('.json', '.lock')
  expect(await holderOf(sized('.lock', 4_096), lock)).toMatchObject({ pid: process.pid })
  expect(await holderOf(sized('.lock', 4_097), lock)).toBeUndefined()
  await keep.close(begun(), fold(begun()))
})

/** A list in JSON of so many bytes. */
const list = (text: string, bytes: number) => text + ' '.repeat(bytes - text.length)

test('unsent lines: 256 KiB; of larger ones there are none', async () => {
  const path = join(folder(), 't-2.json')
  const { agenda } = fold(begun())
  const drafts = JSON.stringify([{ person: 'p1', step: 'write', text: 'half a sent' }])
  const read = (bytes: number) => {
    writeFileSync(path.replace('.json', '.draft'), list(drafts, bytes))
    return readDrafts(path, { agenda })
  }
  expect(await read(256 * 1024)).toHaveLength(1)
  expect(await read(256 * 1024 + 1)).toEqual([])
})

test('whom the door knows: 1 MiB; without a larger file nobody is let in', async () => {
  const path = join(folder(), 't-2.json')
  const read = (bytes: number) => {
    writeFileSync(placesOf(path).guests, list('[]', bytes))
    return readGuests(path)
  }
  expect(await read(MiB)).toEqual([])
  await expect(read(MiB + 1)).rejects.toThrow('cannot be read')
})
