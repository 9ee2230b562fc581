/** The session file: its shape, its text, its formats from the first to this one. */

import * as v from 'valibot'
import { exitCodes, UserError } from '../errors.ts'
import { itemAt, rowOf } from '../lists.ts'
import { fitsQuickly } from '../quick-check.ts'
import type { Entry, Session } from '../session/types.ts'
import { crc32 } from './crc32.ts'
import { deepest, faultIn, lineOf, namesProto, type Path, shapeOf, tooMuch } from './json.ts'

/** The format this program writes. It rises with every change of what a file may hold, so that older programs say "newer". */
export const format = 3
/** The shape of everything in a file of each format since the second: a hash of its schemas, which a test works out anew. */
export const shapes: Readonly<Record<number, string>> = { 2: 'b70985e9e03be43a', 3: '0349f87ac99155e8' }
/** Larger files are not read, bytes. */
export const largest = 20 * 1024 * 1024

/** What a session file holds. `session` is what the log adds up to, there for eyes, `jq` and lists; the log is the truth. */
export type Saved = { format: typeof format; id: string; log: Entry[]; session?: Session }

/** A session file that cannot be read, and how much of it can be put back. */
export class Damaged extends UserError {
  readonly file: string
  readonly reason: string
  /** The line the trouble is on, from 1; undefined when it is not in one place. */
  readonly line: number | undefined
  /** How many entries `restoreSession` would put back. */
  readonly restorable: number

  constructor(file: string, reason: string, at: { line?: number; next?: string; restorable?: number } = {}) {
    super(`${file}${at.line ? `, line ${at.line}` : ''}: ${reason}.`, at.next, exitCodes.damaged)
    this.file = file
    this.reason = reason
    this.line = at.line
    this.restorable = at.restorable ?? 0
  }
}

const entry = v.strictObject({
  n: v.pipe(v.number('is not a number'), v.integer('is not a whole number'), v.minValue(1, 'is less than 1')),
  at: v.pipe(
    v.string('is not a text'),
    v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/, 'is not a time like 2026-01-31T09:30:00.000Z'),
  ),
  by: v.string('is not a text'),
  hand: v.optional(v.string('is not a text')),
  move: v.looseObject({ do: v.string('is not a text'), in: v.optional(v.string('is not a text')) }),
})

const entries = v.array(entry, 'is not a list')

/** The file around its moves. */
export const saved = v.strictObject({
  format: v.literal(format),
  id: v.pipe(v.string('is not a text'), v.minLength(1, 'is empty')),
  log: v.pipe(entries, v.minLength(1, 'is empty')),
  session: v.optional(v.looseObject({ n: v.number('is not a number') })),
})

/** One step up each: from format n to format n + 1. What a step is given was not checked yet. */
const stepsUp: { readonly [from: number]: (old: Record<string, unknown>) => Record<string, unknown> } = {
  // Format 0 is a bare log, as `flywheel show FILE log --json` prints it: the id stands in the entry that opened it.
  0: old => {
    const first = (old.log as { move?: { turn?: { id?: unknown } } }[] | undefined)?.[0]
    return { format: 1, id: first?.move?.turn?.id, log: old.log }
  },
  // Format 1 has fewer kinds of steps and moves; all of them are as they were.
  1: old => ({ ...old, format: 2 }),
  // Format 2 has no talks about topics, no comparisons, no votes by approval, and bets that nobody estimated; all else is as it was.
  2: old => ({ ...old, format: 3 }),
}

/**
 * Reads the text of a session file, whatever format it has.
 * @throws UserError `newer` when a later program wrote it; Damaged with line and reason when it cannot be read.
 */
