/** Every command line that an error, a page or a screen suggests is run: it starts, and is never one that is not understood. */

import { once } from 'node:events'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { proveHostable } from '../../src/cli/hosting/can-host.ts'
import { writeNotes } from '../../src/cli/sessions/session-notes.ts'
import { storeIn } from '../../src/cli/store.ts'
import { callerOf } from '../../src/remote/join.ts'
import { headcount } from '../../src/room/headcount.ts'
import { fold } from '../../src/room/log.ts'
import { openSession } from '../../src/store/file.ts'
import { drawHome } from '../../src/views/home/home-drawing.ts'
import { drawLobby } from '../../src/views/lobby-drawing.ts'
import { program } from '../support/program.ts'
import { inside } from './inside.ts'
import { installed, plainEnv, root } from './program.ts'

/** Every suggestion that was built, with the files of src/ that built it. */
const suggested = vi.hoisted(() => new Map<string, Set<string>>())
vi.mock('../../src/command-line.ts', async original => {
  const real = (await original()) as typeof import('../../src/command-line.ts')
  return {
    ...real,
    commandLine: (...words: Parameters<typeof real.commandLine>) => {
      const line = real.commandLine(...words)
      const asked = new Error().stack
        ?.split('\n')
        .slice(2)
        .find(frame => frame.includes('/src/'))
      const file = /\/src\/([\w./-]+\.tsx?)/.exec(asked ?? '')?.[1] ?? '?'
      suggested.set(line, (suggested.get(line) ?? new Set()).add(file))
      return line
    },
  }
})

/** Files whose suggestions take a room that is hosted, each with the test that follows them. */
const whileHosting: Record<string, string> = {
  'cli/local-sessions.ts': 'flywheel open FILE, when the disk of a turn fell out',
  'cli/hosting/host-plain.ts': 'plays/hosting.test.ts comes in with it',
  'cli/serving/words.ts': 'flywheel serve, which docs/service.md and its test start',
  'postgres/rows.ts': 'the same lines as store/session-file.ts, with --store',
  'postgres/sessions.ts': 'flywheel open, with --store',
  'remote/admission/admission-policy.ts': 'a remark to somebody at the door',
  'remote/socket.ts': 'the same line as cli/hosting/host-room.ts',
  'cli/serving/serve.ts': 'the name of the command alone, for a place where it cannot listen',
  'service/worker/reached.ts': 'the name of the command alone, for the lobby of a room',
  'store/trouble.ts': 'flywheel doctor, and restore, which test/store/missing.test.ts reads',
  'terminals/lines/commands/room-commands.ts': 'the same line as views/lobby-drawing.ts',
  'terminals/facilitator/pages/lobby.tsx': 'flywheel join, which test/cli/examples.test.ts runs',
  'terminals/facilitator/use-playing.ts': 'flywheel new, which test/cli/examples.test.ts runs',
}

const dir = ['--dir', 'our sessions']
const mistakes: string[][] = [
  ['lsit'],
  ['nothing-like-it'],
  ['open'],
  ['list', '--bogus'],
  ['show', 'nothing', 'log'],
  ['show', 'checkout-t0001', 'log', '--csv'],
  ['replay', 'checkout-t0001', '--speed', '0'],
  ['help', 'exit-code'],
  ['help', 'zzzzzzzzzzzz'],
  ['actions', '--csv', '--json'],
  ['actions'],
  ['wheel'],
  ['wheel', 'our sessions'],
  ['agenda', 'list'],
  ['agenda', 'show'],
  ['agenda', 'show', 'retroo'],
  ['agenda', 'show', 'zzzzzzzzzzzz'],
  ['agenda', 'new'],
  ['agenda', 'new', 'one of ours.yaml'],
  ['agenda', 'new', 'ours.txt'],
  ['agenda', 'new', 'other.yaml', '--with', 'zzzzzzzzzzzz'],
  ['check', 'damaged-t0001'],
  ['import', 'nothing.md'],
  ['import', "Bo's own.md"],
  ['import', 'no team.md'],
  ['import', 'other team.md'],
  ['notes', 'checkout-t0001', '--out', 'ticked.md'],
  ['tenets'],
  ['doctor'],
  ['demo'],
  ['new', '--team', 'checkout', '--no-open'],
  ['new', '--team', 'it is new', '--people', 'A', '--file', 'our sessions/checkout-t0001.json', '--no-open'],
  ['notes', 'checkout-t0001', '--out', "Bo's own.md"],
  ['map', 'edit', '-'],
  ['map', 'edit', 'one.owm', 'two.owm'],
  ['map', 'draw', 'odd map.owm'],
  ['invite', 'checkout-t0001', '--on', 'tomorrow'],
  ['invite', 'checkout-t0002'],
  ['invite', 'nothing', '--on', 'tomorrow'],
  ['host', 'checkout-t0001', '--headless', '--port', '0'],
  ['host', 'nothing', '--headless'],
  ['host', 'checkout-t0002'],
  ['host', 'checkout-t0002', '--team', 'checkout', '--people', 'A,B', '--headless'],
  ['join'],
  ['join', '--sshd'],
]

