/** The program itself with many ssh clients in another process, and the same app shared by tmux beside it, in turns. */
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { figure, median, percentile } from '../measure/figures.ts'
import { cpuOf, load, residentOf } from './cost.ts'
import { type Hosted, openHosted, type Place, type Way } from './hosted.ts'
import { type Asked, type Measured, read } from './reader.ts'

/** Turns with what is compared, and the changes of one turn: enough that the hundredth is not one bad moment of the machine. */
const rounds = 8
const timesOf = (n: number) => (n < 12 ? 8 : 25)
const rest = (ms: number) => new Promise<void>(done => setTimeout(done, ms))
const ms = (value: number) => `${value.toFixed(1)} ms`

type Side = {
  hosted: Hosted
  ask(what: Asked['do'], times?: number): Promise<Measured>
  /** MB of the room and its gateway before anybody was there. */
  empty: number
  close(): Promise<void>
}

if (process.argv[2] === 'reader') await read(JSON.parse(process.argv[3]!) as Place)
else {
  const wanted = process.argv.slice(2).map(Number)
  for (const n of wanted.length ? wanted : [1, 10, 50, 100, 300, 1_000]) await measure(n)
  process.exit()
}

async function measure(n: number): Promise<void> {
  console.log(` ${n} ssh clients   (load ${load()})`)
  const side = await open('ssh', n)
  try {
    await side.ask('change', 10)
    const versus = n === 300 ? await open('tmux', n) : undefined
    const { ours, theirs, cpu } = await inTurns(side, versus, timesOf(n))
    await versus?.close()
    const goal = { 1: 16, 10: 20, 50: 30, 100: 40, 300: 60, 1000: 200 }[n] ?? 200
    const p99 = percentile(ours.times, 0.99)
    figure('change to last screen, median', ms(median(ours.times)), '', true)
    figure(`  99 of 100 of ${ours.times.length}`, ms(p99), `<= ${goal} ms`, p99 <= goal)
    if (theirs) compare('tmux attach', ours.times, theirs.times, 1.5, 0.4)
    const [room = 0, gateway = 0] = cpu
    const most = n === 50 ? 15 : Number.POSITIVE_INFINITY
    figure(
      'CPU a change, room and gateway',
      `${room.toFixed(1)}, ${ms(gateway)}`,
      most > 15 ? '' : '<= 15 ms',
      room + gateway <= most,
    )
    // Alone there is only whoever facilitates, with the whole app.
    if (n > 1) figure('bytes to a client a change', ours.bytes.toFixed(0), '<= 500', ours.bytes <= 500)
    const memory = (residentOfAll(side) - side.empty) / n
    const enough = n < 300 || memory <= 0.4
    if (n > 1)
      figure('memory a client, room and gateway', `${memory.toFixed(2)} MB`, n < 300 ? '' : '<= 0.4 MB', enough)
    await echo(side, n)
    if (n >= 300) await idle(side)
    if (n > 1) figure('joined, five at a time, median', ms(median(ours.joins)), '', true)
    const { dropped } = await side.ask('type', 0)
    figure('dropped', String(dropped), '0', dropped === 0)
  } finally {
    await side.close()
  }
  if (n === 1) await join()
  if (n === 50) await besideSshd(n)
}

/** Changes on one side and the other in turns, so that both meet the machine alike; CPU a change of each process of ours. */
async function inTurns(side: Side, versus: Side | undefined, times: number) {
  const ours: Measured = { times: [], bytes: 0, joins: [], dropped: 0 }
  const theirs = versus && { times: [] as number[] }
  await versus?.ask('change', 10)
  const cpu = side.hosted.pids.map(() => 0)
  for (let round = 0; round < rounds; round++) {
    const before = side.hosted.pids.map(cpuOf)
    const found = await side.ask('change', times)
    for (const [i, pid] of side.hosted.pids.entries()) cpu[i]! += (cpuOf(pid) - before[i]!) / times / rounds
    Object.assign(ours, { ...found, times: [...ours.times, ...found.times] })
    if (versus) theirs!.times.push(...(await versus.ask('change', times)).times)
  }
  return { ours, theirs, cpu }
}

