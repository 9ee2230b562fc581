/** The service on this machine, from opening the book to the last goodbye. */
import { existsSync } from 'node:fs'
import { availableParallelism, homedir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { commandLine } from '../../command-line.ts'
import { type ExitCode, exitCodes, UserError } from '../../errors.ts'
import { canAdminister, type OpenBook } from '../../ports/service-book.ts'
import { isDatabase } from '../../postgres/address.ts'
import { type GatewayOptions, openGateway } from '../../remote/gateway-process.ts'
import type { Reach } from '../../remote/invitation.ts'
import { hostKeyPath, sharedHostKeyPath, stateFolder } from '../../remote/state.ts'
import { openHealth } from '../../service/health.ts'
import { openService } from '../../service/service.ts'
import { honesty } from '../../views/lobby-drawing.ts'
import { readText, sayPath } from '../files/input.ts'
import { faultSentence, goOnWhenNotTaken, tell, tellLines } from '../files/output.ts'
import { proveHostable } from '../hosting/can-host.ts'
import { bookIn, storeIn } from '../store.ts'
import { version } from '../version.ts'
import { eventLog } from './event-log.ts'
import { servingWords } from './words.ts'

export type ServeWanted = {
  place: string
  /** The options this was started with, as they were given, but for the place. */
  given: readonly (readonly [option: string, value: string])[]
  listen: string
  port: number
  workers?: number
  /** What people type to come here, where that is not where it listens. */
  address?: { address: string; port?: number }
  /** A file of public keys that make administrators. */
  adminKeys?: string
  /** A file of authorities whose user certificates are taken, one of keys that are revoked, and a certificate for the key of this machine. */
  trustedUserCa?: string
  revokedKeys?: string
  hostCertificate?: string
  health?: { address: string; port: number }
  /** Where other machines reach this one; without it, where people do. */
  peerListen?: { address: string; port: number }
}

/** Bytes of a file of authorities at most. */
const largestKeys = 1 << 20
/** ms after which the process ends, whatever hangs. */
const slowest = 4_800

/** Serves until a signal ends it; resolves with the exit code. @throws UserError when it cannot begin: nothing is left open then. */
export async function serveHere(wanted: ServeWanted): Promise<ExitCode> {
  const { env } = process
  const { place, listen, port, workers = availableParallelism() } = wanted
  const state = stateFolder(env, homedir())
  await proveHostable(state, { listen, port, command: commandLine('serve') })
  goOnWhenNotTaken()
  const book = await bookIn(place)
  const stops: (() => Promise<unknown>)[] = [() => book.close()]
  const signal = endedBy()
  try {
    if (wanted.adminKeys !== undefined) await takeAdmins(wanted.adminKeys, book)
    const service = await openService({
      book,
      store: storeIn(place),
      place,
      folder: join(state, 'serve'),
      worker: workerFile(),
      workers,
      env,
      version,
      note: log,
      // A folder is one machine's.
      ...(isDatabase(place) ? { peerListen: wanted.peerListen ?? { address: listen, port: 0 } } : {}),
    })
    stops.push(() => service.end())
    const gateway = await openGateway({
      address: listen,
      port,
      socket: service.socket,
      ...hostKeysOf(place, state, book),
      commands: true,
      motd: honesty,
      question: servingWords.question,
      ...(await keysOf(wanted)),
      env,
      log: event => service.note(event),
      news: say => log({ event: 'gateway', reason: say }),
      bug: stack => log({ event: 'fault', reason: stack }),
    })
    stops.push(() => gateway.close())
    await gateway.keysKnown
    const reach = knownAs(gateway, wanted.address)
    service.reach(reach)
    let draining = false
    if (wanted.health) {
      const health = await openHealth({ ...wanted.health, facts: () => service.facts(), draining: () => draining })
      stops.push(() => health.close())
      log({ event: 'health', address: `${health.address}:${health.port}` })
    }
    log({ event: 'ready', address: `${gateway.address}:${gateway.port}`, key: gateway.fingerprint })
    await sayReady(reach, book, wanted)
    await signal
    draining = true
    log({ event: 'stopping' })
    endWithin()
    // Whoever is here reads why before the door closes.
    await service.leave()
    await gateway.close()
    await service.end()
    return exitCodes.ok
  } finally {
    endWithin()
    for (const stop of stops.reverse()) await stop().catch(error => tell(faultSentence(error)))
  }
}

/** Ends the process after a while, whatever of it hangs. */
function endWithin(): void {
  setTimeout(() => process.exit(process.exitCode ?? exitCodes.failed), slowest).unref()
}

/** Says how people come in, and what is missing so that they can. */
async function sayReady(reach: Reach, book: OpenBook, { trustedUserCa, given }: ServeWanted): Promise<void> {
  await tellLines(servingWords.ready(reach))
  if (trustedUserCa || (await book.accounts()).some(canAdminister)) return
  const rest = given.filter(([option]) => option !== '--admin-keys')
  await tell(servingWords.nobodyYet(rest, ownKey()))
}

/** The path of a public key of the person who starts the service; where there is none, a word to replace. Whole, since a shell expands no ~ in quotes. */
function ownKey(): string {
  const all = ['id_ed25519', 'id_ecdsa', 'id_rsa'].map(name => join(homedir(), '.ssh', `${name}.pub`))
  return all.find(existsSync) ?? 'FILE'
}

/** The same place by the name that people type. */
function knownAs(reach: Reach, as: ServeWanted['address']): Reach {
  if (!as) return reach
  const { address, port = reach.port } = as
  const host = port === 22 ? address : `[${address}]:${port}`
  const named = (line: string) => line.replace(/^\S+/, host)
  return {
    ...{ address, port, fingerprint: reach.fingerprint, knownHosts: named(reach.knownHosts) },
    hostKeys: (reach.hostKeys ?? []).map(key => ({ ...key, knownHosts: named(key.knownHosts) })),
  }
}

/** Makes administrators of those in a file of keys, and says what of it could not be read. @throws UserError when nothing could be. */
async function takeAdmins(file: string, book: OpenBook): Promise<void> {
  const { readAdminKeys } = await import('./admin-keys.ts')
  const { made, told } = await readAdminKeys(file, book)
  for (const whom of made) log({ event: 'admin-added', whom, reason: file })
  for (const say of told) await tell(say)
}

/** The place of the host keys. People know several machines by one name, so these all show the keys of the first. */
function hostKeysOf(place: string, state: string, book: OpenBook): Pick<GatewayOptions, 'hostKey' | 'shared'> {
  const own = hostKeyPath(state)
  if (!isDatabase(place)) return { hostKey: own }
  const kept = (kind: string, pem: string) => book.secret(`host-key-${kind}`, () => pem)
  return {
    hostKey: sharedHostKeyPath(state),
    shared: {
      own,
      agree: async ({ ed25519, ecdsa, rsa }) => ({
        ed25519: await kept('ed25519', ed25519),
        ecdsa: await kept('ecdsa', ecdsa),
        rsa: await kept('rsa', rsa),
      }),
    },
  }
}

/** What the gateway is told of keys and certificates. @throws UserError when the file of authorities cannot be read, or names none. */
async function keysOf({ trustedUserCa, revokedKeys, hostCertificate }: ServeWanted) {
  const files = { revoked: revokedKeys, hostCertificate }
  if (trustedUserCa === undefined) return files
  const next = 'Nothing was started. A line of it is a public key, as in the .pub file of an authority.'
  const lines = (await readText(trustedUserCa, largestKeys, next)).split('\n').map(line => line.trim())
  const userCa = lines.filter(line => line !== '' && !line.startsWith('#'))
  if (!userCa.length) throw new UserError(`${sayPath(trustedUserCa)} names no authority.`, next)
  return { ...files, userCa }
}

/** Resolves when somebody ends the service. */
function endedBy(): Promise<void> {
  return new Promise(resolve => {
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => resolve())
  })
}

/** One line of the log, on stdout: words for people go to stderr. */
const log = eventLog(say => void tell(say))

/** The program of a worker lies beside the one that was built. */
function workerFile(): string {
  const file = fileURLToPath(new URL('worker.js', import.meta.url))
  if (existsSync(file)) return file
  throw new UserError('The program of a worker is not there.', 'Build it: npm run build')
}
