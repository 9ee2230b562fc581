import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { inside } from './inside.ts'
import { folder } from './program.ts'

describe('agenda', () => {
  test('lists agendas and exercises, for people and for programs', async () => {
    const { code, stdout } = await inside(['agenda', 'list'])
    expect(code).toBe(0)
    expect(stdout).toMatch(/^ {2}retro +25 min {2}Retro$/m)
    expect(stdout).toMatch(/^ {2}six-pillars +5 min +What is weak/m)
    expect(stdout.split('\n').filter(row => row.length > 80)).toEqual([])
    const data = JSON.parse((await inside(['agenda', 'list', '--json'])).stdout)
    expect(data.agendas).toContainEqual({ name: 'retro', title: 'Retro', minutes: 25 })
    expect(data.exercises).toContainEqual(
      expect.objectContaining({ name: 'watch-signals', phase: 'value', kinds: ['signals'] }),
    )
  })

  test('shows an agenda and an exercise by name, its steps with their minutes', async () => {
    expect((await inside(['agenda', 'show', 'retro'])).stdout).toMatch(
      /^Retro, 25 min, 16 steps\n\nOPENING, 3 min\n {2}2 min/,
    )
    expect((await inside(['agenda', 'show', 'six-pillars'])).stdout).toMatch(/^ {2}3 min +sweep +What is weak/m)
    expect(JSON.parse((await inside(['agenda', 'show', 'six-pillars', '--json'])).stdout)).toMatchObject({
      id: 'six-pillars',
      steps: [{ kind: 'sweep' }, { kind: 'write' }],
    })
  })

  test('a format of the library is begun as a file, edited, and checked by its line', async () => {
    const cwd = folder()
    expect((await inside(['agenda', 'new', 'ours.yaml', '--from', 'sailboat'], { cwd })).code).toBe(0)
    const check = () => inside(['agenda', 'check', 'ours.yaml'], { cwd })
    expect(await check()).toMatchObject({ code: 0, stdout: 'ours.yaml is whole: ours, 7 steps, 29 minutes\n' })
    const broken = `sed -i 's/kind: vote/kind: boat/'`
    const edited = await inside(['agenda', 'edit', 'ours.yaml'], { cwd, env: { EDITOR: broken } })
    expect(edited.code).toBe(2)
    expect(edited.stderr).toMatch(/ours\.yaml, line \d+, column \d+: /)
    expect((await check()).code).toBe(2)
    expect((await inside(['agenda', 'edit', 'ours.yaml'], { cwd, env: { EDITOR: 'false' } })).stderr).toContain(
      'ended with 1',
    )
    expect((await inside(['agenda', 'check', 'gone.yaml'], { cwd })).stderr).toContain('There is no file gone.yaml')
    expect((await inside(['agenda', 'new', 'b.yaml', '--from', 'sailbot'], { cwd })).stderr).toContain(
      'Did you mean sailboat?',
    )
  })

  test('makes a file to start from, which can be shown and used, and never writes over one', async () => {
    const cwd = folder()
    const made = await inside(['agenda', 'new', 'ours.yaml'], { cwd })
    expect(made).toMatchObject({ code: 0, stdout: 'ours.yaml\n' })
    const text = readFileSync(join(cwd, 'ours.yaml'), 'utf8')
    expect(text).toMatch(/^# An agenda of your own/)
    expect((await inside(['agenda', 'show', 'ours.yaml'], { cwd })).stdout).toMatch(/^ours, \d+ min/)
    const used = ['new', '--agenda', 'ours.yaml', '--team', 'x', '--people', 'Ana,Bo', '--no-open']
    expect((await inside(used, { cwd })).code).toBe(0)
    const again = await inside(['agenda', 'new', 'ours.yaml'], { cwd })
    expect(again.code).toBe(1)
    expect(again.stderr).toBe('flywheel: ours.yaml is there already and stays as it is. Name another file.\n')
    expect(readFileSync(join(cwd, 'ours.yaml'), 'utf8')).toBe(text)
  })

  test('makes it of the exercises that are named', async () => {
    const cwd = folder()
    const { code, stdout } = await inside(
      ['agenda', 'new', 'ours.json', '--with', 'watch-signals, gameplay', '--json'],
      {
        cwd,
      },
    )
    expect(code).toBe(0)
    expect(JSON.parse(stdout).exercises).toEqual([
      'settle',
      'check-in',
      'gameplay',
      'watch-signals',
      'promises',
      'return-on-time',
      'summary',
    ])
    expect(JSON.parse(readFileSync(join(cwd, 'ours.json'), 'utf8'))).toMatchObject({ id: 'ours' })
  })

  test('says what is wrong in a sentence, exit 2', async () => {
    const says = async (...args: string[]) => {
      const { code, stdout, stderr } = await inside(['agenda', ...args])
      expect([code, stdout]).toEqual([2, ''])
      return stderr
    }
    expect(await says('show', 'six-pilars')).toContain('Did you mean: flywheel agenda show six-pillars')
    expect(await says('show')).toContain('Which one? To see them all: flywheel agenda list')
    expect(await says('new')).toContain('Try: flywheel agenda new ours.yaml')
    expect(await says('new', 'ours')).toContain('"ours" should end in .yaml. Try: flywheel agenda new ours.yaml')
    expect(await says('new', 'ours.yaml', '--with', 'game-play')).toContain(
      'There is no exercise "game-play". Did you mean gameplay?',
    )
  })

  test('a folder that is not there is said, exit 1', async () => {
    const { code, stderr } = await inside(['agenda', 'new', 'nowhere/ours.yaml'])
    expect(code).toBe(1)
    expect(stderr).toBe('flywheel: There is no folder nowhere. Make it first, or name another.\n')
  })

  test('a file that is no agenda is refused with its line', async () => {
    const cwd = folder()
    writeFileSync(join(cwd, 'bad.yaml'), 'id: ours\ntitle: Ours\nminutes: 5\nphases: nothing\n')
    const { code, stderr } = await inside(['agenda', 'show', 'bad.yaml'], { cwd })
    expect(code).toBe(2)
    expect(stderr).toMatch(/bad\.yaml.*4/)
  })
})

describe('tenets', () => {
  test('prints the wheel: four phases, twelve tenets, each with its question and exercise', async () => {
    const { code, stdout } = await inside(['tenets'])
    expect(code).toBe(0)
    expect(stdout.match(/^[1-4] {2}[A-Z]/gm)).toHaveLength(4)
    expect(stdout.match(/^ +\d+ {2}[A-Z]/gm)).toHaveLength(12)
    expect(stdout).toMatch(/^ +10 {2}A culture that prevents problems$/m)
    expect(stdout).toContain('> six-pillars, 5 min (sweep and write); also findings-again,')
    expect(stdout.split('\n').filter(row => row.length > 80)).toEqual([])
    expect(stdout).toMatch(/^[\x00-\x7f]*$/)
  })

  test('and as data', async () => {
    const data = JSON.parse((await inside(['tenets', '--json'])).stdout)
    expect(data.map((p: { chair: string }) => p.chair)).toEqual(['CEO', 'engineers', 'product', 'CTO'])
    expect(data[3].tenets[0]).toMatchObject({
      number: 10,
      id: 'problem-prevention',
      exercises: [
        { id: 'six-pillars', minutes: 5, kinds: ['sweep', 'write'] },
        {},
        { id: 'prevention' },
        { id: 'in-two-years' },
      ],
    })
  })
})
