/** A journal read again: what is whole of it, what is said of the rest, and how many entries can be missing. */
import { describe, expect, test } from 'vitest'
import type { Entry } from '../../src/session/types.ts'
import { writeAll } from '../../src/store/disk.ts'
import { Journal, readJournal } from '../../src/store/journal.ts'
import { entry } from '../room/storm.ts'
import { memoryDisk } from './memory.ts'

const path = '/t-2.journal'
const lock = { holder: { token: 'ours' }, check: async () => {} }
const entries = [5, 6, 7, 8].map(n => entry(n))

/** The lines of a journal of these entries: its head, an entry each, and an empty one behind the last end. */
async function lines(of: readonly Entry[] = entries): Promise<string[]> {
  const on = memoryDisk()
  const journal = new Journal(on, path, 't-2', lock)
  await journal.begin(of)
  await journal.stop()
  return String(on.names.get(path)?.bytes).split('\n')
}

async function read(text: string) {
  const on = memoryDisk()
  const file = await on.create(path)
  await writeAll(file, Buffer.from(text))
  return readJournal(on, path)
}
const numbers = (replay: Awaited<ReturnType<typeof read>>) => replay?.entries.map(e => e.n)

describe('a journal', () => {
  test('is there again, whole', async () => {
    expect(await read((await lines()).join('\n'))).toEqual({ id: 't-2', entries, missing: 0, most: 0, damaged: false })
    expect(await read(`${(await lines())[0]}\n`)).toEqual({
      id: 't-2',
      entries: [],
      missing: 0,
      most: 0,
      damaged: false,
    })
    expect(await readJournal(memoryDisk(), path)).toBeUndefined()
  })

  test('that was cut off in its last line loses that line alone, and is not damaged', async () => {
    const text = (await lines()).join('\n')
    const cut = await read(text.slice(0, -9))
    expect([numbers(cut), cut?.damaged, cut?.torn]).toEqual([
      [5, 6, 7],
      false,
      'The last line of t-2.journal was cut off while it was written; everything before it is here.',
    ])
    const ended = await read(`${text.slice(0, -9)}\n`)
    expect([numbers(ended), ended?.damaged]).toEqual([[5, 6, 7], false])
  })

  test('with a damaged line in the middle goes on behind it', async () => {
    const all = await lines()
    const row = all[2]!.length
    const found = await read(all.with(2, 'x'.repeat(row)).join('\n'))
    expect(found).toMatchObject({ damaged: true, missing: 0, most: Math.floor(row / 64) + 1 })
    expect([numbers(found), found?.torn]).toEqual([
      [5, 7, 8],
      't-2.journal, line 3 is damaged; the journal was kept aside.',
    ])
  })

  test('whose first line is damaged says how many entries may have stood there', async () => {
    const all = await lines()
    const found = await read(all.with(1, 'x'.repeat(130)).join('\n'))
    expect([numbers(found), found?.missing, found?.most]).toEqual([[6, 7, 8], 3, 3])
  })

  test('names five damaged lines and counts the others', async () => {
    const all = await lines(Array.from({ length: 9 }, (_, i) => entry(i + 2)))
    const found = await read(all.map((line, i) => (i > 0 && i < 8 ? 'x' : line)).join('\n'))
    expect(found?.torn).toBe('t-2.journal, lines 2, 3, 4, 5, 6 and 2 more are damaged; the journal was kept aside.')
  })

  test('leaves out a line whose number does not follow, and the same one twice', async () => {
    const all = await lines()
    const [, far = ''] = await lines([entry(99)])
    for (const odd of [far, all[1]!]) {
      const found = await read(all.toSpliced(2, 0, odd).join('\n'))
      expect([numbers(found), found?.torn]).toEqual([
        [5, 6, 7, 8],
        't-2.journal, line 3 is damaged; the journal was kept aside.',
      ])
    }
  })

  test('without its head is nobody’s, but what is whole of it is there', async () => {
    const all = await lines()
    expect(await read(all.slice(1).join('\n'))).toMatchObject({ entries, damaged: false })
    expect((await read(all.slice(1).join('\n')))?.id).toBeUndefined()
    const none = await read('something else\n')
    expect([none?.damaged, none?.torn]).toEqual([true, 't-2.journal does not begin like a journal; it was kept aside.'])
    expect(await read('')).toMatchObject({ entries: [], damaged: false, torn: 't-2.journal was empty.' })
  })

  test('is left alone by whoever lost the lock', async () => {
    const on = memoryDisk()
    let isOurs = true
    const check = async () => {
      if (!isOurs) throw new Error('taken over')
    }
    const journal = new Journal(on, path, 't-2', { ...lock, check })
    await journal.append(entries.slice(0, 1), [])
    await journal.append(entries.slice(1, 2), [])
    isOurs = false
    await expect(journal.append(entries.slice(2), [])).rejects.toThrow('taken over')
    await expect(journal.begin(entries)).rejects.toThrow('taken over')
    await expect(journal.end()).rejects.toThrow('taken over')
    expect(numbers(await readJournal(on, path))).toEqual([5, 6])
  })

  test('whose last addition failed is begun anew with all that may be missing', async () => {
    const on = memoryDisk()
    const journal = new Journal(on, path, 't-2', lock)
    await journal.append(entries.slice(0, 2), [])
    on.names.delete(path)
    await expect(journal.append(entries.slice(2, 3), entries.slice(0, 2))).rejects.toThrow('it was taken away')
    await journal.append(entries.slice(3), entries.slice(0, 3))
    expect(numbers(await readJournal(on, path))).toEqual([5, 6, 7, 8])
  })
})
