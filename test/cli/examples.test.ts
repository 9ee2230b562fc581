/** Every command line of the help pages, README.md, CHANGELOG.md and docs/ is run as people type it, in a folder that holds what the page speaks of. */
import { spawn, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { commands } from '../../src/cli/commands/index.ts'
import { home } from '../../src/cli/commands/open.ts'
import { program } from '../support/program.ts'
import { folder, installed, plainEnv, root } from './program.ts'
import { type Answer, together } from './together.ts'

const page = (name: string) => readFileSync(join(root, name), 'utf8')

/** Command lines of a page: rows of fenced blocks up to their remark, and whole ones between backticks. */
function linesOf(text: string): string[] {
  const fenced = /^```(?:sh|text)?\n([\s\S]*?)^```/gm
  const rows = [...text.matchAll(fenced)].flatMap(([, block]) => block!.split('\n'))
  const spans = [...text.replace(/^```[\s\S]*?^```/gm, '').matchAll(/`([^`\n]+)`/g)].map(([, span]) => span!)
  return [...rows, ...spans]
    .map(line => line.split(/ {2,}/)[0]!.trim())
    .filter(line => /^(?:flywheel|npm|npx|ssh|echo)(?: |$)/.test(line))
}

/** Lines that are not run here, each with the reason. */
const apart: readonly [line: RegExp, why: string][] = [
  [/^(flywheel (host|map|map edit|copy)|ssh)$/, 'the name of a command, no command line'],
  [/COMMAND …$/, 'stands for all of them'],
  [/postgres:/, 'it needs a server: test/plays/database.test.ts runs these'],
  [/^ssh /, 'test/plays/clients.test.ts and sshd.test.ts come in with it'],
  [/^flywheel join --sshd$/, 'only sshd can start it: test/plays/sshd.test.ts'],
  [
    /^npm (ci( && npm (start|test))?|pack|test|run (?:check|dist(?: -- --check)?))$|^npm install --global|^npx /,
    '.ci/run and test/cli/pack.test.ts do it',
  ],
  [/^npm run (bench|check:|hosted|mutants|test:)/, 'measures or looks for faults, some of them for minutes'],
]

/** Lines that host, follow or fill a terminal run until it shows this; all others end with exit code 0. */
const until: readonly [line: RegExp, text: RegExp][] = [
  [/^flywheel$/, /Where do we go on\?/],
  [/ demo$| replay (?!.*--(?:picture|cast))/, /playing/],
  [/^flywheel new --agenda ours\.yaml$/, /ours\.yaml|Short|team/],
  [/^flywheel new (?!.*--no-open)/, /(retro|turn(-45)?|sailboat) \d/],
  [/ serve/, /People come in with/],
  [/ host .*--headless --json/, /"socket"/],
  [/ host .*--headless/, /[Cc]ode/],
  [/ host /, /lobby/],
  [/ join /, /Welcome|checkout/],
  [/ open | checkout-t0001$/, /(retro|turn) \d|checkout/],
  [/ map edit /, /\.owm/],
]

/** What a page leaves to its reader, as somebody in the prepared folder fills it in. */
function filledIn(line: string): string {
  const local = line.replace('192.168.1.20', '127.0.0.1').replace('ADDRESS', '127.0.0.1')
  const free = local
    .replace('--port 22 ', '')
    .replace('127.0.0.1:9464', '127.0.0.1:0')
    .replace(/--port 22$/, '')
  const port = / host | serve/.test(free) ? `${free} --port 0` : free
  return port
    .replace('FILE…', 'tea-shop.owm old.owm')
    .replace('BEFORE AFTER', 'old.owm new.owm')
    .replace(/(--focus|--at) NAME/, '$1 Tea')
    .replace('show NAME', 'show retro')
    .replace('NAME', 'Bo')
    .replace(/(host|map \w+) FILE/, (_, of) => `${of} ${of === 'host' ? 'checkout-t0002' : 'tea-shop.owm'}`)
}

/** `a [b] c|d` as the lines it stands for: bare, with each option by itself, and with each of the values. */
function asTyped(line: string): string[] {
  const options = [...line.matchAll(/ \[([^\]]+)\]/g)].map(([, option]) => option!)
  const bare = line.replaceAll(/ \[[^\]]+\]/g, '')
  const values = /\S+\|\S+/.exec(bare)?.[0]
  const lines = values ? values.split('|').map(value => bare.replace(values, value)) : [bare]
  return [...lines, ...options.map(option => `${lines[0]} ${option}`)].map(filledIn)
}

const examples = [home, ...commands].flatMap(({ examples }) => examples.map(([line]) => line))
const readme = linesOf(page('README.md'))
const docs = [
  ...linesOf(page('CHANGELOG.md')),
  ...readdirSync(join(root, 'docs')).flatMap(name => (name.endsWith('.md') ? linesOf(page(join('docs', name))) : [])),
]
const all = [...new Set([...examples, ...readme, ...docs])]
const toRun = [...new Set(all.filter(line => !apart.some(([which]) => which.test(line))).flatMap(asTyped))]

/** A public key, as in the file of administrators. */
const adminKey = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAII3wEF8zq1PxNm7U47NXOiNl4jMp2kaSBfxQ8SGWreUd'

const map = (tea: string) => `title Tea shop
anchor Guest [0.95, 0.60]
component Tea [0.80, ${tea}]
component Kettle [0.40, 0.35]
Guest->Tea
Tea->Kettle
`

/** Folders as people have them: `first` has an open turn 1, `closed` a closed one, `two` an open turn 2 after it, `empty` nothing. */
type Place = 'empty' | 'first' | 'closed' | 'two'
let made: string

function placesFor(line: string): Place[] {
  if (/^flywheel new --team .*--people/.test(line)) return ['empty', 'closed']
  if (/ new |host retro\.json|agenda new/.test(line)) return ['closed']
  return /(host|join) checkout-t0001/.test(line) ? ['first'] : ['two']
}

beforeAll(() => {
  made = mkdtempSync(join(tmpdir(), 'flywheel-pages-'))
  const example = join(root, 'sessions', 'examples', 'checkout-t0001.json')
  for (const place of ['empty', 'first', 'closed', 'two'] as const) {
    const at = join(made, place)
    mkdirSync(join(at, '.config', 'fish', 'completions'), { recursive: true })
    mkdirSync(join(at, 'sessions'))
    const [, ours] = /```yaml\n([\s\S]*?)```/.exec(page('docs/agendas.md')) ?? []
    writeFileSync(join(at, 'admins'), `${adminKey} Olga\n`)
    writeFileSync(join(at, 'ours.yaml'), ours!)
    for (const [name, tea] of Object.entries({ 'tea-shop': '0.6', checkout: '0.6', old: '0.4', new: '0.7' }))
      writeFileSync(join(at, `${name}.owm`), map(tea))
    if (place === 'closed' || place === 'two') cpSync(example, join(at, 'sessions', 'checkout-t0001.json'))
    if (place === 'first') done('flywheel new --team checkout --people Ana,Bo,Chidi --no-open', at)
    if (place === 'two') {
      writeFileSync(join(at, 'retro.csv'), 'text,votes,author\nslow builds,4,Ana\n')
      writeFileSync(join(at, 'orders.csv'), 'day,orders without help\n2026-09-07,61\n2026-11-02,64\n')
      done('git init -q && git -c user.name=x -c user.email=x@y commit -q --allow-empty -m x && git tag v1.0', at)
      for (const notes of ['checkout-t0001.md', 'notes.md']) done(`flywheel notes checkout-t0001 --out ${notes}`, at)
      done('flywheel new --team checkout --no-open', at)
      cpSync(join(at, 'sessions'), join(at, 'workshops'), { recursive: true })
    }
  }
})
afterAll(() => rmSync(made, { recursive: true, force: true }))

/** The clone is nobody's home: what programs keep there would lie among the sources. */
const homeIn = (cwd: string) => (cwd === root ? made : cwd)

const envIn = (cwd: string) => ({
  ...plainEnv(),
  PATH: `${dirname(installed())}:${process.env.PATH}`,
  HOME: homeIn(cwd),
  XDG_STATE_HOME: join(homeIn(cwd), '.local', 'state'),
})

function done(line: string, cwd: string): void {
  const ran = spawnSync('sh', ['-c', line], { cwd, env: envIn(cwd), encoding: 'utf8' })
  if (ran.status !== 0) throw new Error(`${line}\n${ran.stdout}${ran.stderr}`)
}

/** A copy of a prepared folder, as this line needs it. */
function placeOf(place: Place, line: string): string {
  const cwd = folder()
  cpSync(join(made, place), cwd, { recursive: true })
  if (/agenda new/.test(line)) rmSync(join(cwd, 'ours.yaml'))
  if (/notes .*--out/.test(line)) rmSync(join(cwd, 'checkout-t0001.md'))
  if (/ restore /.test(line)) truncateSync(join(cwd, 'sessions', 'checkout-t0001.json'), 20_000)
  return cwd
}

/** Runs a line without a terminal to its end; a dash reads a map. */
function ended(line: string, cwd: string): Promise<{ code: number | null; said: string }> {
  return new Promise(resolve => {
    const child = spawn('sh', ['-c', line], { cwd, env: envIn(cwd) })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', bytes => (said += bytes))
    child.stdin.on('error', () => {}).end(map('0.6'))
    child.on('close', code => resolve({ code, said }))
  })
}

/** A line on a terminal of 80x24, with what ends it and everything below it. */
function onTerminal(line: string, cwd: string) {
  return program(['-c', `exec ${line}`], { command: 'sh', cwd, env: envIn(cwd) })
}

/** Somebody hosts the session that a line joins. */
async function hosted(line: string, cwd: string) {
  const file = /checkout-t\d+/.exec(line)?.[0] ?? 'checkout-t0002'
  const host = onTerminal(`flywheel host ${file} --headless --json --port 0`, cwd)
  await host.see(/"socket"/)
  return host
}

const cases = toRun.flatMap(line => placesFor(line).map(place => [line, place] as const))
const stays = (line: string) => until.find(([which]) => which.test(line))?.[1]
/** Whether a line ends by itself and has nothing that is for a shell to read. */
const isPlain = (line: string) => !stays(line) && /^flywheel [\w .,:=/-]+$/.test(line)

describe('a command line of the pages runs to its end', () => {
  const plain = cases.filter(([line]) => isPlain(line))
  let answers: Answer[]
  beforeAll(() => {
    answers = together(
      plain.map(([line, place]) => ({ argv: line.split(/ +/).slice(1), cwd: placeOf(place, line), input: map('0.6') })),
    )
  })

  test.each(plain.map(([line, place], i) => [line, place, i] as const))('%s (%s)', (_line, _place, i) => {
    const { code, out, err } = answers[i]!
    expect(code, out + err).toBe(0)
    expect(out + err).not.toBe('')
  })
})

describe.concurrent('a command line of the pages runs', () => {
  test.each(cases.filter(([line]) => !isPlain(line)))('%s (%s)', async (line, place) => {
    const cwd = line.startsWith('npm') ? root : placeOf(place, line)
    const text = stays(line)
    const running = []
    try {
      if (text) {
        if (/ join /.test(line)) running.push(await hosted(line, cwd))
        const screen = onTerminal(line, cwd)
        running.push(screen)
        await screen.see(text)
      } else {
        const { code, said } = await ended(line, cwd)
        expect(code, said).toBe(0)
        expect(said.length > 0 || />/.test(line)).toBe(true)
      }
    } finally {
      for (const one of running.reverse()) {
        one.kill('SIGTERM')
        await one.exited
      }
    }
  })
})

test('there are lines of every page, and every reason not to run one has its line', () => {
  expect(examples.length).toBeGreaterThan(45)
  expect(readme.length).toBeGreaterThan(15)
  expect(docs.length).toBeGreaterThan(60)
  for (const [which] of apart)
    expect(
      all.filter(line => which.test(line)),
      `${which}`,
    ).not.toEqual([])
  for (const [which] of until)
    expect(
      toRun.filter(line => which.test(line)),
      `${which}`,
    ).not.toEqual([])
})
