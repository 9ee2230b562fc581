/** The sum that tells whether a file is whole: CRC-32 as in zlib, by hand where Node has none (before 20.15 and 22.2, and in 21). */
import * as zlib from 'node:zlib'

/** The sum of every byte by itself, for the polynomial of ISO 3309 with its bits turned round. */
const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte
  for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1
  return sum
})

/** CRC-32 of a text (as UTF-8) or bytes; `sum` is that of what came before. */
export function crc32ByHand(data: string | Uint8Array, sum = 0): number {
  let rest = ~sum
  for (const byte of typeof data === 'string' ? Buffer.from(data) : data)
    rest = table[(rest ^ byte) & 255]! ^ (rest >>> 8)
  return ~rest >>> 0
}

/** CRC-32 as Node computes it, or by hand. */
export const crc32: typeof crc32ByHand = zlib.crc32 ?? crc32ByHand
