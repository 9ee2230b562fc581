/** How a hosted room is found on this machine: the socket of each session, in the state folder. */
import { createHash } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { answers } from './socket.ts'

/** Bytes in the path of a socket, and those of them a session's name may have. Systems allow 103 (macOS) or 107 (Linux). */
const longest = { path: 100, name: 32 } as const

/** What stands behind the name: `-`, six digits, `.sock`. */
const end = /-[0-9a-f]{6}\.sock$/

/** Bytes of the sum that stands for the rest of a name that was cut, with the sign before it. */
const sumLength = 9

/**
 * The socket of the room of a session: named like it, told apart from others of that name by its path. A name that is too long
 * for a socket is cut and a sum of all of it put behind; the path is too long only where the state folder's own is.
 */
export function socketOf(state: string, session: string): string {
  const path = resolve(session)
  return join(roomsIn(state), `${nameIn(state, path)}-${digest(path, 6)}.sock`)
}

/** The living rooms that are meant by a word: a session's path, or its name in whatever spelling. */
export function roomsOf(living: readonly string[], state: string, word: string): string[] {
  const whole = word.endsWith('.json') ? word : `${word}.json`
  const exact = living.filter(socket => socket === socketOf(state, whole))
  return exact.length ? exact : living.filter(socket => basename(socket).replace(end, '') === nameIn(state, whole))
}

/** The sockets of rooms that live, by name. */
export async function livingRooms(state: string): Promise<string[]> {
  const folder = roomsIn(state)
  const names = await readdir(folder).catch(() => [])
  const paths = names.filter(name => name.endsWith('.sock')).map(name => join(folder, name))
  const living = await Promise.all(paths.map(answers))
  return paths.filter((_, i) => living[i]).sort()
}

function roomsIn(state: string): string {
  return join(resolve(state), 'rooms')
}

/** The name of a session as it stands in the name of its socket. */
function nameIn(state: string, session: string): string {
  const name = basename(session, '.json').normalize('NFC')
  const room = longest.path - Buffer.byteLength(join(roomsIn(state), '-123456.sock'))
  const maxBytes = Math.min(longest.name, room)
  if (Buffer.byteLength(name) <= maxBytes) return name
  let cut = ''
  for (const sign of name) {
    if (Buffer.byteLength(cut + sign) > maxBytes - sumLength) break
    cut += sign
  }
  return `${cut}~${digest(name, sumLength - 1)}`
}

function digest(text: string, digits: number): string {
  return createHash('sha256').update(text).digest('hex').slice(0, digits)
}
