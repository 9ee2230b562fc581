/** Session files as disks, sync clients and strangers leave them, met by the built program. */
import { copyFileSync, cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { flywheel, folder } from './program.ts'
import { together } from './together.ts'

/** A folder with a session of three people that has just begun, and its file. */
function begun(): { cwd: string; file: string } {
  const cwd = folder()
  const { code, stderr } = flywheel(['new', '--team', 'a', '--people', 'Ana,Bo,Chidi', '--no-open'], { cwd })
  expect(stderr).toBe('')
  expect(code).toBe(0)
  return { cwd, file: join(cwd, 'sessions', 'a-t0001.json') }
}

describe('a session whose file was removed after a clean leave', () => {
  test('is found by open, check and restore', () => {
    const { cwd, file } = begun()
    const whole = readFileSync(file, 'utf8')
    rmSync(file)
    const opened = flywheel(['open', 'a-t0001', '--linear'], { cwd })
    expect(opened.stderr).toContain('a-t0001.json: the file is gone.')
    expect(opened.code).toBe(3)
    const checked = flywheel(['check', 'a-t0001'], { cwd })
    expect(checked.stdout).toContain('flywheel restore')
    expect(checked.code).toBe(3)
    const restored = flywheel(['restore', 'a-t0001'], { cwd })
    expect(restored.stdout).toMatch(/^\d+ entr(y is|ies are) back, up to \S+ \S+\n$/)
    expect(restored.code).toBe(0)
    expect(flywheel(['check', 'a-t0001'], { cwd }).code).toBe(0)
    expect(JSON.parse(whole).log.slice(0, 1)).toEqual(JSON.parse(readFileSync(file, 'utf8')).log.slice(0, 1))
  })

  test('is kept when a new one gets its name', () => {
    const { cwd, file } = begun()
    rmSync(file)
    const made = flywheel(['new', '--team', 'a', '--people', 'Ana', '--no-open'], { cwd })
    expect(made.code).toBe(0)
    expect(made.stderr).toMatch(
      /^An earlier a-t0001\.json was removed; its last state is kept as \.a-t0001\.kept-\S+\n$/,
    )
    const kept = readdirSync(join(cwd, 'sessions')).filter(n => n.startsWith('.a-t0001.kept-'))
    expect(kept).toHaveLength(1)
    expect(readFileSync(join(cwd, 'sessions', kept[0]!), 'utf8')).toContain('"team":"a"')
  })
})

/** 19 MB each: what would cost gigabytes or seconds to read. */
const heavy: Record<string, () => string> = {
  'lists in lists': () => '['.repeat(19_000_000),
  'objects in objects on a line of its own': () => `{"log":[\n${'{"n":'.repeat(3_800_000)}`,
  'empty lists': () => `[${'[],'.repeat(6_300_000)}[]]`,
  'line ends': () => '\n'.repeat(19_000_000),
  backslashes: () => `["${'\\'.repeat(19_000_000)}`,
  'a session whose last part is deep': () =>
    `{\n  "format": 3,\n  "id": "x",\n  "log": [],\n  "session": ${'['.repeat(18_000_000)}`,
}

describe('a file of 19 MB that is', () => {
  test.each(Object.keys(heavy))('%s is told as damaged within 150 MB of memory', name => {
    const { cwd, file } = begun()
    const bad = join(cwd, 'sessions', 'bad.json')
    writeFileSync(bad, heavy[name]!())
    // The same text as a journal, beside a session that is whole.
    const beside = folder()
    cpSync(join(cwd, 'sessions'), join(beside, 'sessions'), { recursive: true })
    renameSync(join(beside, 'sessions', 'bad.json'), join(beside, 'sessions', 'a-t0001.journal'))
    const lines = [
      ['check', bad],
      ['restore', bad],
      ['open', bad, '--linear'],
      ['list', '--json'],
      ['check', 'a-t0001'],
    ]
    const [checked, restored, opened, listed, journal] = together(
      lines.map((argv, i) => ({ argv, cwd: i < 4 ? cwd : beside })),
      { NODE_OPTIONS: '--max-old-space-size=100 --max-semi-space-size=8' },
    )
    expect(checked?.code).toBe(3)
    expect(restored).toMatchObject({ code: 1, err: expect.stringContaining('Nothing of bad.json') })
    expect(opened?.code).toBe(3)
    expect(listed?.code).toBe(0)
    expect(JSON.parse(listed?.out ?? '').map((s: { path: string }) => s.path)).toContain(file)
    expect(journal?.code).toBe(0)
    expect(existsSync(file)).toBe(true)
  })
})

describe('copies of a session file', () => {
  test('are named as copies, and are not counted as turns of their own', () => {
    const { cwd, file } = begun()
    const beside = (name: string) => join(cwd, 'sessions', name)
    const copies = ['a-t0001 (1).json', 'a-t0001.sync-conflict-20261130-101112-ABCDEFG.json', 'a-t0001 copy.json']
    for (const name of copies) copyFileSync(file, beside(name))
    // One of them is ahead of the others: it is the session.
    flywheel(['open', beside(copies[0]!), '--linear'], { cwd, env: {} })
    const listed = JSON.parse(flywheel(['list', '--json'], { cwd }).stdout) as { path: string; copyOf?: string }[]
    const names = listed.filter(s => s.copyOf === undefined)
    expect(names.map(s => s.path)).toEqual([beside(copies[0]!)])
    expect(listed.filter(s => s.copyOf === copies[0])).toHaveLength(3)
    expect(flywheel(['list'], { cwd }).stdout).toContain(`a copy of ${copies[0]}`)
    const { stderr } = flywheel(['new', '--team', 'a', '--people', 'Ana', '--no-open'], { cwd })
    expect(stderr).toContain(copies[0])
    // Ticked actions go to the session, not to whichever copy comes first.
    const notes = join(cwd, 'ticked.md')
    writeFileSync(notes, '# a, turn 1: Retro\n\n## Actions\n\n- [x] nothing of ours\n')
    const imported = JSON.parse(flywheel(['import', notes, '--json'], { cwd }).stdout) as { session: string }
    expect(imported.session).toBe(beside(copies[0]!))
  })
})

describe('a new session that cannot be hosted leaves nothing', () => {
  const host = (cwd: string, env: Record<string, string>, ...more: string[]) =>
    flywheel(['host', 'n', '--team', 'a', '--people', 'Ana', '--headless', ...more], { cwd, env })
  const made = (cwd: string) => (existsSync(join(cwd, 'sessions')) ? readdirSync(join(cwd, 'sessions')) : [])

  test.each([
    ['a state folder that cannot be', { FLYWHEEL_STATE: '/proc/x' }, /FLYWHEEL_STATE/],
    ['a state folder under a file', { FLYWHEEL_STATE: '/dev/null/x' }, /FLYWHEEL_STATE/],
    ['no home', { HOME: '', FLYWHEEL_STATE: '', XDG_STATE_HOME: '' }, /FLYWHEEL_STATE/],
  ])('%s', (_, env, says) => {
    const cwd = folder()
    const { code, stderr } = host(cwd, env, '--port', '0')
    expect(stderr).toMatch(says)
    expect(code).toBe(1)
    expect(readdirSync(cwd)).toEqual([])
  })

  test('a port that is taken', async () => {
    const cwd = folder()
    const server = createServer()
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const { code, stderr } = host(cwd, { FLYWHEEL_STATE: folder() }, '--port', String(port))
    server.close()
    expect(stderr).toContain(`Port ${port} of 127.0.0.1 cannot be had: something listens there already.`)
    expect(code).toBe(1)
    expect(made(cwd)).toEqual([])
  })
})

test('a name too long for a file is said in a sentence', () => {
  const { code, stderr } = flywheel(
    ['new', '--team', 'a', '--people', 'Ana', '--no-open', '--file', `${'x'.repeat(300)}.json`],
    {},
  )
  expect(stderr).toContain('its name is too long')
  expect(code).toBe(1)
})
