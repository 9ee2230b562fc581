/** Authorities and certificates as ssh-keygen makes them. */
import { execFileSync } from 'node:child_process'
import { copyFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export type KeyType = 'ed25519' | 'ecdsa' | 'rsa'

/** A key pair without a passphrase; its path, and the line of its public half. */
export function makeKey(
  folder: string,
  name: string,
  type: KeyType = 'ed25519',
  bits?: number,
): { path: string; line: string } {
  const path = join(folder, name)
  execFileSync('ssh-keygen', ['-q', '-t', type, ...(bits ? ['-b', `${bits}`] : []), '-N', '', '-C', name, '-f', path])
  return { path, line: readFileSync(`${path}.pub`, 'utf8').trim() }
}

export type Signing = {
  id?: string
  /** Parted by commas; without any the certificate names nobody. */
  principals?: string
  /** As -V takes it: `+1h`, `-2h:-1h`. */
  time?: string
  serial?: number
  /** Each as -O takes it. */
  options?: string[]
  host?: boolean
  more?: string[]
}

/** Signs a key: ssh then shows the certificate beside it. Returns its line. */
export function sign(authority: string, key: string, some: Signing = {}): string {
  const { id = 'somebody', principals = 'ana', time = '-1m:+1h', serial, options = [], host, more = [] } = some
  const args = ['-q', '-s', authority, '-I', id, '-V', time, ...(principals ? ['-n', principals] : []), ...more]
  if (serial !== undefined) args.push('-z', `${serial}`)
  if (host) args.push('-h')
  execFileSync('ssh-keygen', [...args, ...options.flatMap(o => ['-O', o]), `${key}.pub`])
  return readFileSync(`${key}-cert.pub`, 'utf8').trim()
}

/** The same key under another name, without a certificate. */
export function copyKey(from: string, to: string): string {
  for (const end of ['', '.pub']) copyFileSync(from + end, to + end)
  return to
}

export const blobOf = (line: string) => Buffer.from(line.split(' ')[1] ?? '', 'base64')
