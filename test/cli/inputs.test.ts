/** Every word and option of every command, given what people and scripts give by mistake: a sentence and a documented exit code. */
import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { commands } from '../../src/cli/commands/index.ts'
import { home } from '../../src/cli/commands/open.ts'
import { type Command, commonOptions, nameOf, type Row } from '../../src/cli/parsing/command.ts'
import { exitCodes } from '../../src/errors.ts'
import { inside } from './inside.ts'
import { flywheel, folder } from './program.ts'
import { type Answer, together } from './together.ts'

/** What each line of each list was answered; every list has a folder of its own. */
function runAll(lists: readonly string[][][]): Answer[][] {
  const ready = prepared()
  const inFolders = lists.map(list => {
    const cwd = folder()
    cpSync(ready, cwd, { recursive: true })
    // With what it is given here a service could start and would go on; it must not find a place for its sockets.
    if (list[0]?.[0] === 'serve') writeFileSync(join(cwd, '.local'), '')
    return list.map(argv => ({ argv, cwd }))
  })
  const answers = together(inFolders.flat())
  return lists.map(list => answers.splice(0, list.length))
}

/** A folder with a session, a map and an agenda of the names the lines below use. */
function prepared(): string {
  const cwd = folder()
  expect(flywheel(['new', '--team', 'x', '--people', 'Ana', '--no-open'], { cwd }).code).toBe(0)
  writeFileSync(join(cwd, 'x.owm'), 'component Tea [0.6, 0.7]\n')
  mkdirSync(join(cwd, 'w'))
  return cwd
}

const odd = [
  '',
  '-',
  '--',
  '~',
  '~/w',
  '~nobody/w',
  '.',
  '..',
  '/',
  '-x',
  '--x',
  '-x.json',
  'a\nb',
  '\x1b[31m',
  '\x07',
  '\x9b',
  '\u202e',
  ' ',
]
const odder = [
  'constructor',
  '__proto__',
  'toString',
  '0',
  'null',
  '1e999',
  '%00',
  'a'.repeat(5_000),
  '\u{1f6de}',
  '\ud800',
  'C:\\x',
  'x.owm',
  'x-t0001',
]

/** A word that every other place of a command gets, so that the one place that is odd is what it stumbles over. */
const usual: Record<string, string> = { action: 'list', what: 'log', shell: 'bash', topic: 'new', files: 'x-t0001' }

const everyCommand = [home, ...commands].filter(it => nameOf(it) !== 'join')

function linesFor(it: Command): string[][] {
  const name = it === home ? [] : [nameOf(it)]
  const places = Object.keys(it.words ?? {})
  const rest = places.map(place => (nameOf(it) === 'map' && place === 'action' ? 'check' : (usual[place] ?? 'x-t0001')))
  const values = [...odd, ...odder]
  // What every command has is read in one place; two of them stand for all.
  const common = it === home || nameOf(it) === 'list' ? commonOptions : {}
  const options = Object.entries({ ...it.options, ...common } as Record<string, Row>)
  // One way reads all options that mean the same: the first of them in a command gets every value, the next a third of them, in turn.
  const kinds = options.map(([, row]) => row.means ?? row.choices?.join() ?? row.type)
  const valuesOf = (i: number) =>
    values.filter((_, v) => process.env.FLYWHEEL_RUNS || kinds.indexOf(kinds[i]) === i || v % 3 === i % 3)
  return [
    ...places.flatMap((_, i) => values.map(value => [...name, ...rest.map((word, j) => (i === j ? value : word))])),
    ...values.map(value => [...name, '--', value]),
    ...options.flatMap(([option, row], i) =>
      valuesOf(i).map(value =>
        row.type !== 'boolean' && odd.includes(value)
          ? [...name, ...rest, `--${option}`, value]
          : [...name, ...rest, `--${option}=${value}`],
      ),
    ),
    ...options.map(([option]) => [...name, ...rest, `--no-${option}`, `--${option}.x=1`]),
  ]
}

const documented = new Set<number>(Object.values(exitCodes).filter(code => code !== exitCodes.bug))

function expectCivil({ argv, code, out, err }: Answer): void {
  const what = `${JSON.stringify(argv).slice(0, 300)}: ${err.slice(0, 600)}`
  expect(documented.has(code), what).toBe(true)
  expect(err, what).not.toMatch(/\n {4}at |THROWN|TypeError|ERR_|\bE[A-Z]{4,}\b:/)
  expect(err + out, what).not.toMatch(/[^\P{Cc}\n]/u)
  if (code !== exitCodes.ok && !out) expect(err, what).not.toBe('')
}

describe('whatever it is given, it answers:', () => {
  let answers: Answer[][]
  beforeAll(() => {
    answers = runAll(everyCommand.map(linesFor))
  })

  test.each(everyCommand.map((it, i) => [it === home ? 'home' : nameOf(it), i] as const))('%s', (_, i) => {
    expect(answers[i]?.length).toBeGreaterThan(30)
    for (const answer of answers[i] ?? []) expectCivil(answer)
  })
})

