/** What is said of a part of a map in one line: its name with numbers or with words behind it. */

/**
 * `Payments 58 60`: a name, and at most `most` numbers behind it. Numbers at the end of a name that `isName` knows belong
 * to the name: `Windows 11 58` is a place for `Windows 11`.
 */
export function withNumbers(
  typed: string,
  most = 2,
  isName: (name: string) => boolean = () => false,
): { name: string; numbers: number[] } {
  const words = typed.split(/([\s:,]+)/)
  let named = words.length
  const before = () => words.slice(0, named).join('').trim()
  const numbers: number[] = []
  // Words stand at even places, what separates them at odd ones; the first word is the name's, whatever it is.
  while (named > 1 && numbers.length < most) {
    const last = words[named - 1]!
    if (last !== '' && (!/^\d+(?:\.\d+)?$/.test(last) || isName(before()))) break
    if (last) numbers.unshift(Number(last))
    named -= 2
  }
  return { name: before(), numbers }
}

/** `Payments: sunk capital`: a name, and words behind a colon. */
export function withWords(typed: string): { name: string; words: string } {
  const [name = '', ...rest] = typed.split(':').map(one => one.trim())
  return { name, words: rest.join(': ') }
}

/** A number from 0 to 100 as a share, 0..1. */
export function share(n: number | undefined): number | undefined {
  return n === undefined ? undefined : Math.max(0, Math.min(100, n)) / 100
}
