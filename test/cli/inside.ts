/** The program run inside the test's own process, in a folder: many command lines in the time the built one takes to start. */
import { vi } from 'vitest'
import { main } from '../../src/cli/main.ts'
import type { Ran } from './program.ts'

const start = process.cwd()

/** Runs a command line; there is no terminal. `cwd` is the working folder meanwhile. */
export async function inside(argv: readonly string[], { cwd }: { cwd?: string } = {}): Promise<Ran> {
  const ran: Ran = { code: null, stdout: '', stderr: '' }

  const spies = (['stdout', 'stderr'] as const).map(name =>
    vi.spyOn(process[name], 'write').mockImplementation(((text: string, done?: () => void) => {
      ran[name] += text
      done?.()
      return true
    }) as never),
  )
  try {
    if (cwd !== undefined) process.chdir(cwd)
    await main(argv)
    ran.code = Number(process.exitCode ?? 0)
  } finally {
    process.chdir(start)
    process.exitCode = undefined
    for (const spy of spies) spy.mockRestore()
  }
  return ran
}
