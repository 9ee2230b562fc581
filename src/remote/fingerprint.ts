/** Public keys as people compare them. */
import { createHash } from 'node:crypto'

/** The print of a public key as ssh shows it: `SHA256:` and base 64 without padding. */
export function fingerprintOf(key: Uint8Array): string {
  return `SHA256:${createHash('sha256').update(key).digest('base64').replace(/=+$/, '')}`
}

/** The fingerprints in an authorized_keys file; lines that hold no key are left out. */
export function fingerprintsIn(text: string): Set<string> {
  const keys = text
    .split('\n')
    .flatMap(line => /(?:^|\s)(?:ssh-|ecdsa-|sk-)\S+ ([A-Za-z0-9+/]{40,}=*)/.exec(line)?.[1] ?? [])
  return new Set(keys.map(key => fingerprintOf(Buffer.from(key, 'base64'))))
}
