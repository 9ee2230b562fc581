/** The config file: what it may say, how a fault in it is told, and who wins over it. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { stringify } from 'yaml'
import { type Config, configPath, noConfig } from '../../src/cli/config/config.ts'
import { example } from '../../src/cli/config/example.ts'
import { readKeys } from '../../src/cli/config/keys.ts'
import { loadConfig } from '../../src/cli/config/load.ts'
import { readConfig, settingNames } from '../../src/cli/config/read.ts'
import { settingsSaid } from '../../src/cli/config/said.ts'
import { lookFrom, settings } from '../../src/cli/environment.ts'
import { sentence, UserError } from '../../src/errors.ts'
import { program } from '../support/program.ts'
import { flywheel, folder, plainEnv, root } from './program.ts'

const read = (text: string) => readConfig(new TextEncoder().encode(text), 'config.yaml')

/** The sentence a config is refused with. */
function refusal(text: string | Uint8Array): string {
  try {
    readConfig(typeof text === 'string' ? new TextEncoder().encode(text) : text, 'config.yaml')
  } catch (error) {
    if (error instanceof UserError) return sentence(error)
    throw error
  }
  return ''
}

describe('a config file', () => {
  test('sets what it says, and knows in which line', () => {
    const { values, lines } = read('# mine\nbell: off\nteams:\n  checkout: [Ana, Bo]\n  data: [Dora]\n')
    expect(values).toEqual({ bell: 'off', teams: { checkout: ['Ana', 'Bo'], data: ['Dora'] } })
    expect(lines).toEqual({ bell: 2, teams: 3, 'teams.checkout': 4, 'teams.data': 5 })
  })

  test('may be empty, or nothing but remarks', () => {
    expect(read('').values).toEqual({})
    expect(read('# later\n').values).toEqual({})
    expect(read('{}').values).toEqual({})
  })

  test.each([
    ['colr: true\n', 'config.yaml, line 1, column 1: there is no setting "colr"; did you mean color?'],
    ['color: true\nsound: 1\n', 'line 2, column 1: there is no setting "sound"; there are dir,'],
    ['color: maybe\n', 'line 1, column 8: "color" is true or false, not "maybe".'],
    ['bell: loud\n', 'line 1, column 7: "bell" is one of off, end, on, not "loud".'],
    ['people: Ana\n', 'line 1, column 9: "people" is a list of names, such as [Ana, Bo], not "Ana".'],
    ['people: [Ana, ana]\n', 'line 1, column 15: there are two of the name "ana"; add a letter to one of them.'],
    ['teams:\n  x: [A]\n  x: [B]\n', 'line 3, column 3: this key stands twice in the same place.'],
    [
      'dir: a\nstore: postgres://h/d\n',
      'line 2, column 1: sessions are in a folder or in a database: leave out dir or store.',
    ],
    ['store: mysql://h/d\n', 'line 1, column 8: "store" is the address of a database, such as postgres://'],
    ['dir: "a\\u0007b"\n', 'line 1, column 6: "dir" is a path without control characters, not "ab".'],
    ['- color\n', 'a config file is a list of settings, such as theme: dark.'],
    ['color: [true\n', 'line 2, column 1: '],
    ['mouse: 1\ncolor: 2\nlinear: 3\n', 'Also look at lines 2 and 3.'],
    ['a: &x 1\n', 'line 1, column 7: anchors (&name) are not read here.'],
  ])('%j is refused', (text, say) => {
    expect(refusal(text)).toContain(say)
    expect(refusal(text)).toMatch(/Nothing was done\. Correct that line; .*config --example$/)
  })

  test('is refused whole when it is no UTF-8', () => {
    expect(refusal(new Uint8Array([0x61, 0x3a, 0xff]))).toContain('this is no UTF-8 text')
  })

  test('any bytes are read, or refused with a sentence', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), bytes => {
        refusal(bytes)
      }),
      { numRuns: 2_000 },
    )
  })

  test('any values under any names are read, or refused with a place', () => {
    const value = fc.letrec(tie => ({
      any: fc.oneof(
        { maxDepth: 3 },
        fc.string({ unit: 'grapheme' }),
        fc.integer(),
        fc.boolean(),
        fc.constant(null),
        fc.array(tie('any'), { maxLength: 4 }),
        fc.dictionary(fc.string(), tie('any'), { maxKeys: 4 }),
      ),
    })).any
    const key = fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...settingNames) }, fc.string())
    fc.assert(
      fc.property(fc.dictionary(key, value, { maxKeys: 5 }), config => {
        const text = stringify(config)
        const say = refusal(text)
        if (say) expect(say).toMatch(/^config\.yaml(, line \d+, column \d+)?: /)
        else expect(Object.keys(read(text).values).every(name => settingNames.includes(name))).toBe(true)
      }),
      { numRuns: 2_000 },
    )
  })

  test('the example names every setting, and is read as soon as its remarks are taken away', () => {
    const taken = example
      .split('\n')
      .filter(line => /^# {1,3}[a-z][a-z. ]*:/.test(line) && !/^# store:/.test(line))
      .map(line => line.slice(2))
    expect(read(example).values).toEqual({})
    const config = read(taken.join('\n'))
    const { values } = config
    expect(readKeys(config)?.size).toBe(2)
    expect([...Object.keys(values), 'store'].sort()).toEqual([...settingNames].sort())
  })
})

