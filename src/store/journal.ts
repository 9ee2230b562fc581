/** The journal beside a session file: every entry since the file was last written, each on a line with its checksum. */
import { basename } from 'node:path'
import type { Entry } from '../session/types.ts'
import { type Disk, type File, readWhole, replace, writeAll } from './disk.ts'
import { areEntries, checksum, isEntry, printEntry, rememberLine } from './format.ts'

/** What a journal held: entries up to the first line that is not whole, and what is to be said about the rest. */
type Replay = { id?: string; entries: Entry[]; torn?: string; damaged: boolean }

/** A line: `{"sum":"0123abcd","entry":{…}}`. */
const before = '{"sum":"'
const between = '","entry":'

const largest = 64 * 1024 * 1024

/** A journal that grows. Not to be used by two at a time: wait for one call before the next. */
export class Journal {
  private readonly on: Disk
  private readonly path: string
  private readonly id: string
  private readonly check: () => Promise<void>
  private file: File | undefined
  private mark = ''

  /** `check` throws when this process may no longer write. */
  constructor(on: Disk, path: string, id: string, check: () => Promise<void>) {
    this.on = on
    this.path = path
    this.id = id
    this.check = check
  }

  /**
   * Adds entries and waits until they are on the disk. `since` are all entries the session file may not have yet.
   * After a failure nobody knows what of the old file reached the disk, so the next call writes a new one from `since`.
   */
  async append(entries: readonly Entry[], since: readonly Entry[]): Promise<void> {
    if (!this.file) return this.begin([...since, ...entries])
    const file = this.file
    try {
      await writeAll(file, Buffer.from(entries.map(line).join('')))
      await file.datasync()
      await this.check()
      // A file that was taken away or replaced would take our lines and lose them.
      const there = await this.on.look(this.path)
      if (there?.mark !== this.mark) throw new Error('it was taken away')
    } catch (error) {
      this.file = undefined
      await file.close().catch(() => {})
      throw error
    }
  }

  /** Puts a new journal with these entries in place of the old one. */
  async begin(entries: readonly Entry[]): Promise<void> {
    await this.stop()
    const head = `${JSON.stringify({ journal: 1, id: this.id })}\n`
    await replace(this.on, this.path, [head, ...pieces(entries)], { before: this.check })
    await this.resume()
  }

  /** Goes on with the journal that is there; what is in it is on the disk afterwards. */
  async resume(): Promise<void> {
    const file = await this.on.append(this.path)
    try {
      this.mark = (await file.look()).mark
      await file.datasync()
      this.file = file
    } catch (error) {
      await file.close().catch(() => {})
      throw error
    }
  }

  /** Lets go of the file; it stays where it is. */
  async stop(): Promise<void> {
    const file = this.file
    this.file = undefined
    await file?.close()
  }
}

/** Reads a journal as far as it is whole; undefined when there is none. */
export async function readJournal(on: Disk, path: string): Promise<Replay | undefined> {
  const bytes = await readWhole(on, path, largest)
  if (!bytes) return undefined
  const name = basename(path)
  const text = bytes.toString()
  const rows = text.split('\n')
  const rest = rows.pop()!
  const id = idOf(rows[0])
  if (id === undefined) {
    const damaged = text !== ''
    const torn = damaged ? `${name} does not begin like a journal; it was kept aside.` : `${name} was empty.`
    return { entries: [], damaged, torn }
  }
  const texts: string[] = []
  for (let i = 1; i < rows.length; i++) {
    const text = entryText(rows[i]!)
    if (text === undefined) break
    texts.push(text)
  }
  const entries = entriesOf(texts)
  const good = 1 + entries.length
  if (good === rows.length) return { id, entries, damaged: false, ...(rest ? { torn: tornLine(name) } : {}) }
  if (good === rows.length - 1 && !rest) return { id, entries, damaged: false, torn: tornLine(name) }
  const torn = `${name}, line ${good + 1} is damaged; what stood before it is here, the journal was kept aside.`
  return { id, entries, damaged: true, torn }
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

/** The entries of these texts, up to the first that is not one or does not follow. All at once, because that is quickest. */
function entriesOf(texts: string[]): Entry[] {
  const whole = parsed(`[${texts.join(',')}]`)
  const all = areEntries(whole) ? whole : firstEntries(texts.map(parsed))
  const gap = all.findIndex((e, i) => i > 0 && e.n !== all[i - 1]!.n + 1)
  const entries = gap < 0 ? all : all.slice(0, gap)
  for (const [i, e] of entries.entries()) rememberLine(e, texts[i]!)
  return entries
}

function firstEntries(values: unknown[]): Entry[] {
  const end = values.findIndex(value => !isEntry(value))
  return values.slice(0, end < 0 ? undefined : end) as Entry[]
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function idOf(row: string | undefined): string | undefined {
  try {
    const head = JSON.parse(row ?? '') as { journal?: unknown; id?: unknown } | null
    return head?.journal === 1 && typeof head.id === 'string' ? head.id : undefined
  } catch {
    return undefined
  }
}
