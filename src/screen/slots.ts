/**
 * Finished drawings on their way past Ink. Rows of styled text would cost Ink a layout of every character at every
 * frame; so Ink lays out an empty box with one short token, and the drawing is laid over the frame where the token stands.
 */
import { pad, width } from '../text.ts'
import { unstyled } from './theme.ts'

export type Slots = {
  /** Registers rows under an id and returns the token that stands for them. Nobody can type one: it holds a number drawn by lot. */
  place(id: number, rows: readonly string[]): string
  forget(id: number): void
  /** A frame of Ink's as rows for the painter, at most `height`: tokens gone, drawings over it. Later drawings cover earlier ones. */
  over(frame: readonly string[], height: number): string[]
}

/** A drawing's row beside what else stands in its row of the frame. */
type Piece = { column: number; row: string }

export function slots(random = Math.random().toString(36).slice(2, 6)): Slots {
  const kept = new Map<number, readonly string[]>()
  const token = new RegExp(`<${random}:(\\d+)>`, 'g')

  return {
    place(id, rows) {
      kept.set(id, rows)
      return `<${random}:${id}>`
    },
    forget: id => void kept.delete(id),
    over(frame, height) {
      const pieces = new Map<number, Piece[]>()
      const bare = frame.slice(0, height).map((line, y) =>
        line.replace(token, (found: string, id: string, at: number) => {
          const column = cells(line.slice(0, at))
          for (const [i, row] of (kept.get(Number(id)) ?? []).entries()) put(pieces, y + i, { column, row })
          return ' '.repeat(found.length)
        }),
      )
      return bare.map((line, y) => laid(line, pieces.get(y)))
    },
  }
}

function put(pieces: Map<number, Piece[]>, y: number, piece: Piece): void {
  const others = (pieces.get(y) ?? []).filter(p => p.column !== piece.column)
  pieces.set(y, [...others, piece])
}

/** One row: what Ink itself drew, then each drawing at its column. */
function laid(line: string, pieces: Piece[] = []): string {
  if (!pieces.length) return line
  let out = line.trimEnd()
  for (const { column, row } of pieces.sort((a, b) => a.column - b.column))
    if (row) out = column === 0 ? row : out + pad('', column - cells(out)) + row
  return out
}

/** Cells of styled text. */
function cells(styled: string): number {
  return width(unstyled(styled))
}
