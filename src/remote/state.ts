/** Where this machine keeps what outlives a hosting: the host key, the terminal sockets. */
import { join } from 'node:path'

/** The state folder: FLYWHEEL_STATE, or `flywheel` in XDG_STATE_HOME, or in ~/.local/state. Not made here; its owner's alone (0700). */
export function stateFolder(env: Record<string, string | undefined>, home: string): string {
  return env.FLYWHEEL_STATE || join(env.XDG_STATE_HOME || join(home, '.local', 'state'), 'flywheel')
}

/** The host key's place in the state folder. */
export function hostKeyPath(state: string): string {
  return join(state, 'host-key')
}
