/** What hosting a room or a service takes: a port, an address, keys, a folder of one's own, open files, a database. */
import { constants } from 'node:fs'
import { access, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { sentence, UserError } from '../../errors.ts'
import { isDatabase } from '../../postgres/address.ts'
import { isPortTaken, whyNoPort } from '../../remote/no-port.ts'
import { list, plural } from '../../text.ts'
import { shown } from '../environment.ts'
import type { Fact, HostWorld, World } from './fact.ts'

/** Files and connections that a room takes by itself, and for each person. */
const files = { room: 60, person: 3, enough: 1_024 } as const

/** In the order they are printed. */
export async function hostFacts(world: World): Promise<Fact[]> {
  if (world.platform === 'win32')
    return [
      {
        about: 'hosting',
        ok: false,
        say: 'rooms are not hosted on Windows itself',
        fix: 'host in WSL, or on Linux or macOS; joining with ssh works here',
      },
    ]
  const { host } = world
  return [
    await portFact(host),
    addressFact(host),
    keyFact(world),
    await stateFact(host),
    await filesFact(host),
    ...(isDatabase(world.dir) ? [await databaseFact(world)] : []),
  ]
}

async function portFact({ listen, port, reach }: HostWorld): Promise<Fact> {
  const about = 'port'
  try {
    await reach(listen, port)
    return { about, ok: true, say: `${port} of ${listen} is free, and answers` }
  } catch (error) {
    const fix = isPortTaken(error) ? 'choose another with --port; 0 takes a free one' : 'choose another with --listen'
    return { about, ok: false, say: `${port} of ${listen}: ${whyNoPort(error)}`, fix }
  }
}

function addressFact({ addresses }: HostWorld): Fact {
  const all = addresses()
  const [first] = all
  if (first === undefined)
    return {
      about: 'address',
      ok: false,
      say: 'this machine is on no network',
      fix: 'join a network that the others are on',
    }
  return { about: 'address', ok: true, say: `${list(all.slice(0, 4))}; others come in with --listen ${first}` }
}

/** Without ML-KEM in Node the gateway has only the older key exchanges. */
function keyFact({ host, node }: World): Fact {
  return host.hasMlKem
    ? { about: 'keys', ok: true, say: 'ML-KEM: what is said today stays secret from a quantum computer' }
    : {
        about: 'keys',
        ok: false,
        say: `Node ${node} has no ML-KEM: newer ssh warns people who join`,
        fix: 'install Node 24.7 or newer',
      }
}

async function stateFact({ state, uid }: HostWorld): Promise<Fact> {
  const about = 'state'
  const fix = 'name another folder in FLYWHEEL_STATE'
  try {
    const path = state()
    const found = await stat(path).catch(() => undefined)
    if (!found)
      return (await isOpen(await nearest(path)))
        ? fine(about, `${shown(path)}, made by the first host`)
        : bad(about, `${shown(path)} cannot be made`, fix)
    if (!found.isDirectory()) return bad(about, `${shown(path)} is no folder`, fix)
    if (uid !== undefined && found.uid !== uid) return bad(about, `${shown(path)} belongs to somebody else`, fix)
    if (found.mode & 0o077)
      return bad(about, `others on this machine may look into ${shown(path)}`, `chmod 700 ${shown(path)}`)
    return (await isOpen(path)) ? fine(about, shown(path)) : bad(about, `${shown(path)} cannot be written to`, fix)
  } catch (error) {
    if (error instanceof UserError) return bad(about, error.message, fix)
    throw error
  }
}

async function filesFact({ openFiles }: HostWorld): Promise<Fact> {
  const about = 'open files'
  const most = await openFiles()
  if (most === undefined) return fine(about, 'the system does not say how many')
  const people = Math.max(0, Math.floor((most - files.room) / files.person))
  return most < files.enough
    ? bad(about, `${most}, enough for about ${plural(people, 'person', 'people')}`, `ulimit -n ${files.enough}`)
    : fine(about, Number.isFinite(most) ? `${most}, enough for about ${people} people` : 'as many as are asked for')
}

async function databaseFact({ host, dir }: World): Promise<Fact> {
  const about = 'database'
  try {
    const count = await host.sessions(dir)
    return fine(about, `${shown(dir)} answers, ${plural(count, 'session')}`)
  } catch (error) {
    if (error instanceof UserError) return { about, ok: false, say: sentence(error) }
    throw error
  }
}

/** The path itself or what is above it, whichever is there first. */
async function nearest(path: string): Promise<string> {
  const found = await stat(path).catch(() => undefined)
  return found || dirname(path) === path ? path : nearest(dirname(path))
}

function isOpen(path: string): Promise<boolean> {
  return access(path, constants.W_OK | constants.X_OK).then(
    () => true,
    () => false,
  )
}

function fine(about: string, say: string): Fact {
  return { about, ok: true, say }
}

function bad(about: string, say: string, fix: string): Fact {
  return { about, ok: false, say, fix }
}
