import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openMap } from '../../src/cli/files/map-file.ts'
import { mapAsked } from '../../src/cli/map-lines.ts'
import { program } from '../support/program.ts'
import { flywheel, folder, launcher, plainEnv } from './program.ts'

const shop = `title Tea Shop
anchor Public [0.95, 0.78]
component Cup of Tea [0.80, 0.58]
component Kettle [0.32, 0.33] inertia
Public->Cup of Tea
Cup of Tea->Kettle
`
const damaged = `${shop}component\nCup of Tea->Kettel\n`

/** A folder with a few maps in it. */
function maps(): string {
  const cwd = folder()
  writeFileSync(join(cwd, 'shop.owm'), shop)
  writeFileSync(
    join(cwd, 'later.owm'),
    shop.replace('[0.32, 0.33]', '[0.32, 0.60]').replace('Cup of Tea [', 'Cup of Tea ['),
  )
  writeFileSync(join(cwd, 'damaged.owm'), damaged)
  return cwd
}

const lines = (text: string) => text.trimEnd().split('\n')

describe('map draw', () => {
  test('draws in 80x24 where there is no terminal, and as large as asked', () => {
    const cwd = maps()
    const { code, stdout, stderr } = flywheel(['map', 'draw', 'shop.owm'], { cwd })
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout.split('\n')).toHaveLength(25)
    expect(stdout).toContain('◆ Public')
    const large = flywheel(['map', 'draw', 'shop.owm', '--size', '120x40'], { cwd })
    expect(large.stdout.split('\n')).toHaveLength(41)
  })

  test('--ascii and --no-braille', () => {
    const cwd = maps()
    expect(flywheel(['map', 'draw', 'shop.owm', '--ascii'], { cwd }).stdout).toMatch(/^[\x20-\x7e\n]*$/)
    expect(flywheel(['map', 'draw', 'shop.owm', '--no-braille'], { cwd }).stdout).not.toMatch(/[\u2801-\u28ff]/)
    expect(flywheel(['map', 'draw', 'shop.owm'], { cwd }).stdout).toMatch(/[\u2801-\u28ff]/)
  })

  test('--json tells what stands where, 0-based; the rows show it', () => {
    const { stdout } = flywheel(['map', 'draw', 'shop.owm', '--json'], { cwd: maps() })
    const drawing = JSON.parse(stdout)
    const kettle = drawing.nodes.find((n: { name: string }) => n.name === 'Kettle')
    expect(kettle.kind).toBe('component')
    expect([...drawing.rows[kettle.row]][kettle.column]).toBe('○')
    const [label] = kettle.label.lines
    expect([...drawing.rows[label.row]].slice(label.column, label.column + 6).join('')).toBe('Kettle')
    expect(drawing.edges).toHaveLength(2)
    expect(Object.keys(drawing.edges[0])).toEqual(expect.arrayContaining(['from', 'to', 'cells', 'hidden']))
  })

  test('several files as JSON: one object a line, in order, the file first', () => {
    const { stdout } = flywheel(['map', 'draw', 'later.owm', 'shop.owm', '--json'], { cwd: maps() })
    expect(lines(stdout).map(l => Object.entries(JSON.parse(l))[0])).toEqual([
      ['file', 'later.owm'],
      ['file', 'shop.owm'],
    ])
  })

  test('- reads standard input', () => {
    const done = spawnSync(process.execPath, [launcher, 'map', 'draw', '-'], {
      input: shop,
      encoding: 'utf8',
      env: plainEnv(),
    })
    expect(done.stdout).toContain('Cup of Tea')
    expect(done.status).toBe(0)
  })

  test('a focus that is not on the map: the nearest name, exit 2', () => {
    const { code, stdout, stderr } = flywheel(['map', 'draw', 'shop.owm', '--focus', 'Ketle'], { cwd: maps() })
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toBe('flywheel: Nothing on the map is called "Ketle". Did you mean "Kettle"?\n')
  })

  test('in a terminal it is as large as that, with colour', async () => {
    const cwd = maps()
    const shown = program(['map', 'draw', 'shop.owm'], { cwd, columns: 100, rows: 30 })
    await shown.exited
    await shown.see('Public')
    expect(lines(shown.text().replace(/\n+$/, ''))).toHaveLength(28)
    expect(shown.bytes()).toContain('\x1b[')
    expect(shown.buffer()).toBe('normal')
  })
})

