/** Who comes in and where to, as the desk decides it: with a book in memory, and rooms that are made up. */
import { expect, test } from 'vitest'
import type { ServiceBook } from '../../src/ports/service-book.ts'
import type { SessionInfo } from '../../src/ports/session-info.ts'
import { digestOfCode } from '../../src/remote/admission/digests.ts'
import { Desk } from '../../src/service/desk.ts'
import type { Door, Doors } from '../../src/service/doors.ts'
import type { ServiceEvent, WorkerWork } from '../../src/service/messages.ts'
import { namedSessions } from '../../src/service/named-sessions.ts'
import { Seats } from '../../src/service/seats.ts'
import { sharedList } from '../../src/service/shared-list.ts'
import type { WorkerHandle } from '../../src/service/workers.ts'
import { emptyBook } from '../../src/store/book-changes.ts'
import { bookOver } from '../../src/store/service-book.ts'
import { keyOf } from './book-conformance.ts'

const address = '203.0.113.8'

/** A desk of a service with Ana, who facilitates Checkout, and its open turn 3. `former` opened a room once. */
async function world({ former = '' } = {}) {
  const asked: string[] = []
  const events: ServiceEvent[] = []
  const kept = bookOver(emptyBook, { keep: async () => {}, now: Date.now, close: async () => {} })
  const ana = await kept.addAccount({ name: 'Ana', keys: [keyOf('a')] })
  await kept.addTeam('Checkout')
  await kept.setMember(ana.id, 'checkout', 'facilitator')
  const book = new Proxy<ServiceBook>(kept, {
    get(of, call) {
      asked.push(String(call))
      return Reflect.get(of, call)
    },
  })
  const door: Door = {
    knock: async () => ({ no: 'Nobody knocks here.', again: false }),
    receive: async caller => ({ name: caller.name, role: 'participant', pass: 'p', socket: 'w1' }),
  }
  const doors: Pick<Doors, 'at' | 'has' | 'byDigest' | 'knowing' | 'teamOf' | 'wasOpenedBy'> = {
    at: async () => door,
    has: () => true,
    byDigest: async () => undefined,
    knowing: async () => undefined,
    teamOf: async () => 'checkout',
    wasOpenedBy: async digest => former !== '' && digest === digestOfCode(former),
  }
  const work: Partial<WorkerWork> = { home: async () => 'home' }
  const info = { key: 'checkout-t0003.json', team: 'Checkout', number: 3, state: 'open' } as SessionInfo
  const desk = new Desk({
    book,
    sessions: namedSessions(sharedList(async () => [info], 1_000)),
    doors: doors as Doors,
    seats: new Seats('m1', Date.now),
    forHome: () => ({ id: 1, socket: 'w1', work }) as WorkerHandle,
    now: Date.now,
    note: event => void events.push(event),
  })
  return { desk, kept, asked, events }
}

test.each(['x', 'checkout'])('who comes in by their key as %s is read from the book once', async name => {
  const { desk, asked } = await world()
  expect(await desk.admit({ name, address, key: keyOf('a') })).toMatchObject({ name: 'Ana' })
  expect(asked.filter(call => call === 'person')).toEqual(['person'])
})

test('a code that was good once says who has the new one, at the door and at home; others open nothing', async () => {
  const { desk, kept, events } = await world({ former: 'acorn baker cabin dome' })
  for (const words of ['used up code words here', 'still good code words here'])
    await kept.invite({
      ...{ digest: digestOfCode(words), team: 'checkout', role: 'member', by: 'Ana' },
      ...{ until: new Date(Date.now() + 60_000).toISOString(), uses: 1 },
    })
  await kept.redeem(digestOfCode('used up code words here'))
  const changed = 'The join code has changed since. The facilitator has the new one.'
  const ended = 'That code has ended or was used up. Ask for a new one.'
  const nothing = 'That code opens nothing here.'
  const come = (code: string) => desk.admit({ name: 'Gus', address, code })
  expect(await come('Acorn  baker cabin dome')).toMatchObject({ no: changed, again: true })
  expect(await come('used up code words here')).toMatchObject({ no: ended, again: true })
  expect(await come('never a code at all')).toMatchObject({ no: nothing, again: true })
  expect(events.map(one => one.why)).toEqual(['ended', 'ended', 'wrong-code'])

  const home = await desk.admit({ name: 'x', address, key: keyOf('a') })
  const seat = 'seat' in home ? `${home.seat}` : ''
  await expect(desk.useCode(seat, 'acorn baker cabin dome')).rejects.toThrow(changed)
  await expect(desk.useCode(seat, 'used up code words here')).rejects.toThrow(ended)
  await expect(desk.useCode(seat, 'never a code at all')).rejects.toThrow(nothing)
})

test('a code of a team gives more and never takes away: who is more already keeps that, and the code its uses', async () => {
  const { desk, kept, events } = await world()
  const codes = { facilitator: 'lead code words are here', observer: 'look code words are here' } as const
  for (const role of ['facilitator', 'observer'] as const)
    await kept.invite({
      ...{ digest: digestOfCode(codes[role]), team: 'checkout', role, by: 'Ana' },
      ...{ until: new Date(Date.now() + 60_000).toISOString(), uses: 1 },
    })
  const eve = await kept.addAccount({ name: 'Eve', keys: [keyOf('e')] })
  await kept.setMember(eve.id, 'checkout', 'facilitator')
  const at = async (key: string) => {
    const home = await desk.admit({ name: 'x', address, key: keyOf(key) })
    return 'seat' in home ? `${home.seat}` : ''
  }
  const already = 'You are facilitator of checkout already'
  await expect(desk.useCode(await at('e'), codes.facilitator)).rejects.toThrow(already)
  await expect(desk.useCode(await at('e'), codes.observer)).rejects.toThrow(already)
  expect((await kept.invitations()).map(one => one.uses)).toEqual([1, 1])
  await kept.setMember(eve.id, 'checkout', 'observer')
  events.length = 0
  await desk.useCode(await at('e'), codes.facilitator)
  expect((await kept.person(eve.id))?.teams).toMatchObject([{ slug: 'checkout', role: 'facilitator' }])
  const joined = { event: 'joined', name: 'Eve', address, key: keyOf('e'), team: 'checkout', reason: 'facilitator' }
  expect(events.at(-1)).toEqual(joined)
})
