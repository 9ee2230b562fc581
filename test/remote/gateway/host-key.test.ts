/** The host key: made once, and one that ssh can read, however often it is made. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { hostKeys } from '../../../src/remote/gateway/host-key.ts'

test('every key that is made can be read, and is made once', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'flywheel-key-'))
  try {
    const { quick: first, rsa } = hostKeys(join(folder, '0'))
    const again = hostKeys(join(folder, '0'))
    expect(again.quick).toEqual(first)
    const { publicKey, fingerprint } = await rsa
    expect(publicKey).toMatch(/^ssh-rsa /)
    expect(await again.rsa).toMatchObject({ publicKey, fingerprint })
    // ssh2 makes one in three hundred that nobody can read.
    for (let i = 1; i < 400; i++) {
      writeFileSync(join(folder, `${i}-rsa`), '', { mode: 0o600 })
      const { quick, rsa } = hostKeys(join(folder, String(i)))
      expect(quick.map(key => key.publicKey.split(' ')[0])).toEqual(['ssh-ed25519', 'ecdsa-sha2-nistp256'])
      await expect(rsa).rejects.toThrow('is damaged')
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
})
