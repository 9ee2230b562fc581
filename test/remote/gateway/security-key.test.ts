/** Signatures of FIDO authenticators: taken with a touch, over this request, by this key; nothing else is. */
import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import fc from 'fast-check'
import { describe, expect, onTestFinished, test } from 'vitest'
import { faultOf } from '../../../src/remote/admission/public-key.ts'
import { checkUser, readCertificate } from '../../../src/remote/gateway/keys/certificate.ts'
import {
  isSecurityKey,
  isSignedByAuthenticator,
  isSignedByEither,
} from '../../../src/remote/gateway/keys/security-key.ts'
import { packed } from '../../../src/remote/gateway/keys/wire.ts'
import { blobOf, makeKey } from '../support/authority.ts'
import { type Kind, softAgent, softKey } from '../support/soft-authenticator.ts'

const request = Buffer.from('this session, this user')

describe.each<Kind>(['ed25519', 'ecdsa'])('%s', kind => {
  const key = softKey(kind, 'ana')
  const good = key.sign(request).behind

  test('what it signed is signed, also with its owner proven by a PIN and another counter', () => {
    expect([isSecurityKey(key.blob), faultOf(key.blob)]).toEqual([true, undefined])
    expect(isSignedByAuthenticator(key.blob, request, good)).toBe(true)
    const other = softKey(kind, 'ana', { flags: 5, counter: 0xffffffff, application: 'ssh:work' })
    expect(isSignedByAuthenticator(other.blob, request, other.sign(request).behind)).toBe(true)
  })

  test('nothing is signed without a touch, over another request, or by another key', () => {
    const untouched = softKey(kind, 'ana', { flags: 4 })
    expect(isSignedByAuthenticator(untouched.blob, request, untouched.sign(request).behind)).toBe(false)
    expect(isSignedByAuthenticator(key.blob, Buffer.from('another session'), good)).toBe(false)
    expect(isSignedByAuthenticator(softKey(kind, 'bo').blob, request, good)).toBe(false)
  })

  test('a bit that is another one anywhere in it makes it none', () => {
    for (let at = 0; at < good.length; at++) {
      const bent = Buffer.from(good)
      bent.writeUInt8(bent.readUInt8(at) ^ 0x20, at)
      expect(isSignedByAuthenticator(key.blob, request, bent), `byte ${at}`).toBe(false)
    }
    for (let length = 0; length < good.length; length++)
      expect(isSignedByAuthenticator(key.blob, request, good.subarray(0, length))).toBe(false)
    expect(isSignedByAuthenticator(key.blob, request, Buffer.concat([good, Buffer.of(0)]))).toBe(false)
  })

  test('with its name and length before it a signature is taken by that name alone', () => {
    const { whole } = key.sign(request)
    expect(isSignedByEither(key.blob, request, whole)).toBe(true)
    expect(isSignedByEither(softKey(kind, 'bo').blob, request, whole)).toBe(false)
    expect(isSignedByEither(key.blob, request, good)).toBe(false)
    const other = softKey(kind === 'ed25519' ? 'ecdsa' : 'ed25519', 'ana')
    expect(isSignedByEither(key.blob, request, other.sign(request).whole)).toBe(false)
    for (let length = 0; length < whole.length; length++)
      expect(isSignedByEither(key.blob, request, whole.subarray(0, length))).toBe(false)
  })

  test('it may be the authority of certificates', async () => {
    const root = mkdtempSync(join(tmpdir(), 'fw-authority-'))
    onTestFinished(() => rmSync(root, { recursive: true, force: true }))
    const { path } = makeKey(root, 'user')
    const { agent, identity } = await softAgent(root, 'authority', key)
    const args = ['-q', '-U', '-s', identity, '-I', 'x', '-n', 'ana', '-V', '-1m:+1h', `${path}.pub`]
    await promisify(execFile)('ssh-keygen', args, { env: { ...process.env, SSH_AUTH_SOCK: agent } })
    const certificate = readCertificate(blobOf(readFileSync(`${path}-cert.pub`, 'utf8')))
    const by = (authority: Buffer) => ({ authorities: [authority], address: '192.0.2.1', now: Date.now() })
    expect(checkUser(certificate, by(key.blob))).toMatchObject({ cert: { principals: ['ana'] } })
    const bent = certificate && { ...certificate, signed: Buffer.concat([certificate.signed, Buffer.of(0)]) }
    expect(checkUser(bent, by(key.blob))).toEqual({ no: expect.stringContaining('signature') })
    expect(checkUser(certificate, by(softKey(kind, 'bo').blob))).toEqual({ no: expect.stringContaining('not trusted') })
  })

  test('a key of a web page, a damaged one and one with more behind it are not taken', () => {
    expect(faultOf(softKey(kind, 'ana', { application: 'example.com' }).blob)).toContain('of a web page')
    expect(faultOf(key.blob.subarray(0, -1))).toBe('its key is damaged')
    expect(faultOf(Buffer.concat([key.blob, packed('more')]))).toBe('its key is damaged')
  })

  test('whatever is sent is answered without a throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.boolean(), (bytes, isKey) => {
        const any = Buffer.from(bytes)
        expect(isSignedByAuthenticator(isKey ? any : key.blob, request, isKey ? good : any)).toBe(false)
      }),
    )
  })
})
