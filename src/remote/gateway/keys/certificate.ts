/**
 * Certificates of OpenSSH (PROTOCOL.certkeys): read whole or not at all, and those of users checked against the authorities that are trusted.
 * Our own, because the one library that reads them (sshpk) brings nine packages and its own cryptography, and does not say what critical
 * options it met.
 */
import { clean } from '../../../clean.ts'
import { readAddressList } from '../../admission/addresses.ts'
import { faultOf } from '../../admission/public-key.ts'
import { mostPrincipals } from '../../message-schemas.ts'
import type { Certificate } from '../../messages.ts'
import { isSignedByEither } from './security-key.ts'
import { packed, Wire } from './wire.ts'

/** What stands in one. `key` is the plain public key it is for, `authority` the key that signed it. Times are seconds since 1970. */
export type ReadCertificate = {
  kind: 'user' | 'host'
  key: Buffer
  serial: bigint
  id: string
  principals: string[]
  after: bigint
  before: bigint
  critical: Map<string, string>
  extensions: Map<string, string>
  authority: Buffer
  signed: Buffer
  signature: Buffer
}

/** How many strings a public key of each type has behind its name. */
const parts: Readonly<Record<string, number>> = {
  'ssh-ed25519': 1,
  'ssh-rsa': 2,
  'ecdsa-sha2-nistp256': 2,
  'ecdsa-sha2-nistp384': 2,
  'ecdsa-sha2-nistp521': 2,
  'sk-ssh-ed25519@openssh.com': 2,
  'sk-ecdsa-sha2-nistp256@openssh.com': 3,
}
const ending = '-cert-v01@openssh.com'
const kinds = new Map<number, ReadCertificate['kind']>([
  [1, 'user'],
  [2, 'host'],
])

/** The time of a certificate that does not end. */
export const forever = 2n ** 64n - 1n

/** True for a public key that says it is a certificate. */
export function isCertificate(key: Buffer): boolean {
  try {
    return new Wire(key).string().toString('latin1').endsWith(ending)
  } catch {
    return false
  }
}

/** Reads one; undefined when it is damaged, of a type that is not taken, or has an option twice. Its signature is not looked at. */
export function readCertificate(blob: Buffer): ReadCertificate | undefined {
  try {
    return read(blob)
  } catch {
    return undefined
  }
}

function read(blob: Buffer): ReadCertificate | undefined {
  const wire = new Wire(blob)
  const type = wire.string().toString('latin1')
  const bare = type.slice(0, -ending.length)
  const plain = bare.startsWith('sk-') ? `${bare}@openssh.com` : bare
  if (!type.endsWith(ending) || !Object.hasOwn(parts, plain)) return undefined
  // A nonce, which is there to be signed.
  wire.string()
  const key = packed(plain, ...Array.from({ length: parts[plain] ?? 0 }, () => wire.string()))
  const serial = wire.u64()
  const kind = kinds.get(wire.u32())
  const id = wire.string().toString('utf8')
  const principals = new Wire(wire.string()).strings().map(name => name.toString('utf8'))
  const [after, before] = [wire.u64(), wire.u64()]
  const [critical, extensions] = [optionsOf(wire.string()), optionsOf(wire.string())]
  // Reserved.
  wire.string()
  const authority = wire.string()
  const signed = blob.subarray(0, wire.at)
  const signature = wire.string()
  if (!wire.isDone || !kind || !critical || !extensions) return undefined
  return { kind, key, serial, id, principals, after, before, critical, extensions, authority, signed, signature }
}

/** Options by their names, each with its text or nothing; undefined when one is there twice or has more than a text. */
function optionsOf(bytes: Buffer): Map<string, string> | undefined {
  const wire = new Wire(bytes)
  const options = new Map<string, string>()
  while (!wire.isDone) {
    const name = wire.string().toString('utf8')
    const value = new Wire(wire.string())
    const text = value.isDone ? '' : value.string().toString('utf8')
    if (!value.isDone || options.has(name)) return undefined
    options.set(name, text)
  }
  return options
}

/** Whose user certificates are taken: public keys as SSH sends them. */
export type Authorities = readonly Buffer[]
/** What a good one says of its holder; `command` is all they may do, `noTerminal` that they take part by lines. */
export type Holder = { cert: Certificate; command?: string; noTerminal: boolean }

/**
 * What a user certificate says, for somebody at this address and time (ms since 1970); or the sentence why it is not taken. Of the critical
 * options `force-command` and `source-address` are kept to, and any other makes it one that is not taken.
 */
export function checkUser(
  read: ReadCertificate | undefined,
  { authorities, address, now }: { authorities: Authorities; address: string; now: number },
): Holder | { no: string } {
  if (!read) return { no: 'Your certificate is damaged, or of a type that is not taken here.' }
  const { principals, critical, extensions } = read
  const no =
    faultOfAuthority(read, authorities) ??
    faultOfTime(read, now) ??
    faultOfHolder(read) ??
    faultOfOptions(critical, address)
  if (no !== undefined) return { no }
  const command = critical.get('force-command')
  return {
    cert: { principals, id: clean(read.id, 200), ...(read.before === forever ? {} : { until: msOf(read.before) }) },
    ...(command === undefined ? {} : { command }),
    noTerminal: !extensions.has('permit-pty'),
  }
}

function faultOfAuthority({ kind, authority, signed, signature }: ReadCertificate, authorities: Authorities) {
  if (kind !== 'user') return 'Your certificate is one for hosts, not for people.'
  if (!authorities.some(trusted => trusted.equals(authority)))
    return 'Your certificate is signed by an authority that is not trusted here.'
  return isSignedByEither(authority, signed, signature) ? undefined : 'The signature of your certificate is wrong.'
}

function faultOfTime({ after, before }: ReadCertificate, now: number): string | undefined {
  const seconds = BigInt(Math.floor(now / 1_000))
  if (seconds < after) return `Your certificate is good from ${dayOf(after)} on; come again then.`
  return seconds >= before ? `Your certificate ended on ${dayOf(before)}. Get a new one, then come again.` : undefined
}

function faultOfHolder({ key, principals }: ReadCertificate): string | undefined {
  const fault = faultOf(key)
  if (fault !== undefined) return `Your certificate is not taken: ${fault}.`
  if (principals.length === 0) return 'Your certificate names nobody, and here it has to.'
  const areNames = principals.every(name => name !== '' && clean(name, 200) === name)
  return areNames && principals.length <= mostPrincipals
    ? undefined
    : 'Your certificate names nobody who can be one here.'
}

function faultOfOptions(critical: ReadonlyMap<string, string>, address: string): string | undefined {
  for (const [name, value] of critical)
    if (name === 'source-address') {
      if (!isFrom(value, address)) return 'Your certificate is not for the address you come from.'
    } else if (name !== 'force-command')
      return `Your certificate asks for ${clean(name, 60) || 'something'}, which is not known here.`
  return undefined
}

/** Addresses and networks alone: no patterns and no exceptions, as sshd takes them. */
function isFrom(list: string, address: string): boolean {
  if (!/^[\da-fA-F.:]+(\/\d+)?(,[\da-fA-F.:]+(\/\d+)?)*$/.test(list)) return false
  const within = readAddressList(list)
  return typeof within === 'function' && within(address)
}

const lastMs = 8.64e15

function msOf(seconds: bigint): number {
  return Math.min(lastMs, Number(seconds) * 1_000)
}

function dayOf(seconds: bigint): string {
  return `${new Date(msOf(seconds)).toISOString().slice(0, 16).replace('T', ' at ')} UTC`
}
