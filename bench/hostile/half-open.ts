/** Connections that begin and then say nothing, at four stages: who still comes in, and the memory that stays of thousands. */
import { figure, percentile } from '../measure/figures.ts'
import { answerKeys, attack, code, openHosted, pause, report, seconds, ticket } from './hosted.ts'

const stages = [
  'TCP alone',
  'a banner alone',
  'after the key exchange',
  'at the question',
  'after a wrong code',
] as const

/** So many silent connections from three addresses, one of them people's own. */
async function silent(count: number, stage: (typeof stages)[number]): Promise<void> {
  const hosted = await openHosted(answerKeys)
  const { port } = hosted.gateway
  const holders = attack('hold', port, stage, count, 3, 60_000)
  await report(holders)
  await pause(1_500)
  const came = await Promise.all([
    report<{ times: number[] }>(attack('people', port, 20, 200, 20_000, code)),
    report<{ times: number[] }>(attack('people', port, 5, 800, 20_000, ticket)),
    report<{ times: number[] }>(attack('people', port, 5, 800, 20_000, 'key', hosted.keyFile)),
  ])
  holders.kill()
  for (const [i, what] of ['20 codes', '5 rejoin codes', '5 keys'].entries()) {
    const { times } = came[i]!
    const p95 = times.length > 0 ? percentile(times, 0.95) : Number.NaN
    const isGood = times.length === Number.parseInt(what, 10) && p95 <= 3_000
    figure(`${count} silent, ${stage}: ${what}, p95`, `${times.length}, ${seconds(p95)}`, 'all, <= 3 s', isGood)
  }
  await hosted.close()
}

async function thousands(): Promise<void> {
  const hosted = await openHosted(answerKeys)
  const { port } = hosted.gateway
  const pid = hosted.gateway.pid()
  const holding = async (stage: string, count: number) => {
    const holders = attack('hold', port, stage, count, 3, 60_000)
    await report(holders)
    await pause(2_000)
    holders.kill()
    await pause(3_000)
  }
  // Each once before, so that what is measured is what stays of many, not of the first.
  for (const stage of stages) await holding(stage, 200)
  await pause(5_000)
  for (const stage of stages) {
    const { rss: before } = await hosted.measure()
    await holding(stage, 2_000)
    await pause(7_000)
    const more = ((await hosted.measure()).rss - before) / 1_048_576
    figure(`2,000 ${stage}: memory after`, `${more >= 0 ? '+' : ''}${more.toFixed(1)} MB`, '<= +10 MB', more <= 10)
  }
  const isUp = hosted.gateway.pid() === pid && hosted.bugs.length === 0
  figure('half open: the same process, no error of ours', isUp ? 'yes' : hosted.bugs.join('\n'), 'yes', isUp)
  await hosted.close()
}

for (const stage of stages) await silent(68, stage)
// More than there are places: each who comes takes one back.
for (const stage of stages) await silent(200, stage)
await thousands()
