import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { inside } from './inside.ts'
import { folder, launcher, plainEnv } from './program.ts'

/** A folder with a session of three people that has just begun. */
async function begun(): Promise<string> {
  const cwd = folder()
  const { code, stderr } = await inside(['new', '--team', 'Café Süd', '--people', 'Ana,Bo,Chidi', '--no-open'], { cwd })
  expect(stderr).toBe('')
  expect(code).toBe(0)
  return cwd
}

describe('new', () => {
  test('makes a file for its owner alone, named after the team', async () => {
    const cwd = await begun()
    const file = join(cwd, 'sessions', 'cafe-sud-t0001.json')
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ format: 3, id: 'cafe-sud-t0001' })
  })

  test('a turn that is still open comes first', async () => {
    const { code, stderr } = await inside(['new', '--team', 'café süd', '--people', 'Ana', '--no-open'], {
      cwd: await begun(),
    })
    expect(stderr).toContain('Turn 1 of Café Süd is still open.')
    expect(code).toBe(1)
  })

  test('asks nothing when nobody is at the keyboard, and says what is missing', async () => {
    expect((await inside(['new', '--team', 'x', '--no-open'])).stderr).toContain('--people Ana,Bo,Chidi')
    expect((await inside(['new', '--people', 'Ana', '--no-open'])).stderr).toContain('--team')
  })

  test('two of one name are refused, and no file is left', async () => {
    const cwd = folder()
    const { code, stderr } = await inside(['new', '--team', 'x', '--people', 'Ana,ana', '--no-open'], { cwd })
    expect(stderr).toContain('There are two of the name ana.')
    expect(code).toBe(2)
    expect((await inside(['list', '--json'], { cwd })).stdout).toBe('[]\n')
  })

  test('an agenda of one’s own is refused with its line', async () => {
    const cwd = folder()
    writeFileSync(
      join(cwd, 'ours.yaml'),
      'id: ours\ntitle: Ours\nminutes: 5\nphases:\n  - id: opning\n    title: Open\n    exercises: []\n',
    )
    const { code, stderr } = await inside(
      ['new', '--agenda', 'ours.yaml', '--team', 'x', '--people', 'Ana', '--no-open'],
      {
        cwd,
      },
    )
    expect(stderr).toMatch(/ours\.yaml.*5.*opning/)
    expect(code).toBe(2)
  })
})

describe('what prints data', () => {
  test('list, show, check and doctor give JSON that can be read', async () => {
    const cwd = await begun()
    const data = async (...args: string[]) => JSON.parse((await inside([...args, '--json'], { cwd })).stdout)
    expect(await data('list')).toMatchObject([{ team: 'Café Süd', number: 1, people: 3, state: 'open' }])
    expect(await data('show', 'cafe-sud-t0001', 'session')).toMatchObject({
      n: 4,
      people: [{ name: 'Ana' }, { name: 'Bo' }, { name: 'Chidi' }],
    })
    expect(await data('show', 'cafe-sud-t0001', 'log')).toHaveLength(4)
    expect(await data('show', 'cafe-sud-t0001', 'actions')).toEqual([])
    expect(
      (await data('show', 'cafe-sud-t0001', 'metrics')).every((m: { points: unknown[] }) => m.points.length === 0),
    ).toBe(true)
    expect(await data('check', 'cafe-sud-t0001')).toMatchObject([{ ok: true, entries: 4 }])
    expect((await data('doctor')).map((f: { about: string }) => f.about)).toContain('folder')
  })

  test('words for people are lines without escapes', async () => {
    const cwd = await begun()
    for (const args of [['list'], ['show', 'cafe-sud-t0001', 'session'], ['show', 'cafe-sud-t0001', 'log'], ['doctor']])
      expect((await inside(args, { cwd })).stdout).toMatch(/^[^\x00-\x09\x0b-\x1f\x7f-\x9f]+$/)
  })

  test('actions are also printed for spreadsheets, and nothing else is', async () => {
    const cwd = await begun()
    expect((await inside(['show', 'cafe-sud-t0001', 'actions', '--csv'], { cwd })).stdout).toMatch(
      /^\uFEFF"?[a-z]+"?,/i,
    )
    expect((await inside(['show', 'cafe-sud-t0001', 'log', '--csv'], { cwd })).code).toBe(2)
  })

  test('a reader that stops early is no fault', async () => {
    const cwd = await begun()
    const command = `"${process.execPath}" "${launcher}" show cafe-sud-t0001 session --json`
    const done = spawnSync('bash', ['-c', `set -o pipefail; ${command} | true`], {
      cwd,
      encoding: 'utf8',
      env: plainEnv(),
    })
    expect(done.stderr).toBe('')
    expect(done.status).toBe(0)
  })

  test('the sessions are where the flag says, else where the environment says', async () => {
    const cwd = await begun()
    mkdirSync(join(cwd, 'empty'))
    const env = { FLYWHEEL_DIR: join(cwd, 'empty') }
    expect((await inside(['list', '--json'], { cwd, env })).stdout).toBe('[]\n')
    expect(JSON.parse((await inside(['list', '--json', '--dir', 'sessions'], { cwd, env })).stdout)).toHaveLength(1)
  })
})

describe('a damaged file', () => {
  test('check says the line and how to go on, exit 3; restore brings it back and keeps the damaged one', async () => {
    const cwd = await begun()
    const file = join(cwd, 'sessions', 'cafe-sud-t0001.json')
    const whole = readFileSync(file, 'utf8')
    writeFileSync(file, whole.replace('"format": 3', '"format": 3,,'))

    const damaged = await inside(['check', file], { cwd })
    expect(damaged.code).toBe(3)
    expect(damaged.stdout).toMatch(/^damaged {2}\S+ {2}cafe-sud-t0001\.json, line 2: .*flywheel restore .*\n$/)

    const restored = await inside(['restore', 'cafe-sud-t0001'], { cwd })
    expect(restored.stderr).toBe('')
    expect(restored.stdout).toMatch(/^\d+ entries are back, up to \d{4}-.*damaged-.*\n$/)
    expect((await inside(['check', file], { cwd })).code).toBe(0)
  })

  test('a file from a newer program is left as it is, exit 5', async () => {
    const cwd = await begun()
    const file = join(cwd, 'sessions', 'cafe-sud-t0001.json')
    const newer = readFileSync(file, 'utf8').replace('"format": 3', '"format": 99')
    writeFileSync(file, newer)
    expect((await inside(['check', file], { cwd })).code).toBe(5)
    expect(readFileSync(file, 'utf8')).toBe(newer)
  })
})
