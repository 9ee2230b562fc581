/** A gateway in front of many rooms: a screen opens where the answer says, moves on without a byte lost, and comes back after its room was killed. */
import { expect, onTestFinished, test } from 'vitest'
import type { RemoteTerminal } from '../../src/remote/terminal.ts'
import { call, shell, until } from './support/gateway.ts'
import { type Reply, served } from './support/served.ts'
import { stockSsh } from './support/stock-ssh.ts'

const seat = 'seat-of-bo'

/** ssh with these keys typed at the code. */
async function comeIn(there: Awaited<ReturnType<typeof served>>) {
  const ssh = stockSsh({ port: there.gateway.port, knownHosts: there.knownHosts, user: 'Bo' })
  onTestFinished(() => ssh.kill('SIGKILL'))
  await ssh.see('Code:')
  ssh.type('acorn baker\r')
  return ssh
}

test('a screen opens in the room that the answer names, and moves on with its size', async () => {
  const there = await served(() => ({ socket: one.path }))
  const one = await there.room('one')
  const two = await there.room('two')
  const ssh = await comeIn(there)
  await ssh.see('[one 80x24]')
  expect(one.passes).toEqual(['p1'])
  ssh.resize(100, 30)
  await ssh.see('{100x30}')
  one.terminals[0]!.output.write('\x1b[?1049l')
  one.terminals[0]!.move({ socket: two.path, pass: 'second' })
  await ssh.see('[two 100x30]')
  await one.terminals[0]!.closed
  one.terminals[0]!.output.write('from the grave')
  ssh.type('x')
  await ssh.see('<x>')
  expect(two.passes).toEqual(['second'])
  expect(ssh.text()).not.toContain('grave')
  two.terminals[0]!.output.write('\x1b[?1049l')
  two.terminals[0]!.goodbye(3, 'See you.')
  expect(await ssh.exited).toBe(3)
  expect(ssh.text()).toContain('See you.')
  expect(ssh.buffer()).toBe('normal')
})

test('moved thirty times while somebody types, no byte is lost, doubled or out of order', async () => {
  let heard = ''
  let moves = 0
  const next = new Map<string, string>()
  const listen = (bytes: Buffer, terminal: RemoteTerminal) => {
    heard += bytes
    if (moves >= 30 || heard.length < (moves + 1) * 400) return
    moves++
    terminal.move({ socket: next.get(name.get(terminal.screen.term ?? '') ?? '') ?? '', pass: `m${moves}` })
  }
  const name = new Map<string, string>()
  const there = await served(() => ({ socket: one.path }))
  const at = (from: string) => (bytes: Buffer, terminal: RemoteTerminal) => {
    name.set(terminal.screen.term ?? '', from)
    listen(bytes, terminal)
  }
  const one = await there.room('one', at('one'))
  const two = await there.room('two', at('two'))
  next.set('one', two.path).set('two', one.path)
  const ssh = await comeIn(there)
  await ssh.see('[one 80x24]')
  let typed = ''
  for (let i = 0; i < 3_000; i++) {
    const word = `${i}.`
    typed += word
    ssh.type(word)
    if (i % 7 === 0) await new Promise(resolve => setImmediate(resolve))
  }
  await until(() => heard.length >= typed.length)
  expect(heard).toBe(typed)
  expect(moves).toBe(30)
  expect(one.passes.length + two.passes.length).toBe(31)
  expect(there.bugs).toEqual([])
})

test('more keys than are kept on the way wait with their client', async () => {
  let heard = ''
  let moved = false
  const there = await served((_admit, n) => (n === 1 ? { socket: one.path, seat } : back))
  const one = await there.room('one', (bytes, terminal) => {
    if (moved) return
    moved = true
    heard += bytes
    // Nobody is there yet: the screen is on its way for as long as it is asked again.
    terminal.move({ socket: `${one.path}.nobody`, pass: 'm', seat })
  })
  let back: Reply = { no: 'Not yet.', again: true }
  const two = await there.room('two', bytes => {
    heard += bytes
  })
  const { client } = await call(there.gateway.port)
  const channel = await shell(client)
  channel.resume()
  const typed = Array.from({ length: 40_000 }, (_, i) => `${i % 10_000}.`).join('')
  for (let at = 0; at < typed.length; at += 1_000) channel.write(typed.slice(at, at + 1_000))
  await until(() => there.asked.length > 2)
  back = { socket: two.path }
  await until(() => heard.length >= typed.length)
  expect(heard).toBe(typed)
})

