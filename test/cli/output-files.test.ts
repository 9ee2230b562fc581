/** Files the program writes: never over a session, never over somebody's words, whole or not at all, and up to date at the close. */
import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  closeSync,
  constants,
  cpSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { localSessions } from '../../src/cli/local-sessions.ts'
import { placesOf } from '../../src/store/places.ts'
import { inside } from './inside.ts'
import { flywheel as built, folder, launcher, plainEnv, root } from './program.ts'

const flywheel = inside

/** A folder with the finished example turns in it. */
function finished(): string {
  const cwd = folder()
  for (const name of ['checkout-t0001.json', 'checkout-t0002.json'])
    cpSync(join(root, 'sessions', 'examples', name), join(cwd, 'sessions', name))
  return cwd
}

/** Everything in a folder with what is in it. */
function all(path: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(path, { recursive: true, encoding: 'utf8' })
      .filter(name => statSync(join(path, name)).isFile())
      .sort()
      .map(name => [name, readFileSync(join(path, name), 'latin1')]),
  )
}

/** One sentence on stderr, no stack, and every file as it was. */
async function expectRefused(cwd: string, args: string[], say: RegExp, exit = 1): Promise<void> {
  const before = all(cwd)
  const { code, stdout, stderr } = await flywheel(args, { cwd })
  expect(stderr, args.join(' ')).toMatch(say)
  expect(stderr).toMatch(/^flywheel: [^\n]+\n$/)
  expect(stdout).toBe('')
  expect(code).toBe(exit)
  expect(all(cwd)).toEqual(before)
}

