/** A key that somebody offers: whether it may be somebody's here, what a certificate says of its holder, and whether it was signed with. */
import ssh2, { type PublicKeyAuthContext } from 'ssh2'
import { fingerprintOf } from '../../admission/fingerprint.ts'
import { faultOf } from '../../admission/public-key.ts'
import type { GatewayRefusal } from '../log.ts'
import {
  type Authorities,
  checkUser,
  type Holder,
  isCertificate,
  type ReadCertificate,
  readCertificate,
} from './certificate.ts'
import type { IsRevoked } from './revoked.ts'
import { isSecurityKey, isSignedByAuthenticator, isSignedByEither } from './security-key.ts'

/** Which keys are taken: authorities of user certificates, what is revoked, whether a certificate may ask for a command; ms since 1970. */
export type KeyRules = { authorities: Authorities; isRevoked?: IsRevoked; commands: boolean; now(): number }

/** `key` is the fingerprint of the plain key. `isSigned`: this request is signed with it. */
export type Offer = { key: string; holder?: Holder; isSigned(request: PublicKeyAuthContext): boolean }
/** Not taken, and why, as an operator is told; `say` is for its holder, where they would not know. */
export type NoOffer = { key: string; why: GatewayRefusal; reason: string; say?: string }

const notTaken = (why: string) => `Your key is not taken: ${why}. To make one that is: ssh-keygen -t ed25519`
const revoked = 'This key is revoked: it opens nothing here any more.'

/** What this request offers, from this address. A good offer proves nothing until it is signed with. */
export function readOffer(request: PublicKeyAuthContext, address: string, rules: KeyRules): Offer | NoOffer {
  const { data } = request.key
  return isCertificate(data) ? readWithCertificate(data, address, rules) : readPlain(request, rules)
}

function readPlain({ key: { data }, hashAlgo }: PublicKeyAuthContext, { isRevoked }: KeyRules): Offer | NoOffer {
  const key = fingerprintOf(data)
  const fault = faultOf(data)
  if (isSecurityKey(data) && fault === undefined) {
    if (isRevoked?.(data)) return { key, why: 'revoked', reason: revoked, say: revoked }
    const isSigned: Offer['isSigned'] = ({ blob, signature }) =>
      blob !== undefined && signature !== undefined && isSignedByAuthenticator(data, blob, signature)
    return { key, isSigned }
  }
  const parsed = ssh2.utils.parseKey(data)
  if (parsed instanceof Error || fault !== undefined) {
    const reason = fault ?? 'its key is damaged'
    return { key, why: 'key', reason, say: notTaken(reason) }
  }
  // Without a hash named, an RSA signature is over SHA-1.
  if (parsed.type === 'ssh-rsa' && !hashAlgo) return { key, why: 'key', reason: 'its signature is over SHA-1' }
  if (isRevoked?.(data)) return { key, why: 'revoked', reason: revoked, say: revoked }
  return {
    key,
    isSigned: ({ blob, signature }) =>
      blob !== undefined && signature !== undefined && parsed.verify(blob, signature, hashAlgo) === true,
  }
}

function readWithCertificate(data: Buffer, address: string, rules: KeyRules): Offer | NoOffer {
  const { authorities, isRevoked, commands, now } = rules
  const certificate = readCertificate(data)
  const key = fingerprintOf(certificate?.key ?? data)
  if (authorities.length === 0) return { key, why: 'certificate', reason: 'no authority is trusted' }
  const holder = checkUser(certificate, { authorities, address, now: now() })
  if ('no' in holder || !certificate) return refused(key, 'no' in holder ? holder.no : '')
  if (isRevoked?.(certificate.key, certificate)) return { key, why: 'revoked', reason: revoked, say: revoked }
  if (holder.command !== undefined && !commands)
    return refused(key, 'Your certificate is for a command alone, and none is taken here.')
  return { key, holder, isSigned: request => isSignedWith(certificate, request) }
}

function refused(key: string, say: string): NoOffer {
  return { key, why: 'certificate', reason: say, say }
}

/** With a certificate ssh2 hands the signature on as it came. */
function isSignedWith({ key }: ReadCertificate, { blob, signature }: PublicKeyAuthContext): boolean {
  return blob !== undefined && signature !== undefined && isSignedByEither(key, blob, signature)
}
