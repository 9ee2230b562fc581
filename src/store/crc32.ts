/** The sum that tells whether a file is whole: CRC-32 as in zlib, by hand where Node has none (before 20.16 and 22.3, and in 21). */

/** The sum of every byte by itself, for the polynomial of ISO 3309 with its bits turned round. */
const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte
  for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1
  return sum
})

/** CRC-32 of a text (as UTF-8) or bytes; `sum` is that of what came before. */
export function crc32ByHand(data: string | Uint8Array, sum = 0): number {
  const bytes = typeof data === 'string' ? Buffer.from(data) : data
  let rest = ~sum
  // By place: that is several times quicker than by iteration until it is compiled.
  for (let at = 0; at < bytes.length; at++) rest = (table[(rest ^ (bytes[at] ?? 0)) & 255] ?? 0) ^ (rest >>> 8)
  return ~rest >>> 0
}

/** Shorter texts than this, in code units or bytes, are summed by hand before Node's own way of it is loaded: that takes some ms. */
const short = 32_768
let inNode: typeof crc32ByHand | undefined

/** CRC-32 as Node computes it, or by hand. */
export function crc32(data: string | Uint8Array, sum = 0): number {
  if (!inNode && data.length < short) return crc32ByHand(data, sum)
  inNode ??= process.getBuiltinModule?.('node:zlib').crc32 ?? crc32ByHand
  return inNode(data, sum)
}
