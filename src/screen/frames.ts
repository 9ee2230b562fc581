/** The frames of an Ink app on a terminal: Ink's text with the drawings put in, painted once a turn of the loop. */
import { width as widthOf } from '../text.ts'
import { footerRows } from './frame-drawing.ts'
import { clampSize } from './modes.ts'
import { painter } from './painter.ts'
import { type Slots, slots } from './slots.ts'
import { InkOut, type Size } from './streams.ts'
import { chosenIn, groundOf, type Theme, unstyled } from './theme.ts'

type Output = { write(bytes: string): unknown; columns?: number; rows?: number; stuck?: boolean }

export class Frames {
  /** Where Ink writes. */
  readonly sink: InkOut
  readonly slots = slots()
  private readonly output: Output
  private readonly isAway: () => boolean
  private readonly paint: ReturnType<typeof painter>
  private size: Size
  private drawnFor: Size
  private lines: string[] = []
  private due = false
  private ended = false

  /** `painted` are rows that are on the terminal already; nothing is painted while `isAway`. */
  constructor(
    { output, theme }: { output: Output; theme: Theme },
    painted: readonly string[] | undefined,
    isAway: () => boolean,
  ) {
    this.output = output
    this.isAway = isAway
    this.paint = painter(
      bytes => void output.write(bytes),
      painted,
      () => groundOf(theme),
    )
    this.size = clampSize(output.columns, output.rows)
    this.drawnFor = this.size
    this.sink = new InkOut(frame => {
      // Ink's last words come when the terminal is given back already.
      if (this.ended) return
      this.lines = frame.split('\n')
      this.plan()
    }, this.size)
    this.sink.on('drawn', (done: Size) => {
      this.drawnFor = done
      this.plan()
    })
  }

  show(): void {
    const { size, drawnFor } = this
    this.due = false
    // A terminal that cannot take more is shown what it missed when it can.
    if (this.isAway() || this.output.stuck) return
    // Rows of another size would wrap and leave pieces behind; those of this size are on their way.
    if (drawnFor.width !== size.width || drawnFor.height !== size.height) return
    const { rows, cursor } = this.finished()
    this.paint.paint(rows, cursor)
  }

  repaint(): void {
    this.paint.reset()
    this.show()
  }

  resize(): void {
    this.size = clampSize(this.output.columns, this.output.rows)
    this.paint.reset()
    this.sink.resize(this.size)
  }

  /** The screen as it is painted, a row a line. */
  rows(): readonly string[] {
    return this.finished().rows
  }

  /** The screen as plain text. */
  text(): string {
    return this.finished()
      .rows.map(row => unstyled(row).trimEnd())
      .join('\n')
  }

  /** Paints what is due and nothing after it. */
  end(): void {
    this.ended = true
    if (this.due) this.show()
  }

  /** Resolves when what was drawn is painted. */
  async settled(): Promise<void> {
    while (this.due) await new Promise(resolve => setImmediate(resolve))
  }

  private finished() {
    return finish(this.lines, this.slots.over, this.size.height)
  }

  /** Paints soon: several changes in one turn of the loop make one frame. */
  readonly plan = (): void => {
    if (this.due || this.ended) return
    this.due = true
    // A frame that was due when the app ended has been shown; by now the terminal is somebody else's.
    setImmediate(() => this.ended || this.show())
  }
}

/** Ink's frame as rows for the painter: drawings put in, the line's cursor found and taken out; without a line, at what is chosen. */
function finish(lines: readonly string[], over: Slots['over'], height: number) {
  let cursor: { row: number; column: number } | undefined
  const own = lines.map((line, row) => {
    const at = line.indexOf('\x1b[7m')
    if (at < 0) return line
    cursor = { row, column: widthOf(unstyled(line.slice(0, at))) }
    return line.replace(/\x1b\[27?m/g, '')
  })
  const rows = over(own, height)
  // Below the last rule are the message and the keys, where a mode looks like something chosen.
  return { rows, cursor: cursor ?? chosenIn(rows.slice(0, -footerRows)) }
}
