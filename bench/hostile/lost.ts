/** A gateway that is killed, stopped or spins: how soon that is noticed, and how soon the door is open again. */
import { figure, median } from '../measure/figures.ts'
import { answerKeys, ms, openHosted, pause, seconds } from './hosted.ts'

async function lostGateway(): Promise<void> {
  const hosted = await openHosted(answerKeys)
  const back = async (signal: 'SIGKILL' | 'SIGSTOP' | 'SIGWINCH') => {
    const news = hosted.news.length
    const start = performance.now()
    process.kill(hosted.gateway.pid()!, signal)
    while (hosted.news.length < news + 2) await pause(5)
    const [noticed, open] = hosted.news.slice(news).map(({ at }) => at - start)
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
  await hosted.close()
}

await lostGateway()
