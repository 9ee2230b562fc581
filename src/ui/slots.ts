/**
 * Finished rows on their way past Ink. A drawing that is already rows of styled text would cost Ink a layout of every
 * character at every frame; so Ink lays out a short token a row, and the painter puts the row in its place.
 */

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
    fill: line => line.replace(token, (_, id, row) => kept.get(Number(id))?.[Number(row)] ?? ''),
    forget: id => void kept.delete(id),
  }
}
