/** The home screen comes before anything is loaded that it does without. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { program } from '../support/program.ts'
import { flywheel, folder } from './program.ts'

/** Tells, as the keyboard is taken just before home is painted, what of Node was loaded by then. */
const script = (told: string) => `
  const { ReadStream } = require('node:tty')
  const take = ReadStream.prototype.setRawMode
  ReadStream.prototype.setRawMode = function (on) {
    ReadStream.prototype.setRawMode = take
    require('node:fs').writeFileSync(${JSON.stringify(told)}, JSON.stringify(process.moduleLoadList))
    return take.call(this, on)
  }
`

test('home of a folder is painted without what signs, packs, starts programs or reads in other threads', async () => {
  const cwd = folder()
  expect(flywheel(['new', '--team', 'x', '--people', 'Ana', '--no-open'], { cwd }).code).toBe(0)
  const told = join(cwd, 'loaded.json')
  const hook = join(cwd, 'hook.cjs')
  writeFileSync(hook, script(told))
  const screen = program(['./sessions'], { cwd, env: { NODE_OPTIONS: `--require=${hook}` } })
  await screen.see('1 team here')
  await screen.see('F1 help')
  const loaded: string[] = JSON.parse(readFileSync(told, 'utf8'))
  const named = (name: string) => loaded.includes(`NativeModule ${name}`)
  expect(named('tty')).toBe(true)
  expect(['crypto', 'zlib', 'child_process', 'fs/promises'].filter(named)).toEqual([])
  screen.type('q')
  await screen.exited
})
