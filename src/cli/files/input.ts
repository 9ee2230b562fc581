/** The one way in for texts from files and standard input: size capped, the encoding known or refused by name. */
import { open } from 'node:fs/promises'
import { clean } from '../../clean.ts'
import { UserError } from '../../errors.ts'
import { databaseName, isDatabase } from '../../postgres/address.ts'
import { whyUnread } from '../../store/trouble.ts'
import { stream } from '../parsing/typed.ts'

/** What a file or standard input is called in sentences. */
export function sayPath(word: string): string {
  if (word === stream) return 'standard input'
  return clean(isDatabase(word) ? (databaseName(word) ?? 'the database') : word, 200)
}

/**
 * The text of a file, or of standard input for `-`; at most `most` bytes.
 * @throws UserError that says why it cannot be read, or which encoding it seems to have.
 */
export async function readText(word: string, most: number, next = ''): Promise<string> {
  return decode(word === stream ? await readInput(most) : await readBytes(word, most, next), word)
}

/** The bytes of a file, device or pipe; at most `most`. @throws UserError that says why it cannot be read. */
export async function readBytes(path: string, most: number, next = ''): Promise<Buffer> {
  try {
    const file = await open(path)
    try {
      const { size } = await file.stat()
      if (size > most) throw tooLong(path, most)
      // A device or a pipe tells no size, and may never end.
      return await upTo(file.createReadStream({ autoClose: false, end: most }), most, path)
    } finally {
      await file.close()
    }
  } catch (error) {
    if (error instanceof UserError) throw error
    throw new UserError(`${sayPath(path)} cannot be read: ${whyUnread(error)}.`, next)
  }
}

/** Everything that comes in by standard input. @throws UserError when it is more than `most` bytes. */
export function readInput(most: number): Promise<Buffer> {
  return upTo(process.stdin, most, stream)
}

/** Everything that comes in by a stream. @throws UserError when it is more than `most` bytes; `word` is what it is called. */
export async function upTo(from: AsyncIterable<Buffer | string>, most: number, word: string): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of from) {
    const bytes = Buffer.from(chunk)
    size += bytes.length
    if (size > most) throw tooLong(word, most)
    chunks.push(bytes)
  }
  return Buffer.concat(chunks)
}

function tooLong(word: string, most: number): UserError {
  return new UserError(`${sayPath(word)} is too long to be read.`, `At most ${most} bytes are read.`)
}

/**
 * Bytes as text: UTF-8 with or without a byte order mark, UTF-16 with one.
 * @throws UserError that names the encoding it takes the bytes for, and how to convert them.
 */
export function decode(bytes: Buffer, word: string): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return utf16(bytes, 'utf-16le', word)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return utf16(bytes, 'utf-16be', word)
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw refused(word, bytes, guess(bytes))
  }
  if (text.includes('\0')) throw refused(word, bytes, guess(bytes))
  return text
}

function utf16(bytes: Buffer, label: 'utf-16le' | 'utf-16be', word: string): string {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes)
  } catch {
    throw refused(word, bytes, label.toUpperCase())
  }
}

/** What bytes that are no UTF-8 probably are: text with zeros between its letters, text of one byte a letter, or no text. */
function guess(bytes: Buffer): string | undefined {
  const head = bytes.subarray(0, 4_096)
  const zeros = [0, 0]
  for (const [i, byte] of head.entries()) if (byte === 0) zeros[i % 2]!++
  const [even = 0, odd = 0] = zeros
  if (odd > head.length / 8 && odd > 8 * even) return 'UTF-16LE'
  if (even > head.length / 8 && even > 8 * odd) return 'UTF-16BE'
  if (even + odd) return undefined
  return head.some(byte => byte >= 0x80 && byte < 0xa0) ? 'WINDOWS-1252' : 'ISO-8859-1'
}

const names: Record<string, string> = {
  'ISO-8859-1': 'ISO-8859-1 (Latin-1)',
  'WINDOWS-1252': 'Windows-1252, a kind of Latin-1',
}

function refused(word: string, bytes: Buffer, encoding: string | undefined): UserError {
  const said = sayPath(word)
  if (!encoding) return new UserError(`${said} is not text.`, 'Nothing was changed; give a text file in UTF-8.')
  const line = lineOfFault(bytes)
  const file = word === stream ? '' : ` ${said}`
  return new UserError(
    `${said} is not UTF-8${line ? ` (line ${line})` : ''}; it looks like ${names[encoding] ?? encoding}.`,
    `Nothing was changed; save it as UTF-8, or convert it: iconv -f ${encoding} -t UTF-8${file} > utf8.txt`,
  )
}

/** The line, from 1, of the first byte that is no UTF-8; undefined when all are. */
function lineOfFault(bytes: Buffer): number | undefined {
  let line = 1
  for (let from = 0; from < bytes.length; line++) {
    const found = bytes.indexOf(10, from)
    const to = found < 0 ? bytes.length : found + 1
    const row = bytes.subarray(from, to)
    if (!Buffer.from(row.toString()).equals(row)) return line
    from = to
  }
  return undefined
}
