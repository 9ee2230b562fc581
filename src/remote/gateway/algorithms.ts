/** What of SSH's algorithms is offered, the best first. */
import crypto from 'node:crypto'
import type ssh2 from 'ssh2'

/** The exchange that also holds against a quantum computer, where this Node has ML-KEM (24.7 or newer). Added to ssh2 when it is built in. */
const postQuantum = 'encapsulate' in crypto ? ['mlkem768x25519-sha256' as ssh2.KexAlgorithm] : []

/** The strict key exchange is added by ssh2 itself. Compression would be a bomb before login. */
export const algorithms = {
  kex: [...postQuantum, 'curve25519-sha256', 'curve25519-sha256@libssh.org', 'ecdh-sha2-nistp256'],
  serverHostKey: ['ssh-ed25519', 'ecdsa-sha2-nistp256', 'rsa-sha2-512', 'rsa-sha2-256'],
  compress: ['none'],
  cipher: ['aes256-gcm@openssh.com', 'aes128-gcm@openssh.com', 'chacha20-poly1305@openssh.com', 'aes256-ctr'],
  hmac: ['hmac-sha2-256-etm@openssh.com', 'hmac-sha2-512-etm@openssh.com'],
} satisfies ssh2.ServerConfig['algorithms']
