/**
 * Keys in a FIDO authenticator, the types that begin with `sk-`: its own data is signed, in which the request is (PROTOCOL.u2f of OpenSSH).
 * As with sshd the counter is not compared: no request is signed twice, because each is bound to its session.
 */
import { createHash } from 'node:crypto'
import { isSignedBy, packed, Wire } from './wire.ts'

/** Somebody touched the authenticator for this. */
const touched = 0x01
const ed25519Bytes = 64

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest()

/** True for a public key whose other half is in an authenticator. */
export function isSecurityKey(key: Buffer): boolean {
  try {
    return new Wire(key).string().subarray(0, 3).toString('latin1') === 'sk-'
  } catch {
    return false
  }
}

/**
 * True when the authenticator of `key` signed `data` and was touched for it. `signature` begins behind its name and length, as ssh2 hands it
 * on. False for all that is damaged.
 */
export function isSignedByAuthenticator(key: Buffer, data: Buffer, signature: Buffer): boolean {
  try {
    const [type = Buffer.alloc(0), ...rest] = new Wire(key).strings()
    // The same key by its plain name; the last of its parts is what the authenticator knows it for.
    const name = type.toString('latin1').replace(/^sk-|@openssh\.com$/g, '')
    const application = rest.pop() ?? Buffer.alloc(0)
    const { bytes, behind } = name === 'ssh-ed25519' ? plain(signature) : pair(signature)
    const flags = behind.u8()
    const counter = Buffer.alloc(4)
    counter.writeUInt32BE(behind.u32())
    if (!behind.isDone || !(flags & touched)) return false
    const signed = Buffer.concat([sha256(application), Buffer.of(flags), counter, sha256(data)])
    return isSignedBy(packed(name, ...rest), signed, packed(name, bytes))
  } catch {
    return false
  }
}

/** True when `signature`, with its name and length before it, is one over `data` by this public key, be it in an authenticator or not. */
export function isSignedByEither(key: Buffer, data: Buffer, signature: Buffer): boolean {
  if (!isSecurityKey(key)) return isSignedBy(key, data, signature)
  try {
    const wire = new Wire(signature)
    const isOfKey = wire.string().equals(new Wire(key).string())
    wire.u32()
    return isOfKey && isSignedByAuthenticator(key, data, signature.subarray(wire.at))
  } catch {
    return false
  }
}

type Parted = { bytes: Buffer; behind: Wire }

function plain(signature: Buffer): Parted {
  return { bytes: signature.subarray(0, ed25519Bytes), behind: new Wire(signature.subarray(ed25519Bytes)) }
}

/** Two numbers, each behind its length. */
function pair(signature: Buffer): Parted {
  const behind = new Wire(signature)
  return { bytes: packed(behind.string(), behind.string()), behind }
}
