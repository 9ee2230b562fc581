/** What the commands cost in a folder of 2,000 sessions: time beside a Node that does nothing, and the most memory it took. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse, print } from '../src/store/format.ts'
import { figure, median } from './measure/figures.ts'
import { homeIsThere, untilWritten } from './measure/first-picture.ts'

const count = Number(process.argv[2] ?? 2_000)
const rounds = 3
const root = join(import.meta.dirname, '..')
const launcher = join(root, 'bin', 'flywheel.js')
const home = mkdtempSync(join(tmpdir(), 'flywheel-folder-'))
const sessions = join(home, 'sessions')
const env = { ...(process.env as Record<string, string>), TERM: 'xterm-256color' }

/** Forty teams, each with as many turns as it takes; all are the turn of one example under other names. */
function fill(): void {
  mkdirSync(sessions)
  const text = JSON.stringify(
    parse(readFileSync(join(root, 'sessions/examples/checkout-t0002.json'), 'utf8'), 'example'),
  )
  for (let i = 0; i < count; i++) {
    const number = Math.floor(i / 40) + 1
    const id = `team${i % 40}-t${String(number).padStart(4, '0')}`
    const file = JSON.parse(
      text.replaceAll('checkout-t0002', id).replaceAll('"team":"checkout"', `"team":"team${i % 40}"`),
    )
    file.log[0].move.turn.number = number
    file.session.turn.number = number
    writeFileSync(join(sessions, `${id}.json`), [...print(file)].join(''))
  }
}

function run(args: string[]): { ms: number; mb: number } {
  const peak = join(home, 'peak.mjs')
  writeFileSync(
    peak,
    `import { writeFileSync } from 'node:fs'\nprocess.on('exit', () => writeFileSync(${JSON.stringify(`${peak}.txt`)}, String(process.resourceUsage().maxRSS / 1024)))\n`,
  )
  const began = performance.now()
  const done = spawnSync(process.execPath, ['--import', peak, ...args], {
    cwd: home,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const ms = performance.now() - began
  if (done.status !== 0) throw new Error(`${args.join(' ')}: ${done.stderr}`)
  return { ms, mb: Number(readFileSync(`${peak}.txt`, 'utf8')) }
}

/** Most seconds, beyond a Node that does nothing, for each command. */
const aims: [name: string, most: number, args: () => string[]][] = [
  ['list', 0.3, () => ['list']],
  ['new', 0.6, () => ['new', '--team', `new${Math.random()}`, '--people', 'Ana,Bo', '--no-open']],
  ['momentum', 0.6, () => ['momentum']],
  ['actions', 0.6, () => ['actions']],
  ['check *', 1.5, () => ['check', ...readdirSync(sessions).filter(n => /^team.*\.json$/.test(n))]],
]

/** The home screen until its last row is there. */
async function homeScreen(): Promise<void> {
  const nothing: number[] = []
  const times: number[] = []
  let mb = 0
  for (let i = 0; i < rounds; i++) {
    nothing.push((await untilWritten(['-e', '0'], { cwd: home, env })).ms)
    const one = await untilWritten([launcher], { cwd: home, env }, homeIsThere)
    times.push(one.ms)
    mb = Math.max(mb, one.mb)
  }
  console.log(
    `  node -e 0 in a terminal: ${Math.round(median(nothing))} ms (25 to 30 on a machine that does nothing else)`,
  )
  tell('home, first picture', median(times) - median(nothing), 0.3, mb)
}

function tell(name: string, ms: number, most: number, mb: number): void {
  const seconds = ms / 1000
  figure(name, `${seconds.toFixed(2)} s`, `<= ${most} s`, seconds <= most)
  figure(`${name}, memory`, `${Math.round(mb)} MB`, '<= 150 MB', mb <= 150)
}

try {
  fill()
  const first = run([launcher, 'list'])
  console.log(
    `  ${count} sessions; a list before there is an index: ${(first.ms / 1000).toFixed(2)} s, ${Math.round(first.mb)} MB`,
  )
  // An index leaves out what changed in the last two seconds.
  await new Promise(done => setTimeout(done, 2_100))
  run([launcher, 'list'])
  for (const [name, most, args] of aims) {
    const nothing: number[] = []
    const times: number[] = []
    let mb = 0
    for (let i = 0; i < rounds; i++) {
      nothing.push(run(['-e', '0']).ms)
      const one = run([launcher, ...args()])
      times.push(one.ms)
      mb = Math.max(mb, one.mb)
    }
    tell(name, median(times) - median(nothing), most, mb)
  }
  await homeScreen()
} finally {
  rmSync(home, { recursive: true, force: true })
}
