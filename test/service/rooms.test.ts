/** Which worker has which room, and what is done in a session while no room of it is open. */
import { expect, test } from 'vitest'
import { noRoomCodes, type OpenRoom, type RoomCodes } from '../../src/ports/service-book.ts'
import type { RoomReport, RoomToOpen, WorkerWork } from '../../src/service/messages.ts'
import { Elsewhere, Rooms } from '../../src/service/rooms.ts'
import type { WorkerHandle } from '../../src/service/workers.ts'

const name = 'checkout-t0001'
const digests = (...participant: string[]): RoomCodes => ({ ...noRoomCodes, participant, former: ['f1'] })
const codes = { participant: 'acorn', observer: 'baker', facilitator: 'cabin' }

/** Rooms of one machine, with one worker that is made up and a book in memory. */
function world({ before, heldBy = 'm1' }: { before?: RoomCodes; heldBy?: string } = {}) {
  const opened: RoomToOpen[] = []
  let row: OpenRoom | undefined = before && { key: name, team: 'checkout', machine: heldBy, lives: true, codes: before }
  const work: Partial<WorkerWork> = {
    async openRoom(wanted): Promise<RoomReport> {
      opened.push(wanted)
      const opening = wanted.earlier ?? digests('p1')
      return { name, codes, opening, tickets: [], keys: [], title: 'checkout retro 1', here: 0 }
    },
  }
  const worker = { id: 1, socket: 'w1', work } as WorkerHandle
  const rooms = new Rooms({
    machine: 'm1',
    book: {
      async claim(key, team, machine) {
        row ??= { key, team, machine, lives: true, codes: noRoomCodes }
        return row
      },
      async keepCodes(_key, _machine, kept) {
        if (row) row = { ...row, codes: kept }
      },
      async release() {
        row = undefined
      },
      rooms: async () => (row ? [row] : []),
    },
    workers: () => [worker],
    patience: () => 0,
    shared: true,
    changed() {},
    failed() {},
  })
  return { rooms, opened, row: () => row }
}

/** Something that takes until it is told to end. */
function held() {
  let end = () => {}
  const over = new Promise<void>(resolve => {
    end = resolve
  })
  return { over, end: () => end() }
}

test('whoever comes while something is done in a session waits, and then its room is opened', async () => {
  const { rooms, opened } = world()
  const { over, end } = held()
  const begun = held()
  const borrowing = rooms.borrow({ name, team: 'checkout' }, async () => {
    begun.end()
    await over
    return opened.length
  })
  await begun.over
  const coming = rooms.at(name, 'checkout')
  end()
  expect(await borrowing).toBe(0)
  await coming
  expect(opened).toHaveLength(1)
})

test('what is done in a session leaves no open room behind, and the codes of one that was left', async () => {
  const fresh = world()
  await fresh.rooms.borrow({ name, team: 'checkout' }, async () => {})
  expect([fresh.row(), fresh.opened]).toEqual([undefined, []])
  const left = world({ before: digests('p1') })
  const takeOver = await left.rooms.borrow({ name, team: 'checkout' }, async (_, dead) => dead)
  expect([left.row()?.codes.participant, left.opened, takeOver]).toEqual([['p1'], [], true])
})

test('a session whose room another machine has is left to that one', async () => {
  const { rooms } = world({ before: digests('p1'), heldBy: 'm2' })
  const asked = rooms.borrow({ name, team: 'checkout' }, async () => {})
  await expect(asked).rejects.toBeInstanceOf(Elsewhere)
})

test('work that fails is told, and the room can be opened', async () => {
  const { rooms, opened } = world()
  const failing = rooms.borrow({ name, team: 'checkout' }, () => Promise.reject(new Error('broke')))
  const coming = rooms.at(name, 'checkout')
  await expect(failing).rejects.toThrow('broke')
  await coming
  expect(opened).toHaveLength(1)
})

test('codes of before a room had new ones are known, also after it was left and its worker lost', async () => {
  const { rooms, opened } = world({ before: digests('p0', 'p1') })
  await rooms.at(name, 'checkout')
  expect([rooms.wasOpenedBy('f1'), rooms.byDigest('f1'), rooms.wasOpenedBy('p1')]).toEqual([true, undefined, false])
  await rooms.closed(name, false)
  expect(rooms.wasOpenedBy('f1')).toBe(true)
  await rooms.at(name, 'checkout')
  expect(opened[1]).toMatchObject({ codes, earlier: digests('p0', 'p1') })
})
