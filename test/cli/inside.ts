/** The program run inside the test's own process, in a folder: many command lines in the time the built one takes to start. */
import { vi } from 'vitest'
import { main } from '../../src/cli/main.ts'
import { folder, plainEnv, type Ran } from './program.ts'

const start = process.cwd()

/** Runs a command line as an installed program; there is no terminal. `cwd` is the working folder meanwhile (default: a folder of its own); `env` is added to a plain environment. */
export async function inside(
  argv: readonly string[],
  { cwd = folder(), env = {} }: { cwd?: string; env?: Record<string, string> } = {},
): Promise<Ran> {
  const ran: Ran = { code: null, stdout: '', stderr: '' }
  const before = { ...process.env }
  const spies = (['stdout', 'stderr'] as const).map(name =>
    vi.spyOn(process[name], 'write').mockImplementation(((text: string, done?: () => void) => {
      ran[name] += text
      done?.()
      return true
    }) as never),
  )
  try {
    beEnv({ ...plainEnv(), NODE_ENV: before.NODE_ENV, ...env })
    process.chdir(cwd)
    await main(argv)
    ran.code = Number(process.exitCode ?? 0)
  } finally {
    process.chdir(start)
    beEnv(before)
    process.exitCode = undefined
    for (const spy of spies) spy.mockRestore()
  }
  return ran
}

/** Makes the environment this and nothing else. Name by name: the home folder is asked of the system, which knows no other object. */
function beEnv(env: Record<string, string | undefined>): void {
  for (const name of Object.keys(process.env)) if (env[name] === undefined) delete process.env[name]
  for (const [name, value] of Object.entries(env)) if (value !== undefined) process.env[name] = value
}
