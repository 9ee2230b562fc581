/** A session of which one file is gone, or one line is damaged: what is there is found, and nothing deletes a last copy. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { commandLine } from '../../src/command-line.ts'
import { exitCodes, type UserError } from '../../src/errors.ts'
import { misfits, refuseMisfit } from '../../src/room/fits.ts'
import { fold, say } from '../../src/room/log.ts'
import type { Entry } from '../../src/session/types.ts'
import { restoreSession } from '../../src/store/damage/restore.ts'
import { createSession, openSession } from '../../src/store/file.ts'
import { Damaged, format, print } from '../../src/store/format.ts'
import { readSession } from '../../src/store/session-file.ts'
import { begun, entry } from '../room/storm.ts'
import { added, asIfCrashed, folder, namesIn, session } from './given.ts'

const log = begun()
const all = [...log, ...Array.from({ length: 43 }, (_, i) => entry(log.length + i + 1))]

/** A session as a crash left it: 43 entries in the journal that the file does not have; `snapshots` files were written. */
async function crashed(snapshots = 1): Promise<string> {
  const { writer: keep, key: path } = await session(join(folder(), 't-2.json'))
  for (let i = 0; i < snapshots; i++) await keep.snapshot(log, fold(log))
  await added(keep, all.slice(log.length))
  const copy = asIfCrashed(path)
  await keep.close(all, fold(all))
  return copy
}

const beside = (path: string, name: string) => join(path, '..', name)
const refusal = (work: Promise<unknown>): Promise<UserError> =>
  work.then(
    () => Promise.reject(new Error('it worked')),
    error => error,
  )

describe('without its file, after a crash', () => {
  test.each([0, 1, 3])('a session of which %i files were written is damaged, and comes back whole', async snapshots => {
    const path = await crashed(snapshots)
    rmSync(path)
    const before = namesIn(join(path, '..'))
    const looks = [() => readSession(path), () => openSession(path), () => openSession(path, { readOnly: true })]
    for (const look of looks) {
      const error = (await refusal(look())) as Damaged
      expect(error).toBeInstanceOf(Damaged)
      expect(error.message).toBe('t-2.json: the file is gone.')
      expect(error).toMatchObject({ restorable: all.length, exit: exitCodes.damaged })
      expect(error.next).toContain(`can be put back: ${commandLine('restore', path)}`)
    }
    expect(namesIn(join(path, '..'))).toEqual(before)
    expect(await restoreSession(path)).toMatchObject({ entries: all.length })
    expect((await readSession(path)).log).toEqual(all)
  })

  test('a new one does not take its name', async () => {
    const path = await crashed()
    rmSync(path)
    const before = namesIn(join(path, '..'))
    const error = await refusal(createSession(path, log[0]!))
    expect(error.message).toBe('t-2.json is gone, but what is left of it can be brought back; nothing was made.')
    expect(error.next).toContain(commandLine('restore', path))
    expect(namesIn(join(path, '..'))).toEqual(before)
  })
})

test.each(['.t-2.previous', 't-2.journal'])('without %s alone, everything else is there', async name => {
  const path = await crashed()
  rmSync(beside(path, name))
  const opened = await openSession(path)
  expect(opened.log).toEqual(name === 't-2.journal' ? log : all)
  await opened.writer.close(opened.log, fold(opened.log))
})

test('a new session under the name of one that was removed keeps its last state', async () => {
  const { writer: keep, key: path } = await session(join(folder(), 't-2.json'))
  await keep.snapshot(log, fold(log))
  await keep.close(log, fold(log))
  const previous = readFileSync(beside(path, '.t-2.previous'))
  rmSync(path)
  const made = await createSession(path, log[0]!)
  const [aside] = namesIn(join(path, '..')).filter(n => n.startsWith('.t-2.kept-'))
  expect(readFileSync(beside(path, aside!))).toEqual(previous)
  expect(made.torn).toBe(`An earlier t-2.json was removed; its last state is kept as ${aside}.`)
  await made.writer.close(made.log, fold(made.log))
})

