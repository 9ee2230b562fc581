/** The terminal this process was started on: whether there is one, giving it back as it was found, letting go of one that is lost. */
import { closeSync } from 'node:fs'
import { leave } from '../screen/modes.ts'
import { control } from './files/output.ts'

/** True where a full screen can be drawn and keys be read. */
export function hasTerminal(): boolean {
  return Boolean(process.stdin.isTTY && process.stdout.isTTY)
}

/** The terminal as it was, for when something went wrong in between; only after it was switched over. */
export function giveBack(): void {
  process.stdin.setRawMode(false)
  process.stdin.pause()
  control(leave)
}

/** Calls back once when the terminal was closed under us: then it answers with errors, which are the news and not a fault. Returns the way to stop listening. */
export function watchTerminal(lost: () => void): () => void {
  const { stdin, stdout } = process
  let told = false
  const tell = () => {
    if (told) return
    told = true
    lost()
  }
  stdout.removeAllListeners('error')
  stdout.on('error', tell)
  stdin.on('error', tell)
  stdin.once('end', tell)
  return () => {
    // The listeners for errors stay: what is still written to a lost terminal is nobody's fault.
    told = true
  }
}

/**
 * Lets go of a terminal that was closed under us, just before the process ends: Node would set it back once more, and fall
 * (an assertion in its ResetStdio) when it is not there any more. Nothing can be read or written afterwards.
 */
function dropTerminal(): void {
  for (const fd of [0, 1, 2]) {
    try {
      closeSync(fd)
    } catch {
      // It was closed already.
    }
  }
}

/** Ends the process when its terminal may be gone. */
export function endLost(code: number): never {
  dropTerminal()
  process.exit(code)
}