describe('what is typed means the same for every command', () => {
  const singles = everyCommand.flatMap(it =>
    Object.entries({ ...it.options, ...commonOptions } as Record<string, Row>)
      .filter(([, row]) => row.type !== 'boolean' && row.means !== 'list')
      .map(([option, row]): [Command, string, Row] => [it, option, row]),
  )
  const command = (it: Command) => [
    ...(it === home ? [] : [nameOf(it)]),
    ...Object.keys(it.words ?? {}).map(place =>
      nameOf(it) === 'map' && place === 'action' ? 'check' : (usual[place] ?? 'x-t0001'),
    ),
  ]

  test('an option with one value that is given twice is refused by name', () => {
    const lines = singles.map(([it, option, row]) => {
      const value = row.choices?.[0] ?? '1'
      return [...command(it), `--${option}`, `${value}`, `--${option}=${value}`]
    })
    for (const { argv, code, err } of runAll([lines]).flat()) {
      expect(err, argv.join(' ')).toMatch(
        /^flywheel: --[a-z-]+ was given twice, and only one can count\. Give it once\.\n$/,
      )
      expect(code).toBe(2)
    }
  })

  test('an empty value is refused by the name of its option', () => {
    const texts = singles.filter(([, , row]) => !row.choices && row.type !== 'boolean')
    for (const { argv, code, err } of runAll([texts.map(([it, option]) => [...command(it), `--${option}=`])]).flat()) {
      expect(err, argv.join(' ')).toMatch(/^flywheel: --[a-z-]+ is empty\./)
      expect(code).toBe(2)
    }
  })

  test('lists add up, whether with commas or one by one', async () => {
    const ways = [
      ['--people', 'Ana,Bo,Chidi'],
      ['--people', 'Ana', '--people', 'Bo,Chidi'],
      ['--people=Ana', '--people=Bo', '--people', ' Chidi ,'],
    ]
    for (const way of ways) {
      const cwd = folder()
      expect((await inside(['new', '--team', 'x', '--no-open', ...way], { cwd })).stderr).toBe('')
      const { stdout } = await inside(['notes', 'x-t0001'], { cwd })
      expect(stdout).toContain('Here: Ana (facilitator), Bo, Chidi.')
    }
    const { stdout: twice } = await inside(['agenda', 'new', '-', '--with', 'westrum', '--with', 'six-pillars,gates'])
    expect(twice).toBe((await inside(['agenda', 'new', '-', '--with', 'westrum,six-pillars,gates'])).stdout)
    expect(twice).toContain('id: westrum')
  })

  test.each([
    ['notes', 'x-t0001', '--out', '~bob/n.md'],
    ['notes', 'x-t0001', '--out=~bob'],
    ['list', '--dir=~bob/w'],
    ['new', '--team', 'y', '--people', 'Ana', '--no-open', '--dir', '~bob\\w'],
    ['agenda', 'new', '~bob/ours.yaml'],
    ['map', 'draw', '~bob/x.owm'],
    ['check', '~bob/x-t0001.json'],
    ['import', '~bob/n.md'],
  ])('~user is refused before anything is made: %s %s', async (...args) => {
    const cwd = prepared()
    const { code, stderr } = await inside(args, { cwd })
    expect(stderr).toContain("~bob is nobody's home folder that this program knows. Write the whole path, or ./~bob")
    expect(code).toBe(2)
    expect(existsSync(join(cwd, '~bob')) || existsSync(join(cwd, '~bob\\w'))).toBe(false)
  })

  test.each([
    ['import', '/dev/zero'],
    ['map', 'draw', '/dev/zero'],
    ['map', 'check', '/dev/zero'],
    ['agenda', 'show', '/dev/zero'],
  ])('a device that never ends is read as far as such a file may be long: %s %s', async (...args) => {
    const { code, stderr } = await inside(args, { cwd: prepared() })
    expect(stderr).toMatch(/^flywheel: \/dev\/zero is too long to be read\. At most \d+ bytes are read\.\n$/)
    expect(code).toBe(1)
  })

  test('~ is the home folder wherever a path is meant', async () => {
    const cwd = prepared()
    const env = { HOME: cwd }
    const run = (...args: string[]) => inside(args, { env })
    expect((await run('list', '--dir=~/sessions')).stdout).toContain('x-t0001.json')
    expect((await run('list', '~/sessions')).stdout).toContain('x-t0001.json')
    expect((await run('check', '~/sessions/x-t0001.json')).stdout).toMatch(/^ok /)
    expect((await run('map', 'draw', '~/x.owm')).stdout).toContain('Tea')
    expect((await run('notes', 'x-t0001', '--dir=~/sessions', '--out=~/n.md')).code).toBe(0)
    expect((await run('import', '~/n.md', '--into=~/sessions/x-t0001.json')).code).not.toBe(70)
    expect((await inside(['list'], { env: { ...env, FLYWHEEL_DIR: '~/sessions' } })).stdout).toContain('x-t0001')
  })

  test('a file whose name begins with a dash is reached behind --', async () => {
    const cwd = prepared()
    writeFileSync(join(cwd, '-x.owm'), 'component Tea [0.6, 0.7]\n')
    expect((await inside(['map', 'draw', '--', '-x.owm'], { cwd })).stdout).toContain('Tea')
    expect(
      (await inside(['new', '--team', 'x', '--people', 'A', '--file', './-x.json', '--no-open'], { cwd })).code,
    ).toBe(0)
    expect((await inside(['check', '--', '-x.json'], { cwd })).stdout).toMatch(/^ok /)
  })

  test('variables of the environment that name no folder are refused by name', async () => {
    for (const value of ['-', 'a\x07b']) {
      const { code, stderr } = await inside(['list'], { env: { FLYWHEEL_DIR: value } })
      expect(stderr).toMatch(/^flywheel: .*FLYWHEEL_DIR[^\n]*\n$/)
      expect(code).toBe(2)
    }
  })
})
