/** Where this machine keeps what outlives a hosting: the host key, the terminal sockets. */

import { isAbsolute, join } from 'node:path'
import { commandLine } from '../command-line.ts'
import { UserError } from '../errors.ts'

/** The state folder: FLYWHEEL_STATE, or `flywheel` in XDG_STATE_HOME, or in ~/.local/state. Not made here; its owner's alone (0700). @throws UserError when there is no home. */
export function stateFolder(env: Record<string, string | undefined>, home: string): string {
  if (!env.FLYWHEEL_STATE && !env.XDG_STATE_HOME && !isAbsolute(home))
    throw new UserError(
      'There is no home folder for the host key and sockets.',
      `Nothing was made. Name a folder: FLYWHEEL_STATE=FOLDER ${commandLine('host', 'FILE')}`,
    )
  return env.FLYWHEEL_STATE || join(env.XDG_STATE_HOME || join(home, '.local', 'state'), 'flywheel')
}

/** The host key's place in the state folder, where this machine alone is known by it. */
export function hostKeyPath(state: string): string {
  return join(state, 'host-key')
}

/** The place of the host key that several machines of one service share. */
export function sharedHostKeyPath(state: string): string {
  return join(state, 'service-host-key')
}
