import { crc32 } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { crc32ByHand } from '../../src/store/crc32.ts'

test('the sum by hand is the one of zlib, in pieces too', () => {
  // The check value of the CRC-32 catalogue.
  expect(crc32ByHand('123456789')).toBe(0xcbf43926)
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.uint8Array(), (text, bytes) => {
      expect(crc32ByHand(text)).toBe(crc32(text))
      expect(crc32ByHand(bytes, crc32ByHand(text))).toBe(crc32(bytes, crc32(text)))
    }),
  )
})
