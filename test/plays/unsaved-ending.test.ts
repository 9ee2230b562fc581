/** A program that is ended while its folder takes nothing says so, and keeps everything somewhere else. */
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { flywheel, folder } from '../cli/program.ts'
import { program } from '../support/program.ts'

/** A retro that is open on a screen, whose folder has gone away under it; `home` takes files or not. */
async function cutOff(home: string, args: string[] = []) {
  const cwd = folder()
  flywheel(['new', '--team', 'checkout', '--people', 'Ana,Bo', '--no-open'], { cwd })
  const shown = program(['open', 'checkout-t0001', ...args], { cwd, env: { HOME: home, XDG_CACHE_HOME: folder() } })
  onTestFinished(() => shown.kill('SIGKILL'))
  await shown.see('checkout')
  renameSync(join(cwd, 'sessions'), join(cwd, 'gone'))
  return shown
}

test('SIGTERM with unsaved moves: a sentence, a copy of everything, and the exit code of the signal', async () => {
  const home = folder()
  const shown = await cutOff(home)
  shown.type('\r')
  await shown.see('The session could not be saved.')
  shown.kill('SIGTERM')
  expect((await shown.exited).exitCode).toBe(143)
  const said = shown.text().replace(/\s+/g, '')
  expect(said).toContain('couldnotbewritten')
  expect(said).toMatch(/Everything,with1change,isinacopy\.Togoonwithit:.*open.*checkout-t0001\.json/)
  const copy = join(home, 'flywheel', 'checkout-t0001.json')
  expect(readFileSync(copy, 'utf8')).toMatch(/"do": ?"go"/)
  expect(flywheel(['check', copy]).code).toBe(0)
})

test('where no copy can be made either, people are told what is lost', async () => {
  const home = folder()
  writeFileSync(join(home, 'flywheel'), 'a file')
  const shown = await cutOff(home)
  shown.type('\r')
  await shown.see('The session could not be saved.')
  shown.kill('SIGTERM')
  expect((await shown.exited).exitCode).toBe(143)
  expect(shown.text().replace(/\s+/g, '')).toMatch(/Nocopycouldbemadein.*,so1changeislost/)
})

test('plain lines: the same words', async () => {
  const home = folder()
  const shown = await cutOff(home, ['--linear'])
  await shown.see(/> ?$/m)
  shown.type(':next\r')
  await shown.see('The session could not be saved')
  shown.kill('SIGTERM')
  expect((await shown.exited).exitCode).toBe(143)
  expect(shown.text().replace(/\s+/g, '')).toMatch(/Everything,with\dchanges?,isinacopy\./)
})