function compare(name: string, ours: number[], theirs: number[], middleShare: number, mostShare: number): void {
  const [middle, most] = [median(theirs), percentile(theirs, 0.99)]
  figure(`${name}, median and 99 of 100`, `${middle.toFixed(1)}, ${ms(most)}`, '', true)
  const [half, all] = [median(ours) / middle, percentile(ours, 0.99) / most]
  figure('  ours to theirs, median', `${half.toFixed(2)} x`, `<= ${middleShare} x`, half <= middleShare)
  figure('  ours to theirs, 99 of 100', `${all.toFixed(2)} x`, `<= ${mostShare} x`, all <= mostShare)
}

/** Stock ssh on both sides: our door, and a real sshd with the app in tmux. */
async function besideSshd(n: number): Promise<void> {
  const side = await open('stock', n)
  const versus = await open('sshd', n)
  try {
    await side.ask('change', 10)
    const { ours, theirs } = await inTurns(side, versus, timesOf(n))
    figure(
      `${n} stock clients: median and 99 of 100`,
      `${median(ours.times).toFixed(1)}, ${ms(percentile(ours.times, 0.99))}`,
      '',
      true,
    )
    compare('sshd with tmux attach', ours.times, theirs!.times, 1, 1)
  } finally {
    await versus.close()
    await side.close()
  }
}

async function echo(side: Side, n: number): Promise<void> {
  const alone = (await side.ask('type', 12)).times
  const [middle, most] = [median(alone), percentile(alone, 0.99)]
  figure('own key to own screen, median and 99 of 100', `${middle.toFixed(1)}, ${ms(most)}`, '<= 16 ms', most <= 16)
  if (n < 300) return
  const crowd = (await side.ask('crowd', 2)).times
  const all = percentile(crowd, 0.99)
  figure(
    `  while 30 type at once, of ${crowd.length}`,
    `${median(crowd).toFixed(1)}, ${ms(all)}`,
    '<= 50 ms',
    all <= 50,
  )
}

/** What it costs that people are there, and a clock runs on every screen. */
async function idle({ hosted, ask }: Side): Promise<void> {
  const seconds = 8
  await ask('clock')
  await rest(1_500)
  const before = hosted.pids.map(cpuOf)
  await rest(seconds * 1_000)
  const [room, gateway] = hosted.pids.map((pid, i) => ((cpuOf(pid) - before[i]!) / seconds).toFixed(1))
  figure('CPU a second, only the clock running', `${room}, ${gateway} ms`, '', true)
}

/** Stock ssh by key, from its start to its first whole frame. */
async function join(): Promise<void> {
  const side = await open('stock', 1)
  const { times } = await side.ask('join', 15)
  const middle = median(times)
  figure('ssh by key to first frame, median of 15', ms(middle), '<= 250 ms', middle <= 250)
  await side.close()
}

function residentOfAll({ hosted }: Pick<Side, 'hosted'>): number {
  return hosted.pids.reduce((sum, pid) => sum + residentOf(pid), 0)
}

async function open(way: Way, n: number): Promise<Side> {
  const hosted = await openHosted(way, n)
  const empty = residentOfAll({ hosted })
  const reader = spawn(process.execPath, [process.argv[1]!, 'reader', JSON.stringify(hosted.place)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const lines = createInterface({ input: reader.stdout })[Symbol.asyncIterator]()
  if ((await lines.next()).done) throw new Error(`${way}: the clients did not come in`)
  return {
    hosted,
    empty,
    async ask(what, times = 1) {
      reader.stdin.write(`${JSON.stringify({ do: what, times } satisfies Asked)}\n`)
      return JSON.parse((await lines.next()).value as string) as Measured
    },
    async close() {
      reader.kill()
      await hosted.close()
    },
  }
}
