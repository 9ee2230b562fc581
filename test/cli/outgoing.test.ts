/** Whatever stands in sessions, agendas, maps and arguments: what leaves the program steers no terminal and turns no line round. */
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { harmless, harmlessLine, harmlessStyled, jsonText } from '../../src/outgoing.ts'
import { inside } from './inside.ts'
import { flywheel, folder, root } from './program.ts'

const runs = Number(process.env.FLYWHEEL_RUNS ?? 200)

/** The clipboard, a title, colours, C1, bidi overrides and isolates, a bell, a line of its own, a tab. */
const evil = [
  '\x1b]52;c;cHduZWQ=\x07',
  '\x1b]0;title\x1b\\',
  '\x1b[2J\x1b[31m',
  '\x9d52;c;cHduZWQ=\x9c\x9b2J',
  '\u202egnp.exe\u2066\u2069\u200f\u061c',
  '\x07\x08\x7f\x85\u2028',
  'a\nflywheel: all is well\rb\tc',
]

const wild = /[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f]|\r(?!\n)/

/** What left, with what is packed inside of it: pictures in a page. */
function unpacked(text: string): string[] {
  return [text, ...[...text.matchAll(/base64,([A-Za-z0-9+/=]+)/g)].map(m => Buffer.from(m[1]!, 'base64').toString())]
}

function expectHarmless(text: string, about: string): void {
  for (const part of unpacked(text)) {
    const at = part.search(wild)
    if (at >= 0) expect.fail(`${about}: ${JSON.stringify(part.slice(Math.max(0, at - 60), at + 20))}`)
  }
}

/** Runs a command line inside this process; what it wrote anywhere must be harmless. */
async function run(...argv: string[]): Promise<{ code: number | null; out: string }> {
  const { code, stdout, stderr } = await inside(argv)
  const about = JSON.stringify(argv)
  expectHarmless(stdout, `${about} on stdout`)
  expectHarmless(stderr, `${about} on stderr`)
  expect(stderr, about).not.toMatch(/fault of the program/)
  return { code, out: stdout }
}

/** Every text of a value with something behind it; what the program itself gives a meaning stays. */
function poisoned(value: unknown, poison: string, key = ''): unknown {
  const texts = ['text', 'name', 'title', 'team', 'ask', 'owner', 'note', 'signal', 'why', 'we', 'if', 'measure', 'saw']
  if (typeof value === 'string') return texts.includes(key) ? value + poison : value
  if (Array.isArray(value)) return value.map(v => poisoned(v, poison, key))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, poisoned(v, poison, k)]))
}

type File = { sum?: string; format: number; id: string; log: { by: string; move: Record<string, unknown> }[] }
const example = (): File => {
  const file = JSON.parse(readFileSync(join(root, 'sessions/examples/checkout-t0002.json'), 'utf8'))
  delete file.sum
  return file
}

/** Session files that somebody made to harm whoever reads them, by name. */
function hostileSessions(): Record<string, string> {
  const files: Record<string, string> = {}
  // All in every text, in both orders: what ends one may not hide the next.
  files.texts = JSON.stringify(poisoned(example(), evil.join('x')))
  files.turned = JSON.stringify(poisoned(example(), evil.toReversed().join('x')))
  const poison = evil.join('')
  const inner = example()
  inner.log[3]!.move[poison] = poison
  const does = example()
  does.log[5]!.move.do = poison
  const by = example()
  for (const entry of by.log) entry.by += poison
  const id = example()
  id.id = poison
  ;(id.log[0]!.move.turn as Record<string, unknown>).id = poison
  for (const [name, file] of Object.entries({ inner, does, by, id })) files[name] = JSON.stringify(file)
  files.key = JSON.stringify({ ...example(), [poison]: 1 })
  files.broken = `{"format": 1, ${poison}`
  files.newer = JSON.stringify({ ...example(), format: 99, [poison]: poison })
  return files
}

