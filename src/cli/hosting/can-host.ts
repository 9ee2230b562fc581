/** Whether this machine can host a room, found out before anything is made. */

import { createServer } from 'node:net'
import { join } from 'node:path'
import { commandLine } from '../../command-line.ts'
import { UserError } from '../../errors.ts'
import { disk, isCode } from '../../store/disk.ts'
import { reasonOf } from '../../store/trouble.ts'

/** Why a port is not to be had, by what the system says. */
const cannotListen: Record<string, string> = {
  EADDRINUSE: 'something listens there already',
  EADDRNOTAVAIL: 'this machine has no such address',
  ENOTFOUND: 'no machine of that name is known',
  EACCES: 'the system keeps ports below 1024 for itself',
}

/** Why nothing can listen there, by the code of the system. */
export function whyNoPort(code: string): string {
  return cannotListen[code] ?? `the system says ${code || 'nothing more'}`
}

/**
 * Rooms are reached through sockets that belong to one person, as Unix has them.
 * @throws UserError on Windows.
 */
export function refuseWindows(platform: string): void {
  if (platform !== 'win32') return
  throw new UserError(
    'A room cannot be hosted on Windows itself.',
    'Nothing was made. Host it in WSL, or on Linux or macOS; people join it from Windows with the ssh that is there.',
  )
}

/**
 * Makes the state folder, writes in it and listens at the address for a moment.
 * @throws UserError when the folder cannot be written or the port cannot be had.
 */
export async function proveHostable(state: string, { listen, port }: { listen: string; port: number }): Promise<void> {
  try {
    await disk.folder(state)
    const probe = join(state, `.probe-${process.pid}`)
    await (await disk.create(probe)).close()
    await disk.remove(probe)
  } catch (error) {
    throw new UserError(
      `The folder for the host key and sockets, ${state}, cannot be ${isCode(error, 'ENOENT') ? 'made' : `used: ${reasonOf(error)}`}.`,
      `Nothing was made. Name another folder: FLYWHEEL_STATE=FOLDER ${commandLine('host', 'FILE')}`,
    )
  }
  await new Promise<void>((resolve, reject) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) => {
      const isPort = error.code === 'EADDRINUSE' || error.code === 'EACCES'
      const why = cannotListen[error.code ?? ''] ?? reasonOf(error)
      reject(
        new UserError(
          `Port ${port} of ${listen} cannot be had: ${why}.`,
          isPort
            ? 'Nothing was made. Another port: --port 2223, or 0 for a free one.'
            : 'Nothing was made. Another address: --listen',
        ),
      )
    })
    server.listen(port, listen, () => server.close(() => resolve()))
  })
}
