/** SSH's binary forms (RFC 4251, 5): what is read of them, and signatures checked with the keys in them. */
import crypto, { type KeyObject } from 'node:crypto'

/** Reads one value after another. Throws a RangeError where a value is longer than what is left. */
export class Wire {
  private readonly bytes: Buffer
  /** How many bytes were read. */
  at = 0

  constructor(bytes: Buffer) {
    this.bytes = bytes
  }

  get isDone(): boolean {
    return this.at === this.bytes.length
  }

  u8(): number {
    return this.take(1).readUInt8()
  }

  u32(): number {
    return this.take(4).readUInt32BE()
  }

  u64(): bigint {
    return this.take(8).readBigUInt64BE()
  }

  string(): Buffer {
    return this.take(this.u32())
  }

  /** All that is left, as strings. */
  strings(): Buffer[] {
    const all: Buffer[] = []
    while (!this.isDone) all.push(this.string())
    return all
  }

  private take(length: number): Buffer {
    if (length > this.bytes.length - this.at) throw new RangeError('shorter than it says')
    this.at += length
    return this.bytes.subarray(this.at - length, this.at)
  }
}

/** Texts and byte strings, each behind its length. */
export function packed(...parts: (Buffer | string)[]): Buffer {
  return Buffer.concat(
    parts.flatMap(part => {
      const bytes = Buffer.from(part)
      const length = Buffer.alloc(4)
      length.writeUInt32BE(bytes.length)
      return [length, bytes]
    }),
  )
}

/** What a key of each type signs with: hashes by the name of the signature, and for curves their name and the bytes of a number. */
type Signing = { hashes: Record<string, string | null>; curve?: string; bytes?: number }

const curve = (name: string, hash: string, curve: string, bytes: number): [string, Signing] => [
  name,
  { hashes: { [name]: hash }, curve, bytes },
]

/** A signature over SHA-1 is none (RSA alone had it). */
const signings = new Map<string, Signing>([
  ['ssh-ed25519', { hashes: { 'ssh-ed25519': null } }],
  ['ssh-rsa', { hashes: { 'rsa-sha2-256': 'sha256', 'rsa-sha2-512': 'sha512' } }],
  curve('ecdsa-sha2-nistp256', 'sha256', 'P-256', 32),
  curve('ecdsa-sha2-nistp384', 'sha384', 'P-384', 48),
  curve('ecdsa-sha2-nistp521', 'sha512', 'P-521', 66),
])

/**
 * True when `signature` (an algorithm's name and its bytes, as SSH has it) is one over `data` by this public key. False for all that
 * is damaged, or of an algorithm that is not this key's.
 */
export function isSignedBy(key: Buffer, data: Buffer, signature: Buffer): boolean {
  try {
    const wire = new Wire(signature)
    const name = wire.string().toString('latin1')
    const bytes = wire.string()
    const type = new Wire(key).string().toString('latin1')
    const signing = signings.get(type)
    if (!signing || !wire.isDone || !Object.hasOwn(signing.hashes, name)) return false
    const hash = signing.hashes[name] ?? null
    if (signing.bytes === undefined) return crypto.verify(hash, data, publicKey(key), bytes)
    const numbers = new Wire(bytes)
    const pair = [numbers.string(), numbers.string()].map(number => fixed(number, signing.bytes ?? 0))
    if (!numbers.isDone) return false
    return crypto.verify(hash, data, { key: publicKey(key), dsaEncoding: 'ieee-p1363' }, Buffer.concat(pair))
  } catch {
    return false
  }
}

/** @throws Error when it is no public key of a type that is taken. */
function publicKey(key: Buffer): KeyObject {
  const [type = Buffer.alloc(0), first = Buffer.alloc(0), second = Buffer.alloc(0)] = new Wire(key).strings()
  const name = type.toString('latin1')
  return crypto.createPublicKey({ key: jwkOf(name, first, second), format: 'jwk' })
}

function jwkOf(name: string, first: Buffer, second: Buffer): crypto.JsonWebKey {
  const text = (bytes: Buffer) => bytes.toString('base64url')
  if (name === 'ssh-ed25519') return { kty: 'OKP', crv: 'Ed25519', x: text(first) }
  if (name === 'ssh-rsa') return { kty: 'RSA', e: text(unsigned(first)), n: text(unsigned(second)) }
  const { curve, bytes = 0 } = signings.get(name) ?? {}
  // Uncompressed: 4, then both coordinates.
  if (second.length !== 1 + 2 * bytes || second[0] !== 4) throw new Error('no point of this curve')
  return { kty: 'EC', crv: curve, x: text(second.subarray(1, 1 + bytes)), y: text(second.subarray(1 + bytes)) }
}

/** A number without the zeros before it. */
function unsigned(number: Buffer): Buffer {
  const from = number.findIndex(byte => byte !== 0)
  return from < 0 ? Buffer.alloc(0) : number.subarray(from)
}

function fixed(number: Buffer, length: number): Buffer {
  const bare = unsigned(number)
  if (bare.length > length) throw new RangeError('a number too large')
  return Buffer.concat([Buffer.alloc(length - bare.length), bare])
}
