/** Key revocation lists of OpenSSH (PROTOCOL.krl), as `ssh-keygen -k` makes them: keys, their hashes, and certificates by number or id. */
import { createHash } from 'node:crypto'
import type { ReadCertificate } from './certificate.ts'
import { Wire } from './wire.ts'

const magic = Buffer.from('SSHKRL\n\0')
const version = 1
const sections = { certificates: 1, keys: 2, sha1: 3, signature: 4, sha256: 5, extension: 255 } as const
const byCertificate = { serials: 0x20, range: 0x21, bitmap: 0x22, ids: 0x23, extension: 0x39 } as const

/** What is revoked of an authority's certificates; without an authority, of all. */
type OfAuthority = { authority: Buffer; ranges: [from: bigint, to: bigint][]; ids: Set<string> }
type Revoked = { keys: Set<string>; sha1: Set<string>; sha256: Set<string>; authorities: OfAuthority[] }
type Look = (key: Buffer, certificate?: ReadCertificate) => boolean

/** True when a file begins like one. */
export function isKrl(bytes: Buffer): boolean {
  return bytes.subarray(0, magic.length).equals(magic)
}

/** Reads one whole, or says as the end of a sentence why it cannot be kept to. A signature in it is not looked at. */
export function readKrl(bytes: Buffer): { revokes: Look } | { no: string } {
  const revoked: Revoked = { keys: new Set(), sha1: new Set(), sha256: new Set(), authorities: [] }
  try {
    const no = readSections(new Wire(bytes.subarray(magic.length)), revoked)
    if (no !== undefined) return { no }
  } catch {
    return { no: 'it is shorter than it says' }
  }
  return { revokes: (key, certificate) => isRevoked(revoked, key, certificate) }
}

function readSections(wire: Wire, revoked: Revoked): string | undefined {
  if (wire.u32() !== version) return 'its version is not known here'
  // Its number, its date and its flags, then what is reserved and a comment.
  for (let i = 0; i < 3; i++) wire.u64()
  wire.string()
  wire.string()
  while (!wire.isDone) {
    const no = readSection(wire.u8(), wire.string(), revoked)
    if (no !== undefined) return no
  }
  return undefined
}

function readSection(type: number, data: Buffer, { keys, sha1, sha256, authorities }: Revoked): string | undefined {
  const all = () => new Wire(data).strings().map(bytes => bytes.toString('hex'))
  if (type === sections.keys) for (const key of all()) keys.add(key)
  else if (type === sections.sha1) for (const hash of all()) sha1.add(hash)
  else if (type === sections.sha256) for (const hash of all()) sha256.add(hash)
  else if (type === sections.certificates) return readAuthority(new Wire(data), authorities)
  else if (type === sections.extension) return readExtension(new Wire(data))
  else if (type !== sections.signature) return `it has a part of kind ${type}, which is not known here`
  return undefined
}

/** Only what may be passed over is. */
function readExtension(wire: Wire): string | undefined {
  const name = wire.string().toString('latin1')
  return wire.u8() === 0
    ? undefined
    : `it asks for ${name.replace(/[^\w@.-]/g, '?').slice(0, 60)}, which is not known here`
}

function readAuthority(wire: Wire, authorities: OfAuthority[]): string | undefined {
  const of: OfAuthority = { authority: wire.string(), ranges: [], ids: new Set() }
  // Reserved.
  wire.string()
  while (!wire.isDone) {
    const type = wire.u8()
    const part = new Wire(wire.string())
    if (type === byCertificate.serials) while (!part.isDone) of.ranges.push(one(part.u64()))
    else if (type === byCertificate.range) of.ranges.push([part.u64(), part.u64()])
    else if (type === byCertificate.bitmap) of.ranges.push(...bitmap(part.u64(), part.string()))
    else if (type === byCertificate.ids) for (const id of part.strings()) of.ids.add(id.toString('utf8'))
    else if (type === byCertificate.extension) {
      const no = readExtension(part)
      if (no !== undefined) return no
    } else return `it has a part of kind ${type}, which is not known here`
  }
  authorities.push(of)
  return undefined
}

function one(serial: bigint): [bigint, bigint] {
  return [serial, serial]
}

/** The numbers from `first` on whose bit is set; the last byte has the lowest. */
function bitmap(first: bigint, bits: Buffer): [bigint, bigint][] {
  const ranges: [bigint, bigint][] = []
  for (let n = 0; n < bits.length * 8; n++)
    if (((bits[bits.length - 1 - (n >> 3)] ?? 0) >> (n & 7)) & 1) ranges.push(one(first + BigInt(n)))
  return ranges
}

function isRevoked(revoked: Revoked, key: Buffer, certificate: ReadCertificate | undefined): boolean {
  const hash = (name: string) => createHash(name).update(key).digest('hex')
  if (revoked.keys.has(key.toString('hex')) || revoked.sha1.has(hash('sha1')) || revoked.sha256.has(hash('sha256')))
    return true
  if (!certificate) return false
  const { authority, serial, id } = certificate
  return revoked.authorities
    .filter(of => of.authority.length === 0 || of.authority.equals(authority))
    .some(
      // Without a number of its own a certificate has 0, which is not looked up.
      of => of.ids.has(id) || (serial !== 0n && of.ranges.some(([from, to]) => from <= serial && serial <= to)),
    )
}
