/** What is said of a part of a map in one line: its name with numbers or with words behind it. */

/** `Payments 58 60`: a name, and numbers behind it. */
export function withNumbers(typed: string): { name: string; numbers: number[] } {
  const words = typed.split(/([\s:,]+)/)
  let named = words.length
  // Words stand at even places, what separates them at odd ones; the first word is the name's, whatever it is.
  while (named > 1 && (words[named - 1] === '' || /^\d+(?:\.\d+)?$/.test(words[named - 1]!))) named -= 2
  const numbers = words.slice(named).filter(word => /^\d/.test(word))
  return { name: words.slice(0, named).join('').trim(), numbers: numbers.map(Number) }
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
