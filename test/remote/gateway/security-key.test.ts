/** Signatures of FIDO authenticators: taken with a touch, over this request, by this key; nothing else is. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { faultOf } from '../../../src/remote/admission/public-key.ts'
import { isSecurityKey, isSignedByAuthenticator } from '../../../src/remote/gateway/keys/security-key.ts'
import { packed } from '../../../src/remote/gateway/keys/wire.ts'
import { type Kind, softKey } from '../support/soft-authenticator.ts'

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
