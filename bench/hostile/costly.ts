/** The attack on work: text that is dear to look at, as fast as it goes, by strangers and by somebody who is in. People's echo meanwhile. */
import { figure, percentile } from '../measure/figures.ts'
import { attack, bystander, openHosted, pause, report } from './hosted.ts'

/** ms of attack, and how many people type in peace meanwhile. */
const lasts = 25_000
const people = 4

type Figures = { answered: number; p95: number; sent: number; replaced: number; bugs: number }

async function underAttack(kind: 'costly names' | 'costly paste'): Promise<Figures> {
  const hosted = await openHosted(screen => {
    screen.show('welcome')
    screen.sock.on('data', () => screen.held || screen.show('!'))
  })
  const pid = hosted.gateway.pid()
  const all = await Promise.all(Array.from({ length: people }, () => bystander(hosted.gateway.port)))
  const attacking = report<{ sent: number }>(
    attack(kind === 'costly names' ? 'names' : 'paste', hosted.gateway.port, lasts),
  )
  await pause(1_000)
  for (const one of all) one.times()
  await pause(lasts - 2_000)
  const seen = all.map(one => ({ asked: one.asked(), times: one.times() }))
  const { sent } = await attacking
  const times = seen.flatMap(one => one.times)
  const asked = seen.reduce((sum, one) => sum + one.asked, 0)
  const figures = {
    answered: times.length / Math.max(1, asked),
    p95: percentile(times, 0.95),
    sent,
    replaced: hosted.news.length + (hosted.gateway.pid() === pid ? 0 : 1),
    bugs: hosted.bugs.length,
  }
  for (const one of all) one.leave()
  await hosted.close()
  return figures
}

/** Prints the figures of both attacks beside their aims. */
async function costly(): Promise<void> {
  for (const kind of ['costly names', 'costly paste'] as const) {
    const { answered, p95, sent, replaced, bugs } = await underAttack(kind)
    const share = `${(answered * 100).toFixed(1)} %`
    figure(`${kind} for ${lasts / 1_000} s: sent`, `${sent}`, '', true)
    figure(`${kind}: keys of ${people} people answered`, share, '>= 99 %', answered >= 0.99)
    figure(`${kind}: echo, p95`, `${p95.toFixed(1)} ms`, '<= 100 ms', p95 <= 100)
    figure(`${kind}: gateways replaced, errors of ours`, `${replaced}, ${bugs}`, '0, 0', replaced + bugs === 0)
  }
}

await costly()