let cwd: string
const at = (name: string) => join(cwd, 'our sessions', name)

beforeAll(async () => {
  cwd = mkdtempSync(join(tmpdir(), 'flywheel-said-'))
  const env = { FLYWHEEL_STATE: join(cwd, 'state') }
  for (const name of ['our sessions', 'none here']) mkdirSync(join(cwd, name))
  const examples = join(root, 'sessions', 'examples')
  for (const name of ['checkout-t0001.json', 'library-t0001.json']) cpSync(join(examples, name), at(name))
  await inside(['new', '--team', 'checkout', '--no-open', ...dir], { cwd, env })
  await inside(['new', '--team', 'damaged', '--people', 'Ana', '--no-open', ...dir], { cwd, env })
  cpSync(at('damaged-t0001.json'), at('.damaged-t0001.previous'))
  truncateSync(at('damaged-t0001.json'), 900)
  await inside(['notes', 'checkout-t0001', '--out', 'ticked.md', ...dir], { cwd, env })
  const ticked = readFileSync(join(cwd, 'ticked.md'), 'utf8').replace('- [ ]', '- [x]')
  writeFileSync(join(cwd, 'ticked.md'), ticked)
  writeFileSync(join(cwd, 'no team.md'), '- [x] one list\n')
  writeFileSync(join(cwd, 'other team.md'), ticked.replaceAll('checkout', 'elsewhere'))
  writeFileSync(join(cwd, "Bo's own.md"), 'my own words\n')
  for (const name of ['odd map.owm', 'one.owm', 'two.owm']) writeFileSync(join(cwd, name), 'component A [0.5\nB->C\n')
  for (const args of mistakes) {
    const { code } = await inside([...args, ...dir], { cwd, env })
    expect(code, args.join(' ')).not.toBe(70)
  }
  for (const args of [['list'], ['list', 'none here'], ['wheel'], ['new', '--no-open']])
    await inside([...args, '--dir', 'none here'], { cwd, env })
  await expect(
    proveHostable('/dev/null/state', { listen: '127.0.0.1', port: 0, command: 'flywheel serve' }),
  ).rejects.toThrow('cannot be used')
  expect(() => callerOf({}, '')).toThrow('not started by sshd')
  await writeNotes(storeIn(join(cwd, 'our sessions')), at('checkout-t0001.json'))
  writeFileSync(at('checkout-t0001.md'), ticked)
  await expect(writeNotes(storeIn(join(cwd, 'our sessions')), at('checkout-t0001.json'))).rejects.toThrow(
    'Somebody changed',
  )
  await inside(['facts', ...dir], { cwd })
  const taken = createServer().listen(0, '127.0.0.1')
  await once(taken, 'listening')
  const port = String((taken.address() as { port: number }).port)
  await inside(['doctor', '--port', port, ...dir], { cwd, env: { ...env, SSH_CONNECTION: '10.0.0.7 5 10.0.0.1 22' } })
  taken.close()
  writeFileSync(join(cwd, 'ours.config.yaml'), 'colour: true\n')
  await inside(['list', ...dir], { cwd, env: { ...env, FLYWHEEL_CONFIG: join(cwd, 'ours.config.yaml') } })
  await inside(['host', 'checkout-t0002', '--headless', ...dir], { cwd, env: { HOME: '', XDG_STATE_HOME: '' } })
  await expect(openSession(at('nothing.json'))).rejects.toThrow('There is no session')
  const held = await openSession(at('checkout-t0002.json'), { as: 'Ana' })
  await expect(openSession(at('checkout-t0002.json'))).rejects.toThrow('is open in another flywheel')
  drawHome({ sessions: [], at: 0, dir: '.', width: 80, height: 24, now: 0, keys: [] })
  const session = fold(held.log)
  const lobby = { invitation: undefined, guests: [], session, heads: headcount(session), locked: false }
  drawLobby({ ...lobby, width: 80, height: 20 })
  await held.writer.close(held.log, session)
})
afterAll(() => rmSync(cwd, { recursive: true, force: true }))

