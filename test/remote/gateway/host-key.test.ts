/** The host key: made once, and one that ssh can read, however often it is made. */
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import ssh2 from 'ssh2'
import { expect, onTestFinished, test } from 'vitest'
import { sentence, UserError } from '../../../src/errors.ts'
import { fingerprintOf } from '../../../src/remote/admission/fingerprint.ts'
import { hostKeys } from '../../../src/remote/gateway/keys/host-key.ts'

const rsa = ssh2.utils.generateKeyPairSync('rsa', { bits: 2048 }).private

test('every key that is made can be read, and is made once', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'flywheel-key-'))
  try {
    const { quick: first, rsa } = hostKeys(join(folder, '0'))
    const again = hostKeys(join(folder, '0'))
    expect(again.quick).toEqual(first)
    const { publicKey, fingerprint } = await rsa
    expect(publicKey).toMatch(/^ssh-rsa /)
    // Its number comes last: 3072 bits, behind a zero because the first of them is set.
    const bytes = Buffer.from(publicKey.split(' ')[1] ?? '', 'base64')
    const number = bytes.subarray(-bytes.readUInt32BE(4 + 'ssh-rsa'.length + 4 + 3))
    expect([number.length - 1, number[0], number.readUInt8(1) >> 7]).toEqual([3072 / 8, 0, 1])
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

/** A folder with an RSA key in it, because making one takes its time; `host-key` is the path of the first key. */
function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'flywheel-keys-'))
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  const first = join(path, 'state', 'host-key')
  mkdirSync(dirname(first), { mode: 0o755 })
  writeFileSync(`${first}-rsa`, rsa, { mode: 0o600 })
  return first
}

const modeOf = (path: string) => statSync(path).mode & 0o777

/** What is said when the keys are asked for. */
function refusal(first: string): string {
  try {
    hostKeys(first).rsa.catch(() => {})
  } catch (error) {
    return error instanceof UserError ? sentence(error) : String(error)
  }
  return ''
}

test('keys are for their owner alone, in a folder of the same kind, and nothing else is left there', async () => {
  const first = folder()
  const { quick, rsa: third } = hostKeys(first)
  expect(readdirSync(dirname(first)).toSorted()).toEqual(['host-key', 'host-key-ecdsa', 'host-key-rsa'])
  expect([modeOf(dirname(first)), ...['', '-ecdsa', '-rsa'].map(end => modeOf(first + end))]).toEqual([
    0o700, 0o600, 0o600, 0o600,
  ])
  const types = [...quick, await third].map(k => k.publicKey.split(' ')[0])
  expect(types).toEqual(['ssh-ed25519', 'ecdsa-sha2-nistp256', 'ssh-rsa'])
  for (const key of quick) {
    expect(readFileSync(key === quick[0] ? first : `${first}-ecdsa`, 'utf8')).toBe(key.pem)
    expect(key.fingerprint).toBe(fingerprintOf(Buffer.from(key.publicKey.split(' ')[1] ?? '', 'base64')))
  }
  const again = hostKeys(first)
  expect(again.quick).toEqual(quick)
  await again.rsa
})

test.each([0o640, 0o604, 0o602])('a key with the mode %o is not used', mode => {
  const first = folder()
  hostKeys(first)
  chmodSync(first, mode)
  expect(refusal(first)).toMatch(/can be read by others.*chmod 600/)
})

test('what is no file of ours is not used and not replaced', () => {
  const first = folder()
  mkdirSync(first)
  expect(refusal(first)).toContain('is not a file of yours')
  rmSync(first, { recursive: true })
  symlinkSync(`${first}-rsa`, first)
  expect(refusal(first)).toContain('is not a file of yours')
})

test.each<[string, string]>([
  ['damaged', 'none'],
  ['of another kind', rsa],
])('a key that is %s is said to be so, and stays', (_, pem) => {
  const first = folder()
  writeFileSync(first, pem, { mode: 0o600 })
  expect(refusal(first)).toMatch(/is damaged.*every ssh that knew the old one warns once/)
  expect(readFileSync(first, 'utf8')).toBe(pem)
})

test('only the public half is no key of the host', () => {
  const first = folder()
  writeFileSync(first, hostKeys(first).quick[0].publicKey, { mode: 0o600 })
  expect(refusal(first)).toContain('is damaged')
})

test('a damaged RSA key is told once it is asked for', async () => {
  const first = folder()
  writeFileSync(`${first}-rsa`, 'none', { mode: 0o600 })
  await expect(hostKeys(first).rsa).rejects.toThrow('is damaged')
})
