/** Lists of revoked keys: lines, and those that ssh-keygen -k makes; each is kept to, a damaged one lets nobody in. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { fingerprintOf } from '../../../src/remote/admission/fingerprint.ts'
import { readCertificate } from '../../../src/remote/gateway/keys/certificate.ts'
import { readKrl } from '../../../src/remote/gateway/keys/krl.ts'
import { revokedBy } from '../../../src/remote/gateway/keys/revoked.ts'
import { folder } from '../given.ts'
import { blobOf, makeKey, sign } from '../support/authority.ts'

const dir = mkdtempSync(join(tmpdir(), 'fw-'))
afterAll(() => rmSync(dir, { recursive: true, force: true }))
const authority = makeKey(dir, 'authority')
const keys = ['ana', 'bo', 'cy'].map(name => makeKey(dir, name))
const [ana, bo, cy] = keys.map(key => blobOf(key.line)) as [Buffer, Buffer, Buffer]
const certificates = keys.map(
  (key, i) => readCertificate(blobOf(sign(authority.path, key.path, { serial: 10 + i, id: `id ${i}` })))!,
)

function list(content: string | Buffer) {
  const path = join(folder(), 'revoked')
  writeFileSync(path, content)
  const told: string[] = []
  let clock = 0
  const isRevoked = revokedBy(
    path,
    say => told.push(say),
    () => clock,
  )
  return { path, told, isRevoked, later: () => (clock += 5_000) }
}

/** A revocation list that ssh-keygen makes of this specification. */
function krl(specification: string): Buffer {
  const there = folder()
  const path = join(there, 'krl')
  writeFileSync(join(there, 'spec'), specification)
  execFileSync('ssh-keygen', ['-q', '-k', '-f', path, '-s', `${authority.path}.pub`, join(there, 'spec')])
  return readFileSync(path)
}

test('lines: a public key, a fingerprint, a certificate for its key, comments', () => {
  const cyCertificate = readFileSync(join(dir, 'cy-cert.pub'), 'utf8')
  const { isRevoked } = list(`# gone\n\n${keys[0]!.line}\r\n${fingerprintOf(bo)} left in May\n`)
  expect([ana, bo, cy].map(key => isRevoked(key))).toEqual([true, true, false])
  expect(list(cyCertificate).isRevoked(cy)).toBe(true)
})

test('with an authority all of its certificates are revoked, and no key of theirs', () => {
  const { isRevoked } = list(authority.line)
  expect(isRevoked(ana, certificates[0])).toBe(true)
  expect(isRevoked(ana)).toBe(false)
})

test.each<[string, string, boolean[]]>([
  ['a key', `key: ${keys[0]!.line}`, [true, false, false]],
  ['a hash of SHA-1', `sha1: ${keys[1]!.line}`, [false, true, false]],
  ['a hash of SHA-256', `sha256: ${keys[2]!.line}`, [false, false, true]],
  ['a number', 'serial: 11', [false, true, false]],
  ['numbers from, to', 'serial: 10-11', [true, true, false]],
  ['scattered numbers', Array.from({ length: 40 }, (_, i) => `serial: ${i * 2 + 2}`).join('\n'), [true, false, true]],
  ['an id', 'id: id 2', [false, false, true]],
])('of ssh-keygen: %s', (_what, specification, wanted) => {
  const { isRevoked } = list(krl(`${specification}\n`))
  expect([ana, bo, cy].map((key, i) => isRevoked(key, certificates[i]))).toEqual(wanted)
})

test('a number is of its authority alone', () => {
  const other = makeKey(folder(), 'other')
  const key = makeKey(folder(), 'key')
  const certificate = readCertificate(blobOf(sign(other.path, key.path, { serial: 11 })))!
  expect(list(krl('serial: 11\n')).isRevoked(blobOf(key.line), certificate)).toBe(false)
})

test('it is read again when it changes; gone or damaged it lets nobody in until it is whole', () => {
  const { path, isRevoked, later, told } = list('')
  expect(isRevoked(ana)).toBe(false)
  writeFileSync(path, keys[0]!.line)
  later()
  expect([ana, bo].map(key => isRevoked(key))).toEqual([true, false])
  writeFileSync(path, 'what is this?')
  later()
  expect([ana, bo].map(key => isRevoked(key))).toEqual([true, true])
  rmSync(path)
  later()
  expect(isRevoked(bo)).toBe(true)
  writeFileSync(path, '')
  later()
  expect([ana, bo].map(key => isRevoked(key))).toEqual([false, false])
  expect(told).toEqual([expect.stringContaining('no key is let in'), expect.stringContaining('read again')])
})

test.each([
  ['nothing there', undefined, /cannot be read/],
  ['a line that is no key', 'ssh-ed25519 AAAA', /line 1/],
  ['a part of a list', () => krl('serial: 11\n').subarray(0, -3), /shorter/],
  ['a list of another version', Buffer.from('SSHKRL\n\0\0\0\0\x02'), /version/],
])('it does not begin with %s', (_what, content, sentence) => {
  const path = join(folder(), 'revoked')
  if (content !== undefined) writeFileSync(path, typeof content === 'function' ? content() : content)
  expect(() => revokedBy(path, () => {})).toThrow(sentence)
})

test('a changed list is refused or read; none throws', () => {
  const whole = krl(`key: ${keys[0]!.line}\nserial: 5-9\nserial: 20\nid: x\nsha256: ${keys[1]!.line}\n`)
  fc.assert(
    fc.property(fc.nat(whole.length - 1), fc.nat(255), (at, byte) => {
      const other = Buffer.from(whole)
      other[at] = byte
      const read = readKrl(other)
      if ('revokes' in read) read.revokes(ana, certificates[0])
    }),
    { numRuns: 2_000 },
  )
})
