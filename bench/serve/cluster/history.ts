/** What people were told is saved, held against what is there in the end: everything once, in their order, each room one owner after the other. */
import type { Query } from '../../../src/postgres/database.ts'

/** A move that was typed, ms of this process: when, when its answer was there, and when nobody waited for one any more. */
export type Tried = { text: string; typed: number; at?: number; over?: number }
type Acknowledged = Tried & { at: number }

/** Cards after which a room is full and its people go to a new one: nobody may have more than 200. */
export const mostCards = 190

export type Found = { kept: number; lost: string[]; doubled: string[]; owners: string[]; broughtBack: number }

const isAcknowledged = (one: Tried): one is Acknowledged => one.at !== undefined

export class History {
  /** By room, then by person, in their order. */
  private readonly rooms = new Map<string, Map<string, Tried[]>>()
  moves = 0

  /** Somebody typed a move. */
  typed(room: string, person: string, text: string): Tried {
    const people = this.rooms.get(room) ?? new Map<string, Tried[]>()
    this.rooms.set(room, people)
    const all = people.get(person) ?? []
    people.set(person, all)
    const made = { text, typed: performance.now() }
    all.push(made)
    return made
  }

  acknowledged(move: Tried): void {
    this.moves++
    move.at = performance.now()
  }

  names(): string[] {
    return [...this.rooms.keys()]
  }

  /** True when a move that was typed or still waited in a room at `since` or later is answered by now. */
  hasAnswered(room: string, since: number): boolean {
    return this.all(room).some(({ at = -1 }) => at > since)
  }

  /**
   * The longest that somebody waited in a room between `since` and `until` without that any move of it was answered, ms: from the answer
   * before, or from their Enter when that was later.
   */
  longestWait(room: string, since: number, until: number): number {
    const all = this.all(room)
    const answers = all.filter(isAcknowledged).filter(({ at }) => at > since && at <= until)
    let from = since
    let longest = 0
    for (const { at } of answers.sort((a, b) => a.at - b.at)) {
      const waited = all.filter(one => one.typed < at && (one.at ?? one.over ?? Infinity) > from)
      const began = Math.max(from, Math.min(...waited.map(one => one.typed)))
      longest = Math.max(longest, at - began)
      from = at
    }
    return longest
  }

  private all(room: string): Tried[] {
    return [...(this.rooms.get(room)?.values() ?? [])].flat()
  }

  /** True for a room in which nobody may write any more. */
  isFull(room: string): boolean {
    return [...(this.rooms.get(room)?.values() ?? [])].every(moves => moves.filter(isAcknowledged).length >= mostCards)
  }

  /** Rooms in which something was answered in these ms before `now`. */
  active(now: number, within: number): string[] {
    return this.names().filter(room => this.hasAnswered(room, now - within))
  }

  /** Looks at every room. */
  async check(query: Query): Promise<Found> {
    const found: Found = { kept: 0, lost: [], doubled: [], owners: [], broughtBack: 0 }
    for (const [room, people] of this.rooms) await checkRoom(query, room, people, found)
    return found
  }
}

/** An entry as it lies in the database: what is needed of it, read without the program that is checked. */
function entryIn(line: string): { n: number; at: string; text?: string } {
  const { n, at, move } = JSON.parse(line)
  return { n, at, ...(typeof move?.text === 'string' ? { text: move.text } : {}) }
}

type Row = { n: number; epoch: string; line: string }

async function checkRoom(query: Query, room: string, people: Map<string, Tried[]>, found: Found): Promise<void> {
  const rows = await query<Row>('select n, epoch::text, line from flywheel.entry where key = $1 order by n', [room])
  const [head] = await query<{ seq: number }>('select seq from flywheel.session where key = $1', [room])
  if (head?.seq !== rows.length) found.owners.push(`${room}: ${rows.length} entries, its row says ${head?.seq}`)
  let before = { epoch: 0n, at: '' }
  const texts: string[] = []
  for (const [i, { n, epoch, line }] of rows.entries()) {
    const entry = entryIn(line)
    if (n !== i + 1 || entry.n !== n) found.doubled.push(`${room}: number ${n} (${entry.n}) is entry ${i + 1}`)
    // Whoever was the owner before and is not any more added nothing.
    if (BigInt(epoch) < before.epoch)
      found.owners.push(`${room}: entry ${n} is of epoch ${epoch}, after ${before.epoch}`)
    if (entry.at < before.at) found.owners.push(`${room}: entry ${n} is of ${entry.at}, after ${before.at}`)
    before = { epoch: BigInt(epoch), at: entry.at }
    if (entry.text !== undefined) texts.push(entry.text)
  }
  found.kept += texts.length
  const places = new Map<string, number>()
  for (const [i, text] of texts.entries()) {
    if (places.has(text)) found.doubled.push(`${room}: ${text} twice`)
    places.set(text, i)
  }
  for (const [person, moves] of people) {
    let last = -1
    for (const { text, at } of moves.filter(isAcknowledged)) {
      // Words of a move that was not saved come back as a line not sent: the next card begins with them.
      const ends = places.has(text)
        ? [places.get(text) ?? -1]
        : texts.flatMap((one, i) => (one.endsWith(text) ? [i] : []))
      if (!places.has(text)) found.broughtBack += ends.length ? 1 : 0
      const [place] = ends
      if (ends.length > 1) found.doubled.push(`${room}: ${text} ${ends.length} times`)
      if (place === undefined) found.lost.push(`${text} in ${room}, acknowledged at ${Math.round(at)}`)
      else if (place < last) found.owners.push(`${room}: ${text} of ${person} is before what they wrote earlier`)
      last = Math.max(last, place ?? last)
    }
  }
}
