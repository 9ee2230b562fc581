/** Peers that mean harm, in large numbers, against the built gateway: figures beside their targets. Takes some five minutes. */
import { spawn } from 'node:child_process'
import type { FakeScreen } from '../../test/remote/support/fake-room.ts'
import { askpass, sshArgs } from '../../test/remote/support/stock-ssh.ts'
import { figure, median, percentile } from '../measure/figures.ts'
import { attack, bystander, code, type House, memory, openHouse, pause, report } from './house.ts'

const only = process.argv.slice(2)
const ms = (value: number) => `${value.toFixed(value < 10 ? 1 : 0)} ms`
const seconds = (value: number) => `${(value / 1_000).toFixed(1)} s`

/** Shows a screen at once and answers every key. */
function answerKeys(screen: FakeScreen): void {
  screen.show('welcome')
  screen.sock.on('data', () => screen.held || screen.show('!'))
}

/** The most of these times that lie within one minute. */
function mostInAMinute(times: number[]): number {
  return Math.max(0, ...times.map(from => times.filter(t => t >= from && t < from + 60_000).length))
}

async function wrongCodes(connections: number, names: 'same' | 'new'): Promise<void> {
  const house = await openHouse(answerKeys)
  const attackers = attack('wrong', house.gateway.port, connections, 10_000, 100_000, names)
  const over = report<{ given: number }>(attackers)
  await pause(3_000)
  const coming = report<{ times: number[] }>(attack('people', house.gateway.port, 30, 100, 90_000))
  const [{ given }, { times }] = await Promise.all([over, coming])
  const wrong = house.room.asked.filter(({ admit }) => admit.code !== code).map(({ at }) => at)
  const about = `${connections} connection${connections > 1 ? 's' : ''}, ${names} names`
  figure(`${about}: wrong codes given / reached`, `${given} / ${wrong.length}`, '', true)
  figure(`${about}: reached a minute`, `${mostInAMinute(wrong)}`, '<= 60', mostInAMinute(wrong) <= 60)
  // A flood with ever new names and the same program cannot be told from people by anything; then all come in, but later.
  const most = names === 'same' ? 3_000 : 90_000
  const p95 = times.length > 0 ? percentile(times, 0.95) : Number.NaN
  figure(
    `${about}: 30 people meanwhile, p95`,
    `${times.length} in, ${seconds(p95)}`,
    `30, <= ${most / 1_000} s`,
    times.length === 30 && p95 <= most,
  )
  await house.close()
}

async function floods(): Promise<void> {
  const house = await openHouse(answerKeys)
  const { gateway, measure } = house
  const pid = gateway.pid()!
  const one = await bystander(gateway.port)
  const bare = ['silence', 'a banner alone', 'half a key exchange', 'a huge packet', 'garbage', 'no line end', 'http']
  const kinds = [...bare, 'connect and close', 'connect and reset', 'compression alone']
  // Each once before, so that what is measured is what stays of many, not of the first.
  for (const kind of kinds.slice(2)) await report(attack('flood', gateway.port, kind, 200))
  await pause(5_000)
  const { rss: before } = await measure()
  const told = async (what: string, took: number) => {
    const { p99 } = await measure()
    const p95 = percentile(one.times(), 0.95)
    const within = took <= 60_000 && p99 <= 50 && p95 <= 100
    figure(
      `${what}: closed, loop p99, others p95`,
      `${seconds(took)}, ${ms(p99)}, ${ms(p95)}`,
      '60 s, 50, 100 ms',
      within,
    )
  }
  one.times()
  for (const kind of kinds) {
    const { ms: took } = await report<{ ms: number }>(attack('flood', gateway.port, kind, 2_000))
    await told(`2,000 x ${kind}`, took)
  }
  for (const when of ['before', 'after']) {
    const { sent } = await report<{ sent: number }>(attack('fuzz', gateway.port, when, 10_000))
    await told(`${sent} random packets ${when} login`, 0)
  }
  await pause(15_000)
  const more = ((await measure()).rss - before) / 1_048_576
  figure('memory afterwards', `${more >= 0 ? '+' : ''}${more.toFixed(1)} MB`, '<= +10 MB', more <= 10)
  const isUp = gateway.pid() === pid && house.news.length === 0 && house.bugs.length === 0
  figure('the same process, no error of ours', isUp ? 'yes' : house.bugs.join('\n'), 'yes', isUp)
  one.leave()
  await house.close()
}

