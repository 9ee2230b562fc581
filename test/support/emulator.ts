/** A true terminal emulator to look at: what stands on the screen, where its cursor is, which modes are on. */
import xterm from '@xterm/headless'

export type Emulator = {
  write(bytes: string): Promise<void>
  resize(columns: number, rows: number): void
  /** The rows as plain text, trailing blanks left out. */
  rows(): string[]
  text(): string
  cursor(): { row: number; column: number }
  /** 'alternate' while a full screen is shown. */
  buffer(): 'normal' | 'alternate'
  /** The numbers of the 256 colours that the cells of the screen stand on, each once; undefined is the terminal's own ground. */
  grounds(): (number | undefined)[]
  /** Calls back when the terminal answers a query. */
  onAnswer(call: (bytes: string) => void): void
}

/** `ground` is what it answers who asks for its ground, as `rgb:0000/0000/0000`; without it such a question goes unanswered. */
export function emulator(columns: number, rows: number, ground?: string): Emulator {
  const term = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true, scrollback: 0 })
  const read = () =>
    Array.from(
      { length: term.rows },
      (_, y) => term.buffer.active.getLine(term.buffer.active.viewportY + y)?.translateToString(true) ?? '',
    )
  const answering = new Set<(bytes: string) => void>()
  term.onData(bytes => {
    for (const call of answering) call(bytes)
  })
  // The one without a window does not answer this by itself.
  term.parser.registerOscHandler(11, asked => {
    if (asked !== '?' || ground === undefined) return false
    for (const call of answering) call(`\x1b]11;${ground}\x1b\\`)
    return true
  })
  return {
    write: bytes => new Promise(resolve => term.write(bytes, resolve)),
    resize: (c, r) => term.resize(c, r),
    rows: read,
    text: () => read().join('\n'),
    cursor: () => ({ row: term.buffer.active.cursorY, column: term.buffer.active.cursorX }),
    buffer: () => term.buffer.active.type,
    grounds() {
      const all = new Set<number | undefined>()
      for (let y = 0; y < term.rows; y++)
        for (let x = 0; x < term.cols; x++) {
          const cell = term.buffer.active.getLine(term.buffer.active.viewportY + y)?.getCell(x)
          all.add(cell?.isBgPalette() ? cell.getBgColor() : undefined)
        }
      return [...all]
    },
    onAnswer: call => void answering.add(call),
  }
}
