/**
 * What a service's gateway takes for what it does besides passing keys: a terminal that goes on in another room until that room's first
 * output is on its screen, the same after the room's process was lost, a command there and back, ten megabytes of its input.
 * `npm run bench:rooms [-- TIMES]`; desk, rooms, gateway and client on this machine.
 */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ssh2, { type Client, type ClientChannel } from 'ssh2'
import { openGateway } from '../src/remote/gateway-process.ts'
import { listenAt } from '../src/remote/socket.ts'
import type { RemoteTerminal } from '../src/remote/terminal.ts'
import { figure, median, percentile } from './measure/figures.ts'

const times = Number(process.argv[2] ?? 200)
const folder = mkdtempSync(join(tmpdir(), 'fw-bench-'))
const at = (name: string) => join(folder, `${name}.sock`)
const seat = 'seat'

/** A room that says its name to whoever comes. */
async function room(name: string) {
  const there: RemoteTerminal[] = []
  const socket = await listenAt(at(name), {
    admit: () => ({ no: '', again: false }),
    enter(_, terminal) {
      there.push(terminal)
      terminal.output.write(`[${name}]`)
    },
  })
  return { there, name, path: at(name), close: () => socket.close() }
}

let place: { socket?: string } = {}
const desk = await listenAt(at('desk'), {
  admit: async () => ({ pass: 'p', seat, name: 'Ana', role: 'participant', ...place }),
  async enter(_, terminal) {
    const { command } = terminal
    if (!command) return
    for await (const _part of command.stdin);
    terminal.goodbye(0)
  },
})
const gateway = await openGateway({
  file: join(import.meta.dirname, '..', 'dist', 'gateway.cjs'),
  address: '127.0.0.1',
  port: 0,
  socket: desk.path,
  hostKey: join(folder, 'state', 'host-key'),
  commands: true,
})

function connect(): Promise<Client> {
  const client = new ssh2.Client()
  client.on('keyboard-interactive', (_name, _say, _lang, questions, finish) => finish(questions.map(() => 'acorn')))
  client.on('connect', () => client.setNoDelay(true))
  return new Promise((resolve, reject) => {
    client.on('ready', () => resolve(client)).on('error', reject)
    client.connect({ host: '127.0.0.1', port: gateway.port, username: 'Ana', tryKeyboard: true })
  })
}

/** Resolves when the screen shows this. */
function sees(channel: ClientChannel, what: string): Promise<void> {
  return new Promise(resolve => {
    let text = ''
    const look = (bytes: Buffer) => {
      text += bytes
      if (!text.includes(what)) return
      channel.off('data', look)
      resolve()
    }
    channel.on('data', look)
  })
}

async function timed(count: number, run: (n: number) => Promise<void>): Promise<number[]> {
  const took: number[] = []
  for (let n = 0; n < count; n++) {
    const from = performance.now()
    await run(n)
    took.push(performance.now() - from)
  }
  return took
}

const told = (what: string, took: number[], aim: number) =>
  figure(
    what,
    `${median(took).toFixed(1)} / ${percentile(took, 0.99).toFixed(1)} ms`,
    `p99 ≤ ${aim} ms`,
    percentile(took, 0.99) <= aim,
  )

const rooms = [await room('one'), await room('two')]
place = { socket: rooms[0]?.path }
const client = await connect()
const channel = await new Promise<ClientChannel>((resolve, reject) =>
  client.shell({ cols: 120, rows: 40 }, (error, opened) => (error ? reject(error) : resolve(opened))),
)
await sees(channel, '[one]')
const moves = await timed(times, async n => {
  const [from, to] = n % 2 ? [rooms[1], rooms[0]] : [rooms[0], rooms[1]]
  if (!from || !to) return
  const there = sees(channel, `[${to.name}]`)
  from.there.pop()?.move({ socket: to.path, pass: 'p', seat })
  await there
})
told('to another room (median / p99)', moves, 50)

const back = await timed(Math.min(times, 40), async () => {
  const lost = rooms.find(one => one.there.length > 0)
  const other = rooms.find(one => one !== lost)
  if (!lost || !other) return
  place = { socket: other.path }
  const there = sees(channel, `[${other.name}]`)
  await lost.close()
  await there
  lost.there.length = 0
  rooms[rooms.indexOf(lost)] = await room(lost.name)
})
told('back after its room was lost, opened elsewhere', back, 100)
client.end()

const command = async (input: Buffer) => {
  const one = await connect()
  await new Promise<void>((resolve, reject) =>
    one.exec('list', (error, opened) => {
      if (error) return reject(error)
      opened.on('close', () => resolve()).resume()
      opened.end(input)
    }),
  )
  one.end()
}
place = {}
told(
  'a command, from connecting to its exit code',
  await timed(Math.min(times, 100), () => command(Buffer.alloc(0))),
  150,
)
const input = randomBytes(10 << 20)
const taken = await timed(5, () => command(input))
figure(
  '10 MB of input to a command',
  `${(10 / (median(taken) / 1_000)).toFixed(0)} MB/s`,
  '≥ 5 MB/s',
  median(taken) <= 2_000,
)

await gateway.close()
for (const one of rooms) await one.close()
await desk.close()
rmSync(folder, { recursive: true, force: true })
