/** The keys this machine is known by: made once, for its owner alone, and never made anew in silence. */
import { randomBytes } from 'node:crypto'
import { chmodSync, linkSync, lstatSync, mkdirSync, readFileSync, renameSync, unlinkSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import ssh2 from 'ssh2'
import { UserError } from '../../../errors.ts'
import { namesIn } from '../../../lists.ts'
import { isCode } from '../../../store/disk.ts'
import { fingerprintOf } from '../../admission/fingerprint.ts'

/** `publicKey` as a known_hosts line ends: `ssh-ed25519 AAAA…`; `fingerprint` as ssh shows it: `SHA256:…`. */
export type HostKey = { pem: string; publicKey: string; fingerprint: string }

/** What is made: a key by its name in SSH, what is added to the first one's path, and how ssh2 is asked for it. */
const kinds = {
  ed25519: { type: 'ssh-ed25519', end: '', ask: ['ed25519', { comment: 'flywheel' }] },
  ecdsa: { type: 'ecdsa-sha2-nistp256', end: '-ecdsa', ask: ['ecdsa', { bits: 256, comment: 'flywheel' }] },
  rsa: { type: 'ssh-rsa', end: '-rsa', ask: ['rsa', { bits: 3072, comment: 'flywheel' }] },
} as const
type Kind = keyof typeof kinds

/**
 * The keys at this path, each made where there is none: at once the two that are made in a millisecond, ed25519 first; `rsa` when it is
 * ready, because making one takes up to a second. Throws, and rejects with, a UserError when one is damaged or others can read it.
 */
export function hostKeys(path: string): { quick: [HostKey, HostKey]; rsa: Promise<HostKey> } {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const folder = lstatSync(dirname(path))
  if (folder.mode & 0o077) chmodSync(dirname(path), 0o700)
  const quick: [HostKey, HostKey] = [hostKey(path, 'ed25519'), hostKey(path, 'ecdsa')]
  return { quick, rsa: rsaKey(path) }
}

/** Keys by their kind, in PEM. */
export type HostKeyPems = Record<Kind, string>

/**
 * The keys at `path` that several machines of one service show alike: `agree` is given this machine's and resolves with everybody's, or with
 * undefined when it cannot be asked; then those of last time stay. A machine without any brings those at `own`, so that people who know it are not
 * warned. Rejects with a UserError when a key is damaged, or when there is none of last time.
 */
export async function sharedHostKeys(
  path: string,
  own: string,
  agree: (mine: HostKeyPems) => Promise<HostKeyPems | undefined>,
): Promise<ReturnType<typeof hostKeys>> {
  const isFirst = isMissing(path)
  const { quick, rsa } = hostKeys(isFirst && !isMissing(own) ? own : path)
  const agreed = await agree({ ed25519: quick[0].pem, ecdsa: quick[1].pem, rsa: (await rsa).pem })
  if (!agreed) {
    if (!isFirst) return hostKeys(path)
    throw new UserError(
      'The host key that the machines share cannot be had now.',
      'Nothing was started. Start again when the database answers.',
    )
  }
  for (const kind of namesIn(kinds)) {
    const pem = agreed[kind]
    if (!isKey(ssh2.utils.parseKey(pem), kind))
      throw new UserError(
        `The host key ${kind} that the machines share is damaged in the database.`,
        'Put that row of flywheel.secret back from a backup; everything else was left as it is.',
      )
    replace(path + kinds[kind].end, pem)
  }
  return hostKeys(path)
}

/** Written whole under another name first, so that there is always one. */
function replace(path: string, pem: string): void {
  const aside = `${path}.${randomBytes(8).toString('hex')}`
  writeFileSync(aside, pem, { flag: 'wx', mode: 0o600 })
  renameSync(aside, path)
}

function hostKey(first: string, kind: 'ed25519' | 'ecdsa'): HostKey {
  const path = first + kinds[kind].end
  if (isMissing(path)) keep(path, newKey(kind))
  return read(path, kind)
}

async function rsaKey(first: string): Promise<HostKey> {
  const path = first + kinds.rsa.end
  if (isMissing(path)) keep(path, await newRsaKey())
  return read(path, 'rsa')
}

function isMissing(path: string): boolean {
  return !lstatSync(path, { throwIfNoEntry: false })
}

/** Written whole under another name first: of two that begin at once, one wins and both read the same. */
function keep(path: string, pem: string): void {
  const aside = `${path}.${randomBytes(8).toString('hex')}`
  writeFileSync(aside, pem, { flag: 'wx', mode: 0o600 })
  try {
    linkSync(aside, path)
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error
  } finally {
    unlinkSync(aside)
  }
}

/** About three in a thousand keys that ssh2 makes it cannot read itself (1.17.0), nor can ssh; those are thrown away. */
function newKey(kind: 'ed25519' | 'ecdsa'): string {
  for (;;) {
    const { private: pem } = ssh2.utils.generateKeyPairSync(...(kinds[kind].ask as ['ed25519', object]))
    if (isKey(ssh2.utils.parseKey(pem), kind)) return pem
  }
}

/** Made beside what else is done here, on a thread of Node's. */
async function newRsaKey(): Promise<string> {
  for (;;) {
    const pem = await new Promise<string>((resolve, reject) =>
      ssh2.utils.generateKeyPair(...kinds.rsa.ask, (error, pair) => (error ? reject(error) : resolve(pair.private))),
    )
    if (isKey(ssh2.utils.parseKey(pem), 'rsa')) return pem
  }
}

function isKey(key: ReturnType<typeof ssh2.utils.parseKey>, kind: Kind): key is ssh2.ParsedKey {
  return !(key instanceof Error) && key.type === kinds[kind].type && key.isPrivateKey()
}

function read(path: string, kind: Kind): HostKey {
  const about = lstatSync(path)
  const mine = process.getuid === undefined || about.uid === process.getuid()
  if (!about.isFile() || !mine)
    throw new UserError(`The host key ${path} is not a file of yours.`, 'Move it away; a new one is made then.')
  if (about.mode & 0o077) throw new UserError(`The host key ${path} can be read by others.`, `Run: chmod 600 ${path}`)
  const pem = readFileSync(path, 'utf8')
  const key = ssh2.utils.parseKey(pem)
  if (!isKey(key, kind))
    throw new UserError(
      `The host key ${path} is damaged.`,
      'Put it back from a copy. Or move it away: a new one is made, and every ssh that knew the old one warns once.',
    )
  const data = key.getPublicSSH()
  return { pem, publicKey: `${kinds[kind].type} ${data.toString('base64')}`, fingerprint: fingerprintOf(data) }
}
