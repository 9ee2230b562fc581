import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { livingRooms, roomsOf, socketOf } from '../../src/remote/rooms.ts'

/** Names as people give them: long ones, and letters of one to four bytes, composed or not. */
const name = fc
  .string({
    unit: fc.constantFrom('a', 'Z', '7', '-', ' ', '~', '\u00e9', 'e\u0301', '\u1e9b\u0323', '\u7d20', '\u{1f6de}'),
    minLength: 1,
    maxLength: 80,
  })
  .filter(text => text.trim() === text)

const state = fc.integer({ min: 1, max: 70 }).map(length => `/${'s'.repeat(length)}`)

test('a room is found by the name of its session in either spelling, and its path fits a socket', () => {
  fc.assert(
    fc.property(state, name, fc.constantFrom('NFC' as const, 'NFD' as const), (where, session, form) => {
      const socket = socketOf(where, `/teams/${session}.json`)
      expect(Buffer.byteLength(socket)).toBeLessThanOrEqual(100)
      expect(Buffer.from(socket).toString()).toBe(socket)
      expect(dirname(socket)).toBe(join(where, 'rooms'))
      for (const word of [session, `${session}.json`, `elsewhere/${session}`])
        expect(roomsOf([socket], where, word.normalize(form))).toEqual([socket])
    }),
  )
})

test('names that differ only after the cut are told apart', () => {
  fc.assert(
    fc.property(state, name, name, (where, a, b) => {
      fc.pre(a.normalize('NFC') !== b.normalize('NFC'))
      const begin = 'checkout-of-the-very-long-name-that-nobody-types-'
      const rooms = [a, b].map(rest => socketOf(where, `/teams/${begin}${rest}.json`))
      expect(roomsOf(rooms, where, begin + a)).toEqual([rooms[0]])
    }),
  )
})

test('a path tells rooms of one name apart', () => {
  const rooms = ['/a/x.json', '/b/x.json'].map(path => socketOf('/s', path))
  expect(roomsOf(rooms, '/s', '/b/x.json')).toEqual([rooms[1]])
  expect(roomsOf(rooms, '/s', '/b/x')).toEqual([rooms[1]])
  expect(roomsOf(rooms, '/s', 'x')).toEqual(rooms)
})

test('a real socket with a long name of three-byte letters is listened at and found', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'fw-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  mkdirSync(join(folder, 'rooms'))
  const session = '\u7d20'.repeat(60)
  const socket = socketOf(folder, join(folder, `${session}.json`))
  const server = createServer().listen(socket)
  onTestFinished(() => void server.close())
  await new Promise(resolve => server.once('listening', resolve))
  const living = await livingRooms(folder)
  expect(living.map(path => basename(path))).toEqual([basename(socket)])
  expect(roomsOf(living, folder, session)).toEqual([socket])
})
