/** The demo: a finished turn plays itself through the real screens, and nothing is kept of it. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { program } from '../support/program.ts'

it('can be leafed through to its end, a key a step, and leaves no file', async () => {
  const cwd = mkdtempSync(join(tmpdir(), 'flywheel-demo-'))
  onTestFinished(() => rmSync(cwd, { recursive: true, force: true }))
  const app = program(['demo'], { cwd })
  onTestFinished(() => app.kill('SIGKILL'))
  await app.see('THE BET')
  for (let step = 2; step <= 16; step++) {
    await app.press('n', `step ${step} of 16`)
    const rows = app.rows()
    expect(
      rows.filter(row => /^─{80}$/.test(row)),
      rows.join('\n'),
    ).toHaveLength(2)
    expect(rows[0]).toContain('playing')
  }
  await app.press('n', 'That was the whole turn.')
  await app.press('w', '1 PURPOSE')
  app.type('\x1b\x1b[I')
  await app.see('That was the whole turn.')
  app.type('q')
  expect((await app.exited).exitCode).toBe(0)
  expect(app.buffer()).toBe('normal')
  expect(readdirSync(cwd)).toEqual([])
})

it('stops and goes on, and takes no change', async () => {
  const app = program(['demo'], {})
  onTestFinished(() => app.kill('SIGKILL'))
  await app.see('playing')
  await app.press('\r', 'stopped')
  expect(app.text()).toContain('enter go on')
  await app.press('?', 'HERE')
  expect(app.text()).not.toContain('take the last thing back')
  app.type('\x1b\x1b[I')
  await app.see('stopped')
  await app.press('\r', 'playing')
  app.type('q')
  expect((await app.exited).exitCode).toBe(0)
})
