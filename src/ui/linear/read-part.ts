/** What is said of a part of a map in one line: its name with numbers or with words behind it. */

/** `Payments 58 60`: a name, and numbers behind it. */
export function withNumbers(typed: string): { name: string; numbers: number[] } {
  const [, name = '', numbers = ''] = /^(.*?)[\s:,]*((?:[\s:,]+\d+(?:\.\d+)?)*)$/.exec(typed) ?? []
  return { name: name.trim(), numbers: (numbers.match(/\d+(?:\.\d+)?/g) ?? []).map(Number) }
}

/** `Payments: sunk capital`: a name, and words behind a colon. */
export function withWords(typed: string): { name: string; words: string } {
  const [name = '', ...rest] = typed.split(/\s*:\s*/)
  return { name, words: rest.join(': ') }
}

/** A number from 0 to 100 as a share, 0..1. */
export function share(n: number | undefined): number | undefined {
  return n === undefined ? undefined : Math.max(0, Math.min(100, n)) / 100
}
