/** The way out for everything commands print: data on stdout, words on stderr, and no control sequence but our own. */
import { writeSync } from 'node:fs'
import { basename } from 'node:path'
import { clean } from '../../clean.ts'
import { commandLine } from '../../command-line.ts'
import { exitCodes } from '../../errors.ts'
import { harmless, harmlessLine, harmlessStyled, jsonText } from '../../outgoing.ts'
import { width } from '../../text.ts'
import { shown } from '../environment.ts'

/** Writes lines of data to stdout and waits until they are taken. */
export function print(text: string): Promise<void> {
  return write(process.stdout, ended(harmless(text)))
}

/** Writes a drawing of ours to stdout, its styles kept. */
export function printStyled(text: string): Promise<void> {
  return write(process.stdout, ended(harmlessStyled(text)))
}

/** Writes data for programs to stdout: JSON, indented by two. */
export function printJson(value: unknown): Promise<void> {
  return print(jsonText(value, 2))
}

/** Writes a line of words for a person to stderr. */
export function tell(text: string): Promise<void> {
  return tellLines(harmlessLine(text))
}

/** Writes several lines of words to stderr: what is left out of a map, where a fault came from. */
export function tellLines(text: string): Promise<void> {
  return write(process.stderr, ended(harmless(text)))
}

/** The line on stderr for a fault of the program. */
export function faultSentence(error: unknown): string {
  const what = error instanceof Error ? error.message : String(error)
  return `flywheel: this is a fault of the program: ${what}. What was saved is safe; --debug shows where it came from.`
}

/** Switches terminal modes at once: only sequences that set or take back a mode or a style go through. */
export function control(sequences: string): void {
  if (/^(?:\x1b\[\?[0-9;]+[hl]|\x1b\[[0-9;]*m)*$/.test(sequences)) process.stdout.write(sequences)
}

/** Says on stderr that a file of a folder could not be read, and what tells why; `file` is its path, or what it is called in a database. */
export function tellLeftOut(file: string): Promise<void> {
  return tell(
    `${safe(basename(file))} cannot be read and was left out. To see why: ${commandLine('check', /[/\\]/.test(file) ? shown(file) : file)}`,
  )
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

const reasons: Record<string, string> = {
  EPIPE: 'nobody reads it',
  EAGAIN: 'its reader is too slow',
  ENOSPC: 'no space is left on the disk',
  EDQUOT: 'your share of the disk is used up',
  EACCES: 'you may not write there',
  EPERM: 'you may not write there',
  EROFS: 'the disk can only be read',
  EIO: 'the disk or terminal reports a fault',
  EFBIG: 'the file may not grow any larger there',
}

/**
 * What happens when output is not taken. A reader that has gone away (`| head`) ends the program quietly: nobody is left to
 * tell. Anything else ends it with a sentence on stderr and the exit code of what was not done.
 */
export function endWhenNotTaken(): void {
  for (const stream of [process.stdout, process.stderr])
    if (!stream.listeners('error').includes(notTaken)) stream.on('error', notTaken)
}

/** From now on output that is not taken is left out: for a program that others need whatever becomes of its words. */
export function goOnWhenNotTaken(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.off('error', notTaken)
    stream.on('error', () => {})
  }
}

/** In words why output was not taken. */
export function whyNotTaken(error: NodeJS.ErrnoException): string {
  return reasons[error.code ?? ''] ?? harmlessLine(error.message)
}

function notTaken(this: NodeJS.WriteStream, error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit(exitCodes.ok)
  const say = `flywheel: the output could not be written: ${whyNotTaken(error)}. Sessions are as they were; make room or name another place.`
  try {
    writeSync(2, `${say}\n`)
  } catch {
    // Stderr is the one that fails: there is nowhere left to say it.
  }
  process.exit(exitCodes.failed)
}

function ended(text: string): string {
  return text.endsWith('\n') || text === '' ? text : `${text}\n`
}

/** Writes to a stream and waits until it is taken. */
function write(stream: NodeJS.WriteStream, text: string): Promise<void> {
  return new Promise(resolve => stream.write(text, () => resolve()))
}
