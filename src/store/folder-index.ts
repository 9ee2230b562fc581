/**
 * What the sessions of a folder said when they were last read, in one hidden file beside them, so that a list of thousands need not
 * read each of them again. It is never trusted over the files: a row counts only while the file is the one that was read.
 */
import { join } from 'node:path'
import type { SessionInfo } from '../ports/session-info.ts'
import type { Action, BetResult } from '../session/shapes.ts'
import { crc32 } from './crc32.ts'
import { type Disk, readWhole, replace, type Seen } from './disk.ts'
import { format, shapes } from './format.ts'
import { readJson } from './json.ts'

/** The name of the file; hidden, so that it is no session. */
export const indexName = '.flywheel-index.json'
/** Larger indexes are not read, bytes. */
const largest = 64 << 20
/** Rises whenever a list tells something else of the same file. */
const version = 2
/** Whom a row may be used by: programs that would tell the same. */
const maker = `${version}/${format}/${shapes[format]}`
/** A file that changed so shortly before it was read may change again without its times showing it, ms. */
const unsettled = 2_000

/** What was found in a file: null when it is no session. `day` is missing, for it depends on where one is. */
export type Told = {
  info: Omit<SessionInfo, 'key' | 'day' | 'lockedBy' | 'result' | 'copyOf'>
  /** What it says of bets made in earlier sessions: their id and result. */
  scored: [string, BetResult][]
  /** Its actions; undefined where only its log would tell. */
  actions?: Action[]
} | null

type Row = { stamp: string; told: Told }

export class FolderIndex {
  private readonly on: Disk
  private readonly path: string
  private rows: Map<string, Row>
  /** The actions of the rows, not read before they are asked for. */
  private late: string
  private readonly met = new Map<string, Row>()
  private isNews = false

  private constructor(on: Disk, path: string, rows: Map<string, Row>, late: string) {
    this.on = on
    this.path = path
    this.rows = rows
    this.late = late
  }

  /** The index of a folder; an empty one where there is none, or none that can be read. */
  static async of(on: Disk, folder: string): Promise<FolderIndex> {
    const path = join(folder, indexName)
    try {
      const [head = '', rows = '', late = ''] = ((await readWhole(on, path, largest)) ?? '').toString().split('\n')
      if (head === headOf(rows, late)) return new FolderIndex(on, path, readRows(rows), late)
    } catch {
      // Damaged, or not for us to read: the files tell everything.
    }
    return new FolderIndex(on, path, new Map(), '')
  }

  /** What the file of this name said, if it is still the one that was read; undefined when it must be read. */
  find(name: string, seen: Seen | undefined): Told | undefined {
    const row = this.rows.get(name)
    if (!row || seen?.kind !== 'file' || seen.stamp?.text !== row.stamp) return undefined
    this.met.set(name, row)
    return row.told
  }

  /** Notes what a file said that was looked at before and after it was read. */
  note(name: string, before: Seen | undefined, after: Seen | undefined, told: Told): void {
    const stamp = before?.stamp
    if (!stamp || stamp.text !== after?.stamp?.text || stamp.at > Date.now() - unsettled) return
    this.met.set(name, { stamp: stamp.text, told })
    this.isNews = true
  }

  /** The actions of a file that was found in here; undefined where only its log would tell. */
  actionsOf(name: string): Action[] | undefined {
    this.readLate()
    return this.met.get(name)?.told?.actions
  }

  /** Writes what was met, when that is news and there is enough of it to be worth a file. A folder that takes none goes without. */
  async save(): Promise<void> {
    const isLess = [...this.rows.keys()].some(name => !this.met.has(name))
    if (this.met.size < fewest || !(this.isNews || isLess)) return
    this.readLate()
    const rows = [...this.met].map(([name, { stamp, told }]) => [name, stamp, told && { ...told, actions: undefined }])
    const actions = [...this.met].flatMap(([name, { told }]) => (told?.actions ? [[name, told.actions]] : []))
    const [first, second] = [JSON.stringify(rows), JSON.stringify(actions)]
    await replace(this.on, this.path, [`${headOf(first, second)}\n${first}\n${second}\n`], { sync: false }).catch(
      () => {},
    )
  }

  private readLate(): void {
    const text = this.late
    this.late = ''
    if (!text) return
    for (const [name, actions] of readJson(text) as [string, Action[]][]) {
      const told = this.rows.get(name)?.told
      if (told) told.actions = actions
    }
  }
}

/** Smaller folders are read faster than an index is worth. */
export const fewest = 64

function headOf(rows: string, late: string): string {
  return JSON.stringify({ index: maker, sums: [crc32(rows), crc32(late)] })
}

/** @throws when a row is none. */
function readRows(text: string): Map<string, Row> {
  const rows = new Map<string, Row>()
  for (const [name, stamp, told] of readJson(text) as [string, string, Told][]) {
    if (!isRow(name, stamp, told)) throw new Error('no row')
    rows.set(name, { stamp, told })
  }
  return rows
}

function isRow(name: unknown, stamp: unknown, told: unknown): boolean {
  if (typeof name !== 'string' || typeof stamp !== 'string') return false
  if (told === null) return true
  const { info, scored } = told as NonNullable<Told>
  return (
    Array.isArray(scored) &&
    ['state', 'id', 'team', 'kind', 'title', 'last'].every(k => typeof info[k as keyof typeof info] === 'string') &&
    ['number', 'people', 'bytes', 'openActions'].every(k => typeof info[k as keyof typeof info] === 'number')
  )
}
