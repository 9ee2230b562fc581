/** How long a program in a terminal takes to what people wait for, and what memory it took by then. */
import { spawn } from '@lydell/node-pty'
import { peakOf } from './memory.ts'

/** The last thing written of the home screen: when it is there, everything is. */
export const homeIsThere = 'F1 help'
/** Nothing takes so long, ms. */
const longest = 60_000

/**
 * Milliseconds until Node with these arguments has written `until` in a terminal of 80x24, and its most memory by then, MB; then it is
 * ended. Without `until`, the milliseconds until it has ended by itself.
 * @throws when the text does not come.
 */
export function untilWritten(
  args: string[],
  { cwd, env }: { cwd: string; env: Record<string, string> },
  until?: string,
): Promise<{ ms: number; mb: number }> {
  return new Promise((resolve, reject) => {
    const began = performance.now()
    const pty = spawn(process.execPath, args, { name: 'xterm-256color', cols: 80, rows: 24, cwd, env })
    const late = setTimeout(() => pty.kill('SIGKILL'), longest)
    let seen = ''
    let found: { ms: number; mb: number } | undefined
    pty.onData(data => {
      seen += data
      if (found || until === undefined || !seen.includes(until)) return
      found = { ms: performance.now() - began, mb: peakOf(pty.pid) }
      pty.kill('SIGTERM')
    })
    pty.onExit(() => {
      clearTimeout(late)
      if (until === undefined) resolve({ ms: performance.now() - began, mb: 0 })
      else if (found) resolve(found)
      else reject(new Error(`${args.join(' ')} never wrote "${until}": ${JSON.stringify(seen.slice(-200))}`))
    })
  })
}
