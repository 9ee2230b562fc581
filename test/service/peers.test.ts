/** Machines among themselves: who is let in by a certificate, calls from desk to desk, pipes to terminal sockets. */
import { createServer, connect as open } from 'node:net'
import { join } from 'node:path'
import { connect } from 'node:tls'
import { afterEach, expect, test } from 'vitest'
import { UserError } from '../../src/errors.ts'
import type { Machine } from '../../src/ports/service-book.ts'
import type { PeerWork } from '../../src/service/messages.ts'
import { type Certified, makeAuthority, makeFor } from '../../src/service/peers/certificate.ts'
import { Peers } from '../../src/service/peers/peers.ts'
import { folder } from './support/folder.ts'

const stops: (() => unknown)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop()
})

/** Two machines that know each other; `b` answers what `work` says, and has one worker that says back what it hears. */
async function two(work: Partial<PeerWork> = {}, names = ['a', 'b']) {
  const secret = JSON.stringify(makeAuthority())
  const machines: Machine[] = []
  const gone: [machine: string, silentFor: number | undefined][] = []
  const book = {
    secret: async () => secret,
    machines: async () => machines,
    bye: async (machine: string, silentFor?: number) => void gone.push([machine, silentFor]),
  }
  const echo = join(folder(), 'w1.sock')
  const server = createServer(socket => socket.pipe(socket)).listen(echo)
  await new Promise(resolve => server.once('listening', resolve))
  stops.push(() => void server.close())
  const made = await Promise.all(
    names.map(async machine => {
      const peers = new Peers({
        machine,
        book,
        listen: { address: '127.0.0.1', port: 0 },
        folder: folder(),
        work: work as PeerWork,
        patience: () => 0,
        workerSocket: id => (machine === 'b' && id === 1 ? echo : undefined),
        note: () => {},
      })
      const port = await peers.listen()
      machines.push({ id: machine, name: machine, peer: `127.0.0.1:${port}` })
      stops.push(() => peers.close())
      return { peers, port }
    }),
  )
  const [a, b] = made as [(typeof made)[0], (typeof made)[0]]
  for (const { peers } of made) await peers.look()
  return { a: a.peers, b: b.peers, port: b.port, authority: JSON.parse(secret) as Certified, machines, gone }
}

test('a desk calls another, and hears its refusals as sentences', async () => {
  const { a } = await two({
    rooms: async () => [{ key: 'checkout-t0001', team: 'checkout', title: 'Retro', here: 2 }],
    closeRoom: async () => {
      throw new UserError('No room.', 'Ask.')
    },
  })
  const desk = await a.desk('b')
  expect(await desk.rooms()).toMatchObject([{ key: 'checkout-t0001' }])
  await expect(desk.closeRoom('checkout-t0001')).rejects.toMatchObject({ message: 'No room.', next: 'Ask.' })
})

test('a pipe leads to the socket of a worker, and is cut with its machine', async () => {
  const { a, machines } = await two()
  const socket = open(await a.socketTo('b', 1))
  socket.write('typed')
  expect(String(await new Promise(resolve => socket.once('data', resolve)))).toBe('typed')
  const closed = new Promise(resolve => socket.once('close', resolve))
  machines.splice(0)
  await a.look()
  await closed
})

test('where the way between two machines is cut, calls and terminals go through a third one', async () => {
  const { a, machines } = await two({ rooms: async () => [] }, ['a', 'b', 'c'])
  const [, b] = machines
  // What a sees of b: a place where nobody answers. The others know better.
  const silent = createServer(() => {}).listen(0, '127.0.0.1')
  await new Promise(resolve => silent.once('listening', resolve))
  stops.push(() => void silent.close())
  const at = silent.address()
  machines.splice(1, 1, { ...b!, peer: `127.0.0.1:${typeof at === 'object' && at ? at.port : 0}` })
  await a.look()
  expect(await (await a.desk('b')).rooms()).toEqual([])
  const socket = open(await a.socketTo('b', 1))
  socket.write('typed')
  expect(String(await new Promise(resolve => socket.once('data', resolve)))).toBe('typed')
})

test('a desk that closes nothing and answers nothing is cut, and whoever asked it hears that', async () => {
  const { a } = await two({ rooms: () => new Promise(() => {}), alive: () => new Promise(() => {}) })
  const asked = (await a.desk('b')).rooms()
  const heard = expect(asked).rejects.toThrow('cannot be reached')
  const looks = setInterval(() => void a.look(), 100)
  stops.push(() => clearInterval(looks))
  await heard
})

test('a machine at whose address nobody is, or another one by now, counts as gone before its time is up; one that is silent does not', async () => {
  const { a, b, machines, gone } = await two()
  const at = (id: string, port: number) => {
    machines.splice(1, 1, { id, name: id, peer: `127.0.0.1:${port}` })
    return a.look()
  }
  const port = Number(machines[1]?.peer?.split(':')[1])
  await at('before', port)
  await expect(a.desk('before')).rejects.toThrow('cannot be reached')
  expect(gone.splice(0)).toEqual([['before', 1_200]])
  const silent = createServer(() => {}).listen(0, '127.0.0.1')
  await new Promise(resolve => silent.once('listening', resolve))
  stops.push(() => void silent.close())
  const address = silent.address()
  await at('silent', typeof address === 'object' && address ? address.port : 0)
  await expect(a.desk('silent')).rejects.toThrow('cannot be reached')
  expect(gone).toEqual([])
  await b.close()
  await at('b', port)
  await expect(a.desk('b')).rejects.toThrow('cannot be reached')
  expect(gone).toEqual([['b', 1_200]])
})

test('without a certificate of the service, or to another machine than was meant, nobody comes', async () => {
  const { port, authority } = await two()
  const stranger = makeFor('a', makeAuthority())
  const own = makeFor('a', authority)
  const ends = (options: Partial<Certified> & { servername?: string }) =>
    new Promise<string>(resolve => {
      const socket = connect({ port, host: '127.0.0.1', ca: [authority.cert], servername: 'b', ...options }, () =>
        socket.write('desk\n{"is":"call","id":1,"name":"rooms","given":[]}\n'),
      )
      socket.on('data', data => resolve(String(data)))
      socket.on('error', error => resolve(error.message))
      socket.on('close', () => resolve('closed'))
    })
  expect(await ends({ cert: stranger.cert, key: stranger.key })).not.toContain('"is"')
  expect(await ends({})).not.toContain('"is"')
  expect(await ends({ ...own, servername: 'c' })).toContain('does not match')
  expect(await ends(own)).toContain('"is":"failed"')
})