describe('sessions', () => {
  test('every command and every export of every hostile session', async () => {
    const dir = join(folder(), 'sessions')
    mkdirSync(dir)
    const files = hostileSessions()
    for (const [name, text] of Object.entries(files)) writeFileSync(join(dir, `${name}.json`), text)
    let shown = 0
    for (const name of Object.keys(files)) {
      const there = ['--dir', dir]
      for (const audience of ['team', 'others'])
        for (const format of ['md', 'html']) {
          const to = join(dir, `${name}-${audience}.${format}`)
          if ((await run('notes', name, '--for', audience, '--format', format, ...there)).code === 0) shown++
          await run('notes', name, '--for', audience, '--format', format, '--out', to, ...there)
        }
      for (const what of ['session', 'actions', 'metrics', 'log']) {
        await run('show', name, what, ...there)
        const { code, out } = await run('show', name, what, '--json', ...there)
        if (code === 0) expect(() => JSON.parse(out)).not.toThrow()
      }
      await run('show', name, 'actions', '--csv', ...there)
      await run('check', name, ...there)
      await run('check', name, '--json', ...there)
      await run('open', name, ...there)
      await run('replay', name, ...there)
      await run('host', name, ...there)
    }
    // Files that cannot be read at all prove little.
    expect(shown).toBeGreaterThan(10)
    for (const file of readdirSync(dir).filter(f => /\.(md|html)$/.test(f)))
      expectHarmless(readFileSync(join(dir, file), 'utf8'), file)
  })

  test('every command over a folder of one hostile session', async () => {
    const files = Object.entries(hostileSessions())
    for (const [name, text] of files) {
      const dir = join(folder(), 'sessions')
      mkdirSync(dir)
      writeFileSync(join(dir, `${name}.json`), text)
      for (const command of ['list', 'actions', 'wheel', 'momentum'])
        for (const more of [[], ['--json'], ...(command === 'actions' ? [['--csv'], ['--open']] : [])])
          await run(command, ...more, '--dir', dir)
      await run('new', '--team', 'checkout', '--people', 'Ana', '--no-open', '--dir', dir)
      await run('import', join(dir, `${name}.json`), '--dir', dir)
    }
  })

  test('JSON keeps what words leave out', async () => {
    const dir = folder()
    const name = `Team \x9b\u202e\u2066 end`
    const file = example()
    for (const { move } of file.log) if (move.do === 'join') move.name = name
    writeFileSync(join(dir, 'x.json'), JSON.stringify(file))
    const log = JSON.parse((await run('show', 'x', 'log', '--json', '--dir', dir)).out) as File['log']
    expect(log.filter(e => e.move.name === name).length).toBeGreaterThan(0)
  })
})

test('every word and every value of a command line', async () => {
  const cwd = folder()
  const dir = ['--dir', join(cwd, 'sessions')]
  mkdirSync(join(cwd, 'sessions'))
  for (const poison of evil) {
    const words = `x${poison}y`
    for (const argv of [
      [words],
      [words, words],
      [`--${words}`],
      ['help', words],
      ['list', words],
      ['list', '--dir', words],
      ['actions', words],
      ['wheel', words],
      ['wheel', '--team', words],
      ['momentum', '--team', words],
      ['notes', words],
      ['notes', 'x', '--for', words],
      ['show', words, 'log'],
      ['show', 'x', words],
      ['open', words],
      ['host', words],
      ['host', words, '--port', words],
      ['host', 'x', '--team', words, '--port', words],
      ['join', words, '--as', words],
      ['import', words],
      ['import', 'x', '--into', words],
      ['check', words],
      ['check', words, '--json'],
      ['restore', words],
      ['replay', words, '--speed', words],
      ['map', 'draw', words],
      ['map', words, words],
      ['map', 'convert', words, '--to', words],
      ['agenda', 'show', words],
      ['agenda', words],
      ['agenda', 'new', words],
      ['agenda', 'new', join(cwd, `${words}.yaml`), '--with', words],
      ['completion', words],
      ['new', '--team', 'x', '--people', `Ana,${words}`, '--agenda', words, '--no-open'],
      ['list', `--${words}=${words}`],
      ['list', '--debug', words],
    ])
      await run(...argv, ...(argv.includes('--dir') ? [] : dir))
    await run('new', '--team', words, '--people', `Ana ${words},${words}`, '--no-open', '--json', ...dir)
    await run('list', ...dir)
    await run('list', '--json', ...dir)
  }
})

test('every agenda, and every agenda that is written', async () => {
  const cwd = folder()
  for (const [i, poison] of evil.entries()) {
    const yaml = (of: string) =>
      `id: ours\ntitle: ${of}\nminutes: 5\nphases:\n  - id: open\n    title: ${of}\n    ${of}: 1\n`
    const written = readFileSync(await begun(join(cwd, `own${i}.yaml`)), 'utf8')
    for (const [name, text] of [
      [`raw${i}.yaml`, yaml(poison)],
      [`quoted${i}.yaml`, yaml(JSON.stringify(poison))],
      [`title${i}.yaml`, written.replace(/title: .*/, `title: ${JSON.stringify(`Ours ${poison}`)}`)],
      [`key${i}.json`, JSON.stringify({ [poison]: poison })],
    ] as const) {
      writeFileSync(join(cwd, name), text)
      for (const more of [[], ['--yaml'], ['--json']]) await run('agenda', 'show', join(cwd, name), ...more)
      await run('new', '--agenda', join(cwd, name), '--team', `t${i}`, '--people', 'Ana', '--no-open', '--dir', cwd)
    }
    await run('agenda', 'new', join(cwd, `made ${poison.replace(/[/\x00]/g, '')}.yaml`))
  }
  for (const name of readdirSync(cwd).filter(name => name.startsWith('made') && statSync(join(cwd, name)).isFile()))
    expectHarmless(readFileSync(join(cwd, name), 'utf8'), 'a new agenda')
})

async function begun(file: string): Promise<string> {
  expect((await run('agenda', 'new', file, '--with', 'the-ask')).code).toBe(0)
  return file
}