test('docs/formats.md has a row for every setting, and none besides', () => {
  const page = readFileSync(join(root, 'docs', 'formats.md'), 'utf8')
  const [, table = ''] = /<!-- settings -->([\s\S]*)<!-- \/settings -->/.exec(page) ?? []
  const named = [...table.matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name)
  expect(named.sort()).toEqual([...settingNames].sort())
})

describe('where it lies', () => {
  test('in the folder for such files of each system, unless a variable names one', () => {
    expect(configPath({}, 'linux', '/home/ana')).toBe('/home/ana/.config/flywheel/config.yaml')
    expect(configPath({ XDG_CONFIG_HOME: '/etc/ana' }, 'linux', '/home/ana')).toBe('/etc/ana/flywheel/config.yaml')
    expect(configPath({ XDG_CONFIG_HOME: 'ana' }, 'linux', '/home/ana')).toBe('/home/ana/.config/flywheel/config.yaml')
    expect(configPath({ APPDATA: '/roaming' }, 'win32', '/home/ana')).toBe('/roaming/flywheel/config.yaml')
    expect(configPath({ FLYWHEEL_CONFIG: './mine.yaml' }, 'linux', '/home/ana')).toBe('./mine.yaml')
    expect(configPath({}, 'linux', '')).toBe(undefined)
  })

  test('none is fine, but not where one is named', async () => {
    const none = join(folder(), 'none')
    await expect(loadConfig({ XDG_CONFIG_HOME: none })).resolves.toBe(noConfig)
    await expect(loadConfig({ FLYWHEEL_CONFIG: none })).rejects.toThrow(/There is no config file/)
    await expect(loadConfig({ FLYWHEEL_CONFIG: folder() })).rejects.toThrow(/is no file/)
    const large = join(folder(), 'large.yaml')
    writeFileSync(large, '#'.repeat(200_000))
    await expect(loadConfig({ FLYWHEEL_CONFIG: large })).rejects.toThrow(/has 196 kB; 128 kB is the most/)
  })
})