describe('one damaged line of a journal', () => {
  test('takes its entry alone: what stands behind it is there, and the lost one is named', async () => {
    const path = await crashed()
    const journal = beside(path, 't-2.journal')
    const rows = readFileSync(journal, 'utf8').split('\n')
    const at = rows.findIndex(row => row.includes(`thought ${log.length + 9}`))
    const bytes = Buffer.from(rows.join('\n'))
    bytes[rows.slice(0, at).join('\n').length + 40]! ^= 4
    writeFileSync(journal, bytes)
    const opened = await openSession(path)
    const lost = log.length + 9
    expect(opened.log.filter(e => e.n !== lost)).toEqual(all.filter(e => e.n !== lost))
    expect(opened.recovered).toBe(42)
    expect(opened.torn).toBe(
      `t-2.journal, line ${at + 1} is damaged; the journal was kept aside. Entry ${lost} is lost. Everything else is here.`,
    )
    expect(say(opened.log[lost - 1]!, fold(opened.log), opened.log)).toBe('Lost: this entry was damaged')
    await opened.writer.close(opened.log, fold(opened.log))
  })

  test('any bits of any lines: the rest is there, folds, and no number is used twice', async () => {
    const path = await crashed(0)
    const journal = beside(path, 't-2.journal')
    const whole = readFileSync(journal)
    const flips = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(7)), { minLength: 1, maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(flips, async bits => {
        const bytes = Buffer.from(whole)
        for (const [at, bit] of bits) bytes[at]! ^= 1 << bit
        writeFileSync(journal, bytes)
        const { log: read } = await readSession(path)
        expect(read.map(e => e.n)).toEqual(read.map((_, i) => i + 1))
        expect(() => fold(read)).not.toThrow()
        const rows = whole.toString().split('\n')
        const kept = bytes.toString().split('\n')
        for (const e of all)
          if (kept.some((row, i) => row === rows[i] && row.endsWith(`"entry":${JSON.stringify(e)}}`)))
            expect(read[e.n - 1]).toEqual(e)
      }),
      { numRuns: 60 },
    )
  })

  test('any one bit of its first line: every entry is there', async () => {
    const path = await crashed(0)
    const journal = beside(path, 't-2.journal')
    const whole = readFileSync(journal)
    for (let at = 0; at < whole.indexOf('\n'); at++) {
      const bytes = Buffer.from(whole)
      bytes[at]! ^= 1
      writeFileSync(journal, bytes)
      const { log: read } = await readSession(path)
      expect([at, read.length]).toEqual([at, all.length])
      expect(read).toEqual(all)
    }
  })

  test('is put back by restore from the journal that was kept aside', async () => {
    const path = await crashed()
    const journal = beside(path, 't-2.journal')
    const whole = readFileSync(journal)
    writeFileSync(beside(path, 't-2.journal.damaged-2026-11-30T10-00-00-000Z'), whole)
    rmSync(journal)
    writeFileSync(path, readFileSync(path, 'utf8').replace('"sum": "', '"sum": "x'))
    expect(await restoreSession(path)).toMatchObject({ entries: all.length })
    expect((await readSession(path)).log).toEqual(all)
  })

  test('that claims a number far beyond what it could hold is left out', async () => {
    const path = await crashed()
    const journal = beside(path, 't-2.journal')
    const rows = readFileSync(journal, 'utf8').split('\n')
    const { checksum } = await import('../../src/store/format.ts')
    const far = JSON.stringify({ ...all.at(-1)!, n: 900_000_000 })
    rows.splice(-1, 0, 'damaged', `{"sum":"${checksum(far)}","entry":${far}}`)
    writeFileSync(journal, rows.join('\n'))
    expect((await readSession(path)).log).toEqual(all)
  })
})

test('whoever comes in after a lost coming in keeps their own number', () => {
  let people = 0
  const own = log.map((e): Entry => (e.move.do === 'join' ? { ...e, by: `p${++people}` } : e))
  const cut = own.filter(e => e.move.do === 'join')[1]!
  const read = own.map((e): Entry => (e === cut ? { ...e, move: { do: 'undo', entry: e.n } } : e))
  expect(people).toBeGreaterThan(2)
  const names = (l: Entry[]) => fold(l).people.map(p => [p.id, p.name])
  expect(names(read)).toEqual(names(own).filter(([id]) => id !== cut.by))
})

const keys = ['constructor', '__proto__', 'prototype', 'toString', 'hasOwnProperty', 'n', 'do', 'in', 'extra', '']
const spoiled = fc.record({
  at: fc.nat(all.length - 1),
  where: fc.constantFrom('entry', 'move', 'turn', 'top', 'session'),
  key: fc.constantFrom(...keys),
  value: fc.constantFrom('{}', '[]', '1', '"x"', 'null', '{"constructor":{"a":1}}', '{"__proto__":{"a":1}}'),
  how: fc.constantFrom('add', 'replace'),
})

test('what restore puts back, check finds whole', async () => {
  const path = join(folder(), 't-2.json')
  let restored = 0
  await fc.assert(
    fc.asyncProperty(fc.array(spoiled, { minLength: 1, maxLength: 4 }), async spoils => {
      for (const name of namesIn(join(path, '..'))) rmSync(beside(path, name), { recursive: true })
      let rows = [...print({ format, id: 't-2', log: all, session: fold(all) })].join('').split('\n')
      const first = rows.findIndex(row => row.includes('"n":1,'))
      for (const { at, where, key, value, how } of spoils) {
        const text = `${JSON.stringify(key)}:${value}`
        if (where === 'top') rows.splice(1, 0, `  ${text},`)
        else if (where === 'session') rows = rows.map(row => row.replace('"session": {', `"session": { ${text},`))
        else {
          const row = rows[first + (where === 'turn' ? 0 : at)]!
          const begin = where === 'entry' ? '{' : `"${where}":{`
          rows[first + (where === 'turn' ? 0 : at)] =
            how === 'add'
              ? row.replace(begin, () => `${begin}${text},`)
              : row.replace(/"do":"\w+"/, () => `"do":"constructor",${text}`)
        }
      }
      writeFileSync(path, rows.join('\n'))
      const result = await restoreSession(path, { misfits }).catch(error => error as UserError)
      if (result instanceof Error) {
        expect(result.name).toBe('UserError')
        return
      }
      restored++
      const { log: read } = await readSession(path)
      expect(() => refuseMisfit(read)).not.toThrow()
      expect(() => fold(read)).not.toThrow()
    }),
    { numRuns: 100 },
  )
  expect(restored).toBeGreaterThan(30)
})
