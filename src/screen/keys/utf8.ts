/** Letters of UTF-8 among the bytes of a terminal, and the controls that begin a sequence without an escape. */

/** By their byte, what would stand after an escape. */
const c1 = new Map([
  [0x8f, 'O'],
  [0x90, 'P'],
  [0x98, 'X'],
  [0x9b, '['],
  [0x9d, ']'],
  [0x9e, '^'],
  [0x9f, '_'],
])

/** True for a byte that goes on with a letter. */
export function isContinuation(byte: number): boolean {
  return byte >= 0x80 && byte < 0xc0
}

/** Bytes that follow the first one of a letter in UTF-8; 0 after a byte that begins none. */
export function following(byte: number): number {
  if (byte < 0xc2 || byte > 0xf4) return 0
  return byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3
}

/** How many bytes the letter at a place has, or the part of one that is broken off; 0 while its rest may still come. */
export function letterSize(bytes: Buffer, at: number): number {
  const more = following(bytes[at] ?? 0)
  for (let i = 1; i <= more; i++) {
    if (at + i === bytes.length) return 0
    if (!isContinuation(bytes[at + i] ?? 0)) return i
  }
  return more + 1
}

/** The letter that would stand after an escape for a control of one byte (or that byte as a letter of UTF-8). */
export function introduced(bytes: Buffer, at: number): string | undefined {
  return c1.get(bytes[at] === 0xc2 ? (bytes[at + 1] ?? 0) : (bytes[at] ?? 0))
}

/** True where the end of a string stands as one control (or that byte as a letter of UTF-8). */
export function isStringEnd(bytes: Buffer, at: number): boolean {
  return (bytes[at] === 0xc2 ? bytes[at + 1] : bytes[at]) === 0x9c
}
