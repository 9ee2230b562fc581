/** Wrong codes from forty workers at once, in three ways: how many reach the room, and how soon people come in meanwhile. */
import { figure, percentile } from '../measure/figures.ts'
import { answerKeys, attack, code, openHosted, pause, report, seconds, ticket } from './hosted.ts'

/** The most of these times that lie within one minute. */
function mostInAMinute(times: number[]): number {
  return Math.max(0, ...times.map(from => times.filter(t => t >= from && t < from + 60_000).length))
}

/** `ways`: the same names on every connection, a new name for every try from one address, or each try from another address. */
async function wrongCodes(ways: 'the same names' | 'new names' | 'many addresses', most: number): Promise<void> {
  const hosted = await openHosted(answerKeys)
  const { port } = hosted.gateway
  const attackers = attack('wrong', port, 40, 75_000, ways)
  const over = report<{ given: number }>(attackers)
  // The first burst is over by then.
  await pause(15_000)
  const codes = report<{ times: number[] }>(attack('people', port, 30, 1_000, 45_000, code))
  const rejoining = report<{ times: number[] }>(attack('people', port, 10, 3_000, 45_000, ticket))
  const keys = report<{ times: number[] }>(attack('people', port, 10, 3_000, 45_000, 'key', hosted.keyFile))
  const [{ given }, ...came] = await Promise.all([over, codes, rejoining, keys])
  const wrong = hosted.room.asked.filter(({ admit }) => admit.code?.startsWith('wrong')).map(({ at }) => at)
  // What is told by its names and connections may give two each before it goes last.
  const reached = mostInAMinute(ways === 'the same names' ? wrong.filter(at => at > wrong[0]! + 15_000) : wrong)
  figure(`${ways}: given; reached the room a minute`, `${given}; ${reached}`, `<= ${most}`, reached <= most)
  for (const [i, what] of ['30 codes', '10 rejoin codes', '10 keys'].entries()) {
    const { times } = came[i]!
    const p95 = times.length > 0 ? percentile(times, 0.95) : Number.NaN
    const isGood = times.length === Number.parseInt(what, 10) && p95 <= 3_000
    figure(`${ways}: ${what}, in and p95`, `${times.length}, ${seconds(p95)}`, 'all, <= 3 s', isGood)
  }
  await hosted.close()
}

await wrongCodes('the same names', 60)
await wrongCodes('new names', 1_000)
await wrongCodes('many addresses', 1_000)
