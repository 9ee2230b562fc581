/** The built program, run as people run it. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll } from 'vitest'

export const root = join(import.meta.dirname, '..', '..')
export const launcher = join(root, 'bin', 'flywheel.js')

export type Ran = { code: number | null; stdout: string; stderr: string }

/** Runs the program without a terminal, in `cwd` (default: a folder of its own). */
export function flywheel(
  args: readonly string[],
  options: { cwd?: string; env?: Record<string, string>; input?: string } = {},
): Ran {
  const done = spawnSync(process.execPath, [installed(), ...args], {
    cwd: options.cwd ?? folder(),
    encoding: 'utf8',
    ...(options.input === undefined ? {} : { input: options.input }),
    env: { ...plainEnv(), PATH: `${dirname(installed())}:${process.env.PATH}`, ...options.env },
  })
  return { code: done.status, stdout: done.stdout, stderr: done.stderr }
}

let link: string | undefined
const made: string[] = []
afterAll(() => {
  for (const path of made) rmSync(path, { recursive: true, force: true })
})

/** The program as an installation links it into a folder of PATH, so that what it tells people to type begins with `flywheel`. Gone after the tests of a file. */
export function installed(): string {
  if (link !== undefined && existsSync(link)) return link
  link = join(folder(), 'flywheel')
  symlinkSync(launcher, link)
  return link
}

/** This environment without what would change how the program looks or where it keeps things. */
export function plainEnv(): Record<string, string> {
  // Nobody's own config file has a say in a test.
  const env: Record<string, string> = {
    TZ: 'UTC',
    LC_ALL: 'C.UTF-8',
    TERM: 'xterm-256color',
    XDG_CONFIG_HOME: join(tmpdir(), 'flywheel-without-config'),
  }
  for (const name of ['PATH', 'HOME', 'XDG_CACHE_HOME', 'TMPDIR']) if (process.env[name]) env[name] = process.env[name]
  return env
}

/** A new folder, gone after the tests of a file. */
export function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'flywheel-test-'))
  made.push(path)
  return path
}
