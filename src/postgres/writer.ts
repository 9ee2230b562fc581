/** The writer of a session in PostgreSQL: each append is one statement that keeps all of it once, or nothing. */
import { exitCodes, UserError } from '../errors.ts'
import { lastOf } from '../lists.ts'
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
    const { appends, key, epoch } = this.held
    const lines = entries.map(printEntry)
    const answer = await appends.add({ key, epoch, expected: expectedSeq, lines, at: lastOf(entries).at })
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
