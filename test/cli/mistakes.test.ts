import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { inside } from './inside.ts'
import { folder } from './program.ts'

/** One line on stderr, nothing on stdout, and never a stack. */
async function expectRefused(args: string[], exit: number, say: RegExp): Promise<void> {
  const { code, stdout, stderr } = await inside(args)
  expect(stderr).toMatch(say)
  expect(stderr).toMatch(/^flywheel: [^\n]+\n$/)
  expect(stdout).toBe('')
  expect(code).toBe(exit)
}

describe('a command line that is not understood', () => {
  test('a mistyped command: the nearest one', async () => {
    await expectRefused(['lsit'], 2, /Did you mean: flywheel list/)
  })

  test('a mistyped option: the nearest one of that command', async () => {
    await expectRefused(
      ['new', '--peple', 'Ana'],
      2,
      /no option --peple\. Did you mean --people\? See: flywheel new --help/,
    )
  })

  test('a word that is none of those to choose from: all of them', async () => {
    await expectRefused(
      ['show', 'x', 'metric'],
      2,
      /Unknown value "metric"; choose one of: session, actions, metrics, log, tree\./,
    )
  })

  test('a value that is missing', async () => {
    await expectRefused(['list', '--dir'], 2, /--dir needs a value behind it\./)
  })

  test('words that are missing', async () => {
    await expectRefused(['check'], 2, /Missing argument: FILES\. See: flywheel check --help/)
  })

  test('a word too many', async () => {
    await expectRefused(['demo', 'again'], 2, /nothing for "again" to mean here/)
  })

  test('a speed that is none', async () => {
    await expectRefused(['replay', 'x', '--speed', '0'], 2, /--speed is a number above 0/)
  })
})

describe('without a terminal', () => {
  test.each([[[]], [['demo']], [['open', 'x.json']], [['new']]])('%j is refused in one sentence', async args => {
    const cwd = folder()
    writeFileSync(join(cwd, 'x.json'), '{}')
    const { code, stdout, stderr } = await inside(args, { cwd })
    expect(stdout).toBe('')
    expect(stderr).toMatch(/^flywheel: [^\n]+\n$/)
    expect(code).toBe(2)
  })
})

describe('a fault', () => {
  test('the stack is shown when it is asked for', async () => {
    expect((await inside(['show', 'nothing', 'log', '--debug'])).stderr).toMatch(/\n {4}at /)
    expect((await inside(['show', 'nothing', 'log'], { env: { FLYWHEEL_DEBUG: 'true' } })).stderr).toMatch(/\n {4}at /)
  })
})
