/**
 * Finished rows on their way past Ink. A drawing that is already rows of styled text would cost Ink a layout of every
 * character at every frame; so Ink lays out a short token a row, and the painter puts the row in its place.
 */

import { width } from '../text.ts'

export type Slots = {
  /** Registers rows under an id and returns one token a row. The tokens are private-use characters, which typed text never has. */
  place(id: number, rows: readonly string[]): string[]
  /** A frame's line with tokens replaced by their rows. */
  fill(line: string): string
  forget(id: number): void
}

const open = '\uE000'
const shut = '\uE001'
const token = /\uE000(\d+)\.(\d+)\uE001/g

export function slots(): Slots {
  const kept = new Map<number, readonly string[]>()
  return {
    place(id, rows) {
      kept.set(id, rows)
      return rows.map((row, i) => (row === '' ? ' ' : `${open}${id}.${i}${shut}`))
    },
    fill(line) {
      let out = ''
      let laidOut = 0
      let from = 0
      for (const found of line.matchAll(token)) {
        const before = line.slice(from, found.index)
        laidOut += cells(before)
        // Ink counted the token's cells, not the row's: what comes next keeps the column Ink gave it.
        out = from === 0 ? before : out.trimEnd()
        if (from > 0) out += ' '.repeat(Math.max(0, laidOut - cells(out)))
        out += kept.get(Number(found[1]))?.[Number(found[2])] ?? ''
        laidOut += cells(found[0])
        from = found.index + found[0].length
      }
      return from === 0 ? line : out + line.slice(from).trimEnd()
    },
    forget: id => void kept.delete(id),
  }
}

/** Cells of styled text. */
function cells(styled: string): number {
  return width(styled.replace(/\x1b\[[0-9;]*m/g, ''))
}
