/** The multiplexer of a gateway: the same bytes once for all that show the same, each terminal's in order, none for who is held. */
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { type FrameKind, uncast, unframe } from '../../src/remote/frames.ts'
import { listenAt, type SocketLimits } from '../../src/remote/socket.ts'
import type { RemoteTerminal } from '../../src/remote/terminal.ts'
import { Caller, folder, screen } from './given.ts'

type Cast = { to: number[]; kind: FrameKind; body: string }

async function lined(count: number, limits: Partial<SocketLimits> = {}) {
  const path = join(folder(), 'room.sock')
  const terminals: RemoteTerminal[] = []
  let arrived = () => {}
  const callers: Parameters<typeof listenAt>[1] = {
    admit: () => ({ no: '', again: true }),
    enter(_hello, terminal) {
      terminals.push(terminal)
      arrived()
    },
  }
  const socket = await listenAt(path, callers, limits)
  onTestFinished(() => socket.close())
  const gateway = new Caller(path, { is: 'gateway', gateway: 'gate-7' })
  await gateway.ask({ name: 'Bo', address: '10.0.0.1' })
  const casts: Cast[] = []
  let heard = () => {}
  const cut = unframe((kind, body) => {
    if (kind !== 'cast') return
    const cast: Cast = { to: [], kind: 'alive', body: '' }
    uncast(body, (to, kind, bytes) => {
      cast.to.push(to)
      Object.assign(cast, { kind, body: bytes.toString() })
    })
    casts.push(cast)
    heard()
  })
  gateway.socket.on('data', cut)
  const own: Caller[] = []
  for (let number = 1; number <= count; number++) {
    own.push(new Caller(path, { is: 'terminal', screen, pass: 'x', line: { gateway: 'gate-7', number } }))
    if (terminals.length < number) await new Promise<void>(resolve => (arrived = resolve))
  }
  const until = (holds: () => boolean) =>
    new Promise<void>(resolve => {
      heard = () => holds() && resolve()
      heard()
    })
  return { path, gateway, own, terminals, casts, until }
}

test('what many show alike goes over it once, in one frame with all their numbers', async () => {
  const { terminals, casts, until } = await lined(3)
  for (const { output } of terminals) output.write('the same')
  terminals[1]!.output.write('its own')
  await until(() => casts.length === 2)
  expect(casts).toEqual([
    { to: [1, 2, 3], kind: 'output', body: 'the same' },
    { to: [2], kind: 'output', body: 'its own' },
  ])
})

test('whatever is written to whom, each terminal is shown its own in order', async () => {
  const { terminals, casts, until } = await lined(3)
  let asked = 0
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.nat(2), fc.constantFrom('a', 'b', 'c')), { maxLength: 12 }), async writes => {
      casts.length = 0
      const end = `end ${++asked}`
      for (const [who, what] of writes) terminals[who]!.output.write(what)
      for (const { output } of terminals) output.write(end)
      await until(() => casts.some(c => c.body === end))
      const shown = (number: number) => casts.flatMap(c => (c.to.includes(number) ? c.body : []))
      for (const who of [0, 1, 2]) {
        const wanted = writes.flatMap(([to, what]) => (to === who ? what : []))
        expect(shown(who + 1)).toEqual([...wanted, end])
      }
    }),
    { numRuns: 40 },
  )
})

test('the last word comes behind what was shown before it, and nothing comes to who has gone', async () => {
  const { terminals, casts, until, own } = await lined(2)
  const [one, two] = terminals
  one!.output.write('see you')
  one!.goodbye(0, 'Bye.')
  await until(() => casts.length === 2)
  expect(casts.map(c => [c.kind, c.body])).toEqual([
    ['output', 'see you'],
    ['goodbye', '{"code":0,"say":"Bye."}'],
  ])
  own[0]!.socket.end()
  await one!.closed
  one!.output.write('into nowhere')
  two!.output.write('here')
  await until(() => casts.length === 3)
  expect(casts[2]!.body).toBe('here')
})

test('where a terminal goes on comes behind what it was shown, for it alone', async () => {
  const { terminals, casts, until } = await lined(2)
  const to = { socket: '/run/other.sock', pass: 'p', seat: 's' }
  terminals[1]!.output.write('see you')
  terminals[1]!.move(to)
  terminals[0]!.output.write('here')
  await until(() => casts.length === 3)
  expect(casts).toEqual([
    { to: [2], kind: 'output', body: 'see you' },
    { to: [2], kind: 'move', body: JSON.stringify(to) },
    { to: [1], kind: 'output', body: 'here' },
  ])
})

test('who is held is stuck, others are not; released it is told to go on', async () => {
  const { terminals, own } = await lined(2)
  const [one, two] = terminals
  own[0]!.say('hold')
  await expect.poll(() => one!.output.stuck).toBe(true)
  expect(two!.output.stuck).toBe(false)
  const goesOn = new Promise(resolve => one!.output.once('drain', resolve))
  own[0]!.say('release')
  await goesOn
  expect(one!.output.stuck).toBe(false)
})

test('a gateway that takes nothing holds all its terminals, and all go on when it has taken what waits', async () => {
  const { terminals, gateway } = await lined(2, { maxQueuedPerGateway: 64 * 1024 })
  gateway.socket.pause()
  for (let i = 0; i < 200 && !terminals[0]!.output.stuck; i++) {
    terminals[0]!.output.write(`${i}`.repeat(10_000))
    await new Promise(resolve => setImmediate(resolve))
  }
  expect(terminals.map(t => t.output.stuck)).toEqual([true, true])
  const all = terminals.map(t => new Promise(resolve => t.output.once('drain', resolve)))
  gateway.socket.resume()
  await Promise.all(all)
  expect(terminals.map(t => t.output.stuck)).toEqual([false, false])
})

test('a number that is somebody’s, and a line that nobody has, end that connection alone', async () => {
  const { path, terminals, casts, until } = await lined(1)
  for (const line of [
    { gateway: 'gate-7', number: 1 },
    { gateway: 'gate-8', number: 1 },
  ]) {
    const wrong = new Caller(path, { is: 'terminal', screen, pass: 'x', line })
    await wrong.closed
  }
  terminals[0]!.output.write('still here')
  await until(() => casts.length === 1)
})
