/** The room with its terminals in this process, each at the end of a unix socket; who reads and types is another process. */

import { spawn, spawnSync } from 'node:child_process'
import { EventEmitter, once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { connect, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { nowhere } from '../../src/ports/session-store.ts'
import { Presence } from '../../src/room/presence.ts'
import { Room } from '../../src/room/room.ts'
import { Signs } from '../../src/room/signs.ts'
import type { Entry } from '../../src/session/types.ts'
import { mountTerminal } from '../../src/terminals/hosted-terminal.tsx'
import type { HostServices } from '../../src/views/host-services.ts'
import { signServices } from '../../src/views/online/sign-services.ts'
import { figure, median, percentile } from '../measure/figures.ts'

const frameEnd = '\x1b[?2026l'
const columns = 120
const rows = 40

type Measured = { last: number[]; own: number[]; bytes: number }
type Asked = { do: 'change' | 'type'; times: number }

if (process.argv[2] === 'reader') await read(process.argv[3]!, Number(process.argv[4]))
else {
  const wanted = process.argv.slice(2).map(Number)
  // Each number in a process of its own, so that none inherits the memory of another.
  if (wanted.length === 1) await measure(wanted[0]!)
  else
    for (const n of wanted.length ? wanted : [1, 10, 50, 100, 300, 1000])
      if (spawnSync(process.execPath, [...process.execArgv, process.argv[1]!, String(n)], { stdio: 'inherit' }).status)
        process.exitCode = 1
  process.exit()
}

/** The other process: N terminals that read all they are sent; told on stdin what to do, it answers on stdout. */
async function read(path: string, n: number): Promise<void> {
  const all: Socket[] = []
  let waiting = new Set<Socket>()
  let bytes = 0
  let heard = (_socket: Socket) => {}
  for (let i = 0; i < n; i++) {
    const socket = connect(path)
    all.push(socket)
    await once(socket, 'connect')
    socket.on('data', data => {
      bytes += data.length
      if (data.includes(frameEnd)) heard(socket)
    })
  }
  const rest = () => new Promise(done => setTimeout(done, 60))
  await rest()
  console.log('ready')
  for await (const line of createInterface({ input: process.stdin })) {
    const { do: what, times } = JSON.parse(line) as Asked
    const out: Measured = { last: [], own: [], bytes: 0 }
    bytes = 0
    for (let i = 0; i < times; i++) {
      const acting = all[0]!
      waiting = new Set(what === 'change' ? all : [acting])
      const before = performance.now()
      const done = new Promise<void>(resolve => {
        heard = socket => {
          if (socket === acting && waiting.has(socket)) out.own.push(performance.now() - before)
          waiting.delete(socket)
          if (!waiting.size) resolve()
        }
      })
      acting.write(what === 'change' ? (i % 2 ? '-' : '+') : 'x')
      await Promise.race([done, new Promise(resolve => setTimeout(resolve, 5_000))])
      out.last.push(performance.now() - before)
      await new Promise(resolve => setTimeout(resolve, 5))
    }
    out.bytes = bytes / times / (what === 'change' ? n : 1)
    console.log(JSON.stringify(out))
  }
  process.exit(0)
}

async function measure(n: number): Promise<void> {
  const file = new URL(`file://${process.cwd()}/sessions/examples/checkout-t0001.json`)
  const example = (JSON.parse(readFileSync(file, 'utf8')) as { log: Entry[] }).log
  const at = example.findIndex(e => e.move.do === 'go' && 'to' in e.move && e.move.to === 'challenge.vote')
  const log = example.slice(0, at)
  const time = Date.parse(log.at(-1)!.at)
  const room = new Room({ log, writer: nowhere, now: () => time })
  const lead = room.session.facilitator!
  const make = async (by: string, move: Parameters<Room['submit']>[1]) => {
    const outcome = room.submit({ by }, move)
    if ('saved' in outcome) await outcome.saved
  }
  for (let i = 0; i < n; i++) await make(`p${room.session.people.length + 1}`, { do: 'join', name: `Person ${i + 1}` })
  const people = room.session.people.slice(-n)
  await make(lead, { do: 'go', to: 'challenge.vote' })
  // A second's own frame is not what is measured.
  await make(lead, { do: 'pause' })
  const presence = new Presence()
  const kept = new Map<string, string>()
  const services: HostServices = {
    open: { room, key: '', readOnly: false, recovered: 0 },
    presence,
    guests: () => [],
    invitation: () => undefined,
    isLocked: () => false,
    lock: () => {},
    rotate: () => {},
    remove: () => {},
    draft: (p, s) => kept.get(`${p} ${s}`) ?? '',
    keep: (p, s, text) => void kept.set(`${p} ${s}`, text),
    news: () => undefined,
    comings: () => undefined,
    meeting: () => undefined,
    signs: signServices({
      signs: new Signs(
        () => time,
        () => {},
      ),
      room,
      presence,
      me: () => undefined,
    }),
    projected: () => undefined,
    project: () => {},
    isVacant: () => false,
    handOver: () => undefined,
    watch: () => () => {},
  }
  const folder = mkdtempSync(join(tmpdir(), 'flywheel-bench-'))
  const path = join(folder, 's')
  let seated = 0
  global.gc?.()
  const before = process.memoryUsage()
  const server = createServer(socket => {
    const person = people[seated++]!
    presence.arrive(person.id)
    const output = Object.assign(new EventEmitter(), { columns, rows, write: (bytes: string) => socket.write(bytes) })
    const input = Object.assign(socket, { setRawMode() {} })
    mountTerminal({
      terminal: { input, output, theme: { colour: true, ascii: false } },
      services,
      user: { role: 'participant', person: person.id, name: person.name },
    })
  }).listen({ path, backlog: 2_000 })
  await once(server, 'listening')
  const reader = spawn(process.execPath, [process.argv[1]!, 'reader', path, String(n)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const lines = createInterface({ input: reader.stdout })[Symbol.asyncIterator]()
  await lines.next()
  const ask = async (asked: Asked): Promise<Measured> => {
    reader.stdin.write(`${JSON.stringify(asked)}\n`)
    return JSON.parse((await lines.next()).value as string) as Measured
  }
  await ask({ do: 'change', times: 30 })
  const times = n >= 1000 ? 100 : 300
  const cpu = process.cpuUsage()
  const change = await ask({ do: 'change', times })
  const used = process.cpuUsage(cpu)
  global.gc?.()
  const after = process.memoryUsage()
  const memory = (after.rss - before.rss) / n / 1e6
  const heap = (after.heapUsed + after.external - before.heapUsed - before.external) / n / 1e6
  await make(lead, { do: 'go', to: 'action.options' })
  await make(lead, { do: 'pause' })
  await ask({ do: 'type', times: 20 })
  const typing = await ask({ do: 'type', times: 200 })
  const goals: Record<number, number> = { 1: 16, 10: 20, 50: 30, 100: 40, 300: 60, 1000: 200 }
  const p99 = percentile(change.last, 0.99)
  const goal = goals[n] ?? 200
  console.log(` ${n} terminals`)
  figure('change to last screen, median', `${median(change.last).toFixed(1)} ms`, '', true)
  figure(`  99 of 100 of ${times}`, `${p99.toFixed(1)} ms`, `<= ${goal} ms`, p99 <= goal)
  const cost = (used.user + used.system) / 1_000 / times
  figure('CPU a change', `${cost.toFixed(1)} ms`, n === 50 ? '<= 15 ms' : '', n !== 50 || cost <= 15)
  figure('bytes to a terminal a change', change.bytes.toFixed(0), '<= 500', change.bytes <= 500)
  const echo = percentile(typing.own, 0.99)
  figure(
    'own key to own screen, 99 of 100',
    `${echo.toFixed(1)} ms (median ${median(typing.own).toFixed(1)})`,
    '<= 16 ms',
    echo <= 16,
  )
  // How much of it is only waiting to be collected is told by the heap; what the program takes is measured with its clients.
  figure('memory a terminal (of it live on the heap)', `${memory.toFixed(2)} MB (${heap.toFixed(2)})`, '', true)
  reader.kill()
  server.close()
  rmSync(folder, { recursive: true, force: true })
  await room.leave()
}
