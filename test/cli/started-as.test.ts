/** How people started the program is how it tells them to start it again: as it is run, not as it is guessed. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { startedAs } from '../../src/cli/started-as.ts'
import { folder, launcher, plainEnv, root } from './program.ts'

/** The command that the page of help names. */
function namedBy(command: string, args: string[], cwd: string, env: Record<string, string | undefined> = {}): string {
  const said = execFileSync(command, args, { cwd, encoding: 'utf8', env: { ...plainEnv(), ...env } })
  return /^Usage: (.*)$/m.exec(said)?.[1] ?? said
}

test('npm start, node and a link on the PATH are told apart by what runs', () => {
  const bin = folder()
  symlinkSync(launcher, join(bin, 'flywheel'))
  const path = `${bin}:${process.env.PATH}`
  expect(namedBy('flywheel', ['--help'], folder(), { PATH: path })).toBe('flywheel')
  expect(namedBy(process.execPath, ['bin/flywheel.js', '--help'], root)).toBe('node bin/flywheel.js')
  expect(namedBy('npm', ['start', '--silent', '--', '--help'], root)).toBe('npm start --')
  // Not on the PATH: the way to it.
  expect(namedBy(join(bin, 'flywheel'), ['--help'], bin)).toBe('./flywheel')
})

test('npx: of a package it fetched, as it was asked for; of one that is installed here, by its name', () => {
  const cache = join(folder(), '_npx', 'abc123')
  const fetched = join(cache, 'node_modules', '.bin', 'flywheel')
  mkdirSync(join(cache, 'node_modules', '.bin'), { recursive: true })
  symlinkSync(launcher, fetched)
  writeFileSync(join(cache, 'package.json'), JSON.stringify({ _npx: { packages: ['./flywheel 0.1.0.tgz'] } }))
  const env = { npm_command: 'exec', PATH: join(cache, 'node_modules', '.bin') }
  expect(startedAs(fetched, env, '/work')).toBe("npx './flywheel 0.1.0.tgz'")
  writeFileSync(join(cache, 'package.json'), 'no json')
  expect(startedAs(fetched, env, '/work')).toBe('npx flywheel')
  const project = folder()
  const local = join(project, 'node_modules', '.bin', 'flywheel')
  mkdirSync(join(project, 'node_modules', '.bin'), { recursive: true })
  symlinkSync(launcher, local)
  expect(startedAs(local, { npm_command: 'exec', PATH: '/usr/bin' }, project)).toBe('npx flywheel')
})
