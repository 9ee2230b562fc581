/** Small numbers in words, as they are read out. */
const words = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve']

/** `three`; digits from 13 on. */
export function inWords(n: number): string {
  return words[n] ?? String(n)
}
