/** The program where Node lacks what newer ones have, and where its own parts fail: one sentence, never a line of the bundle. */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { flywheel, folder, launcher, plainEnv, root } from './program.ts'

/** A script that is loaded before the program. */
function before(code: string): string {
  const script = join(folder(), 'before.cjs')
  writeFileSync(script, code)
  return `--require=${script}`
}

function run(args: string[], cwd: string, NODE_OPTIONS: string, file = launcher) {
  return spawnSync(process.execPath, [file, ...args], { cwd, encoding: 'utf8', env: { ...plainEnv(), NODE_OPTIONS } })
}

test('without zlib.crc32 (Node before 20.15 and 22.2) files are written and read alike', () => {
  const cwd = folder()
  const hidden = before(`delete require('node:zlib').crc32; require('node:module').syncBuiltinESMExports()`)
  const made = run(['new', '--team', 'x', '--people', 'Ana', '--no-open'], cwd, hidden)
  expect(made.stderr).toBe('')
  expect(made.status).toBe(0)
  expect(flywheel(['check', 'x-t0001'], { cwd }).stdout).toMatch(/^ok /)
  expect(run(['check', 'x-t0001'], cwd, hidden).stdout).toMatch(/^ok /)
})

describe('a part of the program that fails', () => {
  /** The launcher with bundles of the test's own. */
  function broken(bundles: Record<string, string>): string {
    const home = folder()
    cpSync(join(root, 'bin'), join(home, 'bin'), { recursive: true })
    mkdirSync(join(home, 'dist'))
    writeFileSync(join(home, 'package.json'), '{ "type": "module" }')
    for (const [name, code] of Object.entries(bundles)) writeFileSync(join(home, 'dist', name), code)
    return join(home, 'bin', 'flywheel.js')
  }
  const fault = /^flywheel: this is a fault of the program: [^\n]+\n$/

  test.each([
    ['does not load', { 'main.js': 'import { nothing } from "node:fs"; export const main = nothing' }],
    ['throws later', { 'main.js': 'export async function main() { setTimeout(() => { throw new Error("late") }) }' }],
    ['rejects unheard', { 'main.js': 'export async function main() { void Promise.reject(new Error("lost")) }' }],
  ])('%s: one sentence and exit 70', (_, bundles) => {
    const { status, stderr } = run(['list'], folder(), '', broken(bundles))
    expect(stderr).toMatch(fault)
    expect(status).toBe(70)
  })

  test('the bundle of the first picture fails: one sentence too', () => {
    const { status, stderr } = run([], folder(), '', broken({ 'main.js': '', 'first-picture.cjs': 'x y z' }))
    expect(stderr).toMatch(fault)
    expect(status).toBe(70)
  })

  test('with --debug the stack is shown above it', () => {
    const { stderr } = run(['list', '--debug'], folder(), '', broken({ 'main.js': 'throw new Error("early")' }))
    expect(stderr).toMatch(/^Error: early\n {4}at [\s\S]*\nflywheel: this is a fault/)
  })
})

test('sources newer than a program that cannot be built again: a sentence with what to do', () => {
  const home = folder()
  cpSync(join(root, 'bin'), join(home, 'bin'), { recursive: true })
  mkdirSync(join(home, 'src'))
  mkdirSync(join(home, 'dist'))
  symlinkSync(join(root, 'node_modules'), join(home, 'node_modules'))
  for (const name of ['package.json', 'package-lock.json']) cpSync(join(root, name), join(home, name))
  for (const name of ['built', 'main.js']) writeFileSync(join(home, 'dist', name), '')
  utimesSync(join(home, 'dist', 'built'), 1, 1)
  const readOnly = before(`const fs = require('node:fs')
fs.accessSync = () => { throw Object.assign(new Error('EROFS: read-only'), { code: 'EROFS' }) }
require('node:module').syncBuiltinESMExports()`)
  const { status, stderr } = run(['--if-needed'], home, readOnly, join(home, 'bin', 'build.mjs'))
  expect(stderr).toMatch(
    /^flywheel: the sources are newer [^\n]+ the disk can only be read\. [^\n]+node bin\/flywheel\.js\n$/,
  )
  expect(status).toBe(1)
})
