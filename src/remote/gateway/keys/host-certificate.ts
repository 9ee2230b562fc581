/** A certificate for the key this machine is known by: programs that trust its authority (`@cert-authority` in known_hosts) ask nothing. */
import { readFileSync } from 'node:fs'
import { UserError } from '../../../errors.ts'
import { whyUnread } from '../../../store/trouble.ts'
import { forever, readCertificate } from './certificate.ts'
import type { HostKey } from './host-key.ts'
import { publicKeyOf } from './revoked.ts'
import { isSignedByEither } from './security-key.ts'
import { Wire } from './wire.ts'

/** `type` is the name of the plain key it is for; good from `after` until `before`, in ms since 1970. */
export type HostCertificate = { type: string; blob: Buffer; after: number; before: number }

/** Types of keys a certificate may be for here. */
const types = ['ssh-ed25519', 'ecdsa-sha2-nistp256']
/** ms between two looks whether the file has another, or the time of the one there is over. */
const lookEvery = 30_000

/**
 * Reads the one at this path.
 * @throws UserError when it is not there, damaged, one for people, its signature is wrong, or it is for none of these keys.
 */
export function readHostCertificate(path: string, keys: readonly HostKey[]): HostCertificate {
  const read = readCertificate(publicKeyOf(textOf(path)) ?? Buffer.alloc(0))
  const fail = (say: string, next: string) => new UserError(`The host certificate ${path} ${say}.`, next)
  const again = 'Make it with: ssh-keygen -s AUTHORITY -I NAME -h -n ADDRESS host-key.pub'
  if (!read || !isSignedByEither(read.authority, read.signed, read.signature)) throw fail('is damaged', again)
  if (read.kind !== 'host') throw fail('is one for people', again)
  const type = new Wire(read.key).string().toString('latin1')
  const holder = keys.find(key => key.publicKey === `${type} ${read.key.toString('base64')}`)
  if (!holder || !types.includes(type))
    throw fail("is for none of this machine's keys", `The key to sign is: ${keys[0]?.publicKey ?? ''}`)
  const blob = publicKeyOf(textOf(path)) ?? Buffer.alloc(0)
  const ms = (seconds: bigint) => (seconds === forever ? Number.POSITIVE_INFINITY : Number(seconds) * 1_000)
  return { type, blob, after: ms(read.after), before: ms(read.before) }
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8').slice(0, 65_536)
  } catch (error) {
    throw new UserError(
      `The host certificate ${path} cannot be read: ${whyUnread(error)}.`,
      'Leave it out, or put it there.',
    )
  }
}

/**
 * Keeps to the file at this path, from its first reading on: `show` is called with what is to be offered whenever that changes, `undefined`
 * while its time is over; `tell` hears of what an operator should do. Returns the way to stop. @throws UserError as the reading does.
 */
export function keepHostCertificate(
  path: string,
  keys: readonly HostKey[],
  { show, tell, now }: { show(certificate?: HostCertificate): void; tell(say: string): void; now(): number },
): () => void {
  let read = readHostCertificate(path, keys)
  let shown: HostCertificate | undefined
  let said = ''
  const say = (text: string) => {
    if (text !== '' && text !== said) tell(text)
    said = text
  }
  const look = () => {
    let trouble = ''
    try {
      read = readHostCertificate(path, keys)
    } catch (error) {
      trouble = `${error instanceof Error ? error.message : ''} The one before is still shown.`
    }
    const isGood = read.after <= now() && now() < read.before
    say(
      isGood
        ? trouble
        : 'The host certificate is not good at this time; the plain key is shown. Put a new one in its place.',
    )
    const wanted = isGood ? read : undefined
    if (wanted && shown?.blob.equals(wanted.blob)) return
    if (wanted === shown) return
    shown = wanted
    show(shown)
  }
  look()
  const clock = setInterval(look, lookEvery)
  clock.unref()
  return () => clearInterval(clock)
}
