/** Public keys as people compare them. */
import { createHash } from 'node:crypto'

/** The print of a public key as ssh shows it: `SHA256:` and base 64 without padding. */
export function fingerprintOf(key: Uint8Array): string {
  return `SHA256:${createHash('sha256')
    .update(key)
    .digest('base64')
    .replace(/(?<!=)=+$/, '')}`
}
