/** Session files as disks, sync clients and strangers leave them, met by the built program. */
import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { flywheel, folder } from './program.ts'

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
    `{\n  "format": 1,\n  "id": "x",\n  "log": [],\n  "session": ${'['.repeat(18_000_000)}`,
}

describe('a file of 19 MB that is', () => {
  test.each(Object.keys(heavy))(
    '%s is told as damaged within 150 MB of memory',
    name => {
      const { cwd, file } = begun()
      const bad = join(cwd, 'sessions', 'bad.json')
      writeFileSync(bad, heavy[name]!())
      const env = { NODE_OPTIONS: '--max-old-space-size=100 --max-semi-space-size=8' }
      expect(flywheel(['check', bad], { cwd, env }).code).toBe(3)
      expect(flywheel(['restore', bad], { cwd, env })).toMatchObject({
        code: 1,
        stderr: expect.stringContaining('Nothing of bad.json'),
      })
      expect(flywheel(['open', bad, '--linear'], { cwd, env }).code).toBe(3)
      const listed = flywheel(['list', '--json'], { cwd, env })
      expect(listed.code).toBe(0)
      expect(JSON.parse(listed.stdout).map((s: { path: string }) => s.path)).toContain(file)
      // The same text as a journal, beside a session that is whole.
      copyFileSync(bad, file.replace(/json$/, 'journal'))
      expect(flywheel(['check', file], { cwd, env }).code).toBe(0)
      rmSync(file.replace(/json$/, 'journal'))
      expect(existsSync(file)).toBe(true)
    },
    60_000,
  )
})