export function parse(source: string, name: string): Saved {
  const text = source.startsWith('\uFEFF') ? source.slice(1) : source
  const value = parseJson(text, name)
  if (namesProto(text, value)) throw new Damaged(name, 'it holds the name __proto__, which no session has')
  if (typeof value !== 'object' || value === null) throw new Damaged(name, 'it is not a session', { line: 1 })
  const { sum, ...rest } = (Array.isArray(value) ? { format: 0, log: value } : value) as Record<string, unknown>
  if (typeof rest.format !== 'number' || !Number.isInteger(rest.format) || rest.format < 0)
    throw new Damaged(name, 'format is not a number this program knows', { line: lineOf(text, ['format']) })
  refuseNewer(name, rest.format)
  if (sum !== undefined && sum !== sumAsWritten(text) && sum !== sumOf(rest))
    throw new Damaged(name, 'the checksum does not fit, so something was changed outside flywheel', {
      line: lineOf(text, ['sum']),
      next: 'If you changed it yourself, take that line away.',
    })
  let now = rest
  for (let from = rest.format; from < format; from++) now = rowOf(stepsUp, `${from}`)(now)
  const read = fitsQuickly(saved, now) ? undefined : v.safeParse(saved, now, { abortEarly: true })
  if (read && !read.success) throw damagedAt(name, text, read.issues[0])
  // What is handed on is the value itself, not the schema's copy of it: lines printed for the checksum serve again.
  const file = now as Saved
  for (const [i, e] of file.log.entries()) {
    if (e.n !== i + 1)
      throw new Damaged(name, `entry ${i + 1} has the number ${e.n}`, { line: lineOf(text, pathOf(value, [i, 'n'])) })
  }
  const first = itemAt(file.log, 0).move
  if (first.do !== 'open')
    throw new Damaged(name, 'its first entry does not open a session', { line: lineOf(text, pathOf(value, [0])) })
  return file
}

/** @throws UserError `newer` when a session is of a format that only a later program knows. */
export function refuseNewer(name: string, found: number): void {
  if (found <= format) return
  throw new UserError(
    `${name} was made by a newer flywheel (format ${found}; this one reads up to ${format}).`,
    'It was left exactly as it is; update flywheel to open it.',
    exitCodes.newer,
  )
}

/**
 * The session in a file that lies as `print` wrote it, without reading the log: what a list needs, many times quicker.
 * Undefined when the file was laid out anew, changed, or has no session in it; then `parse` has the last word.
 */
export function glance(bytes: Buffer): Session | undefined {
  const end = bytes.lastIndexOf(sumBegins)
  const begin = bytes.lastIndexOf(sessionBegins)
  if (begin < 0 || end < begin || !glanced.test(bytes.toString('latin1', 0, 40))) return undefined
  const sum = bytes.toString('latin1', end + sumBegins.length, end + sumBegins.length + 8)
  if (sum !== hex(crc32(bytes.subarray(0, end)))) return undefined
  const text = bytes.toString('utf8', begin + sessionBegins.length, end)
  return tooMuch(text) ? undefined : (JSON.parse(text) as Session)
}