describe('notes are never written over', () => {
  const beside = Object.values(placesOf('checkout-t0001.json')).slice(1)

  test.each([[[]], [['--force']]])('a session or what belongs to it, by its name (%j)', async force => {
    const cwd = finished()
    for (const path of beside) {
      const name = `sessions/${path.split('/').at(-1)}`
      for (const format of ['md', 'html'])
        await expectRefused(
          cwd,
          ['notes', 'checkout-t0002', '--format', format, '--out', name, ...force],
          /belongs to a session/,
        )
    }
    for (const name of ['sessions/other.json', 'x.journal', 'sessions/.checkout-t0001.0123456789abcdef.tmp'])
      await expectRefused(cwd, ['notes', 'checkout-t0002', '--out', name, ...force], /belongs to a session/)
    for (const name of ['sessions/checkout-t0001.damaged-2026-01-01T00-00-00-000Z'])
      await expectRefused(cwd, ['notes', 'checkout-t0002', '--out', name, ...force], /belongs to a session/)
  })

  test.each([[[]], [['--force']]])('a session or what belongs to it, by links and other names (%j)', async force => {
    const cwd = finished()
    const session = join(cwd, 'sessions', 'checkout-t0001.json')
    const box = join(cwd, 'sessions', 'checkout-t0001.box')
    writeFileSync(box, '{"a.b":{}}')
    cpSync(session, join(cwd, 'copy.md'))
    symlinkSync(session, join(cwd, 'soft.md'))
    linkSync(session, join(cwd, 'hard.md'))
    linkSync(box, join(cwd, 'box.md'))
    mkdirSync(join(cwd, 'way'))
    symlinkSync('../soft.md', join(cwd, 'way', 'longer.md'))
    for (const name of ['copy.md', 'soft.md', 'hard.md', 'box.md', 'way/longer.md'])
      await expectRefused(cwd, ['notes', 'checkout-t0002', '--out', name, ...force], /belongs to a session/)
    for (const name of ['soft.md', 'hard.md', 'copy.md'])
      await expectRefused(cwd, ['map', 'edit', name, '--linear'], /belongs to a session/)
  })

  test('a file somebody else wrote, unless with --force', async () => {
    const cwd = finished()
    for (const name of ['mine.md', 'mine.html', 'mine.txt']) {
      writeFileSync(join(cwd, name), '# Mine\n')
      await expectRefused(cwd, ['notes', 'checkout-t0002', '--out', name], /did not write it.*--force/)
      expect((await flywheel(['notes', 'checkout-t0002', '--out', name, '--force'], { cwd })).code).toBe(0)
      expect(readFileSync(join(cwd, name), 'utf8')).toContain('checkout, turn 2')
    }
    // Nothing can be lost from nothing.
    writeFileSync(join(cwd, 'empty.md'), '')
    expect((await flywheel(['notes', 'checkout-t0002', '--out', 'empty.md'], { cwd })).code).toBe(0)
  })

  test.each([
    ['a remark', (text: string) => text.replace('## Gates', 'Talk to Eva first.\n\n## Gates')],
    ['a tick', (text: string) => text.replace('- [ ] ask audit', '- [x] ask audit')],
    ['a box unticked', (text: string) => text.replace('- [x] one list', '- [ ] one list')],
    ['a line behind the mark', (text: string) => `${text}PS: thanks\n`],
    ['the mark taken away', (text: string) => text.replace(/<!-- flywheel notes.*\n/, '')],
    ['a letter', (text: string) => text.replace('checkout', 'Checkout')],
  ])('%s in notes, unless with --force', async (_, change) => {
    const cwd = finished()
    expect((await flywheel(['notes', 'checkout-t0002', '--out', 'n.md'], { cwd })).code).toBe(0)
    const text = readFileSync(join(cwd, 'n.md'), 'utf8')
    expect(change(text)).not.toBe(text)
    writeFileSync(join(cwd, 'n.md'), change(text))
    await expectRefused(
      cwd,
      ['notes', 'checkout-t0002', '--out', 'n.md'],
      /(--force replaces it. To take its ticks: flywheel import n\.md|did not write it.*--force)/,
    )
    expect((await flywheel(['notes', 'checkout-t0002', '--out', 'n.md', '--force'], { cwd })).code).toBe(0)
    expect(readFileSync(join(cwd, 'n.md'), 'utf8')).toBe(text)
  })

  test('a page with a remark', async () => {
    const cwd = finished()
    const args = ['notes', 'checkout-t0002', '--format', 'html', '--out', 'n.html']
    expect((await flywheel(args, { cwd })).code).toBe(0)
    expect((await flywheel(args, { cwd })).code).toBe(0)
    const text = readFileSync(join(cwd, 'n.html'), 'utf8')
    writeFileSync(join(cwd, 'n.html'), text.replace('<h1>', '<h1>Ours: '))
    await expectRefused(cwd, args, /Somebody changed n\.html/)
  })

  test('notes nobody changed are replaced, also after a way through an editor of another system', async () => {
    const cwd = finished()
    const args = ['notes', 'checkout-t0002', '--out', 'n.md']
    expect((await flywheel(args, { cwd })).code).toBe(0)
    const text = readFileSync(join(cwd, 'n.md'), 'utf8')
    for (const same of [text, text.replaceAll('\n', '\r\n'), `\uFEFF${text}`, text.trimEnd()]) {
      writeFileSync(join(cwd, 'n.md'), same)
      expect(await flywheel(args, { cwd })).toMatchObject({ code: 0 })
      expect(readFileSync(join(cwd, 'n.md'), 'utf8')).toBe(text)
    }
  })

  test('ticks that were imported are no loss: the notes may be written anew', async () => {
    const cwd = finished()
    await flywheel(['new', '--team', 'checkout', '--no-open'], { cwd })
    await flywheel(['notes', 'checkout-t0003', '--out', 'n.md'], { cwd })
    const text = readFileSync(join(cwd, 'n.md'), 'utf8')
    writeFileSync(join(cwd, 'n.md'), text.replace('- [ ] ask audit', '- [x] ask audit'))
    await expectRefused(cwd, ['notes', 'checkout-t0003', '--out', 'n.md'], /flywheel import n\.md/)
    expect((await flywheel(['import', 'n.md'], { cwd })).stdout).toContain('1 action settled')
    expect(await flywheel(['notes', 'checkout-t0003', '--out', 'n.md'], { cwd })).toMatchObject({ code: 0 })
  })
})

