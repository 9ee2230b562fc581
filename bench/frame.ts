/** How long a key takes to the last byte of its frame, what a second costs, and whether anything typed is lost; the built program in a pseudo-terminal. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { spawn } from '@lydell/node-pty'
import { figure, median, percentile } from './measure/figures.ts'

const program = join(import.meta.dirname, '..', 'bin', 'flywheel.js')
const env: Record<string, string> = {
  ...(process.env as Record<string, string>),
  TERM: 'xterm-256color',
  LANG: 'C.UTF-8',
}
for (const name of ['CI', 'NO_COLOR', 'ACCESSIBLE', 'FLYWHEEL_DIR', 'TMUX']) delete env[name]

/** A frame is over when nothing came for this long, in ms. */
const quiet = 25
const frameEnd = '\x1b[?2026l'

type Terminal = {
  /** Types and resolves with the ms until the last byte of what that wrote, or undefined when nothing came. */
  key(bytes: string): Promise<number | undefined>
  /** Bytes of each write of the next so many ms. */
  listen(ms: number): Promise<string[]>
  see(what: string, ms?: number): Promise<void>
  write(bytes: string): void
  end(): Promise<void>
}

/** A turn of five people, just begun, on a terminal of this size. */
function turn(folder: string, columns: number, rows: number): Terminal {
  spawnSync(process.execPath, [program, 'new', '--team', 'checkout', '--people', 'Ana,Bo,Chidi,Dee,Eva', '--no-open'], {
    env,
    cwd: folder,
  })
  return terminal([program, 'open', 'checkout-t0001'], folder, columns, rows)
}

function terminal(args: string[], cwd: string, columns: number, rows: number): Terminal {
  const pty = spawn(process.execPath, args, { name: 'xterm-256color', cols: columns, rows, cwd, env })
  let seen = ''
  let last = 0
  let hear = (_data: string) => {}
  pty.onData(data => {
    last = performance.now()
    seen = (seen + data).slice(-20_000)
    hear(data)
  })
  const wait = (ms: number) => new Promise(done => setTimeout(done, ms))
  return {
    async key(bytes) {
      const before = performance.now()
      last = 0
      seen = ''
      pty.write(bytes)
      while (!(last && performance.now() - last > quiet && seen.includes(frameEnd))) {
        if (performance.now() - before > 2_000) return last ? last - before : undefined
        await wait(2)
      }
      return last - before
    },
    async listen(ms) {
      const heard: string[] = []
      hear = data => heard.push(data)
      await wait(ms)
      hear = () => {}
      return heard
    },
    async see(what, ms = 20_000) {
      const until = performance.now() + ms
      while (!seen.includes(what)) {
        if (performance.now() > until) throw new Error(`never saw ${what}`)
        await wait(5)
      }
    },
    write: bytes => {
      seen = ''
      pty.write(bytes)
    },
    end: () =>
      new Promise(done => {
        pty.onExit(() => done())
        pty.kill('SIGTERM')
      }),
  }
}

const esc = '\x1b\x1b[I'
const folder = () => mkdtempSync(join(tmpdir(), 'flywheel-frame-'))
const folders: string[] = []
const fresh = () => {
  folders.push(folder())
  return folders.at(-1)!
}

/** Waits for the first step, which opens a line by itself, and leaves that line: keys are keys then. */
async function begin(on: Terminal): Promise<void> {
  await on.see('What should be different')
  await on.key(esc)
}

/** Goes to a step by its name, from keys mode. */
async function go(to: string, on: Terminal): Promise<void> {
  await on.key('g')
  await on.key(`${to}\r`)
}

const cards = Array.from(
  { length: 60 },
  (_, i) => `card ${i + 1}: the release queue waits for one person who has a holiday`,
)

