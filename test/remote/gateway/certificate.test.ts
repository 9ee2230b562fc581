/** Certificates as ssh-keygen makes them, read and checked; whatever else comes is refused, and costs no exception. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { checkUser, forever, readCertificate } from '../../../src/remote/gateway/keys/certificate.ts'
import { isSignedBy, packed } from '../../../src/remote/gateway/keys/wire.ts'
import { folder } from '../given.ts'
import { blobOf, type KeyType, makeKey, type Signing, sign } from '../support/authority.ts'

const now = Date.now()
const here = '10.0.0.7'

const kept = mkdtempSync(join(tmpdir(), 'fw-'))
afterAll(() => rmSync(kept, { recursive: true, force: true }))
const made = new Map<string, ReturnType<typeof makeKey>>()

/** Keys of RSA take a second to make, so they are made once; of the others each is new. */
function keyOf(name: string, type: KeyType, bits?: number) {
  if (type !== 'rsa') return makeKey(folder(), name, type, bits)
  const key = made.get(name) ?? makeKey(kept, name, type, 2048)
  made.set(name, key)
  return key
}

function signed(
  some: Signing = {},
  type: KeyType = 'ed25519',
  authorityType: KeyType = 'ed25519',
  more: { bits?: number } = {},
) {
  const authority = keyOf('authority', authorityType)
  const key = keyOf('key', type, more.bits)
  const blob = blobOf(sign(authority.path, key.path, some))
  const check = (over: Partial<{ authorities: Buffer[]; address: string; now: number }> = {}) =>
    checkUser(readCertificate(blob), { authorities: [blobOf(authority.line)], address: here, now, ...over })
  return { blob, key: blobOf(key.line), authority: blobOf(authority.line), check }
}

const types: KeyType[] = ['ed25519', 'ecdsa', 'rsa']
test.each(types.flatMap(type => types.map(by => [type, by] as const)))(
  'a key of %s signed by one of %s is good',
  (type, by) => {
    const { check, blob, key } = signed({ id: 'ana@example.com', principals: 'ana,team-checkout' }, type, by)
    const holder = check()
    expect(holder).toEqual({
      cert: { principals: ['ana', 'team-checkout'], id: 'ana@example.com', until: expect.any(Number) },
      noTerminal: false,
    })
    expect(readCertificate(blob)?.key.equals(key)).toBe(true)
    expect('cert' in holder && Math.abs((holder.cert.until ?? 0) - now - 3_600_000)).toBeLessThan(120_000)
  },
)

test('a curve of 384 or 521 bits does as well, and SHA-1 does not', () => {
  for (const bits of [384, 521]) expect(signed({}, 'ecdsa', 'ed25519', { bits }).check()).toHaveProperty('cert')
  expect(signed({ more: ['-t', 'ssh-rsa'] }, 'ed25519', 'rsa').check()).toEqual({
    no: 'The signature of your certificate is wrong.',
  })
})

test('one that does not end has no end', () => {
  const { check, blob } = signed({ time: 'always:forever' })
  expect(readCertificate(blob)?.before).toBe(forever)
  expect(check()).toEqual({ cert: { principals: ['ana'], id: 'somebody', until: undefined }, noTerminal: false })
})

test.each<[string, Signing, RegExp]>([
  ['that ended', { time: '-2h:-1h' }, /ended on .* UTC/],
  ['that has not begun', { time: '+1h:+2h' }, /good from .* UTC on/],
  ['for hosts', { host: true }, /for hosts/],
  ['that names nobody', { principals: '' }, /names nobody/],
  ['with an option we do not know', { options: ['critical:fly@example.com=yes'] }, /asks for fly@example.com/],
  ['for another address', { options: ['source-address=192.168.0.0/16'] }, /address/],
])('one %s is refused in a sentence', (_what, some, sentence) => {
  expect(signed(some).check()).toEqual({ no: expect.stringMatching(sentence) })
})

test('to the second: good until its end, not at it', () => {
  const { check, blob } = signed()
  const { after, before } = readCertificate(blob)!
  const at = (seconds: bigint, ms = 0) => 'cert' in check({ now: Number(seconds) * 1_000 + ms })
  expect([at(after - 1n, 999), at(after), at(before - 1n, 999), at(before)]).toEqual([false, true, true, false])
})

