/** The known word somebody probably meant. */
import { itemAt } from '../lists.ts'

/** The known word at the smallest edit distance, if it is near enough to be a slip (at most 2, and under half the word). */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const typed = word.toLowerCase().slice(0, 40)
  let best: { word: string; far: number } | undefined
  for (const candidate of known) {
    const far = distance(typed, candidate.toLowerCase())
    if (!best || far < best.far) best = { word: candidate, far }
  }
  return best && best.far <= Math.min(2, Math.floor(best.word.length / 2)) ? best.word : undefined
}

/** Letters to add, drop, change or swap with their neighbour (optimal string alignment). */
function distance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)]
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      let least = Math.min(
        itemAt(itemAt(rows, i - 1), j) + 1,
        itemAt(row, j - 1) + 1,
        itemAt(itemAt(rows, i - 1), j - 1) + same,
      )
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, itemAt(itemAt(rows, i - 2), j - 2) + 1)
      row.push(least)
    }
    rows.push(row)
  }
  return itemAt(itemAt(rows, a.length), b.length)
}
