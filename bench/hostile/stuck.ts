/** Clients that never read what they are shown, beside somebody who does. */
import { spawn } from 'node:child_process'
import type { FakeScreen } from '../../test/remote/support/fake-room.ts'
import { askpass, sshArgs } from '../../test/remote/support/stock-ssh.ts'
import { figure, percentile } from '../measure/figures.ts'
import {
  answerKeys,
  attack,
  bystander,
  code,
  type Hosted,
  memory,
  ms,
  openHosted,
  pause,
  report,
  seconds,
} from './hosted.ts'

async function stuckReaders(count: number): Promise<void> {
  const full = 'x'.repeat(12_000)
  const stuck = new Map<FakeScreen, number>()
  const hosted = await openHosted(screen => {
    answerKeys(screen)
    if (screen.admit.name.startsWith('Stuck')) {
      stuck.set(screen, performance.now())
      void screen.closed.then(() => stuck.delete(screen))
    }
  })
  const pid = hosted.gateway.pid()!
  const one = await bystander(hosted.gateway.port)
  // What a room does: everybody gets a frame twenty times a second, unless theirs is on its way still.
  const paint = setInterval(() => {
    for (const screen of hosted.room.screens) if (screen.sock.writable && !screen.held) screen.show(full)
  }, 50)
  await pause(1_000)
  one.times()
  await pause(12_000)
  const calm = percentile(one.times(), 0.99)
  const before = memory(pid)
  const readers = attack('stuck', hosted.gateway.port, count)
  await report(readers)
  const stopped = await stoppedSsh(hosted, Math.ceil(count / 5))
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
  await hosted.close()
}

/** Stock ssh clients that are stopped with their screen open. Returns what ends them. */
async function stoppedSsh({ gateway, knownHosts, folder, room }: Hosted, count: number): Promise<() => void> {
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

await stuckReaders(10)
await stuckReaders(30)