test('every map in every form', async () => {
  const cwd = folder()
  for (const [i, poison] of evil.entries()) {
    const flat = poison.replace(/[\r\n]/g, ' ')
    const text = [
      `title Tea ${flat}`,
      `component "Cup ${flat}" [0.8, 0.5]`,
      `component Water${flat} [0.4, 0.9]`,
      `anchor ${flat} [0.9, 0.6]`,
      `"Cup ${flat}"->Water${flat}`,
      `note ${flat} [0.2, 0.2]`,
      `annotation 1 [0.3, 0.3] ${flat}`,
      `evolution ${flat}->b->c->d`,
      `y-axis ${flat}`,
      `url ${flat} [https://x.y/${flat}]`,
      `${poison} nonsense`,
    ].join('\n')
    const file = join(cwd, `map${i}.owm`)
    writeFileSync(file, text)
    writeFileSync(join(cwd, 'plain.owm'), 'component Cup [0.8, 0.5]\n')
    for (const to of ['owm', 'mermaid', 'svg', 'json']) await run('map', 'convert', file, '--to', to)
    for (const action of ['draw', 'check', 'parse']) {
      await run('map', action, file)
      await run('map', action, file, '--json')
    }
    await run('map', 'diff', join(cwd, 'plain.owm'), file)
    await run('map', 'diff', join(cwd, 'plain.owm'), file, '--json')
    await run('map', 'draw', file, '--at', poison, '--focus', poison, '--zoom', poison, '--size', poison)
    expect((await run('map', 'draw', file)).code).toBe(0)
  }
})

test('the built program writes as harmlessly', () => {
  const cwd = folder()
  const dir = join(cwd, 'sessions')
  mkdirSync(dir)
  const [poison] = evil
  writeFileSync(join(dir, 'x.json'), JSON.stringify({ ...example(), [poison!]: 1 }))
  writeFileSync(join(dir, 'y.json'), JSON.stringify(poisoned(example(), poison!)))
  writeFileSync(join(cwd, 'm.owm'), `component "Cup ${poison}" [0.8, 0.5]\n`)
  for (const args of [
    ['notes', 'x'],
    ['show', 'x', 'log'],
    ['open', 'x', '--linear'],
    ['notes', 'y', '--format', 'html'],
    ['show', 'y', 'actions', '--csv'],
    ['actions'],
    ['map', 'convert', 'm.owm', '--to', 'svg'],
    ['map', 'draw', 'm.owm', poison!],
    [poison!],
    ['notes', 'x', '--debug'],
  ]) {
    const { stdout, stderr } = flywheel(args, { cwd })
    expectHarmless(stdout, args.join(' '))
    expectHarmless(stderr, args.join(' '))
    expect(stdout + stderr).not.toBe('')
  }
})

describe('laws', () => {
  const any = fc.string({
    unit: fc.constantFrom(...'ab \n\r\t\x1b\x07\x9b\x9d\u202e\u2066]52;c[31m', ...evil),
    maxLength: 30,
  })

  test('nothing steers, what was harmless stays, twice is once', () => {
    fc.assert(
      fc.property(any, text => {
        expect(harmless(text)).not.toMatch(wild)
        expect(harmlessLine(text)).not.toMatch(/\n|\r/)
        expect(harmlessStyled(text).replace(/\x1b\[[0-9;]*m/g, '')).not.toMatch(wild)
        expect(harmless(harmless(text))).toBe(harmless(text))
        if (!wild.test(text)) expect(harmless(text)).toBe(text)
      }),
      { numRuns: runs },
    )
  })

  test('JSON comes back as it was', () => {
    fc.assert(
      fc.property(fc.dictionary(any, any), value => {
        expect(JSON.parse(jsonText(value, 2))).toEqual(value)
        expect(jsonText(value, 2)).not.toMatch(wild)
      }),
      { numRuns: runs },
    )
  })
})

test('there is one way out: nothing else in the program writes to a stream of the process or opens a file to write', () => {
  const ways = [
    'cli/files/output.ts',
    'cli/files/output-file.ts',
    'store/disk.ts',
    // Lines of JSON without control characters, written at once so that a place that takes none is noticed.
    'cli/serving/event-log.ts',
    // A host key and a facilitator's code are for their owner alone, and made only where nothing stands.
    'remote/gateway/keys/host-key.ts',
    'cli/hosting/host-plain.ts',
    // Opens to read alone.
    'store/quick-disk.ts',
    // Calls one of its own steps so; it writes through store/disk.ts.
    'store/writer.ts',
    // Makes a seat in memory.
    'service/seats.ts',
  ]
  const writes =
    /(?<!channel\.)\bstd(?:out|err)\.write\(|\bconsole\.|\bwriteFile\w*|\bappendFile\w*|\bcreateWriteStream|\bwritev?Sync|\bcopyFile\w*|\bfs\.open\(|\bopenSync|\bopen\([^()]*,\s*['"]/
  const src = join(root, 'src')
  const found = readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter(file => /\.tsx?$/.test(file))
    .filter(file => writes.test(readFileSync(join(src, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')))
  expect(found.sort()).toEqual(ways.sort())
})
