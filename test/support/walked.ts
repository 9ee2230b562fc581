/** How much of long lists some work walks through or copies: what grows when it does too much, whatever else the machine does. */

/** Shorter lists are not counted. */
const short = 100

/** The sum of the lengths of all long lists that were walked through, copied or moved up during this work. */
export function walked(work: () => unknown): number {
  let sum = 0
  const count = (length: number) => {
    if (length > short) sum += length
  }
  const array = Array.prototype as unknown as Record<PropertyKey, (...args: unknown[]) => unknown>
  const names = [Symbol.iterator, 'slice', 'concat', 'shift', 'unshift', 'flat', 'filter', 'map', 'includes', 'find']
  const before = names.map(name => array[name]!)
  names.forEach((name, i) => {
    array[name] = function (this: unknown[], ...args) {
      count(this.length)
      return before[i]!.apply(this, args)
    }
  })
  try {
    work()
  } finally {
    names.forEach((name, i) => {
      array[name] = before[i]!
    })
  }
  return sum
}
