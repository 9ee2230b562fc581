/** The room's side of a screen: keys that a dying room did not take are given back, to be typed in the one that comes back. */
import { createServer, type Socket } from 'node:net'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { unframe } from '../../../src/remote/frames.ts'
import type { RoomLinks } from '../../../src/remote/gateway/room-links.ts'
import { openSide } from '../../../src/remote/gateway/side.ts'
import { folder } from '../given.ts'

/** A room that takes connections and leaves it to the test what becomes of them, and a side of a screen there. */
async function sideOf(taken: (socket: Socket) => void) {
  const path = join(folder(), 'room.sock')
  const server = createServer(taken)
  await new Promise<void>(resolve => server.listen(path, resolve))
  onTestFinished(() => void server.close())
  const links: RoomLinks = {
    ask: async () => ({ no: '', again: false }),
    giveBack() {},
    pathOf: () => path,
    to: async () => ({
      ask: async () => ({ no: '', again: false }),
      giveBack() {},
      attach: () => ({ gateway: 'g', number: 1, leave() {} }),
      attached: () => 1,
      close() {},
    }),
  }
  let tell = (_: Buffer) => {}
  const lost = new Promise<Buffer>(resolve => (tell = resolve))
  const side = await openSide({
    links,
    place: { pass: 'p' },
    size: { columns: 80, rows: 24 },
    hear() {},
    lost: unsent => tell(unsent),
  })
  return { side, lost }
}

test('keys that a room did not take before it died come back in order, those it took do not', async () => {
  let heard = ''
  const { side, lost } = await sideOf(socket => {
    socket.on('error', () => {})
    const cut = unframe((kind, body) => {
      if (kind !== 'input') return
      heard += body
      // Busy from here on: what comes now fills the socket, and most of it never leaves the gateway.
      if (heard.length === 5) socket.pause().removeAllListeners('data')
      if (heard.length === 5) setImmediate(() => socket.destroy())
    })
    socket.on('data', cut)
  })
  side.send('input', Buffer.from('first'))
  let typed = ''
  while (heard === '') await new Promise(resolve => setImmediate(resolve))
  for (let i = 0; i < 20; i++) {
    const much = `${i} `.repeat(20_000)
    typed += much
    side.send('input', Buffer.from(much))
  }
  const back = (await lost).toString()
  expect(heard).toBe('first')
  expect(back.length).toBeGreaterThan(0)
  expect(typed.endsWith(back)).toBe(true)
})

test('keys typed between the end of a room and the word of it come back', async () => {
  const { side, lost } = await sideOf(socket => {
    socket.on('error', () => {})
    socket.resume().destroy()
  })
  let known = false
  void lost.then(() => (known = true))
  let typed = ''
  for (let i = 0; !known; i++) {
    typed += `${i} `
    side.send('input', Buffer.from(`${i} `))
    await new Promise(resolve => setImmediate(resolve))
  }
  const back = (await lost).toString()
  expect(back).not.toBe('')
  expect(typed).toContain(back)
})
