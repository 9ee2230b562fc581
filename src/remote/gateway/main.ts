/** The gateway, a process of its own: does all of SSH and nothing else, and ends with the process that started it. */
import './ready-keys.ts'
import { randomBytes } from 'node:crypto'
import { clean } from '../../clean.ts'
import { UserError } from '../../errors.ts'
import { faultOf } from '../admission/public-key.ts'
import { isNoPort, isPortTaken, placeOf, whyNoPort } from '../no-port.ts'
import { isCertificate } from './keys/certificate.ts'
import { type HostCertificate, keepHostCertificate } from './keys/host-certificate.ts'
import { type HostKey, type HostKeyPems, hostKeys, sharedHostKeys } from './keys/host-key.ts'
import type { KeyRules } from './keys/offer.ts'
import { publicKeyOf, revokedBy } from './keys/revoked.ts'
import type { GatewayEvent } from './log.ts'
import { openRoomLinks } from './room-links.ts'
import { openServer, type Server } from './server.ts'
import { type FromGateway, limits, type Settings, type ShownKey, type ToGateway } from './settings.ts'

const tell = (message: FromGateway) => process.connected && process.send?.(message)
const news = (say: string) => tell({ is: 'news', say })
const roomGone = 'The room is gone. What you sent before is saved; ask the facilitator whether it opens again.'
/** Of a service: an operator or systemd starts it again. */
const serviceGone = 'The service broke off. What you sent before is saved; run the same line again in a moment.'
const closing = 'The door is being closed. What you sent before is saved.'

/** What this gateway is called by rooms, which may hear of several machines'. */
const gateway = `${process.pid}-${randomBytes(6).toString('hex')}`

let server: Server | undefined
let ending = false
/** What is said when those who answer are gone. */
let gone = roomGone
/** A key is being made on a thread of Node's; an ordinary exit would wait for it. */
let making = false
/** Called with the keys that all machines show. */
let agreed: (keys?: HostKeyPems) => void = () => {}

async function open(settings: Settings): Promise<void> {
  try {
    if (settings.question !== undefined) gone = serviceGone
    const { quick, rsa } = await keysFor(settings)
    making = true
    rsa
      .catch(() => {})
      .finally(() => {
        making = false
      })
    const links = await openRoomLinks(settings.socket, gateway, () => end(gone))
    server = await openServer({
      address: settings.address,
      port: settings.port,
      keys: quick,
      links,
      motd: settings.motd ?? '',
      question: settings.question,
      commands: settings.commands === true,
      rules: rulesOf(settings),
      ...(settings.log ? { log: (event: GatewayEvent) => tell({ is: 'log', event }) } : {}),
      limits: { ...limits, ...settings.limits },
      bug: report,
      news,
    })
    const showing = showsOn(server, quick)
    if (settings.hostCertificate !== undefined)
      keepHostCertificate(settings.hostCertificate, quick, { show: showing.certificate, tell: news, now: Date.now })
    tell({ is: 'ready', port: server.port, keys: quick.map(shown) })
    void rsa.then(key => {
      showing.key(key)
      tell({ is: 'keys', keys: [...quick, key].map(shown) })
    }, report)
  } catch (error) {
    tell({ is: 'failed', ...reason(error, settings) })
    exit(1)
  }
}

/** The keys of this machine, or those it shares with others. */
async function keysFor({ hostKey, ownHostKey }: Settings) {
  if (ownHostKey === undefined) return hostKeys(hostKey)
  return sharedHostKeys(hostKey, ownHostKey, keys => {
    tell({ is: 'agree', keys })
    return new Promise<HostKeyPems | undefined>(resolve => {
      agreed = resolve
    })
  })
}

/** What newcomers are shown: these keys, those that come later, and the newest certificate. */
function showsOn(server: Server, first: readonly HostKey[]) {
  let keys = first
  let certificate: HostCertificate | undefined
  return {
    key(key: HostKey) {
      keys = [...keys, key]
      server.show(keys, certificate)
    },
    certificate(newest?: HostCertificate) {
      certificate = newest
      server.show(keys, certificate)
    },
  }
}

/** @throws UserError when a key of an authority, or the list of revoked ones, cannot be read. */
function rulesOf({ userCa = [], revoked, commands = false }: Settings): KeyRules {
  const authorities = userCa.map(line => {
    const key = publicKeyOf(line)
    if (key && !isCertificate(key) && faultOf(key) === undefined) return key
    throw new UserError(`"${clean(line, 60)}" is no public key of an authority.`, 'Take the line of its .pub file.')
  })
  const isRevoked = revoked === undefined ? undefined : revokedBy(revoked, news)
  return { authorities, isRevoked, commands, now: Date.now }
}

function exit(code: number): never {
  if (making) process.kill(process.pid, 'SIGKILL')
  process.exit(code)
}

/** What of a key may leave this process. */
function shown({ publicKey, fingerprint }: HostKey): ShownKey {
  return { publicKey, fingerprint }
}

/** Why it could not start, as a sentence and what to do. */
function reason(error: unknown, { address, port }: Settings): { say: string; next: string } {
  if (error instanceof UserError) return { say: error.message, next: error.next }
  if (!isNoPort(error))
    return { say: `The SSH door did not open: ${error instanceof Error ? error.message : error}.`, next: '' }
  const say = `${placeOf(address, port)} cannot be had: ${whyNoPort(error)}.`
  return {
    say,
    next: isPortTaken(error)
      ? 'Choose another with --port, or --port 0 for any free one.'
      : 'Choose another with --listen; 0.0.0.0 is all of them.',
  }
}

async function end(say: string): Promise<void> {
  if (ending) return
  ending = true
  await server?.close(say)
  exit(0)
}

function report(error: unknown): void {
  tell({ is: 'bug', stack: error instanceof Error ? (error.stack ?? error.message) : String(error) })
}

process.on('message', (message: ToGateway) => {
  if (message.is === 'alive') tell({ is: 'alive' })
  else if (message.is === 'close') void end(closing)
  else if (message.is === 'agreed') agreed(message.keys)
  else void open(message)
})
process.on('disconnect', () => void end(gone))
process.on('SIGTERM', () => void end(closing))
// Keys pressed at the host's terminal are the host's.
process.on('SIGINT', () => {})
process.on('SIGHUP', () => {})
process.on('uncaughtException', error => {
  report(error)
  exit(70)
})
