/**
 * The list of revoked keys: a text file with a public key (`ssh-ed25519 AAAA…`) or a fingerprint (`SHA256:…`) a line, or a key revocation
 * list of OpenSSH (ssh-keygen -k; PROTOCOL.krl). It is read again when it changes; while it cannot be read no key is good.
 */
import { readFileSync, statSync } from 'node:fs'
import { UserError } from '../../../errors.ts'
import { whyUnread } from '../../../store/trouble.ts'
import { fingerprintOf } from '../../admission/fingerprint.ts'
import { isCertificate, type ReadCertificate, readCertificate } from './certificate.ts'
import { isKrl, readKrl } from './krl.ts'

/** True for a key that is revoked, by itself, by its certificate or with the authority that signed that. Plain public keys as SSH sends them. */
export type IsRevoked = (key: Buffer, certificate?: ReadCertificate) => boolean

/** Longer lists are not read. */
const longest = 16 << 20
/** ms between two looks whether the list has changed. */
const lookEvery = 1_000

/**
 * Keeps to the list at this path. `tell` hears once, as a sentence, when it cannot be read any more, and when it can again.
 * @throws UserError when it cannot be read now.
 */
export function revokedBy(path: string, tell: (say: string) => void, now = () => performance.now()): IsRevoked {
  let [list, stamp] = [readList(path), stampOf(path)]
  let isGood = true
  let looked = now()
  const look = () => {
    if (now() - looked < lookEvery) return
    looked = now()
    const was = isGood
    try {
      const is = stampOf(path)
      if (is !== stamp || !isGood) list = readList(path)
      stamp = is
      isGood = true
    } catch {
      isGood = false
    }
    if (was && !isGood) tell(`The list of revoked keys ${path} cannot be read, so no key is let in.`)
    if (!was && isGood) tell('The list of revoked keys is read again.')
  }
  return (key, certificate) => {
    look()
    if (!isGood) return true
    return list(key, certificate) || (certificate !== undefined && list(certificate.authority))
  }
}

function stampOf(path: string): string {
  const { ino, size, ctimeMs } = statSync(path)
  return `${ino} ${size} ${ctimeMs}`
}

/** Reads a list. @throws UserError when it is not there, too long or damaged. */
function readList(path: string): IsRevoked {
  let bytes: Buffer
  try {
    if (statSync(path).size > longest) throw new Error('it is longer than 16 MB')
    bytes = readFileSync(path)
  } catch (error) {
    throw new UserError(
      `The list of revoked keys ${path} cannot be read: ${whyUnread(error)}.`,
      'No key is let in without it.',
    )
  }
  const list = isKrl(bytes) ? readKrl(bytes) : readLines(bytes.toString('utf8'))
  if ('no' in list)
    throw new UserError(
      `The list of revoked keys ${path} is damaged: ${list.no}.`,
      'No key is let in until it is whole.',
    )
  return list.revokes
}

function readLines(text: string): { revokes: IsRevoked } | { no: string } {
  const prints = new Set<string>()
  for (const [i, raw] of text.split('\n').entries()) {
    const line = raw.trim()
    if (line === '' || line.startsWith('#')) continue
    const print = printOf(line)
    if (print === undefined) return { no: `line ${i + 1} is neither a public key nor a fingerprint (SHA256:…)` }
    prints.add(print)
  }
  return { revokes: key => prints.has(fingerprintOf(key)) }
}

/** The fingerprint that a line names; of a certificate that of its key. */
function printOf(line: string): string | undefined {
  const said = /^SHA256:[A-Za-z0-9+/]{43}(?=\s|$)/.exec(line)?.[0]
  if (said) return said
  const blob = publicKeyOf(line)
  if (!blob) return undefined
  const key = isCertificate(blob) ? readCertificate(blob)?.key : blob
  return key && fingerprintOf(key)
}

/** The key of a line `type base64 comment`, as SSH sends it; undefined when it is none. */
export function publicKeyOf(line: string): Buffer | undefined {
  const [, type = '', text = ''] = /^([a-z0-9@.-]+)\s+([A-Za-z0-9+/]+={0,2})(?=\s|$)/.exec(line.trim()) ?? []
  const blob = Buffer.from(text, 'base64')
  const named = Buffer.from(type)
  const isWhole =
    blob.length > 4 && blob.readUInt32BE() === named.length && blob.subarray(4, 4 + named.length).equals(named)
  return isWhole ? blob : undefined
}
