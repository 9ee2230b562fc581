/** The journal beside a session file: every entry since the file was last written, each on a line with its checksum. */

import { basename } from 'node:path'
import { itemAt } from '../lists.ts'
import type { Entry } from '../session/types.ts'
import { mostIn } from './damage/gaps.ts'
import { type Disk, type File, readWhole, replace, takeAway, tooLittle, writeAll } from './disk.ts'
import { areEntries, checksum, isEntry, printEntry, rememberLine } from './format.ts'
import { readJson, rowsOf } from './json.ts'
import type { Holder } from './lock.ts'

/**
 * What a journal held: its whole entries, and what is to be said about the rest. `damaged`: some of it could not be read;
 * `missing` is how many entries at most stood before the first whole one, `most` how many on all damaged lines.
 */
export type Replay = { id?: string; entries: Entry[]; torn?: string; damaged: boolean; missing: number; most: number }

/** A line: `{"sum":"0123abcd","entry":{…}}`. */
const before = '{"sum":"'
const between = '","entry":'
const ofHead = ',"sum":"'

const largest = 64 * 1024 * 1024

/** What a journal asks of the lock: whose it is, and whether it still is. `check` throws when we may not write any more. */
type Leave = { holder: Pick<Holder, 'token'>; check(): Promise<void> }

/**
 * A journal that grows. Not to be used by two at a time: wait for one call before the next. Each writer begins a file of
 * its own, with its token in the head: the one before may hold the old file open, and what it adds there reaches nobody.
 */
export class Journal {
  private readonly on: Disk
  private readonly path: string
  private readonly id: string
  private readonly lock: Leave
  private file: File | undefined
  private mark = ''
  private size = 0

  constructor(on: Disk, path: string, id: string, lock: Leave) {
    this.on = on
    this.path = path
    this.id = id
    this.lock = lock
  }

  /**
   * Adds entries and waits until they are on the disk. `since` are all entries the session file may not have yet.
   * The lock is looked at before, so that nothing is added for nobody, and again when all is on the disk: who took over
   * before that may not have seen it, who takes over later reads it. After a failure nobody knows what of the old file
   * reached the disk, so the next call writes a new one from `since`.
   * @throws UserError `locked` when another writer has the session; errors of the disk as they are.
   */
  async append(entries: readonly Entry[], since: readonly Entry[]): Promise<void> {
    if (!this.file) return this.begin([...since, ...entries])
    const file = this.file
    try {
      await this.lock.check()
      const bytes = Buffer.from(entries.map(line).join(''))
      await writeAll(file, bytes)
      await file.datasync()
      this.size += bytes.length
      await this.lock.check()
      // A file that was taken away or replaced would take our lines and lose them.
      const there = await this.on.look(this.path)
      if (there?.mark !== this.mark) throw new Error('it was taken away')
      if (there.size !== this.size) throw tooLittle(`only ${there.size} of ${this.size} bytes are there`)
    } catch (error) {
      await this.stop().catch(() => {})
      throw error
    }
  }

  /** Puts a new journal with these entries in place of the old one. */
  async begin(entries: readonly Entry[]): Promise<void> {
    await this.stop()
    const head = headLine(this.id, this.lock.holder.token)
    const made = await replace(this.on, this.path, [head, ...pieces(entries)], { before: this.lock.check })
    const file = await this.on.append(this.path)
    try {
      const there = await file.look()
      if (there.mark !== made.mark) throw new Error('it was taken away')
      this.mark = made.mark
      this.size = made.size
      this.file = file
    } catch (error) {
      await file.close().catch(() => {})
      throw error
    }
  }

  /** Lets go of the file and takes it away, if there is one. To be called when the session file has everything. */
  async end(): Promise<void> {
    await this.stop()
    await this.lock.check()
    // What was never begun is not ours to take away; what somebody else took away is gone.
    if (!this.mark || !(await this.on.look(this.path))) return
    if (!(await takeAway(this.on, this.path, this.mark))) await this.lock.check()
  }

  /** Lets go of the file; it stays where it is. */
  async stop(): Promise<void> {
    const file = this.file
    this.file = undefined
    await file?.close()
  }
}

/**
 * Reads what is whole of a journal, also what stands behind a damaged line; undefined when there is none. Entries follow each
 * other without a gap but where damaged lines stand: what those held is gone, and its numbers are missing.
 */