test('killed with -9 and opened again, a room has its people back at the same ssh', async () => {
  let place: Reply = {}
  const there = await served((admit, n) => {
    if (n === 1) return { ...place, seat }
    expect(admit.again).toBe(seat)
    return place
  })
  const first = await there.roomProcess('one')
  place = { socket: first.path }
  const ssh = await comeIn(there)
  await ssh.see('[one 80x24]')
  place = { no: 'It is being opened.', again: true }
  await first.kill()
  await ssh.see('One moment: this room is being opened again.')
  ssh.type('kept')
  ssh.resize(90, 20)
  const second = await there.roomProcess('one')
  place = { socket: second.path, seat: 'another seat' }
  await ssh.see('[one 90x20]<kept>')
  expect(ssh.text()).not.toContain('One moment')
  ssh.type('x')
  await ssh.see('<x>')
})

test('a room that does not come back is said in a sentence, at once when the desk knows', async () => {
  const there = await served((_admit, n) =>
    n === 1 ? { socket: one.path, seat } : { no: 'This room is over. Its notes are at home.', again: false },
  )
  const one = await there.roomProcess('one')
  const ssh = await comeIn(there)
  await ssh.see('[one 80x24]')
  await one.kill()
  expect(await ssh.exited).toBe(1)
  expect(ssh.text()).toContain('This room is over.')
  expect(ssh.buffer()).toBe('normal')
})

test('after a while without an answer the line to run again is said', async () => {
  const there = await served((_admit, n) => (n === 1 ? { socket: one.path, seat } : { no: 'Not yet.', again: true }), {
    limits: { againFor: 300, againEvery: 50 },
  })
  const one = await there.roomProcess('one')
  const ssh = await comeIn(there)
  await ssh.see('[one 80x24]')
  await one.kill()
  expect(await ssh.exited).toBe(1)
  expect(ssh.text()).toContain('run the same line again')
})

test('words that a lost room left for its person are shown when no room takes them', async () => {
  const there = await served((_admit, n) => (n === 1 ? { socket: one.path, seat } : { no: 'Not yet.', again: true }), {
    limits: { againFor: 300, againEvery: 50 },
  })
  const one = await there.room('one')
  const ssh = await comeIn(there)
  await ssh.see('[one 80x24]')
  const state = JSON.stringify({
    of: 'checkout-t0001',
    lines: [['challenge.write', 'half a li\x1b[2Jne']],
    moves: [
      { n: 5, by: 'p2', move: { do: 'park', text: 'sent and not saved' } },
      { n: 6, by: 'p2', move: { do: 'dot' } },
    ],
    stand: {},
  })
  one.terminals[0]!.keeps(() => state)
  one.terminals[0]!.output.write('kept ')
  await ssh.see('kept')
  await one.close()
  expect(await ssh.exited).toBe(1)
  expect(ssh.text()).toMatch(/sent and not saved\s+half a li\S*ne\s+The room did not open again/)
  expect(ssh.text()).toContain('type what is missing again')
})

test('lines come back as lines do', async () => {
  let place: Reply = {}
  const there = await served((_admit, n) => (n === 1 ? { ...place, seat } : place))
  const first = await there.roomProcess('one')
  place = { socket: first.path }
  const ssh = stockSsh({ port: there.gateway.port, knownHosts: there.knownHosts, args: ['-T'] })
  onTestFinished(() => ssh.kill('SIGKILL'))
  await ssh.see('Code:')
  ssh.type('acorn\r')
  await ssh.see('[one 80x24]')
  place = { no: 'Not yet.', again: true }
  await first.kill()
  await ssh.see('One moment: this room is being opened again.')
  ssh.type('a line\r')
  const second = await there.roomProcess('one')
  place = { socket: second.path }
  await ssh.see('<a line')
})

test('a pass that its client did not wait for goes back to the room it is for', async () => {
  const there = await served(() => ({ socket: one.path }))
  const one = await there.room('one')
  const { client } = await call(there.gateway.port)
  client.end()
  await until(() => one.unused.length === 1)
  expect(one.unused).toEqual(['p1'])
})

test('without a seat a lost room is gone, and nobody is asked again', async () => {
  const there = await served(() => ({ socket: one.path }))
  const one = await there.roomProcess('one')
  const ssh = await comeIn(there)
  await ssh.see('[one 80x24]')
  await one.kill()
  expect(await ssh.exited).toBe(1)
  expect(ssh.text()).toContain('The room is gone.')
  expect(there.asked).toHaveLength(1)
})
