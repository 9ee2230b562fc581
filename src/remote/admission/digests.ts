/** Digests of codes and rejoin codes: what is kept of them, and how one that is typed is compared. */
import { createHash, timingSafeEqual } from 'node:crypto'
import { isTicketLike, plainTicket } from './ticket.ts'

/** SHA-256 (hex) of a code or rejoin code as it is meant, however it was typed: by it one is known where only digests are kept. */
export function digestOfCode(code: string): string {
  return digest(isTicketLike(code) ? plainTicket(code) : spoken(code)).toString('hex')
}

/** A code as it is meant, however it was typed: `Acorn  baker-cabin,dome` is `acorn baker cabin dome`. */
export function spoken(code: string): string {
  return code
    .slice(0, 200)
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter(Boolean)
    .join(' ')
}

/** SHA-256 of a text. */
export function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}

/** True for two digests that are the same, in a time that tells nothing. */
export function same(a: Buffer, b: Buffer): boolean {
  return a.length === b.length && timingSafeEqual(a, b)
}
