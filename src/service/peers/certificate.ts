/**
 * Certificates of the machines of one service: an authority that is made once, and one for each start of a machine, signed by it (X.509 v3,
 * ECDSA over P-256). Only what TLS between our own machines needs; OpenSSL reads and checks it.
 */
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
} from 'node:crypto'

/** A certificate and its private key, both in PEM. */
export type Certified = { key: string; cert: string }

const day = 24 * 60 * 60_000
/** Machines' clocks differ, and a service runs for years. */
const authorityFor = 100 * 365 * day
const machineFor = 10 * 365 * day
const before = 2 * day

/** Makes the authority. */
export function makeAuthority(now = Date.now()): Certified {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const name = 'flywheel service'
  const cert = certificate({
    name,
    issuer: name,
    publicKey,
    signer: privateKey,
    isAuthority: true,
    now,
    lasts: authorityFor,
  })
  return { key: pemOf(privateKey), cert }
}

/** Makes a certificate for the machine with this id. */
export function makeFor(machine: string, authority: Certified, now = Date.now()): Certified {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const signer = createPrivateKey(authority.key)
  const issuer = 'flywheel service'
  const cert = certificate({ name: machine, issuer, publicKey, signer, isAuthority: false, now, lasts: machineFor })
  return { key: pemOf(privateKey), cert }
}

function pemOf(key: KeyObject): string {
  return key.export({ type: 'pkcs8', format: 'pem' }).toString()
}

type Wanted = {
  name: string
  issuer: string
  publicKey: KeyObject
  signer: KeyObject
  isAuthority: boolean
  now: number
  lasts: number
}

/** Tags of DER. */
const tags = {
  boolean: 1,
  integer: 2,
  bits: 3,
  bytes: 4,
  oid: 6,
  utf8: 12,
  utc: 23,
  time: 24,
  sequence: 48,
  set: 49,
} as const
/** Object identifiers, encoded: ecdsa-with-SHA256, commonName, and extensions of X.509 v3. */
const oids = {
  signature: '2a8648ce3d040302',
  name: '550403',
  alternative: '551d11',
  constraints: '551d13',
  usage: '551d0f',
  keyId: '551d0e',
  authorityKeyId: '551d23',
}

function certificate({ name, issuer, publicKey, signer, isAuthority, now, lasts }: Wanted): string {
  const algorithm = seq(oid(oids.signature))
  const serial = randomBytes(16)
  // Positive, and without a zero in front.
  serial[0] = ((serial[0] ?? 0) & 0x7f) | 0x40
  const extensions = seq(
    extension(oids.keyId, der(tags.bytes, idOf(publicKey)), false),
    extension(oids.authorityKeyId, seq(der(0x80, idOf(createPublicKey(pemOf(signer))))), false),
    extension(oids.constraints, seq(...(isAuthority ? [der(tags.boolean, Buffer.from([0xff]))] : []))),
    // keyCertSign, or digitalSignature.
    extension(oids.usage, der(tags.bits, Buffer.from(isAuthority ? [2, 0x04] : [7, 0x80]))),
    ...(isAuthority ? [] : [extension(oids.alternative, seq(der(0x82, Buffer.from(name))))]),
  )
  const body = seq(
    der(0xa0, der(tags.integer, Buffer.from([2]))),
    der(tags.integer, serial),
    algorithm,
    nameOf(issuer),
    seq(time(now - before), time(now + lasts)),
    nameOf(name),
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, extensions),
  )
  const signed = seq(body, algorithm, der(tags.bits, Buffer.concat([Buffer.from([0]), sign('sha256', body, signer)])))
  const lines = signed.toString('base64').match(/.{1,64}/g) ?? []
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`
}

function der(tag: number, body: Buffer): Buffer {
  return Buffer.concat([Buffer.from([tag]), lengthOf(body.length), body])
}

/** A length in as few bytes as there are. */
function lengthOf(length: number): Buffer {
  if (length < 0x80) return Buffer.from([length])
  return length < 0x100 ? Buffer.from([0x81, length]) : Buffer.from([0x82, length >> 8, length & 0xff])
}

function seq(...parts: Buffer[]): Buffer {
  return der(tags.sequence, Buffer.concat(parts))
}

function oid(hex: string): Buffer {
  return der(tags.oid, Buffer.from(hex, 'hex'))
}

function nameOf(name: string): Buffer {
  return seq(der(tags.set, seq(oid(oids.name), der(tags.utf8, Buffer.from(name)))))
}

function extension(id: string, value: Buffer, critical = true): Buffer {
  const mark = critical ? [der(tags.boolean, Buffer.from([0xff]))] : []
  return seq(oid(id), ...mark, der(tags.bytes, value))
}

/** By what a key is named: the first bytes of a sum of it. */
function idOf(key: KeyObject): Buffer {
  return createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest()
    .subarray(0, 20)
}

/** A time to the second: with two digits for the year until 2049, as RFC 5280 has it. */
function time(ms: number): Buffer {
  const text = `${new Date(ms).toISOString().slice(0, 19).replace(/[-T:]/g, '')}Z`
  return text < '2050' ? der(tags.utc, Buffer.from(text.slice(2))) : der(tags.time, Buffer.from(text))
}
