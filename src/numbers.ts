/** Numbers: read as people type them, wholly or not at all, and small questions about them. */
import { lastOf, rowOf } from './lists.ts'

/** A whole number from `low` to `high`, both included. */
export function isWhole(n: number, low: number, high: number): boolean {
  return Number.isInteger(n) && n >= low && n <= high
}

/** The sum of some numbers; 0 for none. */
export function sum(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0)
}

/** A whole number written in one to four digits, as places in a list are; NaN for everything else, `0x1` and `1e1` too. */
export function wholeOf(text: string): number {
  return /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN
}

/** Marks between groups of three digits: a comma, a stop, an apostrophe (straight or curly), blanks of four kinds. */
const grouped = /^[1-9]\d{0,2}(?:([,.'\u2019 \u00a0\u2009\u202f])\d{3})(?:\1\d{3})*$/
const plain = /^\d*$/
/** More digits than these a number cannot keep. */
const mostDigits = 15
const times: Record<string, number> = { '': 1, k: 1_000, K: 1_000, M: 1_000_000 }

/**
 * Reads a number that is all of a text: `61`, `-2.5`, `−,5`, `1,000`, `1 000`, `1'000`, `1.000.000`, `1,000.5`, `1.000,5`,
 * `1k` (a thousand), `2.5M` (a million).
 *
 * A comma before exactly three digits stands between thousands, otherwise it is a decimal comma; a stop is a decimal stop
 * unless there are several. `1.000` alone may be one or a thousand, so it is asked about. Returns the number, or a sentence
 * that says why there is none; never a number for a part of the text.
 */
export function readDecimal(text: string): { ok: number } | { say: string } {
  const found = /^([+\-\u2212]?)([\d.,'\u2019 \u00a0\u2009\u202f]{1,40})([kKM]?)$/.exec(text)
  if (!found) return { say: `"${text.slice(0, 20)}" is no number I can read` }
  const [, sign = '', body = '', suffix = ''] = found
  const digits = plainDigits(body)
  if (digits === undefined) return { say: `"${text.slice(0, 20)}" is no number I can read` }
  if (digits === 'either')
    return { say: `"${text}" may be ${body.replace('.', '')} or ${Number(body)}; type one of these` }
  if (digits.replace('.', '').length > mostDigits) return { say: `a number has at most ${mostDigits} digits` }
  const value = Number(digits) * rowOf(times, suffix) * (sign === '+' || sign === '' ? 1 : -1)
  // 0.1 of a million is not 100000.00000000001.
  return { ok: value === 0 ? 0 : Number(value.toPrecision(mostDigits)) }
}

/** The digits as a program writes them; undefined where they are no number, `either` where they may be two. */
function plainDigits(body: string): string | 'either' | undefined {
  if (/^\d+$/.test(body)) return body
  const marks = body.replace(/\d/g, '')
  const last = lastOf(marks)
  const at = body.lastIndexOf(last)
  const [whole, rest] = [body.slice(0, at), body.slice(at + 1)]
  const isOne = marks.length === 1
  if (grouped.test(body)) return last === '.' && isOne ? 'either' : body.replace(/\D/g, '')
  // What is left is a decimal mark with digits behind it, and thousands or plain digits before.
  if ((last !== '.' && last !== ',') || !/^\d+$/.test(rest)) return undefined
  if (isOne && plain.test(whole)) return `${whole || '0'}.${rest}`
  return grouped.test(whole) && !whole.includes(last) ? `${whole.replace(/\D/g, '')}.${rest}` : undefined
}
