/** The terminal this process was started on: whether there is one, and giving it back as it was found. */
import { leave } from '../ui/modes.ts'

/** True where a full screen can be drawn and keys be read. */
export function hasTerminal(): boolean {
  return Boolean(process.stdin.isTTY && process.stdout.isTTY)
}

/** The terminal as it was, for when something went wrong in between; only after it was switched over. */
export function giveBack(): void {
  process.stdin.setRawMode(false)
  process.stdin.pause()
  process.stdout.write(leave)
}
