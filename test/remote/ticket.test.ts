/** Rejoin codes as they are read aloud and typed: letters that look like digits are those digits. */
import { expect, test } from 'vitest'
import { drawCode } from '../../src/remote/admission/code-words.ts'
import { digestOfCode } from '../../src/remote/admission/digests.ts'
import { isTicketLike, plainTicket, ticketOf } from '../../src/remote/admission/ticket.ts'

/** A number below n, always the same ones. */
function random() {
  let state = 7
  return (n: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * n)
  }
}

test('I and l are 1 and O is 0, in big letters and small, with hyphens and without', () => {
  const below = random()
  for (let i = 0; i < 500; i++) {
    const ticket = ticketOf(Buffer.from(Array.from({ length: 16 }, () => below(256))))
    const read = [...ticket]
      .map(sign => (sign === '1' ? 'IiLl'[below(4)] : sign === '0' ? 'oO'[below(2)] : sign))
      .join('')
    for (const typed of [ticket, read, read.toUpperCase(), read.replaceAll('-', ' '), read.replaceAll('-', '')]) {
      expect(isTicketLike(typed), typed).toBe(true)
      expect(plainTicket(typed)).toBe(ticket.replaceAll('-', ''))
      expect(digestOfCode(typed)).toBe(digestOfCode(ticket))
    }
  }
})

test('words are no rejoin code, whatever letters they are made of', () => {
  const below = random()
  for (let i = 0; i < 5_000; i++) expect(isTicketLike(drawCode(4 + (i % 2), below))).toBe(false)
  // Twenty-six letters, the first of them one that could be a digit.
  expect(isTicketLike('lemon ladder garnet pencils')).toBe(false)
  expect(isTicketLike('oasis oboe iris lilac')).toBe(false)
})
