/** How a hosted room is found on this machine: the socket of each session, in the state folder. */
import { createHash } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { answers } from './socket.ts'

/** The socket of the room of a session: named like it, told apart from others of that name by its path. */
export function socketOf(state: string, session: string): string {
  const path = resolve(session)
  const name = basename(path, '.json').slice(0, 32)
  const mark = createHash('sha256').update(path).digest('hex').slice(0, 6)
  return join(resolve(state), 'rooms', `${name}-${mark}.sock`)
}

/** The name of the session in the name of its socket. */
export function sessionIn(socket: string): string {
  return basename(socket).replace(/-[0-9a-f]{6}\.sock$/, '')
}

/** The sockets of rooms that live, by name. */
export async function livingRooms(state: string): Promise<string[]> {
  const folder = join(resolve(state), 'rooms')
  const names = await readdir(folder).catch(() => [])
  const paths = names.filter(name => name.endsWith('.sock')).map(name => join(folder, name))
  const living = await Promise.all(paths.map(answers))
  return paths.filter((_, i) => living[i]).sort()
}
