/** What commands say: data on stdout, words on stderr, nothing from a file unwashed, and no colour of our own. */
import { clean, width } from '../text.ts'

/** Writes lines of data to stdout and waits until they are taken. */
export function print(text: string): Promise<void> {
  return write(process.stdout, text.endsWith('\n') || text === '' ? text : `${text}\n`)
}

/** Writes data for programs to stdout: JSON, indented by two. */
export function printJson(value: unknown): Promise<void> {
  return print(JSON.stringify(value, undefined, 2))
}

/** Writes a line of words for a person to stderr. */
export function tell(text: string): Promise<void> {
  return write(process.stderr, `${text}\n`)
}

/** Says on stderr that a file of a folder could not be read, and what tells why; `file` is its name. */
export function tellLeftOut(file: string): Promise<void> {
  return tell(`${safe(file)} cannot be read and was left out; flywheel check ${safe(file)} says why.`)
}

/** A text from a file, fit for one line of a terminal. */
export function safe(text: string): string {
  return clean(text, 500)
}

/** Lines under each other in columns, two blanks between; the last column is not padded. Cells are cleaned. */
export function table(rows: readonly (readonly string[])[]): string {
  const cells = rows.map(row => row.map(safe))
  const wide: number[] = []
  // The last cell of a row needs no room behind it, so a long one widens no column.
  for (const row of cells)
    for (const [x, cell] of row.slice(0, -1).entries()) wide[x] = Math.max(wide[x] ?? 0, width(cell))
  const padded = (cell: string, x: number) => cell + ' '.repeat(Math.max(0, (wide[x] ?? 0) - width(cell)))
  return cells
    .map(row =>
      row
        .map((cell, x) => (x === row.length - 1 ? cell : padded(cell, x)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

/** A reader that has gone away (`| head`) ends the program quietly: nobody is left to tell. */
export function quietWhenClosed(): void {
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(0)
      throw error
    })
}

/** Writes to a stream and waits until it is taken. */
export function write(stream: NodeJS.WriteStream, text: string): Promise<void> {
  return new Promise(resolve => stream.write(text, () => resolve()))
}
