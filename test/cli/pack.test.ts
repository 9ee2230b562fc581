import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { folder, plainEnv, root } from './program.ts'

test('the packed program installs elsewhere without a network and runs', () => {
  const there = folder()
  const npm = (cwd: string, ...args: string[]) =>
    execFileSync('npm', args, { cwd, encoding: 'utf8', stdio: 'pipe', env: plainEnv() })
  // The build is there already; packing would only make it again.
  npm(root, 'pack', '--ignore-scripts', '--silent', '--pack-destination', there)
  const [tarball] = readdirSync(there)
  const home = join(there, 'home')
  mkdirSync(home)
  writeFileSync(join(home, 'package.json'), '{ "private": true }')
  npm(home, 'install', '--offline', '--no-audit', '--no-fund', join(there, tarball!))

  const run = (...args: string[]) =>
    spawnSync(join(home, 'node_modules', '.bin', 'flywheel'), args, { cwd: there, encoding: 'utf8', env: plainEnv() })
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  expect(run('--version').stdout).toMatch(
    new RegExp(`^${version.replaceAll('.', '\\.')}( \\([0-9a-f]{8}(, changed)?\\))?\n$`),
  )
  const made = run('new', '--team', 'x', '--people', 'Ana', '--no-open')
  expect(made.stderr).toBe('')
  expect(existsSync(made.stdout.trim())).toBe(true)
  expect(readdirSync(join(home, 'node_modules')).filter(name => !name.startsWith('.'))).toEqual(['flywheel'])
  const notices = readFileSync(join(home, 'node_modules', 'flywheel', 'dist', 'THIRD-PARTY.txt'), 'utf8')
  expect(notices).toMatch(
    /unhomoglyph 1\.0\.6\n[\s\S]*UNICODE LICENSE V3\n[\s\S]*SPDX-License-Identifier: Unicode-3\.0/,
  )
  // The gateway is a bundle of its own.
  expect(notices).toMatch(/^ssh2 1\.\d+\.\d+$/m)
  drawsByTheBook(home)
})

/** The example of docs/maps.md runs on what was packed, and its types hold without our sources. */
function drawsByTheBook(home: string): void {
  const example = /```js\n([\s\S]*?)```/.exec(readFileSync(join(root, 'docs', 'maps.md'), 'utf8'))?.[1] ?? ''
  writeFileSync(join(home, 'example.mts'), example)
  writeFileSync(join(home, 'example.mjs'), example)
  const ran = spawnSync(process.execPath, ['example.mjs'], { cwd: home, encoding: 'utf8', env: plainEnv() })
  expect(ran.stderr).toBe('')
  expect(ran.stdout).toMatch(/^true 0 0\.61\n/)
  expect(ran.stdout).toContain('anchor Public [0.95, 0.60] // who we serve\ncomponent Cup of Tea [0.79, 0.80]\n')
  expect(ran.stdout).toContain('component Cup of Tea moved +0.19 evolution, from Product')
  expect(ran.stdout.match(/Cup of Tea/g)!.length).toBeGreaterThanOrEqual(4)

  const flags = ['--strict', '--noUncheckedIndexedAccess', 'false', '--module', 'nodenext', '--noEmit', '--types', '']
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc')
  const typed = spawnSync(process.execPath, [compiler, ...flags, 'example.mts'], { cwd: home, encoding: 'utf8' })
  expect(typed.stdout).toBe('')
}
