/** Which public keys are good enough to be somebody's: whole, of a type that is taken, and long enough. */
import { itemAt } from '../../lists.ts'

/** Bits an RSA key has at least: NIST SP 800-131A allows no shorter ones since 2014. (OpenSSH's RequiredRSASize is 1024.) */
const leastBits = 2_048
/** Bits nobody needs more of; checking a signature with a longer one costs too much. */
const mostBits = 16_384

/** Bytes of the point on each curve, uncompressed (SEC 1, 2.3.3). */
const curves: Record<string, number> = { nistp256: 65, nistp384: 97, nistp521: 133 }

const none = Buffer.alloc(0)

/**
 * What is wrong with a public key in the form ssh sends it (RFC 4253, 6.6), as the end of a sentence; undefined when nothing is.
 * `type` is what it is said to be; without it, what it says itself.
 */
export function faultOf(key: Buffer, type?: string): string | undefined {
  const parts = partsOf(key)
  const said = parts?.[0]?.toString('latin1') ?? ''
  if (!parts || (type !== undefined && said !== type)) return 'its key is damaged'
  const [, first = none, second = none] = parts
  if (said === 'ssh-ed25519') return parts.length === 2 && first.length === 32 ? undefined : 'its key is damaged'
  if (said === 'ssh-rsa') {
    if (parts.length !== 3) return 'its key is damaged'
    const bits = bitsOf(second)
    if (bits < leastBits) return `an RSA key of ${bits} bits is too short; ${leastBits} are needed`
    return bits > mostBits ? `an RSA key of ${bits} bits is longer than ${mostBits}` : undefined
  }
  if (said === 'sk-ssh-ed25519@openssh.com') return first.length === 32 ? faultIn(parts, 3) : 'its key is damaged'
  if (said === 'sk-ecdsa-sha2-nistp256@openssh.com') {
    const isPoint = first.toString('latin1') === 'nistp256' && second.length === curves.nistp256
    return isPoint ? faultIn(parts, 4) : 'its key is damaged'
  }
  const curve = /^ecdsa-sha2-(nistp\d+)$/.exec(said)?.[1] ?? ''
  if (!Object.hasOwn(curves, curve))
    return `keys of the type ${said.replace(/[^\w.@-]/g, '?').slice(0, 60)} are not taken`
  const isWhole = parts.length === 3 && first.toString('latin1') === curve && second.length === curves[curve]
  return isWhole ? undefined : 'its key is damaged'
}

/** What is wrong with a key in an authenticator: one of a web page signs for that page, and is nobody's here. */
function faultIn(parts: readonly Buffer[], length: number): string | undefined {
  if (parts.length !== length) return 'its key is damaged'
  const application = parts.at(-1)?.toString('latin1') ?? ''
  return application.startsWith('ssh:') ? undefined : 'its key is one of a web page and not of ssh'
}

/** A run of strings, each behind its length; undefined when it is no such thing. */
function partsOf(bytes: Buffer): Buffer[] | undefined {
  const parts: Buffer[] = []
  for (let at = 0; at < bytes.length; ) {
    if (at + 4 > bytes.length || parts.length > 8) return undefined
    const end = at + 4 + bytes.readUInt32BE(at)
    if (end > bytes.length) return undefined
    parts.push(bytes.subarray(at + 4, end))
    at = end
  }
  return parts
}

function bitsOf(number: Buffer): number {
  const from = number.findIndex(byte => byte !== 0)
  return from < 0 ? 0 : (number.length - from) * 8 - Math.clz32(itemAt(number, from)) + 24
}
