/** Thousands of connections that are no SSH, or broken SSH, against the built gateway while somebody types in peace. */
import { figure, percentile } from '../measure/figures.ts'
import { answerKeys, attack, bystander, ms, openHosted, pause, report, seconds } from './hosted.ts'

async function floods(): Promise<void> {
  const hosted = await openHosted(answerKeys)
  const { gateway, measure } = hosted
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
  // That many wait at the door is told as it should be; that the door was gone is what must not be.
  const gone = hosted.news.filter(({ say }) => !/ at the door/.test(say)).map(({ say }) => say)
  const isUp = gateway.pid() === pid && gone.length === 0 && hosted.bugs.length === 0
  figure('the same process, no error of ours', isUp ? 'yes' : [...gone, ...hosted.bugs].join('\n'), 'yes', isUp)
  one.leave()
  await hosted.close()
}

await floods()
