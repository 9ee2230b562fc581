/** Every command answers the same of sessions in a folder and of the same sessions in a PostgreSQL: what is printed, what is said beside it, the exit code. */
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { commands } from '../../src/cli/commands/index.ts'
import { nameOf } from '../../src/cli/parsing/command.ts'
import { localDay } from '../../src/day.ts'
import { databaseName } from '../../src/postgres/address.ts'
import { folder, root } from '../cli/program.ts'
import { type Answer, type Line, together } from '../cli/together.ts'
import { asked, noPostgres, postgresPrograms, type Server, startPostgres } from '../support/postgres.ts'

/** Command lines that are not tried so, each with the reason. */
const apart: readonly [line: RegExp, why: string][] = [
  [/postgres:/, 'it names a database itself: test/plays/database.test.ts'],
  [/^(serve|demo|join|host)\b/, 'goes on, or looks at no sessions: test/plays, test/service and test/remote'],
  [/^replay(?!.*--(picture|cast))/, 'fills a terminal'],
  [/^open (?!.*--linear)/, 'fills a terminal; by lines it is below'],
  [/^(map|tenets|completion|help|agenda)\b/, 'looks at no sessions'],
  [/^(doctor|config)\b/, 'tells of the place itself: test/cli/doctor.test.ts, test/cli/config.test.ts'],
  [/^(list|actions|momentum) ~/, 'names a folder itself'],
  [/[*'"<>|]/, 'is for a shell to read'],
]

/** What is typed besides the examples of the help pages: what is not there, what is wrong, what changes something. */
const more = [
  'list --json',
  'actions',
  'actions --json',
  'actions --csv',
  'momentum --json',
  'wheel --team nobody',
  'show checkout-t0002 wheel',
  'show nothing log',
  'notes nothing',
  'check nothing',
  'check checkout-t0001 checkout-t0002',
  'check checkout-t0001 nothing',
  'restore nothing',
  'restore checkout-t0001',
  'replay nothing --picture wheel',
  'invite nothing --on Friday',
  'invite checkout-t0001 --on Friday',
  'open nothing --linear',
  'open checkout-t0001 --linear',
  'new --team search --people Ana,Ana --no-open',
  'new --team search --no-open',
  'new --team checkout --no-open',
  'new --team checkout --no-open',
  'facts --csv orders.csv --into checkout-t0003 --take all',
  'facts --csv orders.csv --into nothing --take all',
  'check-in Chidi',
  'check-in Eva',
  'check-in nobody',
  'import checkout-t0002.md --json',
  'import retro.csv --team search --yes',
  'import retro.csv --team search --yes',
  'open checkout-t0003 --linear',
  'show checkout-t0003 actions --json',
  'show search-t0001 cards --json',
  'copy backup',
  'copy backup checkout-t0001 nothing',
  'list',
  'list --json',
]

const examples = commands.flatMap(({ examples }) => examples.map(([line]) => line))
const toTry = [...new Set([...examples, ...more].map(line => line.replace(/^flywheel /, '')))].filter(
  line => !apart.some(([which]) => which.test(line)),
)
/** The same line again, where the first time changed something. */
const lines = [...toTry, ...more.filter((line, i) => more.indexOf(line) !== i)]

describe.runIf(postgresPrograms())('a command', () => {
  let server: Server
  beforeAll(async () => {
    server = await startPostgres(['fsync=off'])
  }, 120_000)
  afterAll(() => server?.close())

  /** A folder as people have it, with what command lines name; its sessions are in `sessions`, or were copied into the database at `url`. */
  function place(url?: string): { cwd: string; at: string[] } {
    const cwd = folder()
    const sessions = join(cwd, url === undefined ? 'sessions' : 'copied')
    mkdirSync(sessions)
    for (const name of ['checkout-t0001', 'checkout-t0002'])
      for (const ending of ['.json', '.md'])
        cpSync(
          join(root, 'sessions', 'examples', name + ending),
          join(ending === '.md' ? cwd : sessions, name + ending),
        )
    cpSync(join(cwd, 'checkout-t0002.md'), join(cwd, 'notes.md'))
    writeFileSync(join(cwd, 'retro.csv'), 'text,votes,author\nslow builds,4,Ana\n')
    writeFileSync(join(cwd, 'orders.csv'), 'day,orders without help\n2026-09-07,61\n2026-11-02,64\n')
    execFileSync('git', ['init', '-q'], { cwd })
    if (url === undefined) return { cwd, at: [] }
    expect(together([{ argv: ['copy', url, '--dir', sessions], cwd }])).toMatchObject([{ code: 0 }])
    return { cwd, at: ['--store', url] }
  }

  /** Answers to these lines in this place, without what differs by nature: how the place is called, sizes, and the moment. */
  function answers({ cwd, at }: { cwd: string; at: string[] }, asked: readonly string[]): Answer[] {
    const url = at[1]
    const today = localDay(new Date())
    const bare = (text: string) =>
      text
        .replaceAll(cwd, 'HERE')
        .replaceAll(` --store ${url}`, '')
        .replaceAll(url === undefined ? /(?:HERE|\.)\/sessions/g : (databaseName(url) ?? ''), 'PLACE')
        .replaceAll(/(?:PLACE\/)?\b((?:checkout|search)-t\d{4})(?:\.json)?(?![\w.])/g, '$1')
        .replaceAll(/"bytes": \d+,?\n\s*/g, '')
        .replaceAll(new RegExp(`${today}T[\\d:.]+Z`, 'g'), 'NOW')
        .replaceAll(/ {2,}(?=\S)/g, '  ')
    const input = 'd\ns\nx\n'
    const env = { FLYWHEEL_STATE: join(cwd, 'state') }
    const asLine = (line: string): Line => ({ argv: [...line.split(' '), ...at], cwd, input })
    return together(asked.map(asLine), env, 1_000_000).map(({ code, out, err }, i) => ({
      argv: [asked[i] ?? ''],
      code,
      out: bare(out),
      err: bare(err),
    }))
  }

  test('of the table is tried, or there is a reason why not', () => {
    const unknown = commands
      .map(nameOf)
      .filter(name => !toTry.some(line => line.startsWith(name)) && !apart.some(([which]) => which.test(`${name} `)))
    expect(unknown).toEqual([])
  })

  test('answers the same of a folder and of a database', () => {
    const url = server.url('same')
    const [files, database] = [answers(place(), lines), answers(place(url), lines)]
    for (const [i, answer] of files.entries()) expect(database[i], lines[i]).toEqual(answer)
    // They said something: nothing failed as a fault of the program, most things were done.
    expect(files.filter(({ code }) => code === 70)).toEqual([])
    expect(files.filter(({ code }) => code === 0).length).toBeGreaterThan(lines.length / 2)
    expect(files.find(({ argv }) => argv[0] === 'check-in Eva')?.err).toContain('stands in the open turn')
  })

  test('leaves a session that a newer program made as it is, and goes on with the others', () => {
    const url = server.url('newer')
    const [files, database] = [place(), place(url)]
    const file = join(files.cwd, 'sessions', 'checkout-t0002.json')
    writeFileSync(file, readFileSync(file, 'utf8').replace('"format": 3', '"format": 99'))
    // What cannot be read is listed by when it was changed last.
    utimesSync(file, new Date('2026-11-17'), new Date('2026-11-17'))
    const all = "select format, seq, bytes from flywheel.session where key = 'checkout-t0002'"
    asked(url, "update flywheel.session set format = 99 where key = 'checkout-t0002'")
    const before = [readFileSync(file, 'utf8'), asked(url, all)]
    const reading = [
      'show checkout-t0002 log',
      'notes checkout-t0002',
      'open checkout-t0002 --linear',
      'check checkout-t0002',
    ]
    const lines = [...reading, 'restore checkout-t0002', 'list', 'actions --json', 'wheel', 'momentum', 'copy backup']
    const [one, other] = [answers(files, lines), answers(database, lines)]
    for (const [i, answer] of one.entries()) expect(other[i], lines[i]).toEqual(answer)
    expect(one.map(({ code }) => code)).toEqual([5, 5, 5, 5, 5, 0, 0, 0, 0, 0])
    expect([readFileSync(file, 'utf8'), asked(url, all)]).toEqual(before)
  })
})

if (!postgresPrograms()) test(noPostgres, context => context.skip())
