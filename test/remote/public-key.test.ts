/** Public keys, byte for byte: whole, of a type that is taken, long enough and not too long. */
import { expect, test } from 'vitest'
import { faultOf } from '../../src/remote/admission/public-key.ts'

/** Strings as ssh sends them, each behind its length. */
function made(...parts: (string | Buffer)[]): Buffer {
  return Buffer.concat(
    parts.flatMap(part => {
      const bytes = Buffer.from(part as string)
      const length = Buffer.alloc(4)
      length.writeUInt32BE(bytes.length)
      return [length, bytes]
    }),
  )
}

const e = Buffer.from([1, 0, 1])
const point = (bytes: number) => Buffer.alloc(bytes, 4)
/** An RSA key whose number has so many bits; as ssh does, with a zero before a first bit that is set. */
function rsa(bits: number): Buffer {
  const number = Buffer.alloc(Math.ceil(bits / 8), 0xff)
  if (bits) number[0] = 0xff >> ((8 - (bits % 8)) % 8)
  return made('ssh-rsa', e, Buffer.concat([Buffer.from([0]), number]))
}
const damaged = 'its key is damaged'

test.each<[string, Buffer, string | undefined]>([
  ['ed25519', made('ssh-ed25519', point(32)), undefined],
  ['ed25519, a byte short', made('ssh-ed25519', point(31)), damaged],
  ['ed25519, a byte long', made('ssh-ed25519', point(33)), damaged],
  ['ed25519 and something', made('ssh-ed25519', point(32), 'more'), damaged],
  ['ed25519 without a key', made('ssh-ed25519'), damaged],
  ['rsa 2048', rsa(2_048), undefined],
  ['rsa 2047', rsa(2_047), 'an RSA key of 2047 bits is too short; 2048 are needed'],
  ['rsa 1024', rsa(1_024), 'an RSA key of 1024 bits is too short; 2048 are needed'],
  ['rsa 3072', rsa(3_072), undefined],
  ['rsa 16384', rsa(16_384), undefined],
  ['rsa 16385', rsa(16_385), 'an RSA key of 16385 bits is longer than 16384'],
  ['rsa of nothing', rsa(0), 'an RSA key of 0 bits is too short; 2048 are needed'],
  ['rsa without a number', made('ssh-rsa', e), damaged],
  ['rsa and something', made('ssh-rsa', e, point(300), 'more'), damaged],
  ...(
    [
      ['nistp256', 65],
      ['nistp384', 97],
      ['nistp521', 133],
    ] as const
  ).flatMap(([curve, bytes]): [string, Buffer, string | undefined][] => [
    [curve, made(`ecdsa-sha2-${curve}`, curve, point(bytes)), undefined],
    [`${curve}, a byte short`, made(`ecdsa-sha2-${curve}`, curve, point(bytes - 1)), damaged],
    [`${curve} of another curve`, made(`ecdsa-sha2-${curve}`, 'nistp999', point(bytes)), damaged],
    [`${curve} and something`, made(`ecdsa-sha2-${curve}`, curve, point(bytes), 'more'), damaged],
  ]),
  [
    'a curve nobody takes',
    made('ecdsa-sha2-nistp192', 'nistp192', point(49)),
    'keys of the type ecdsa-sha2-nistp192 are not taken',
  ],
  ['another type', made('ssh-dss', 'x'), 'keys of the type ssh-dss are not taken'],
  ['a type with a colour', made('\x1b[31m key'), 'keys of the type ??31m?key are not taken'],
  ['a long type', made('x'.repeat(100)), `keys of the type ${'x'.repeat(60)} are not taken`],
  ['nine parts', made(...'abcdefghi'), 'keys of the type a are not taken'],
  ['ten parts', made(...'abcdefghij'), damaged],
  ['nothing', Buffer.alloc(0), 'keys of the type  are not taken'],
  ['a length that is cut off', made('ssh-ed25519', point(32)).subarray(0, 18), damaged],
  ['a part that is cut off', made('ssh-ed25519', point(32)).subarray(0, -1), damaged],
  ['a length beyond the end', Buffer.from([255, 255, 255, 255]), damaged],
])('%s', (_, key, fault) => {
  expect(faultOf(key)).toBe(fault)
})

test('a key is of the type it is said to be', () => {
  const key = made('ssh-ed25519', point(32))
  expect(faultOf(key, 'ssh-ed25519')).toBeUndefined()
  expect(faultOf(key, 'ssh-rsa')).toBe(damaged)
})