export async function readJournal(on: Disk, path: string): Promise<Replay | undefined> {
  const bytes = await readWhole(on, path, largest)
  if (!bytes) return undefined
  const name = basename(path)
  const text = bytes.toString()
  const rows = [...rowsOf(text, row => row.startsWith(before))]
  const rest = text.endsWith('\n') ? '' : (rows.at(-1) ?? '')
  rows.pop()
  if (!text) return { entries: [], damaged: false, missing: 0, most: 0, torn: `${name} was empty.` }
  const id = idOf(rows[0])
  const { entries, bad, missing, most } = entriesIn(rows, id === undefined ? 0 : 1)
  if (id === undefined && !entries.length)
    return { entries, damaged: true, missing, most, torn: `${name} does not begin like a journal; it was kept aside.` }
  const known = { ...(id === undefined ? {} : { id }), entries, missing, most }
  const [first] = bad
  if (first === undefined) return { ...known, damaged: false, ...(rest ? { torn: tornLine(name) } : {}) }
  if (first === rows.length && !rest) return { ...known, damaged: false, torn: tornLine(name) }
  const many = bad.length > 5 ? ` and ${bad.length - 5} more` : ''
  const where = bad.length > 1 ? `lines ${bad.slice(0, 5).join(', ')}${many} are` : `line ${first} is`
  return { ...known, damaged: true, torn: `${name}, ${where} damaged; the journal was kept aside.` }
}

function tornLine(name: string): string {
  return `The last line of ${name} was cut off while it was written; everything before it is here.`
}

function line(entry: Entry): string {
  const text = printEntry(entry)
  return `${before}${checksum(text)}${between}${text}}\n`
}

function* pieces(entries: readonly Entry[]): Generator<string> {
  for (let i = 0; i < entries.length; i += 256)
    yield entries
      .slice(i, i + 256)
      .map(line)
      .join('')
}

/** The entry's text on a line whose checksum fits. */
function entryText(row: string): string | undefined {
  const sum = row.slice(before.length, before.length + 8)
  const text = row.slice(before.length + 8 + between.length, -1)
  return row === `${before}${sum}${between}${text}}` && checksum(text) === sum ? text : undefined
}

/** The entries on these rows from one on, and the numbers (from 1) of rows that are damaged or do not follow. */
function entriesIn(
  rows: readonly string[],
  from: number,
): { entries: Entry[]; bad: number[]; missing: number; most: number } {
  const texts = rows.map((row, i) => (i < from ? undefined : entryText(row)))
  const values = valuesOf(texts)
  const entries: Entry[] = []
  const bad: number[] = []
  /** How many entries at most stood on the damaged rows since the last whole one. */
  let gap = 0
  let missing = 0
  let most = 0
  for (let i = from; i < rows.length; i++) {
    const entry = values[i]
    const last = entries.at(-1)
    // Behind a damaged row a number may be missing; elsewhere a gap means that the row is not of this log.
    const isNext = entry && (!last || (entry.n > last.n && entry.n - last.n - 1 <= gap))
    if (!isNext) {
      bad.push(i + 1)
      gap += mostIn(itemAt(rows, i).length)
      most += mostIn(itemAt(rows, i).length)
      continue
    }
    if (!last) missing = gap
    gap = 0
    rememberLine(entry, texts[i] ?? '')
    entries.push(entry)
  }
  return { entries, bad, missing, most }
}

/** The entry of every text that is one. All at once where that works, because that is quickest. */
function valuesOf(texts: readonly (string | undefined)[]): (Entry | undefined)[] {
  const whole = texts.filter(text => text !== undefined)
  const all = parsed(`[${whole.join(',')}]`)
  if (areEntries(all) && all.length === whole.length) {
    const next = all.values()
    return texts.map(text => (text === undefined ? undefined : next.next().value))
  }
  return texts.map(text => {
    const value = text === undefined ? undefined : parsed(text)
    return isEntry(value) ? value : undefined
  })
}

function parsed(text: string): unknown {
  try {
    return readJson(text)
  } catch {
    return undefined
  }
}

/** The first line, `{"journal":1,"id":…,"token":…,"sum":"0123abcd"}`; the checksum is of the line without it. */
function headLine(id: string, token: string): string {
  const text = JSON.stringify({ journal: 1, id, token })
  return `${text.slice(0, -1)}${ofHead}${checksum(text)}"}\n`
}

/** Whose journal this is; undefined when the first line is none, or damaged. That of an older program has no checksum. */
function idOf(row = ''): string | undefined {
  try {
    const head = JSON.parse(row)
    if (head?.journal !== 1 || typeof head.id !== 'string') return undefined
    const text = `${row.slice(0, row.lastIndexOf(ofHead))}}`
    return head.sum === undefined || head.sum === checksum(text) ? head.id : undefined
  } catch {
    return undefined
  }
}