describe('the other actions', () => {
  test('check: exit 0 and counts, exit 3 with line and column', () => {
    const cwd = maps()
    expect(flywheel(['map', 'check', 'shop.owm'], { cwd })).toMatchObject({ code: 0 })
    const { code, stdout } = flywheel(['map', 'check', 'shop.owm', 'damaged.owm'], { cwd })
    expect(code).toBe(3)
    expect(stdout).toMatch(/^damaged\.owm:7:\d+: error: /m)
    expect(stdout).toMatch(/^damaged\.owm:8:\d+: warning: .*Kettel.*Kettle/m)
  })

  test.each([
    ['owm', /^title Tea Shop\n/],
    ['mermaid', /^wardley-beta\n/],
    ['svg', /^<svg /],
    ['json', /^\{\n/],
  ])('convert --to %s', (form, begins) => {
    const { code, stdout } = flywheel(['map', 'convert', 'shop.owm', '--to', form], { cwd: maps() })
    expect(code).toBe(0)
    expect(stdout.replace(/^<\?xml[^>]*>\n?/, '')).toMatch(begins)
  })

  test('convert without a form, or to one that is not there: exit 2', () => {
    const cwd = maps()
    expect(flywheel(['map', 'convert', 'shop.owm'], { cwd })).toMatchObject({ code: 2, stdout: '' })
    expect(flywheel(['map', 'convert', 'shop.owm', '--to', 'png'], { cwd }).stderr).toMatch(
      /^flywheel: .*png.*owm, mermaid, svg/,
    )
  })

  test('diff says what moved and across which stage, and draws it', () => {
    const cwd = maps()
    const { code, stdout } = flywheel(['map', 'diff', 'shop.owm', 'later.owm'], { cwd })
    expect(code).toBe(0)
    expect(lines(stdout)[0]).toMatch(/Kettle.*Custom.*Product/)
    expect(stdout).toContain('Genesis')
    const { changes } = JSON.parse(flywheel(['map', 'diff', 'shop.owm', 'later.owm', '--json'], { cwd }).stdout)
    expect(changes).toMatchObject([{ change: 'moved', name: 'Kettle' }])
  })

  test('parse --json has the fields of a map', () => {
    const { stdout } = flywheel(['map', 'parse', 'shop.owm', '--json'], { cwd: maps() })
    const map = JSON.parse(stdout)
    expect(map.components[1]).toEqual({ name: 'Kettle', visibility: 0.32, evolution: 0.33, line: 4, inertia: true })
    expect(Object.keys(map)).toEqual(
      expect.arrayContaining([
        'title',
        'axis',
        'anchors',
        'components',
        'submaps',
        'evolve',
        'pipelines',
        'links',
        'notes',
        'annotations',
        'attitudes',
        'accelerators',
        'problems',
      ]),
    )
  })
})

test('a map is edited in plain lines too, each change saved', () => {
  const cwd = maps()
  const done = spawnSync(process.execPath, [launcher, 'map', 'edit', 'new.owm', '--linear'], {
    cwd,
    env: plainEnv(),
    encoding: 'utf8',
    input: 'add @Guest 60 95\nadd Coffee 70\nlink Guest > Coffee\nquit\n',
  })
  expect(done).toMatchObject({ status: 0, stderr: '' })
  expect(done.stdout).toContain('Guest needs Coffee.')
  expect(readFileSync(join(cwd, 'new.owm'), 'utf8')).toBe(
    'anchor Guest [0.95, 0.60]\ncomponent Coffee [0.50, 0.70]\nGuest->Coffee\n',
  )
})

describe('what does not fit is said in a sentence', () => {
  test.each([
    [['map', 'draw', 'gone.owm'], 1, 'gone.owm cannot be read: it is not there. "-" reads standard input.'],
    [['map', 'draw', '.'], 1, '. cannot be read: it is a folder.'],
    [['map', 'draw', 'shop.owm', '--size', 'big'], 2, '"big" is no size.'],
    [['map', 'draw', 'shop.owm', '--sise', '80x24'], 2, 'Did you mean --size?'],
    [['map', 'paint', 'shop.owm'], 2, 'Unknown value "paint"; choose one of: draw, edit'],
    [['map', 'draw'], 2, 'Missing argument: FILES. See: flywheel map --help'],
    [['map', 'edit', 'shop.owm', 'later.owm'], 2, 'One map is edited at a time'],
    [['map', 'edit', 'shop.owm'], 2, 'The full screen needs a terminal.'],
  ])('%j', (args, code, say) => {
    const done = flywheel(args, { cwd: maps() })
    expect(done.code).toBe(code)
    expect(done.stdout).toBe('')
    expect(done.stderr).toContain(say)
    expect(lines(done.stderr)).toHaveLength(1)
  })

  test('words it does not know are left to the parser', () => {
    expect(mapAsked(['map', 'draw', 'a.owm', '--strict'], {})).toMatchObject({ strict: true })
    expect(mapAsked(['map', 'draw', 'a.owm', '--size=80x24', '--json'], {})).toMatchObject({
      size: '80x24',
      json: true,
      paths: ['a.owm'],
    })
    for (const words of [
      ['draw'],
      ['edit', 'a'],
      ['draw', 'a', '--help'],
      ['draw', 'a', '--size'],
      ['draw', 'a', '-x'],
      ['--ascii', 'draw', 'a'],
    ])
      expect(mapAsked(['map', ...words], {})).toBeUndefined()
  })
})

describe('map edit, in a terminal', () => {
  test('opens, moves a part, saves at once, and gives the terminal back', async () => {
    const cwd = maps()
    const map = program(['map', 'edit', 'shop.owm'], { cwd })
    await map.see('Public  visible 95')
    map.type('/Kettle\r')
    await map.see('Kettle  visible 32')
    await map.press('M3', 'was 33, visible 32')
    await map.press('\r', 'Kept: move Kettle')
    map.type('q')
    expect((await map.exited).exitCode).toBe(0)
    expect(readFileSync(join(cwd, 'shop.owm'), 'utf8')).toBe(shop.replace('[0.32, 0.33]', '[0.32, 0.55]'))
    expect(map.buffer()).toBe('normal')
    expect(readdirSync(cwd).sort()).toEqual(['damaged.owm', 'later.owm', 'shop.owm'])
  })

  test('E runs the editor on the terminal itself and takes what it wrote', async () => {
    const cwd = maps()
    const editor = join(cwd, 'editor.sh')
    writeFileSync(editor, '#!/bin/sh\nprintf "editor here"; read answer; sed -i "s/Kettle/$answer/" "$1"\n')
    chmodSync(editor, 0o755)
    const map = program(['map', 'edit', 'shop.owm'], { cwd, env: { EDITOR: editor, VISUAL: '' } })
    await map.see('Public  visible 95')
    await map.press('E', 'editor here')
    expect(map.buffer()).toBe('normal')
    await map.press('Samovar\r', 'Kept: the text as you edited it')
    expect(map.buffer()).toBe('alternate')
    await expect.poll(() => readFileSync(join(cwd, 'shop.owm'), 'utf8')).toBe(shop.replaceAll('Kettle', 'Samovar'))
    // The keyboard is the app's again.
    await map.press('u', 'Taken back: edit the text')
    map.type('q')
    await map.exited
  })
})

describe('the file of a map', () => {
  test('keeps its permissions, and a link stays a link', async () => {
    const cwd = maps()
    const path = join(cwd, 'shop.owm')
    chmodSync(path, 0o640)
    symlinkSync('shop.owm', join(cwd, 'link.owm'))
    const file = await openMap(join(cwd, 'link.owm'))
    expect(await file.save(`${shop}// more\n`)).toEqual({ is: 'saved' })
    expect(readFileSync(path, 'utf8')).toBe(`${shop}// more\n`)
    expect(statSync(path).mode & 0o777).toBe(0o640)
  })

  test('is not overwritten when somebody else changed it', async () => {
    const cwd = maps()
    const path = join(cwd, 'shop.owm')
    const file = await openMap(path)
    writeFileSync(path, '// theirs\n')
    expect(await file.save('// mine\n')).toEqual({ is: 'changed', text: '// theirs\n' })
    expect(readFileSync(path, 'utf8')).toBe('// theirs\n')
    expect(await file.save('// mine\n', '// theirs\n')).toEqual({ is: 'saved' })
    expect(await file.beside('// a\n')).toBe('shop.mine.owm')
    expect(await file.beside('// b\n')).toBe('shop.mine-2.owm')
  })

  test('one that is not there is made by the first change', async () => {
    const path = join(folder(), 'new.owm')
    const file = await openMap(path)
    expect(file.text).toBe('')
    expect(existsSync(path)).toBe(false)
    expect(await file.save('title New\n')).toEqual({ is: 'saved' })
    expect(readFileSync(path, 'utf8')).toBe('title New\n')
  })

  test('bytes that would not come back as they were are refused', async () => {
    const path = join(folder(), 'latin.owm')
    writeFileSync(path, Buffer.from([0x74, 0xe9, 0x0a]))
    await expect(openMap(path)).rejects.toThrow('is not UTF-8')
  })

  test('a folder that cannot be written to is a sentence, and the change is kept on the screen', async () => {
    const cwd = folder()
    mkdirSync(join(cwd, 'gone'))
    const file = await openMap(join(cwd, 'gone', 'deeper', 'a.owm'))
    expect(await file.save('x')).toMatchObject({
      is: 'failed',
      say: expect.stringContaining('the folder is not there'),
    })
  })
})
