/** Where strings of a terminal begin; where sequences, reports and pastes end. */

/** What begins a string that ends with ST or BEL after an escape: DCS, SOS, OSC, PM, APC. */
export const strings = new Set([...'PX]^_'].map(c => c.charCodeAt(0)))
/** Characters that follow a mouse report without parameters: X10 and 1005 (M), highlighted text (t, T). */
export const trailers: Record<string, number> = { M: 3, t: 2, T: 6 }

export const pasteEnd = Buffer.from('\x1b[201~')

/** True for the byte that ends a CSI or an SS3. The Linux console's F1 is `[[A`; rxvt ends a key with shift in `$`. */
export function ends(byte: number, { in: kind, body }: { in: 'csi' | 'ss3'; body: string }): boolean {
  if (kind === 'ss3') return (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a)
  return (byte >= 0x40 && byte <= 0x7e) || (byte === 0x24 && /^\d+$/.test(body))
}

/** So many bytes at the end may be the beginning of a paste's end. */
export function partOfEnd(bytes: Buffer, from: number): number {
  for (let size = Math.min(pasteEnd.length - 1, bytes.length - from); size > 0; size--)
    if (bytes.subarray(bytes.length - size).equals(pasteEnd.subarray(0, size))) return size
  return 0
}
