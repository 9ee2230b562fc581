/** What can be saved of a damaged session: whole entries from wherever they still stand, and the damaged file itself. */
import { basename, dirname, join } from 'node:path'
import type { Entry } from '../session/types.ts'
import { type Disk, readWhole, replace, stemOf } from './disk.ts'
import { isEntry, largest, parse, printEntry } from './format.ts'
import { readJournal } from './journal.ts'
import type { Places } from './places.ts'

/** How many damaged copies of one file are kept; older ones go. */
const copies = 5

/**
 * The longest log that can be put together: the file before the last one, whose checksum fitted; then line by line from the
 * damaged one; then the journal. Empty when there is none.
 */
export async function salvage(on: Disk, places: Places): Promise<Entry[]> {
  const previous = await previousLog(on, places)
  const lines = await wholeLines(on, places)
  const journal = (await readJournal(on, places.journal).catch(() => undefined))?.entries ?? []
  const same = previous.length === 0 || lines.length === 0 || printEntry(previous[0]!) === printEntry(lines[0]!)
  return goOn(same ? goOn(previous, lines) : lines, journal)
}

/** Copies a damaged file to `<name>.damaged-<time>` beside it and keeps the newest five. Returns the copy's path. */
export async function asideDamaged(on: Disk, path: string): Promise<string> {
  const folder = dirname(path)
  const stem = `${path.endsWith('.json') ? stemOf(path) : basename(path)}.damaged-`
  const aside = join(folder, stem + new Date().toISOString().replace(/[:.]/g, '-'))
  const bytes = await readWhole(on, path, Number.MAX_SAFE_INTEGER)
  await replace(on, aside, [bytes ?? ''])
  const all = (await on.list(folder)).filter(name => name.startsWith(stem)).sort()
  for (const name of all.slice(0, -copies)) await on.remove(join(folder, name))
  return aside
}

async function previousLog(on: Disk, places: Places): Promise<Entry[]> {
  try {
    const bytes = await readWhole(on, places.previous, largest)
    return bytes ? parse(bytes.toString(), places.name).log : []
  } catch {
    return []
  }
}

/** Our own files have one entry a line, so that damage elsewhere leaves them readable one by one. */
async function wholeLines(on: Disk, places: Places): Promise<Entry[]> {
  const bytes = await readWhole(on, places.session, largest).catch(() => undefined)
  const log: Entry[] = []
  for (const row of bytes?.toString().split('\n') ?? []) {
    const entry = entryOn(row.trim().replace(/,$/, ''))
    if (entry?.n === log.length + 1) log.push(entry)
    else if (log.length) break
  }
  return log[0]?.move.do === 'open' ? log : []
}

function entryOn(row: string): Entry | undefined {
  if (!row.startsWith('{')) return undefined
  try {
    const value: unknown = JSON.parse(row)
    return isEntry(value) ? value : undefined
  } catch {
    return undefined
  }
}

/** A log and those of the later entries that follow it without a gap. */
function goOn(log: Entry[], later: readonly Entry[]): Entry[] {
  const next = later.filter(e => e.n > log.length)
  const begins = log.length > 0 || next[0]?.move.do === 'open'
  return begins && next[0]?.n === log.length + 1 ? [...log, ...next] : log
}
