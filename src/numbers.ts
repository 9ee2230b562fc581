/** Small questions about numbers. */

/** A whole number from `low` to `high`, both included. */
export function isWhole(n: number, low: number, high: number): boolean {
  return Number.isInteger(n) && n >= low && n <= high
}

/** The sum of some numbers; 0 for none. */
export function sum(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0)
}