async function stuckReaders(count: number): Promise<void> {
  const full = 'x'.repeat(12_000)
  const stuck = new Map<FakeScreen, number>()
  const house = await openHouse(screen => {
    answerKeys(screen)
    if (screen.admit.name.startsWith('Stuck')) {
      stuck.set(screen, performance.now())
      void screen.closed.then(() => stuck.delete(screen))
    }
  })
  const pid = house.gateway.pid()!
  const one = await bystander(house.gateway.port)
  // What a room does: everybody gets a frame twenty times a second, unless theirs is on its way still.
  const paint = setInterval(() => {
    for (const screen of house.room.screens) if (screen.sock.writable && !screen.held) screen.show(full)
  }, 50)
  await pause(1_000)
  one.times()
  await pause(12_000)
  const calm = percentile(one.times(), 0.99)
  const before = memory(pid)
  const readers = attack('stuck', house.gateway.port, count)
  await report(readers)
  const stopped = await stoppedSsh(house, Math.ceil(count / 5))
  const start = performance.now()
  one.times()
  await pause(12_000)
  const p99 = percentile(one.times(), 0.99)
  const each = (memory(pid) - before) / count
  while (stuck.size > 0 && performance.now() - start < 90_000) await pause(100)
  const cut = performance.now() - start
  clearInterval(paint)
  figure(
    `${count} stuck readers: others p99 (before ${ms(calm)})`,
    ms(p99),
    '<= +20 %',
    p99 <= Math.max(calm * 1.2, calm + 5),
  )
  figure(`${count} stuck readers: memory each`, `${each.toFixed(2)} MB`, '<= 1 MB', each <= 1)
  figure(`${count} stuck readers: all cut`, seconds(cut), '<= 60 s', cut <= 60_000)
  stopped()
  readers.kill()
  one.leave()
  await house.close()
}

/** Stock ssh clients that are stopped with their screen open. Returns what ends them. */
async function stoppedSsh({ gateway, knownHosts, folder, room }: House, count: number): Promise<() => void> {
  const there = room.screens.length
  const all = Array.from({ length: count }, (_, i) => {
    const args = sshArgs({ port: gateway.port, knownHosts, user: `Stuck-ssh${i}`, args: ['-tt'] })
    return spawn('ssh', args, { env: { ...process.env, ...askpass(folder, code) }, stdio: ['pipe', 'pipe', 'ignore'] })
  })
  while (room.screens.length < there + count) await pause(20)
  for (const ssh of all) ssh.kill('SIGSTOP')
  return () => {
    for (const ssh of all) ssh.kill('SIGKILL')
  }
}

async function lostGateway(): Promise<void> {
  const house = await openHouse(answerKeys)
  const back = async (signal: 'SIGKILL' | 'SIGSTOP' | 'SIGWINCH') => {
    const news = house.news.length
    const start = performance.now()
    process.kill(house.gateway.pid()!, signal)
    while (house.news.length < news + 2) await pause(5)
    const [noticed, open] = house.news.slice(news).map(({ at }) => at - start)
    return { noticed: noticed!, back: open! - noticed! }
  }
  const killed: { noticed: number; back: number }[] = []
  for (let i = 0; i < 5; i++) {
    killed.push(await back('SIGKILL'))
    await pause(10_500)
  }
  const stopped = await back('SIGSTOP')
  await pause(10_500)
  const spun = await back('SIGWINCH')
  const slowest = Math.max(...killed.map(one => one.back))
  const middle = median(killed.map(one => one.back))
  figure('killed five times: back, median / slowest', `${ms(middle)} / ${ms(slowest)}`, '<= 1 s', slowest <= 1_000)
  for (const [what, { noticed, back }] of Object.entries({ stopped, spun }))
    figure(`${what}: noticed, back`, `${seconds(noticed)}, ${ms(back)}`, '3 s, 1 s', noticed <= 3_100 && back <= 1_000)
  await house.close()
}

const parts: Record<string, () => Promise<void>> = {
  wrong: async () => {
    await wrongCodes(1, 'same')
    await wrongCodes(50, 'same')
    await wrongCodes(50, 'new')
  },
  floods,
  stuck: async () => {
    await stuckReaders(10)
    await stuckReaders(30)
  },
  lost: lostGateway,
}

console.log(`Node ${process.versions.node}`)
for (const [name, run] of Object.entries(parts)) {
  if (only.length > 0 && !only.includes(name)) continue
  console.log(`\n${name}`)
  await run()
}
