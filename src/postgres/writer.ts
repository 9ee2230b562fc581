/** The writer of a session in PostgreSQL: each append is one statement that keeps all of it once, or nothing. */
import { exitCodes, UserError } from '../errors.ts'
import type { Appended, Ballots, SessionWriter } from '../ports/session-store.ts'
import type { Entry, Session } from '../session/types.ts'
import { printEntry } from '../store/format.ts'
import { inTurn } from '../store/in-turn.ts'
import { sayOtherEnd } from '../store/trouble.ts'
import type { At, Holding } from './at.ts'
import { toldOf } from './rows.ts'

/** A session that is held: where, by what it is found, under which holding, and up to which entry it is durable. */
type Held = Holding & { epoch: string; seq: number }

/** Writes a session this program holds, until `close`, or until another one takes it. */
export function writerOf(held: Held): SessionWriter {
  held.lease.hold()
  return new PostgresWriter(held)
}

/** What a session is written with while it is only looked at. */
export const onlyLooking: SessionWriter = {
  epoch: '',
  append: refuseWriting,
  snapshot: refuseWriting,
  saveBallots: refuseWriting,
  close: async () => {},
}

async function refuseWriting(): Promise<never> {
  throw new Error('this session is only looked at')
}

/**
 * The row is locked while the entries go in, so one statement follows another even when the answer to the first never came. What is
 * there already must be the same, line for line; only what is new goes in. A writer of an earlier holding finds no row at all.
 * $1 key, $2 epoch, $3 owner, $4 the end of the log the writer believes in, $5 numbers, $6 lines.
 */
const appending = `with held as (
    select seq from flywheel.session where key = $1 and epoch = $2 and owner = $3 for update
  ), sent as (
    select * from unnest($5::int[], $6::text[]) as t (n, line)
  ), differs as (
    select 1 from sent join flywheel.entry e on e.key = $1 and e.n = sent.n where e.line <> sent.line
  ), fresh as (
    insert into flywheel.entry (key, n, epoch, line)
    select $1, sent.n, $2, sent.line from sent, held
    where held.seq >= $4 and sent.n > held.seq and not exists (select from differs)
    returning n, line
  ), moved as (
    update flywheel.session s set
      seq = s.seq + (select count(*) from fresh),
      bytes = s.bytes + (select coalesce(sum(octet_length(line) + 6), 0) from fresh),
      last = coalesce((select (line::json ->> 'at') from fresh order by n desc limit 1), s.last)
    from held where s.key = $1
    returning s.seq
  )
  select held.seq as before, (select seq from moved) as after, exists (select from differs) as differs from held`

type Answer = { before: number; after: number; differs: boolean }

class PostgresWriter implements SessionWriter {
  readonly epoch: string
  private readonly held: Held
  private seq: number
  private readonly writing = inTurn()
  private closed = false
  /** The lease is renewed for this session: until it is closed, or another has it. */
  private counts = true

  constructor(held: Held) {
    this.held = held
    this.epoch = held.epoch
    this.seq = held.seq
  }

  append(expectedSeq: number, entries: readonly Entry[]): Promise<Appended> {
    return this.writing(() => this.add(expectedSeq, entries))
  }

  snapshot(log: readonly Entry[], session?: Session): Promise<void> {
    return this.writing(async () => {
      await this.add(this.seq, log.slice(this.seq)).then(refuseLost)
      await this.change('sum = $4, told = $5, sum_seq = $6', this.sumOf(log, session))
    })
  }

  saveBallots(ballots: Ballots): Promise<void> {
    return this.writing(() =>
      this.change('ballots = $4', [Object.keys(ballots).length ? JSON.stringify(ballots) : null]),
    )
  }

  close(log: readonly Entry[], session: Session): Promise<void> {
    return this.writing(async () => {
      if (this.closed) return
      await this.add(this.seq, log.slice(this.seq)).then(refuseLost)
      const isClosed = session.closed !== undefined
      await this.change(
        `sum = $4, told = $5, sum_seq = $6, owner = null, held_by = null, held_since = null,
         ballots = case when $7 then null else ballots end`,
        [...this.sumOf(log, session), isClosed],
      )
      this.closed = true
      this.letGo()
      if (isClosed) await forget(this.held)
    })
  }

  private async add(expectedSeq: number, entries: readonly Entry[]): Promise<Appended> {
    if (this.closed) throw new Error('this session was closed')
    if (!entries.every((e, i) => e.n === expectedSeq + 1 + i)) throw new Error('entries are numbered one by one')
    if (!entries.length) return { seq: this.seq }
    const { database, lease, key, epoch } = this.held
    const values = [key, epoch, lease.id, expectedSeq, entries.map(e => e.n), entries.map(printEntry)]
    const [answer] = await database.query<Answer>(appending, values)
    if (!answer) {
      this.letGo()
      return { lost: 'fenced', say: sayTaken(key) }
    }
    if (answer.differs || answer.before < expectedSeq) return { lost: 'sequence', say: sayOtherEnd(key) }
    this.seq = answer.after
    return { seq: this.seq }
  }

  private sumOf(log: readonly Entry[], session: Session | undefined): unknown[] {
    const told = session ? toldOf(this.held.key, log, session) : null
    return [session ? JSON.stringify(session) : null, told, log.length]
  }

  /** Changes the row while it is ours. $1 to $3 say whose it is; the values follow. @throws UserError `locked` when another has it. */
  private async change(set: string, values: readonly unknown[]): Promise<void> {
    if (this.closed) throw new Error('this session was closed')
    const { database, lease, key, epoch } = this.held
    const done = await database.query(
      `update flywheel.session set ${set} where key = $1 and epoch = $2 and owner = $3 returning 1`,
      [key, epoch, lease.id, ...values],
    )
    if (done.length) return
    this.letGo()
    throw new UserError(sayTaken(key), 'Open it again to go on.', exitCodes.locked)
  }

  /** The lease need not be renewed for this session any more. */
  private letGo(): void {
    if (!this.counts) return
    this.counts = false
    this.held.lease.release()
  }
}

function refuseLost(appended: Appended): void {
  if ('lost' in appended) throw new UserError(appended.say, 'Open it again to go on.', exitCodes.locked)
}

function sayTaken(key: string): string {
  return `${key} was taken over by another flywheel, so nothing more is written from here.`
}

/** A closed session keeps no unsent lines and lets nobody in again. */
async function forget({ database, key }: At): Promise<void> {
  await database.query(
    'with d as (delete from flywheel.draft where key = $1) delete from flywheel.guests where key = $1',
    [key],
  )
}