describe('a file is written whole', () => {
  test('what is there keeps its rights and its links, and nothing is left beside it', async () => {
    const cwd = finished()
    expect((await flywheel(['notes', 'checkout-t0002', '--out', 'n.md'], { cwd })).code).toBe(0)
    expect(statSync(join(cwd, 'n.md')).mode & 0o777).toBe(0o644)
    chmodSync(join(cwd, 'n.md'), 0o640)
    symlinkSync('n.md', join(cwd, 'link.md'))
    expect((await flywheel(['notes', 'checkout-t0002', '--for', 'others', '--out', 'link.md'], { cwd })).code).toBe(0)
    expect(statSync(join(cwd, 'n.md')).mode & 0o777).toBe(0o640)
    expect(readFileSync(join(cwd, 'n.md'), 'utf8')).toContain('for others;')
    expect(readdirSync(cwd).sort()).toEqual(['link.md', 'n.md', 'sessions'])
  })

  test('a folder, a missing folder, a device that takes nothing: a sentence each', async () => {
    const cwd = finished()
    mkdirSync(join(cwd, 'd'))
    await expectRefused(cwd, ['notes', 'checkout-t0002', '--out', 'd'], /d could not be written: a folder/)
    await expectRefused(cwd, ['notes', 'checkout-t0002', '--out', 'no/n.md'], /its folder is gone/)
    await expectRefused(cwd, ['notes', 'checkout-t0002', '--out', ''], /--out is empty/, 2)
    await expectRefused(cwd, ['notes', 'checkout-t0002', '--out', '/dev/full'], /no space is left/)
    expect((await flywheel(['notes', 'checkout-t0002', '--out', '/dev/null'], { cwd })).code).toBe(0)
    spawnSync('mkfifo', [join(cwd, 'pipe')])
    await expectRefused(cwd, ['notes', 'checkout-t0002', '--out', 'pipe'], /pipe could not be written: .*nobody reads/)
    const reader = openSync(join(cwd, 'pipe'), constants.O_RDONLY | constants.O_NONBLOCK)
    expect((await flywheel(['notes', 'checkout-t0002', '--out', 'pipe'], { cwd })).code).toBe(0)
    expect(readFileSync(reader, 'utf8')).toMatch(/^# checkout/m)
    closeSync(reader)
  })
})

describe('a turn that closes', () => {
  test('brings the notes it has written up to date, and leaves those somebody changed', async () => {
    const cwd = folder()
    await flywheel(['new', '--team', 'a', '--people', 'Ana', '--no-open'], { cwd })
    const beside = (name: string) => join(cwd, 'sessions', name)
    expect(
      (await flywheel(['notes', 'a-t0001', '--format', 'html', '--out', 'sessions/page.html'], { cwd })).code,
    ).toBe(0)
    expect((await flywheel(['notes', 'a-t0001', '--out', 'sessions/changed.md'], { cwd })).code).toBe(0)
    writeFileSync(beside('changed.md'), readFileSync(beside('changed.md'), 'utf8').replace('# a', 'Mine.\n\n# a'))
    const changed = readFileSync(beside('changed.md'), 'utf8')
    const local = localSessions(join(cwd, 'sessions'))
    const open = await local.appServices.open(beside('a-t0001.json'))
    const [team, others] = await local.appServices.notes(open.key)
    for (const path of [team!, others!, beside('page.html')]) expect(readFileSync(path, 'utf8')).toContain('still open')
    const outcome = open.room.submit({ by: open.room.session.facilitator! }, { do: 'close' })
    expect(outcome).toHaveProperty('entry')
    await local.leave()
    for (const path of [team!, others!, beside('page.html')])
      expect(readFileSync(path, 'utf8')).not.toContain('still open')
    expect(statSync(team!).mode & 0o777).toBe(0o600)
    expect(readFileSync(team!, 'utf8')).toBe((await flywheel(['notes', 'a-t0001'], { cwd })).stdout)
    expect(readFileSync(beside('page.html'), 'utf8')).toBe(
      (await flywheel(['notes', 'a-t0001', '--format', 'html'], { cwd })).stdout,
    )
    expect(readFileSync(beside('changed.md'), 'utf8')).toBe(changed)
  })

  test('the notes key says which notes somebody changed and writes the other', async () => {
    const cwd = finished()
    const local = localSessions(join(cwd, 'sessions'))
    const path = join(cwd, 'sessions', 'checkout-t0002.json')
    const [team, others] = await local.appServices.notes(path)
    writeFileSync(team!, `${readFileSync(team!, 'utf8')}Mine.\n`)
    writeFileSync(others!, '')
    await expect(local.appServices.notes(path)).rejects.toThrow(
      /Somebody changed checkout-t0002\.md.*for-others\.md was written/,
    )
    expect(readFileSync(team!, 'utf8')).toMatch(/Mine\.\n$/)
    expect(readFileSync(others!, 'utf8')).toContain('turn 2')
    await local.leave()
  })
})

describe('- is standard input or output', () => {
  const piped = (cwd: string, line: string) =>
    spawnSync('bash', ['-c', line.replaceAll('flywheel', `"${process.execPath}" "${launcher}"`)], {
      cwd,
      encoding: 'utf8',
      env: plainEnv(),
    })

  test('notes, show, check, import, agendas and maps take it', async () => {
    const cwd = finished()
    const plain = (await flywheel(['notes', 'checkout-t0002'], { cwd })).stdout
    expect((await flywheel(['notes', 'checkout-t0002', '--out', '-'], { cwd })).stdout).toBe(plain)
    expect(piped(cwd, 'flywheel notes - < sessions/checkout-t0002.json').stdout).toBe(plain)
    expect(piped(cwd, 'flywheel show - actions < sessions/checkout-t0002.json').stdout).toContain('ask audit')
    expect(piped(cwd, 'flywheel check - < sessions/checkout-t0002.json').stdout).toMatch(/^ok {7}-/)
    expect(piped(cwd, 'echo "{" | flywheel check -')).toMatchObject({ status: 3, stderr: '' })
    expect(piped(cwd, 'flywheel agenda new - | flywheel agenda show -').stdout).toContain(' min, ')
    expect(piped(cwd, 'flywheel agenda new - | flywheel new --agenda - --team x --people Ana --no-open').status).toBe(0)
    await flywheel(['new', '--team', 'checkout', '--no-open'], { cwd })
    const ticked =
      "flywheel notes checkout-t0002 | sed 's/- .. . ask audit/- [x] ask audit/; s/- \\[ \\] ask/- [x] ask/'"
    expect(piped(cwd, `${ticked} | flywheel import -`).stdout).toContain('1 action settled')
    expect(readdirSync(cwd)).toEqual(['sessions'])
  })

  test('where no stream can stand, one sentence', async () => {
    const cwd = folder()
    for (const args of [
      ['list', '-'],
      ['actions', '-'],
      ['wheel', '-'],
      ['momentum', '-'],
      ['host', '-'],
      ['replay', '-'],
      ['restore', '-'],
      ['open', '-', '--linear'],
      ['map', 'edit', '-'],
    ]) {
      const { code, stderr } = await flywheel(args, { cwd })
      expect(stderr, args.join(' ')).toMatch(/^flywheel: [^\n]+\n$/)
      expect([1, 2], args.join(' ')).toContain(code)
    }
  })

  test('empty words, ~ and words that begin with a dash', async () => {
    const cwd = finished()
    const home = { env: { HOME: cwd }, cwd }
    expect(built(['list', '--dir=~/sessions'], home).stdout).toContain('checkout')
    expect(built(['notes', 'checkout-t0002', '--out=~/n.md'], home).code).toBe(0)
    expect(readdirSync(cwd)).toContain('n.md')
    expect(readdirSync(cwd)).not.toContain('~')
    cpSync(join(cwd, 'sessions/checkout-t0002.json'), join(cwd, '-x.json'))
    expect((await flywheel(['check', '--', '-x.json'], { cwd })).stdout).toMatch(/^ok/)
    for (const args of [
      ['list', ''],
      ['list', '--dir', ''],
      ['notes', ''],
      ['import', ''],
      ['check', ''],
      ['agenda', 'new', ''],
      ['agenda', 'show', ''],
      ['--dir', ''],
      ['map', 'draw', ''],
    ]) {
      const { code, stdout, stderr } = await flywheel(args, { cwd })
      expect(stderr, args.join(' ')).toMatch(/^flywheel: [^\n]+\n$/)
      expect(stdout).toBe('')
      expect([1, 2], args.join(' ')).toContain(code)
    }
  })
})

describe('output that is not taken', () => {
  const shell = (cwd: string, line: string) =>
    spawnSync(
      'bash',
      ['-c', `set -o pipefail; ${line.replaceAll('flywheel', `"${process.execPath}" "${launcher}"`)}`],
      {
        cwd,
        encoding: 'utf8',
        env: plainEnv(),
      },
    )

  test.each([
    'notes checkout-t0002',
    'notes checkout-t0002 --format html',
    'list',
    '--help',
    'help new',
    'show checkout-t0002 log --json',
    'agenda list',
    'map draw m.owm',
    'tenets',
  ])('%s to a full disk: a sentence and an exit code', async line => {
    const cwd = finished()
    writeFileSync(join(cwd, 'm.owm'), 'component Cup [0.8, 0.5]\n')
    const { status, stderr } = shell(cwd, `flywheel ${line} > /dev/full`)
    expect(stderr).toMatch(/^flywheel: the output could not be written: no space is left[^\n]*\n$/)
    expect(status).toBe(1)
  })

  test.each(['notes checkout-t0002', '--help', 'agenda list', 'show checkout-t0002 log --json'])(
    '%s to a reader that stops is quiet',
    async line => {
      const { status, stderr } = shell(finished(), `flywheel ${line} | true`)
      expect([status, stderr]).toEqual([0, ''])
    },
  )
})

test('a folder that is not there, is none, or cannot be read: a sentence, and not 0', async () => {
  const cwd = folder()
  writeFileSync(join(cwd, 'file'), '')
  for (const command of ['list', 'actions', 'wheel', 'momentum'])
    for (const where of [['--dir', 'nope'], ['nope'], ['file'], ['--dir', 'file'], ['--dir', '/nope/nope']]) {
      const { code, stdout, stderr } = await flywheel([command, ...where], { cwd })
      expect(stderr, `${command} ${where}`).toMatch(/^flywheel: (There is no folder|The folder) [^\n]+\n$/)
      expect([code, stdout]).toEqual([1, ''])
    }
  // The usual folder is made by the first turn, so that it is missing says nothing is there yet.
  expect(await flywheel(['list'], { cwd })).toMatchObject({ code: 0, stdout: '' })
})

describe('encodings', () => {
  const utf16le = (text: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])
  const utf16be = (text: string) => Buffer.from(utf16le(text)).swap16()
  const ways: [string, (text: string) => Buffer][] = [
    ['UTF-16LE', utf16le],
    ['UTF-16BE', utf16be],
    ['UTF-8 with a mark', text => Buffer.from(`\uFEFF${text}`)],
    ['CR LF', text => Buffer.from(text.replaceAll('\n', '\r\n'))],
    ['letters in parts', text => Buffer.from(text.normalize('NFD'))],
  ]

  test.each(ways)('notes, agendas and maps in %s are read', async (_, encode) => {
    const cwd = folder()
    await flywheel(['agenda', 'new', 'a.yaml', '--with', 'the-ask'], { cwd })
    const yaml = readFileSync(join(cwd, 'a.yaml'), 'utf8').replace(/^title: .*/m, 'title: Für alle')
    writeFileSync(join(cwd, 'b.yaml'), encode(yaml))
    expect((await flywheel(['agenda', 'show', 'b.yaml'], { cwd })).stdout).toContain('Für alle')
    writeFileSync(join(cwd, 'm.owm'), encode('title Für alle\ncomponent Tür [0.8, 0.5]\n'))
    const { stdout } = await flywheel(['map', 'convert', 'm.owm', '--to', 'owm'], { cwd })
    expect(stdout.normalize('NFC')).toContain('component Tür')
  })

  test.each(ways)('ticks in notes of the open turn come back from %s', async (_, encode) => {
    const cwd = finished()
    await flywheel(['new', '--team', 'checkout', '--no-open'], { cwd })
    const text = (await flywheel(['notes', 'checkout-t0003'], { cwd })).stdout
    writeFileSync(join(cwd, 'n.md'), encode(text.replaceAll('- [ ]', '- [x]')))
    expect((await flywheel(['import', 'n.md'], { cwd })).stdout).toContain('2 actions settled')
  })

  test.each([
    ['ISO-8859-1', Buffer.from('title: f\xfcr alle\n', 'latin1'), /line 1.*looks like ISO-8859-1/],
    ['Windows-1252', Buffer.from('title: \x93f\xfcr\x94\n', 'latin1'), /looks like Windows-1252/],
    ['UTF-16 without a mark', Buffer.from('title: alle Leute\n', 'utf16le'), /looks like UTF-16LE/],
    ['no text', Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\xff\0\0\0\xff', 'latin1'), /is not text/],
  ])('%s is refused by name, everywhere', async (_, bytes, say) => {
    const cwd = finished()
    for (const name of ['a.yaml', 'n.md', 'm.owm']) writeFileSync(join(cwd, name), bytes)
    await expectRefused(cwd, ['agenda', 'show', 'a.yaml'], say)
    await expectRefused(cwd, ['new', '--agenda', 'a.yaml', '--team', 'x', '--people', 'Ana', '--no-open'], say)
    await expectRefused(cwd, ['import', 'n.md'], say)
    await expectRefused(cwd, ['map', 'draw', 'm.owm'], say)
    await expectRefused(cwd, ['map', 'check', 'm.owm', 'm.owm'], say)
  })
})

test('actions that say the same for two people, and actions of the open turn itself, are settled one by one', async () => {
  const cwd = finished()
  await flywheel(['new', '--team', 'checkout', '--no-open'], { cwd })
  const path = join(cwd, 'sessions', 'checkout-t0003.json')
  const local = localSessions(join(cwd, 'sessions'))
  const open = await local.appServices.open(path)
  const by = { by: open.room.session.facilitator! }
  const step = open.room.session.agenda.phases
    .flatMap(p => p.exercises.flatMap(e => e.steps))
    .find(s => s.kind === 'actions' && !('settle' in s && s.settle))!
  open.room.submit(by, { do: 'go', to: step.id })
  for (const owner of ['Ana', 'Bo', 'Cléo'])
    expect(open.room.submit(by, { in: step.id, do: 'add', text: 'Write the café list', owner })).toHaveProperty('entry')
  await local.leave()
  const text = (await flywheel(['notes', 'checkout-t0003'], { cwd })).stdout
  const status = () =>
    (
      JSON.parse(built(['show', 'checkout-t0003', 'actions', '--json'], { cwd }).stdout) as {
        owner?: string
        text: string
        status: string
      }[]
    )
      .filter(a => a.text === 'Write the café list')
      .map(a => `${a.owner} ${a.status}`)
  writeFileSync(join(cwd, 'n.md'), text.replace('- [ ] Write the café list - Bo', '- [x] Write the café list - Bo'))
  expect((await flywheel(['import', 'n.md'], { cwd })).stdout).toContain('1 action settled')
  expect(status()).toEqual(['Ana open', 'Bo done', 'Cléo open'])
  // Without the ids, in other letters, by words and owner.
  const bare = text
    .replace(/ <!-- [\w-]+ -->/g, '')
    .replace('- [ ] Write the café list - Cléo', '- [x] WRITE the café  list - Cléo')
  writeFileSync(join(cwd, 'n.md'), bare.normalize('NFD'))
  expect((await flywheel(['import', 'n.md'], { cwd })).stdout).toContain('1 action settled')
  expect(status()).toEqual(['Ana open', 'Bo done', 'Cléo done'])
})
