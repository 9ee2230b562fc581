/** The room's side of a screen: what was typed and a dying room did not work off is typed again, and what it gave to keep goes along. */
import { createServer, type Socket } from 'node:net'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { unframe } from '../../../src/remote/frames.ts'
import type { Attached } from '../../../src/remote/gateway/room-link.ts'
import type { RoomLinks } from '../../../src/remote/gateway/room-links.ts'
import { openSide, type Remains } from '../../../src/remote/gateway/side.ts'
import type { Kept } from '../../../src/remote/messages.ts'
import { folder } from '../given.ts'

/** A side of a screen at a room that hears what is typed, and tells of it and dies when the test says so. */
async function sideOf({ tells = true, state = '' } = {}) {
  const path = join(folder(), 'room.sock')
  let heard = ''
  let hello: unknown
  let come = (_: Socket) => {}
  const room = new Promise<Socket>(resolve => (come = resolve))
  const server = createServer(socket => {
    socket.on('error', () => {})
    socket.on(
      'data',
      unframe((kind, body) => {
        if (kind === 'hello') hello = JSON.parse(body.toString())
        if (kind === 'input') heard += body
      }),
    )
    come(socket)
  })
  await new Promise<void>(resolve => server.listen(path, resolve))
  onTestFinished(() => void server.close())
  let attached: Attached | undefined
  const links: RoomLinks = {
    ask: async () => ({ no: '', again: false }),
    giveBack() {},
    pathOf: () => path,
    to: async () => ({
      tells,
      ask: async () => ({ no: '', again: false }),
      giveBack() {},
      attach(one) {
        attached = one
        return { gateway: 'g', number: 1, leave() {} }
      },
      attached: () => 1,
      close() {},
    }),
  }
  let tell = (_: Remains) => {}
  const lost = new Promise<Remains>(resolve => (tell = resolve))
  const place = { pass: 'p' }
  const side = await openSide({ links, place, state, size: { columns: 80, rows: 24 }, hear() {}, lost: tell })
  const socket = await room
  return {
    type: (text: string) => side.send('input', Buffer.from(text)),
    kept: (word: Kept) => attached?.take('kept', Buffer.from(JSON.stringify(word))),
    heard: (text: string) => expect.poll(() => heard).toBe(text),
    hello: () => hello,
    leave: () => side.leave(),
    async dies() {
      socket.destroy()
      const { unread, state } = await lost
      return { unread: unread.toString(), state }
    },
  }
}

test('keys that a room was sent and did not work off before it died come back, those it did do not', async () => {
  const { type, kept, heard, dies } = await sideOf()
  type('worked ')
  type('half and half ')
  type('waiting')
  await heard('worked half and half waiting')
  kept({ read: 12 })
  expect(await dies()).toEqual({ unread: 'and half waiting', state: '' })
})

test('keys typed before the end of a room is known come back behind them', async () => {
  const { type, kept, heard, dies } = await sideOf()
  type('sent')
  await heard('sent')
  kept({ read: 2, state: 'a line' })
  const dead = dies()
  type(' after')
  expect(await dead).toEqual({ unread: 'nt after', state: 'a line' })
})

test('what a room gave to keep goes to the next one, and on from there until that has another', async () => {
  const { hello, heard, type, kept, dies } = await sideOf({ state: 'half a line' })
  type('x')
  await heard('x')
  expect(hello()).toMatchObject({ is: 'terminal', kept: 'half a line' })
  kept({ read: 1 })
  expect(await dies()).toEqual({ unread: '', state: 'half a line' })
})

test('an empty word ends what was kept', async () => {
  const { kept, dies } = await sideOf({ state: 'half a line' })
  kept({ read: 0, state: '' })
  expect((await dies()).state).toBe('')
})

test('a screen that goes on elsewhere takes along what was not worked off', async () => {
  const { type, heard, kept, leave } = await sideOf()
  type('abc')
  await heard('abc')
  kept({ read: 1, state: 'a' })
  const { unread, state } = leave()
  expect([unread.toString(), state]).toEqual(['bc', 'a'])
})

test('of a room that does not tell what it worked off nothing is typed twice', async () => {
  const { type, heard, dies, hello } = await sideOf({ tells: false, state: 'a line' })
  type('abc')
  await heard('abc')
  expect(hello()).not.toHaveProperty('kept')
  expect((await dies()).unread).toBe('')
})
