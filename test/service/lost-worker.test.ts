/** Rooms of a machine: which are opened first when a worker is lost, and what of them makes lists of sessions other ones. */
import { expect, test } from 'vitest'
import type { RoomName, RoomReport, RoomToOpen, WorkerWork } from '../../src/service/messages.ts'
import { Rooms } from '../../src/service/rooms.ts'
import type { WorkerHandle } from '../../src/service/workers.ts'

const codes = { participant: [], observer: [], facilitator: [], former: [] }

const reportOf = (name: RoomName, here: number): RoomReport => ({
  name,
  codes: { participant: '', observer: '', facilitator: '' },
  opening: codes,
  tickets: [],
  keys: [],
  title: name,
  here,
})

/** Workers that open a room when they are told to, and one that is lost. */
function machine() {
  const asked: { worker: number; name: RoomName; takeOver: boolean; done: () => void; fail: () => void }[] = []
  const failed: RoomName[] = []
  const lists: boolean[] = []
  const worker = (id: number): WorkerHandle => ({
    id,
    socket: `w${id}`,
    pid: undefined,
    work: {
      openRoom: (wanted: RoomToOpen) =>
        new Promise<RoomReport>((resolve, reject) =>
          asked.push({
            worker: id,
            name: wanted.name,
            takeOver: wanted.takeOver === true,
            done: () => resolve(reportOf(wanted.name, 0)),
            fail: () => reject(new Error('lost')),
          }),
        ),
    } as Partial<WorkerWork> as WorkerWork,
  })
  const workers = [worker(1), worker(2)]
  const rooms = new Rooms({
    machine: 'm',
    book: {
      claim: async (key, team, machine) => ({ key, team, machine, codes, lives: true }),
      keepCodes: async () => {},
      release: async () => {},
      rooms: async () => [],
    },
    workers: () => workers,
    patience: () => 0,
    shared: false,
    changed: areOther => lists.push(areOther),
    failed: room => failed.push(room),
  })
  const lose = () => {
    const [lost] = workers.splice(0, 1)
    if (lost) rooms.workerLost(lost)
  }
  return { rooms, asked, failed, lists, lose, first: workers[0] }
}

test('rooms with most people are opened first, six at a time, and each as soon as one before it is there', async () => {
  const { rooms, asked, lose, first } = machine()
  // Two workers take them in turns.
  for (let i = 0; i < 20; i++) {
    const at = rooms.at(`r${i}`, 't')
    await expect.poll(() => asked.length).toBe(i + 1)
    asked[i]?.done()
    await at
  }
  const mine = rooms.mine().filter(room => room.worker === first?.id)
  expect(mine).toHaveLength(10)
  for (const [i, { name }] of mine.entries()) rooms.told(reportOf(name, i))
  asked.length = 0
  lose()
  await expect.poll(() => asked.length).toBe(6)
  const byPeople = mine.map(({ name }) => name).toReversed()
  expect(asked.map(({ name, worker, takeOver }) => [name, worker, takeOver])).toEqual(
    byPeople.slice(0, 6).map(name => [name, 2, true]),
  )
  const back = rooms.at(byPeople[2] ?? '', 't')
  asked[2]?.done()
  expect((await back).id).toBe(2)
  await expect.poll(() => asked.length).toBe(7)
  expect(asked[6]?.name).toBe(byPeople[6])
})

test('a room whose worker is lost while it is opened is opened in another one, and found there', async () => {
  const { rooms, asked, failed, lose } = machine()
  const at = rooms.at('r', 't')
  await expect.poll(() => asked.length).toBe(1)
  lose()
  await expect.poll(() => asked.length).toBe(2)
  asked[0]?.fail()
  await expect(at).rejects.toThrow('lost')
  asked[1]?.done()
  expect((await rooms.at('r', 't')).id).toBe(2)
  expect(asked).toHaveLength(2)
  expect(failed).toEqual([])
})

test('lists of sessions are other ones when a room goes to another step, not when people come', async () => {
  const { rooms, asked, lists } = machine()
  const at = rooms.at('r', 't')
  await expect.poll(() => asked.length).toBe(1)
  asked[0]?.done()
  await at
  lists.length = 0
  rooms.told({ ...reportOf('r', 1), led: 'Ana' })
  rooms.told(reportOf('r', 2))
  rooms.told({ ...reportOf('r', 2), step: 'Vote' })
  rooms.told({ ...reportOf('r', 3), step: 'Vote' })
  expect(lists).toEqual([false, false, true, false])
})