test('addresses are kept to as networks, of both kinds, and are no patterns', () => {
  const good = signed({ options: ['source-address=192.168.0.0/16,10.0.0.7,fd00::/8'] })
  const from = (address: string) => 'cert' in good.check({ address })
  expect(['10.0.0.7', '192.168.4.4', '::ffff:10.0.0.7', 'fd00::1', '10.0.0.8', 'fe80::1', '', 'x'].map(from)).toEqual([
    true,
    true,
    true,
    true,
    false,
    false,
    false,
    false,
  ])
})

test('an authority that is not trusted is refused, whatever its certificate says', () => {
  const { check } = signed()
  const other = signed()
  expect(check({ authorities: [] })).toEqual({ no: expect.stringContaining('authority that is not trusted') })
  expect(check({ authorities: [other.authority] })).toEqual({ no: expect.stringContaining('not trusted') })
  expect(check({ authorities: [other.authority, signed().authority] })).toHaveProperty('no')
})

test('a command alone, and no terminal', () => {
  expect(signed({ options: ['force-command=list --json', 'no-pty'] }).check()).toMatchObject({
    command: 'list --json',
    noTerminal: true,
  })
  expect(signed({ options: ['clear', 'permit-pty'] }).check()).toMatchObject({ noTerminal: false })
})

test('a certificate that signs another is no authority', () => {
  const dir = folder()
  const root = makeKey(dir, 'root')
  const middle = makeKey(dir, 'middle')
  const end = makeKey(dir, 'end')
  sign(root.path, middle.path)
  const blob = blobOf(sign(middle.path, end.path))
  const check = checkUser(readCertificate(blob), { authorities: [blobOf(root.line)], address: here, now })
  expect(check).toEqual({ no: expect.stringContaining('not trusted') })
})

test('with any byte changed it is good for nobody', () => {
  const { blob, authority, check } = signed()
  expect(check()).toHaveProperty('cert')
  fc.assert(
    fc.property(fc.nat(blob.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
      const other = Buffer.from(blob)
      other[at]! ^= change
      expect(checkUser(readCertificate(other), { authorities: [authority], address: here, now })).toHaveProperty('no')
    }),
    { numRuns: 2_000 },
  )
})

test('cut off anywhere or longer than it says it is none', () => {
  const { blob } = signed()
  for (let length = 0; length < blob.length; length++) expect(readCertificate(blob.subarray(0, length))).toBeUndefined()
  expect(readCertificate(Buffer.concat([blob, Buffer.from([0])]))).toBeUndefined()
})

test('an option that stands there twice makes it none', () => {
  const parts = (critical: Buffer) =>
    Buffer.concat([
      packed('ssh-ed25519-cert-v01@openssh.com', 'nonce', Buffer.alloc(32)),
      Buffer.alloc(11),
      Buffer.from([1]),
      packed('id', packed('ana')),
      Buffer.alloc(8),
      Buffer.alloc(8, 255),
      packed(critical, '', '', packed('ssh-ed25519', Buffer.alloc(32)), packed('ssh-ed25519', Buffer.alloc(64))),
    ])
  const option = packed('force-command', packed('list'))
  expect(readCertificate(parts(option))).toMatchObject({ id: 'id', principals: ['ana'] })
  expect(readCertificate(parts(Buffer.concat([option, option])))).toBeUndefined()
  expect(readCertificate(parts(packed('force-command', packed('list', 'more'))))).toBeUndefined()
})

test('any bytes are read or refused; none throw', () => {
  const pieces = fc.oneof(
    fc.uint8Array({ maxLength: 60 }).map(bytes => Buffer.from(bytes)),
    fc.uint8Array({ maxLength: 60 }).map(bytes => packed(Buffer.from(bytes))),
    fc.constant(packed('ssh-ed25519-cert-v01@openssh.com')),
  )
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 20 }), some => {
      const bytes = Buffer.concat(some)
      checkUser(readCertificate(bytes), { authorities: [bytes], address: here, now })
      expect(isSignedBy(bytes, bytes, bytes)).toBe(false)
    }),
    { numRuns: 3_000 },
  )
})
