/** A rectangle of terminal cells with tones: what every drawing is made of. Knows no colours and no terminal. */
import { itemAt, lastOf } from '../lists.ts'
import { graphemes, isNarrow, width } from '../text.ts'

/**
 * What a cell means; a theme decides how it looks. `quiet` must not carry meaning of its own, and no tone is ever the
 * only sign of anything: a drawing must read the same without them. `link` is for lines between names.
 */
export type Tone = 'plain' | 'strong' | 'accent' | 'good' | 'warn' | 'focus' | 'quiet' | 'link' | PhaseTone

/** A tone for each phase of the wheel, wherever the phase is drawn. */
export type PhaseTone = 'purpose' | 'challenge' | 'action' | 'value'

/** A stretch of one row in one tone. */
export type Span = { text: string; tone: Tone }

/** A drawing of a fixed size in cells. Whatever is put outside is cut at the edge; a wide character never splits. */
export class Grid {
  readonly width: number
  readonly height: number
  /** One entry a cell: a grapheme, '' for the further cells of a wide one. */
  private readonly cells: string[]
  private readonly tones: Tone[]
  /** What things stand where: the id of each, its row, and the column it begins in. */
  private readonly marks: { row: number; from: number; id: string }[] = []

  constructor(width: number, height: number) {
    this.width = Math.max(0, Math.floor(width))
    this.height = Math.max(0, Math.floor(height))
    this.cells = new Array<string>(this.width * this.height).fill(' ')
    this.tones = new Array<Tone>(this.width * this.height).fill('plain')
  }

  /** Writes text from (row, column) to the right, 0-based cells. Returns the column after it. */
  put(row: number, column: number, text: string, tone: Tone = 'plain'): number {
    if (row < 0 || row >= this.height) return column + width(text)
    let x = column
    if (isNarrow(text)) {
      for (let i = 0; i < text.length; i++, x++) if (x >= 0 && x < this.width) this.set(row, x, text.charAt(i), 1, tone)
      return x
    }
    for (const g of graphemes(text)) {
      const w = width(g)
      if (w === 0) continue
      if (x >= 0 && x + w <= this.width) this.set(row, x, g, w, tone)
      x += w
    }
    return x
  }

  /** Writes text so that it ends at `end` (exclusive column). Returns the column it starts at. */
  putRight(row: number, end: number, text: string, tone: Tone = 'plain'): number {
    const start = end - width(text)
    this.put(row, start, text, tone)
    return start
  }

  /** Fills a stretch of a row with one single-width glyph. */
  fill(row: number, from: number, to: number, glyph: string, tone: Tone = 'plain'): void {
    for (let x = from; x < to; x++) this.put(row, x, glyph, tone)
  }

  /** Copies another drawing in with its upper left corner at (row, column). */
  paste(row: number, column: number, other: Grid): void {
    for (let y = 0; y < other.height; y++)
      for (const span of other.stretches(y)) this.put(row + y, column + span.at, span.text, span.tone)
    for (const m of other.marks) this.mark(row + m.row, column + m.from, m.id)
  }

  /** The same drawing once more, to be written on. */
  copy(): Grid {
    const copy = new Grid(this.width, this.height)
    for (let i = 0; i < this.cells.length; i++) {
      copy.cells[i] = itemAt(this.cells, i)
      copy.tones[i] = itemAt(this.tones, i)
    }
    copy.marks.push(...this.marks)
    return copy
  }

  /** Gives every cell of a row one tone, keeping its text. */
  paint(row: number, tone: Tone, from = 0, to = this.width): void {
    if (row < 0 || row >= this.height) return
    for (let x = Math.max(0, from); x < Math.min(this.width, to); x++) this.tones[row * this.width + x] = tone
  }

  /** Notes that from this cell on to the right the row shows the thing with this id. */
  mark(row: number, column: number, id: string): void {
    this.marks.push({ row, from: column, id })
  }

  /** The id of the thing at a cell; undefined where none was marked. */
  idAt(row: number, column: number): string | undefined {
    const here = this.marks.filter(m => m.row === row && m.from <= column)
    return here.toSorted((a, b) => a.from - b.from).at(-1)?.id
  }

  /** The grapheme at a cell: ' ' when empty or outside, '' for the further cells of a wide one. */
  at(row: number, column: number): string {
    if (row < 0 || row >= this.height || column < 0 || column >= this.width) return ' '
    return this.cells[row * this.width + column] ?? ' '
  }

  /** The row as stretches of equal tone, trailing blanks left out. */
  spans(row: number): Span[] {
    const out = this.stretches(row).map(({ text, tone }): Span => ({ text, tone }))
    // A row under the cursor is drawn to its end.
    while (out.length && lastOf(out).tone !== 'focus') {
      const last = lastOf(out)
      last.text = last.text.trimEnd()
      if (last.text) break
      out.pop()
    }
    return out
  }

  /** All rows as plain text without trailing blanks: for notes, tests and the linear mode. */
  lines(): string[] {
    return Array.from({ length: this.height }, (_, y) =>
      this.spans(y)
        .map(s => s.text)
        .join('')
        .trimEnd(),
    )
  }

  /** The number of rows up to the last one with anything on it. */
  used(): number {
    for (let y = this.height - 1; y >= 0; y--) if (this.spans(y).length) return y + 1
    return 0
  }

  private set(row: number, x: number, g: string, w: number, tone: Tone): void {
    const at = row * this.width + x
    if (this.cells[at] === '' || this.cells[at + w] === '') this.breakUp(row, x, x + w)
    this.cells[at] = g
    this.tones[at] = tone
    for (let i = 1; i < w; i++) {
      this.cells[at + i] = ''
      this.tones[at + i] = tone
    }
  }

  /** Blanks the wide characters that reach over the edges of a stretch: half of one cannot be shown. */
  private breakUp(row: number, from: number, to: number): void {
    const start = row * this.width
    if (this.cells[start + from] === '')
      for (let x = from - 1; x >= 0; x--) {
        const head = this.cells[start + x] !== ''
        this.cells[start + x] = ' '
        if (head) break
      }
    for (let x = to; x < this.width && this.cells[start + x] === ''; x++) this.cells[start + x] = ' '
  }

  private stretches(row: number): { at: number; text: string; tone: Tone }[] {
    const out: { at: number; text: string; tone: Tone }[] = []
    if (row < 0 || row >= this.height) return out
    const start = row * this.width
    for (let x = 0; x < this.width; x++) {
      const g = itemAt(this.cells, start + x)
      if (g === '') continue
      const tone = itemAt(this.tones, start + x)
      const last = out.at(-1)
      if (last && last.tone === tone) last.text += g
      else out.push({ at: x, text: g, tone })
    }
    return out
  }
}
