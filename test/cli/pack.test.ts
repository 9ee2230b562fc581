import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { folder, plainEnv, root } from './program.ts'

const npm = (cwd: string, ...args: string[]) =>
  execFileSync('npm', args, { cwd, encoding: 'utf8', stdio: 'pipe', env: plainEnv() })

/** The bytes of the tarball that is made of a folder, whose build is there already. */
function packed(from: string): Buffer {
  const there = folder()
  npm(from, 'pack', '--ignore-scripts', '--silent', '--pack-destination', there)
  return readFileSync(join(there, readdirSync(there)[0]!))
}

test('packed twice it is the same bytes, also from a clone made under a umask of 077', async () => {
  const { setModes } = (await import(join(root, 'bin', 'modes.mjs'))) as { setModes(root: string): void }
  setModes(root)
  const first = packed(root)
  const clone = folder()
  for (const name of ['package.json', 'README.md', 'LICENSE', 'CHANGELOG.md', 'bin', 'dist', 'docs'])
    cpSync(join(root, name), join(clone, name), { recursive: true })
  execFileSync('chmod', ['-R', 'u=rwX,go=', clone])
  expect(packed(clone).equals(first)).toBe(false)
  setModes(clone)
  expect(packed(clone).equals(first)).toBe(true)
})

test('every link of a page in the package leads to something in it', () => {
  const there = folder()
  execFileSync('tar', ['xz', '-C', there], { input: packed(root) })
  const home = join(there, 'package')
  const pages = readdirSync(home, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.md'))
  expect(pages.length).toBeGreaterThan(8)
  const links = pages.flatMap(page =>
    [...readFileSync(join(home, page), 'utf8').matchAll(/(?:\]\(|src(?:set)?=")(?!https?:|#)([^)#"\s]+)/g)].map(
      ([, to]) => [page, to!] as const,
    ),
  )
  expect(links.length).toBeGreaterThan(20)
  expect(links.filter(([page, to]) => !existsSync(join(home, page, '..', to)))).toEqual([])
})

test('the packed program installs elsewhere without a network and runs', () => {
  const there = folder()
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
  // What is installed for everybody brings its manual pages, and asks for no script to be run.
  const everywhere = npm(
    home,
    'install',
    '--global',
    '--offline',
    '--no-audit',
    '--prefix',
    join(there, 'usr'),
    join(there, tarball!),
  )
  expect(everywhere).not.toMatch(/script/)
  expect(readFileSync(join(there, 'usr', 'share', 'man', 'man1', 'flywheel-new.1'), 'utf8')).toContain(
    '.Dt FLYWHEEL-NEW 1',
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