// Keys at 120x40 with 60 cards in the turn.
const wall = turn(fresh(), 120, 40)
await begin(wall)
await go('options', wall)
await wall.key(`\x1b[200~${cards.join('\r')}\x1b[201~`)
await wall.key('\r')
// The clock stands: a second's own frame is not what a key takes.
await wall.key(esc)
await wall.key('.')
await wall.key('s')
const times: number[] = []
const note = (ms: number | undefined) => {
  if (ms !== undefined) times.push(ms)
}
for (const key of 'the smallest thing is a list of what was approved before and by whom') note(await wall.key(key))
for (let i = 0; i < 20; i++) note(await wall.key('\x7f'))
await wall.key(esc)
for (let i = 0; i < 30; i++) note(await wall.key('\t'))
for (let i = 0; i < 20; i++) for (const key of ['w', 'w', 'i', 'i']) note(await wall.key(key))
for (let i = 0; i < 20; i++) note(await wall.key(i % 2 ? 'U' : 'u'))
await wall.end()
// A program that answers each key with a hundred bytes at once: what the machine and the terminal themselves take.
const echo = terminal(
  ['-e', `process.stdin.setRawMode(true).on('data', () => process.stdout.write('x'.repeat(100) + '${frameEnd}'))`],
  fresh(),
  120,
  40,
)
await echo.key('a')
const bare: number[] = []
for (let i = 0; i < times.length; i++) bare.push((await echo.key('a')) ?? 0)
await echo.end()
figure('a program that only echoes, 99 of 100', `${percentile(bare, 0.99).toFixed(1)} ms`, '', true)
figure('key to last byte, 120x40, 60 cards, median', `${median(times).toFixed(1)} ms`, '', true)
figure(
  `  99 of 100 of ${times.length} keys`,
  `${percentile(times, 0.99).toFixed(1)} ms`,
  '<= 16 ms',
  percentile(times, 0.99) <= 16,
)

// What a second costs at 80x24, and nothing when the clock stands.
const clock = turn(fresh(), 80, 24)
await begin(clock)
await clock.key('n')
const ticks = (await clock.listen(6_500))
  .join('')
  .split(frameEnd)
  .filter(Boolean)
  .map(t => t + frameEnd)
const most = Math.max(...ticks.map(t => Buffer.byteLength(t)))
const clears = ticks.filter(t => t.includes('\x1b[2J')).length
figure(
  `clock tick at 80x24, largest of ${ticks.length}`,
  `${most} bytes, ${clears} clears`,
  '<= 300 bytes',
  ticks.length > 4 && most <= 300 && clears === 0,
)
await clock.key(esc)
await clock.key('.')
const still = Buffer.byteLength((await clock.listen(2_500)).join(''))
figure('  while the clock stands', `${still} bytes`, '0 bytes', still === 0)
await clock.end()

// Ten kilobytes pasted, then ten thousand keys in packets of any size.
const place = fresh()
const typing = turn(place, 80, 24)
await begin(typing)
await go('options', typing)
const lines = Array.from({ length: 100 }, (_, i) =>
  `${String(i).padStart(3, '0')} ${'wait for review '.repeat(6)}`.trim(),
)
const paste = await typing.key(`\x1b[200~${lines.join('\n')}\x1b[201~`)
figure(
  `paste of ${Math.round(lines.join('\n').length / 1_000)} kB`,
  `${paste?.toFixed(0)} ms`,
  '<= 200 ms',
  (paste ?? Infinity) <= 200,
)
await typing.key('\r')
// A generator of its own, so that every run types the same.
let seed = 20_261_121
const random = (below: number) => {
  seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff
  return seed % below
}
const alphabet = 'abcdefghijklmnopqrstuvwxyz0123456789.,;'
const wanted: string[] = []
let keys = ''
while (keys.length < 10_000) {
  const word = Array.from({ length: 5 + random(30) }, () => alphabet[random(alphabet.length)]).join('')
  wanted.push(word)
  keys += `${word}\r`
}
for (let at = 0; at < keys.length; ) {
  const size = 1 + random(60)
  typing.write(keys.slice(at, at + size))
  at += size
  if (random(8) === 0) await new Promise(done => setImmediate(done))
}
await typing.see(wanted.at(-1)!, 120_000)
await typing.key(esc)
await typing.end()
const { log } = JSON.parse(readFileSync(join(place, 'sessions', 'checkout-t0001.json'), 'utf8')) as {
  log: { move: { do: string; text?: string } }[]
}
const kept = log.flatMap(e => (e.move.do === 'add' && e.move.text ? [e.move.text] : []))
const expected = [...lines, ...wanted]
const lost = expected.filter((text, i) => kept[i] !== text).length
figure(
  `cards wrong or lost, of ${expected.length} (${keys.length} random keys)`,
  String(lost),
  '0',
  lost === 0 && kept.length === expected.length,
)

for (const made of folders) rmSync(made, { recursive: true, force: true })
