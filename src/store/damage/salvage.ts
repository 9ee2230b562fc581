/** What can be saved of a damaged session: whole entries from wherever they still stand, and the damaged file itself. */

import { basename, dirname, join } from 'node:path'
import { valueAt } from '../../lists.ts'
import type { Entry } from '../../session/types.ts'
import { type Disk, readWhole, replace, stemOf } from '../disk.ts'
import { isEntry, largest, parse, printEntry, type Saved } from '../format.ts'
import { readJournal } from '../journal.ts'
import { readJson, rowsOf } from '../json.ts'
import type { Places } from '../places.ts'
import { goOnWith, mostIn } from './gaps.ts'

/** How many damaged copies of one file are kept; older ones go. */
const copies = 5

/** What can be put together of a session: the log, and the numbers of entries in it that are lost and only stood in for. */
export type Salvaged = { log: Entry[]; lost: number[] }

/**
 * The longest log that can be put together from whole entries, wherever they stand: in the file before the last one, whose
 * checksum fitted; in the journal; line by line in the damaged file; in journals that were kept aside. Whoever comes earlier in
 * this list is believed. Empty when the entry that opened the session is nowhere.
 */
export async function salvage(on: Disk, places: Places): Promise<Salvaged> {
  const previous = (await readPrevious(on, places))?.log ?? []
  const { lines, most } = await wholeLines(on, places)
  const differs = previous[0] && lines[0]?.n === 1 && printEntry(previous[0]) !== printEntry(lines[0])
  // A file whose first line is another session's is the one that was asked for.
  const sources = differs ? [] : [previous]
  const id = idOf(differs ? lines : previous) ?? idOf(lines)
  const replays = [await readJournal(on, places.journal).catch(() => undefined)]
  for (const aside of await asideJournals(on, places)) replays.push(await readJournal(on, aside).catch(() => undefined))
  const [journal, ...asides] = replays.map(r => (r && (r.id === undefined || r.id === id) ? r.entries : []))
  const found = new Map<number, Entry>()
  for (const source of [...sources, journal ?? [], lines])
    for (const e of source) if (!found.has(e.n)) found.set(e.n, e)
  // An aside journal that says something else of the same entry is of another branch of this session.
  for (const source of asides)
    if (source.every(e => !found.has(e.n) || printEntry(valueAt(found, e.n)) === printEntry(e)))
      for (const e of source) found.set(e.n, e)
  const first = found.get(1)
  if (first?.move.do !== 'open') return { log: [], lost: [] }
  const later = [...found.values()].sort((a, b) => a.n - b.n)
  return goOnWith([first], later, most + Math.max(0, ...replays.map(r => (r?.damaged ? r.most : 0))))
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

/** The file before the last one that was written, where it is whole. */
export async function readPrevious(on: Disk, places: Places): Promise<Saved | undefined> {
  try {
    const bytes = await readWhole(on, places.previous, largest)
    return bytes && parse(bytes.toString(), places.name)
  } catch {
    return undefined
  }
}

/**
 * Our own files have one entry a line, so that damage elsewhere leaves them readable one by one. `most` is how many at most
 * stood on lines that are damaged.
 */
async function wholeLines(on: Disk, places: Places): Promise<{ lines: Entry[]; most: number }> {
  const bytes = await readWhole(on, places.session, largest).catch(() => undefined)
  const lines: Entry[] = []
  let damaged = 0
  for (const row of rowsOf(bytes?.toString() ?? '', row => row.includes('{"n":'))) {
    const entry = entryOn(row.trim().replace(/,$/, ''))
    if (!entry || entry.n <= (lines.at(-1)?.n ?? 0)) damaged += row.length
    else lines.push(entry)
  }
  return { lines, most: mostIn(damaged) }
}

function idOf(log: readonly Entry[]): string | undefined {
  const move = log[0]?.move
  return move && 'turn' in move && move.do === 'open' ? move.turn.id : undefined
}

/** Journals of this session that were kept aside, the newest first. */
async function asideJournals(on: Disk, places: Places): Promise<string[]> {
  const folder = dirname(places.journal)
  const stem = `${basename(places.journal)}.damaged-`
  const names = await on.list(folder).catch(() => [])
  return names
    .filter(name => name.startsWith(stem))
    .sort()
    .reverse()
    .map(name => join(folder, name))
}

function entryOn(row: string): Entry | undefined {
  if (!row.startsWith('{')) return undefined
  try {
    const value = readJson(row)
    return isEntry(value) ? value : undefined
  } catch {
    return undefined
  }
}
