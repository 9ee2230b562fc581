/** Whether this machine can host a room, found out before anything is made. */

import { createServer } from 'node:net'
import { join } from 'node:path'
import { UserError } from '../../errors.ts'
import { isPortTaken, placeOf, whyNoPort } from '../../remote/no-port.ts'
import { disk, isCode } from '../../store/disk.ts'
import { reasonOf } from '../../store/trouble.ts'

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

/** Where rooms are to be reached, and the command line that makes them so. */
type Hosting = { listen: string; port: number; command: string }

/**
 * Makes the state folder, writes in it and listens at the address for a moment.
 * @throws UserError when the folder cannot be written or the port cannot be had.
 */
export async function proveHostable(state: string, { listen, port, command }: Hosting): Promise<void> {
  try {
    await disk.folder(state)
    const probe = join(state, `.probe-${process.pid}`)
    await (await disk.create(probe)).close()
    await disk.remove(probe)
  } catch (error) {
    throw new UserError(
      `The folder for the host key and sockets, ${state}, cannot be ${isCode(error, 'ENOENT') ? 'made' : `used: ${reasonOf(error)}`}.`,
      `Nothing was made. Name another folder: FLYWHEEL_STATE=FOLDER ${command}`,
    )
  }
  await new Promise<void>((resolve, reject) => {
    const server = createServer()
    server.once('error', error => {
      reject(
        new UserError(
          `${placeOf(listen, port)} cannot be had: ${whyNoPort(error)}.`,
          isPortTaken(error)
            ? 'Nothing was made. Another port: --port 2223, or 0 for a free one.'
            : 'Nothing was made. Another address: --listen',
        ),
      )
    })
    server.listen(port, listen, () => server.close(() => resolve()))
  })
}