/** No text in JSON has a line's end in it, so these stand nowhere else. */
const glanced = /^\{\n {2}"format": [123],\n/
const sessionBegins = ',\n  "session": '
const sumBegins = ',\n  "sum": "'

/** True when something read from anywhere is an entry. */
export function isEntry(value: unknown): value is Entry {
  return isTame(value) && (fitsQuickly(entry, value) || v.is(entry, value))
}

/** True for a list of entries; much quicker than asking one by one. */
export function areEntries(value: unknown): value is Entry[] {
  return isTame(value) && (fitsQuickly(entries, value) || v.is(entries, value))
}

function isTame(value: unknown): boolean {
  const { depth, proto } = shapeOf(value)
  return depth <= deepest && !proto
}

/** The text of a session file in pieces of some 64 kB: one entry a line, the session indented. */
export function* print(file: Saved): Generator<string> {
  let sum = 0
  let piece = ''
  for (const part of parts(file)) {
    piece += part
    if (piece.length < 65_536) continue
    sum = crc32(piece, sum)
    yield piece
    piece = ''
  }
  yield `${piece}${sumBegins}${hex(crc32(piece, sum))}"\n}\n`
}

/** One entry as one line of JSON, without the line's end. Kept, because the journal and every later file hold the same line. */
export function printEntry(e: Entry): string {
  let line = lines.get(e)
  if (line === undefined) {
    line = JSON.stringify(e)
    lines.set(e, line)
  }
  return line
}

/** Keeps the line an entry was read from, so that it need not be printed again. */
export function rememberLine(e: Entry, line: string): void {
  lines.set(e, line)
}

const lines = new WeakMap<Entry, string>()

/** The checksum of a text, 8 hexadecimal digits. */
export function checksum(text: string): string {
  return hex(crc32(text))
}

/** The checksum of a file that lies as `print` wrote it. Much quicker than printing it again. */
function sumAsWritten(text: string): string {
  return checksum(text.slice(0, text.lastIndexOf(sumBegins)))
}

function sumOf(file: Record<string, unknown>): string {
  let sum = 0
  for (const part of parts(file)) sum = crc32(part, sum)
  return hex(sum)
}

function hex(sum: number): string {
  return sum.toString(16).padStart(8, '0')
}

/** The file up to its checksum. Spaces are part of it only as written here, so that `jq .` may reshape a file freely. */
function* parts(file: Record<string, unknown>): Generator<string> {
  let before = '{'
  for (const [key, value] of Object.entries(file)) {
    if (value === undefined) continue
    yield `${before}\n  ${JSON.stringify(key)}: `
    before = ','
    if (key !== 'log' || !Array.isArray(value)) yield* indented(value, '  ')
    else {
      let comma = '[\n    '
      for (const e of value) {
        yield comma + printEntry(e)
        comma = ',\n    '
      }
      yield value.length ? '\n  ]' : '[]'
    }
  }
}

/** Indented JSON in which a thing that holds no further things stands on one line. */
function* indented(value: unknown, margin: string): Generator<string> {
  const inner = typeof value === 'object' && value !== null ? Object.values(value) : []
  if (!inner.some(x => typeof x === 'object' && x !== null)) {
    yield JSON.stringify(value)
    return
  }
  const list = Array.isArray(value)
  const more = `${margin}  `
  let before = list ? '[' : '{'
  for (const [key, x] of Object.entries(value as object)) {
    if (x === undefined) continue
    yield `${before}\n${more}${list ? '' : `${JSON.stringify(key)}: `}`
    before = ','
    yield* indented(x, more)
  }
  yield `\n${margin}${list ? ']' : '}'}`
}

function parseJson(text: string, name: string): unknown {
  const much = tooMuch(text)
  if (much) throw new Damaged(name, `it ${much}`)
  try {
    return JSON.parse(text)
  } catch {
    if (!text.trim()) throw new Damaged(name, 'the file is empty', { line: 1 })
    const fault = faultIn(text)
    throw new Damaged(name, fault?.why ?? 'it is not JSON', { line: fault?.line })
  }
}

function damagedAt(name: string, text: string, issue: v.BaseIssue<unknown>): Damaged {
  const path = (issue.path ?? []).map(p => p.key as string | number)
  const where =
    path.length > 1
      ? `entry ${Number(path[1]) + 1}${path.length > 2 ? `, "${path.slice(2).join('.')}"` : ''}`
      : `"${path.join('.')}"`
  const why =
    issue.expected === 'never' ? 'is not known here' : issue.received === 'undefined' ? 'is missing' : issue.message
  const shown = text.trimStart().startsWith('[') ? path.slice(1) : path
  return new Damaged(
    name,
    `${where} ${why.startsWith('Invalid') ? `is ${issue.received}, expected ${issue.expected}` : why}`,
    { line: lineOf(text, shown) },
  )
}

function pathOf(value: unknown, inLog: Path): Path {
  return Array.isArray(value) ? inLog : ['log', ...inLog]
}
