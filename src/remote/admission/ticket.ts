/** Rejoin codes: how one is written, and how one is told from a join code before anybody looks it up. */

/** Letters and digits that are not taken for each other (Crockford's base 32). */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'
/** 128 bits of five each; the first of them can be a digit up to 7 alone. */
const form = /^[0-7][0-9a-hjkmnp-tv-z]{25}$/

/** Sixteen random bytes as a rejoin code: five letters or digits, five times, and one. */
export function ticketOf(bytes: Buffer): string {
  let bits = BigInt(`0x${bytes.toString('hex')}`)
  let out = ''
  for (let i = 0; i < Math.ceil((bytes.length * 8) / 5); i++) {
    out = alphabet[Number(bits & 31n)] + out
    bits >>= 5n
  }
  return out.replace(/(.{5})(?=.)/g, '$1-')
}

/** A rejoin code as it is compared: without hyphens and blanks, in small letters; letters read for the digits they look like are those. */
export function plainTicket(typed: string): string {
  return typed
    .slice(0, 200)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .replace(/[il]/g, '1')
    .replaceAll('o', '0')
}

/**
 * True for what has the form of a rejoin code. Nobody finds one by trying (128 bits), so it waits behind no join code. Words have no digit, and
 * of 5,000 rejoin codes one has none either when each of its digits is read as a letter.
 */
export function isTicketLike(typed: string): boolean {
  return /\d/.test(typed) && form.test(plainTicket(typed))
}
