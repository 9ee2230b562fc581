/** The key this machine is known by: made once, for its owner alone, and never made anew in silence. */
import { randomBytes } from 'node:crypto'
import { chmodSync, linkSync, lstatSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import ssh2 from 'ssh2'
import { UserError } from '../../errors.ts'
import { fingerprintOf } from '../fingerprint.ts'

/** `publicKey` as a known_hosts line ends: `ssh-ed25519 AAAA…`; `fingerprint` as ssh shows it: `SHA256:…`. */
export type HostKey = { pem: string; publicKey: string; fingerprint: string }

/** Reads the key at this path, or makes it where there is none. Throws a UserError when it is damaged or others can read it. */
export function hostKey(path: string): HostKey {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const folder = lstatSync(dirname(path))
  if (folder.mode & 0o077) chmodSync(dirname(path), 0o700)
  if (!lstatSync(path, { throwIfNoEntry: false })) make(path)
  return read(path)
}

/** Written whole under another name first: of two that begin at once, one wins and both read the same. */
function make(path: string): void {
  const aside = `${path}.${randomBytes(8).toString('hex')}`
  writeFileSync(aside, newKey(), { flag: 'wx', mode: 0o600 })
  try {
    linkSync(aside, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    unlinkSync(aside)
  }
}

/** About three in a thousand keys that ssh2 makes it cannot read itself (1.17.0), nor can ssh; those are thrown away. */
function newKey(): string {
  for (;;) {
    const { private: pem } = ssh2.utils.generateKeyPairSync('ed25519', { comment: 'flywheel' })
    if (isKey(ssh2.utils.parseKey(pem))) return pem
  }
}

function isKey(key: ReturnType<typeof ssh2.utils.parseKey>): key is ssh2.ParsedKey {
  return !(key instanceof Error) && key.type === 'ssh-ed25519' && key.isPrivateKey()
}

function read(path: string): HostKey {
  const about = lstatSync(path)
  const mine = process.getuid === undefined || about.uid === process.getuid()
  if (!about.isFile() || !mine)
    throw new UserError(`The host key ${path} is not a file of yours.`, 'Move it away; a new one is made then.')
  if (about.mode & 0o077) throw new UserError(`The host key ${path} can be read by others.`, `Run: chmod 600 ${path}`)
  const pem = readFileSync(path, 'utf8')
  const key = ssh2.utils.parseKey(pem)
  if (!isKey(key))
    throw new UserError(
      `The host key ${path} is damaged.`,
      'Put it back from a copy. Or move it away: a new one is made, and every ssh that knew the old one warns once.',
    )
  const data = key.getPublicSSH()
  return { pem, publicKey: `ssh-ed25519 ${data.toString('base64')}`, fingerprint: fingerprintOf(data) }
}