describe('who wins', () => {
  const file: Config = {
    path: 'config.yaml',
    values: { dir: '/file', color: false, ascii: true, linear: true, mouse: false, bell: 'off' },
    lines: { dir: 1, color: 2, ascii: 3, linear: 4, mouse: 5, bell: 6 },
    keyPlaces: {},
  }

  test('the file wins over what is built in', () => {
    const here = { dir: '/file', color: false, ascii: true, linear: true, mouse: false, bell: 'off' }
    expect(settings({}, {}, file)).toMatchObject(here)
  })

  test('a variable wins over the file', () => {
    const env = { FLYWHEEL_DIR: '/env', FLYWHEEL_ASCII: '0', ACCESSIBLE: '0' }
    expect(settings({}, env, file)).toMatchObject({ dir: '/env', ascii: false, linear: false })
    const colourful: Config = { path: 'c', values: { color: true }, lines: { color: 1 }, keyPlaces: {} }
    expect(settings({}, { NO_COLOR: '1' }, colourful).color).toBe(false)
    expect(settings({}, { TERM: 'dumb' }, colourful).color).toBe(false)
  })

  test('an option wins over both', () => {
    const flags = { dir: '/flag', color: true, ascii: false, linear: false, mouse: true, bell: true }
    const count = { ...flags, bell: 'end' }
    expect(
      settings(flags, { FLYWHEEL_DIR: '/env', NO_COLOR: '1', FLYWHEEL_ASCII: '1', ACCESSIBLE: '1' }, file),
    ).toMatchObject(count)
  })

  test('--bell rings as the file says, at least at the end of the time', () => {
    const loud = (bell: 'off' | 'end' | 'on') => ({ ...noConfig, values: { bell } })
    expect(settings({ bell: true }, {}, loud('on')).bell).toBe('on')
    expect(settings({ bell: true }, {}, loud('off')).bell).toBe('end')
    expect(settings({ bell: false }, {}, loud('on')).bell).toBe('off')
    expect([read('bell: true').values.bell, read('bell: off').values.bell]).toEqual(['end', 'off'])
  })

  test('theme and motion: an option, a variable, the file; a name there is none of is refused', () => {
    const set: Config = { ...noConfig, values: { theme: 'dark', motion: 'reduced' } }
    expect(settings({}, {}, set)).toMatchObject({ theme: 'dark', motion: 'reduced' })
    const env = { FLYWHEEL_THEME: 'light', FLYWHEEL_MOTION: 'full' }
    expect(settings({}, env, set)).toMatchObject({ theme: 'light', motion: 'full' })
    expect(settings({ theme: 'contrast' }, env, set).theme).toBe('contrast')
    expect(() => settings({}, { FLYWHEEL_THEME: 'pink' }, set)).toThrow('FLYWHEEL_THEME is none of terminal, light,')
    expect(lookFrom({ FLYWHEEL_THEME: 'pink', FLYWHEEL_MOTION: 'reduced' }).look).toMatchObject({ still: true })
    expect(lookFrom({ FLYWHEEL_THEME: 'pink' }).look.name).toBe(undefined)
  })

  test('what is said of it is what counts', () => {
    const say = fc.option(fc.boolean(), { nil: undefined })
    const variable = fc.constantFrom(undefined, '', '0', '1')
    fc.assert(
      fc.property(say, say, say, variable, variable, (flag, color, ascii, noColor, plain) => {
        const env = { ...(noColor ? { NO_COLOR: noColor } : {}), ...(plain ? { FLYWHEEL_ASCII: plain } : {}) }
        const flags = flag === undefined ? {} : { ascii: flag, color: flag }
        const values = { ...(color === undefined ? {} : { color }), ...(ascii === undefined ? {} : { ascii }) }
        const config = { path: 'c', values, lines: { color: 1, ascii: 2 }, keyPlaces: {} }
        const count: Record<string, unknown> = settings(flags, env, config)
        for (const { name, value } of settingsSaid(flags, env, config).settings)
          if (name in count) expect(value, name).toEqual(count[name])
      }),
    )
  })
})

describe('flywheel', () => {
  /** Runs it with this config file. */
  function configured(text: string, ...args: string[]) {
    const home = folder()
    mkdirSync(join(home, 'flywheel'))
    writeFileSync(join(home, 'flywheel', 'config.yaml'), text)
    return flywheel(args, { env: { XDG_CONFIG_HOME: home } })
  }

  test('config says where each value comes from', () => {
    const { stdout } = configured('ascii: true\nteams:\n  checkout: [Ana, Bo]\n', 'config', '--no-mouse')
    const rows = stdout.split('\n').map(row => row.split(/ {2,}/))
    expect(rows).toContainEqual(['ascii', 'true', 'line 1'])
    expect(rows).toContainEqual(['teams.checkout', 'Ana, Bo', 'line 3'])
    expect(rows).toContainEqual(['mouse', 'false', '--no-mouse'])
    expect(rows).toContainEqual(['color', 'true', 'built in'])
  })

  test('config shows no password of a database', () => {
    const { stdout } = configured('store: postgres://ana:secret@db.example.com/retros\n', 'config', '--json')
    expect(stdout).toContain('db.example.com/retros')
    expect(stdout).not.toContain('secret')
  })

  test('a new turn takes team, people and agenda from it', () => {
    const { stdout, code } = configured(
      'team: checkout\nagenda: turn-60\nteams:\n  checkout: [Ana, Bo]\n',
      'new',
      '--no-open',
      '--json',
    )
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ team: 'checkout', turn: 1 })
  })

  test('a wrong file stops a command, and neither help nor its own path', () => {
    const { code, stderr } = configured('colour: true\n', 'list')
    expect(code).toBe(2)
    expect(stderr).toMatch(
      /^flywheel: .*config\.yaml, line 1, column 1: there is no setting "colour"; did you mean color\?/,
    )
    expect(configured('colour: true\n', 'help', 'exit-codes').code).toBe(0)
    expect(configured('colour: true\n', 'config', '--path').code).toBe(0)
  })

  test('home is painted as the file says', async () => {
    const home = folder()
    writeFileSync(join(home, 'mine.yaml'), 'ascii: true\n')
    const env = { ...plainEnv(), FLYWHEEL_CONFIG: join(home, 'mine.yaml') }
    const running = program([], { env, cwd: home })
    await running.see('F1 help')
    expect(running.text()).toContain('> enter')
    expect(running.text()).not.toContain('▸')
    running.type('q')
    await running.exited
  })
})
