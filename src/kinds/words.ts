/** Small questions about counts, and what an earlier turn is called. */

/** A whole number from `low` to `high`, both included. */
export function isWhole(n: number, low: number, high: number): boolean {
  return Number.isInteger(n) && n >= low && n <= high
}

/** The sum of some numbers. */
export function sum(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0)
}

/** `t-6` and `checkout-t0006` are turn 6; ids of another make are told as they are. */
export function turnWord(id: string): string {
  const number = /(?:^|-)t-?0*(\d+)$/.exec(id)?.[1]
  return number ? `turn ${number}` : id
}