/** A suggestion with what its reader fills in; `undefined` when it is a beginning of one. */
function filledIn(line: string): string {
  const named = line
    .replace('agenda show NAME', 'agenda show retro')
    .replace('new --agenda NAME', 'new --agenda turn')
    .replace('--with NAME,NAME', '--with gameplay,westrum')
    .replace('--agenda FILE --team NAME', "--agenda 'one of ours.yaml' --team NAME")
    .replace('show FILE', "show 'one of ours.yaml'")
    .replace(/host (?:FILE|NAME)/, 'host another')
    .replace('A,B,C', 'Ana,Bo,Chidi')
    .replace('NAME', 'somebody')
  return / host /.test(named) ? `${named} --port 0` : named
}

/** Runs a line on a terminal: its exit code, or what it showed when it came to stay. */
async function runs(line: string, inFolder: string): Promise<number | 'stays'> {
  const env = {
    ...plainEnv(),
    PATH: `${dirname(installed())}:${process.env.PATH}`,
    XDG_STATE_HOME: join(inFolder, 's'),
  }
  const running = program(['-c', `exec ${line}`], { command: 'sh', cwd: inFolder, env })
  let look: NodeJS.Timeout | undefined
  const stays = new Promise<'stays'>(resolve => {
    look = setInterval(() => {
      const shown = running.text()
      const hosts = / host .*--headless/.test(line) && /code/i.test(shown)
      if (hosts || (running.buffer() === 'alternate' && shown.trim() !== '')) resolve('stays')
    }, 30)
  })
  const ended = running.exited.then(({ exitCode }) => exitCode)
  try {
    return await Promise.race([ended, stays])
  } finally {
    clearInterval(look)
    running.kill('SIGKILL')
    await running.exited
  }
}

test('every file that suggests a command line was heard, or has a reason', () => {
  const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  const suggesting = files.filter(name => /\.tsx?$/.test(name) && /[^\w]commandLine\(/.test(code(name)))
  const heard = new Set([...suggested.values()].flatMap(by => [...by]))
  const silent = suggesting.filter(name => !heard.has(name) && name !== 'command-line.ts').sort()
  expect(silent).toEqual(Object.keys(whileHosting).sort())
})

const code = (name: string) => readFileSync(join(root, 'src', name), 'utf8')

test('no other text of src/ writes a command line out', () => {
  const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter(name =>
    /\.tsx?$/.test(name),
  )
  const names = readdirSync(join(root, 'src', 'cli', 'commands'))
    .map(name => name.replace('.ts', ''))
    .join('|')
  const written = files.filter(name => {
    const rows = code(name)
      .split('\n')
      .filter(row => !/^\s*(?:\/?\*|\/\/)/.test(row) && !/^\s*\['flywheel|examples: \[\[/.test(row))
    return rows.some(row =>
      new RegExp(`(?<!<!-- )\\bflywheel (?:${names})\\b(?! for )`).test(row.replace(/\/\/.*/, '')),
    )
  })
  // The launcher's pages put what people type in place of the name; a hosted room is given its own command line.
  expect(written.sort()).toEqual(['cli/help-pages.ts', 'remote/hosting.ts'])
})

test('every suggestion starts, and none is a command line that is not understood', async () => {
  const lines = [...new Set([...suggested.keys()].map(filledIn))]
  expect(lines.length).toBeGreaterThan(30)
  const wrong: string[] = []
  const waiting = [...lines.entries()]
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [i, line] = next
      const copy = join(tmpdir(), `${cwd.split('/').at(-1)}-${i}`)
      cpSync(cwd, copy, { recursive: true })
      // What was told with whole paths is looked at in the copy as well.
      const code = await runs(line.replaceAll(cwd, copy), copy)
      rmSync(copy, { recursive: true, force: true })
      if (code === 2 || code === 70) wrong.push(`${code}: ${line}`)
    }
  }
  await Promise.all([worker(), worker(), worker()])
  expect(wrong).toEqual([])
})
