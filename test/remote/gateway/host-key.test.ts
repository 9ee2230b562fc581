/** The host key: made once, and one that ssh can read, however often it is made. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { hostKey } from '../../../src/remote/gateway/host-key.ts'

test('every key that is made can be read', () => {
  const folder = mkdtempSync(join(tmpdir(), 'flywheel-key-'))
  try {
    const first = hostKey(join(folder, '0'))
    expect(hostKey(join(folder, '0'))).toEqual(first)
    // ssh2 makes one in three hundred that nobody can read.
    for (let i = 1; i < 400; i++) expect(hostKey(join(folder, String(i))).publicKey).toMatch(/^ssh-ed25519 /)
  } finally {
    rmSync(folder, { recursive: true })
  }
})
