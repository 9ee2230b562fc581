/** Appends of all sessions that a program holds: those that wait at the same moment share one statement, each under its own epoch. */
import { UserError } from '../errors.ts'
import type { Database } from './database.ts'

/** New lines of one session behind the end its writer believes in; the first has the number `expected` + 1. `at` is the time of the last. */
export type Append = { key: string; epoch: string; expected: number; lines: readonly string[]; at: string }

/** Where the log ended before and ends now, and whether something else is there under one of these numbers. */
export type AppendAnswer = { before: number; after: number; differs: boolean }

export type Appends = {
  /**
   * Keeps all of it once, or nothing. Resolves without an answer when the session is no longer held under this epoch. Rejects when nobody
   * knows what was kept; the same may then be asked again.
   */
  add(append: Append): Promise<AppendAnswer | undefined>
}

/** Statements under way at the same time: while one waits for the disk, the next is being made. */
const mostUnderWay = 2
/** Sessions in one statement. */
const mostTogether = 500

/**
 * The rows are locked while the entries go in, so one statement follows another even when the answer to the first never came. What is
 * there already must be the same, line for line; only what is new goes in. A writer of an earlier holding finds no row at all.
 * $1 owner, $2 keys, $3 epochs, $4 the ends that the writers believe in, $5 times of the last entries; $6 which of them, $7 number and
 * $8 line of each entry.
 */
const appending = (locking: string) => `with wanted as (
    select * from unnest($2::text[], $3::bigint[], $4::int[], $5::text[]) with ordinality as t (key, epoch, expected, at, i)
  ), held as (
    select s.key, s.seq, w.epoch, w.expected, w.at, w.i from wanted w join flywheel.session s on s.key = w.key and s.epoch = w.epoch
    where s.owner = $1 order by s.key for update of s ${locking}
  ), sent as (
    select h.key, h.epoch, t.n, t.line, t.n > h.seq and h.seq >= h.expected as new
    from unnest($6::int[], $7::int[], $8::text[]) as t (i, n, line) join held h on h.i = t.i
  ), differs as (
    select distinct sent.key from sent join flywheel.entry e on e.key = sent.key and e.n = sent.n
    where not sent.new and e.line <> sent.line
  ), fresh as (
    insert into flywheel.entry (key, n, epoch, line)
    select key, n, epoch, line from sent where new and key not in (select key from differs)
    returning key, line
  ), moved as (
    update flywheel.session s set seq = s.seq + f.many, bytes = s.bytes + f.bytes, last = h.at
    from (select key, count(*)::int as many, sum(octet_length(line) + 6) as bytes from fresh group by key) f join held h on h.key = f.key
    where s.key = f.key
    returning s.key, s.seq
  )
  select h.i::int as i, h.seq as before, coalesce(m.seq, h.seq) as after, d.key is not null as differs
  from held h left join moved m on m.key = h.key left join differs d on d.key = h.key`

/** A row that another statement has locked is passed over, so that it holds up no other session; `alone` waits for it. */
const together = appending('skip locked')
const alone = appending('')

type Waiting = {
  append: Append
  kept: (answer: AppendAnswer | undefined) => void
  failed: (error: unknown) => void
}

/** Appends under the lease `owner`. */
export function appendsOf(database: Database, owner: string): Appends {
  const queue: Waiting[] = []
  let underWay = 0

  const ask = async (sql: string, group: readonly Waiting[]): Promise<Map<Waiting, AppendAnswer>> => {
    const appends = group.map(one => one.append)
    const entries = appends.flatMap(({ expected, lines }, i) =>
      lines.map((line, j) => ({ i: i + 1, n: expected + 1 + j, line })),
    )
    const values = [
      owner,
      appends.map(one => one.key),
      appends.map(one => one.epoch),
      appends.map(one => one.expected),
      appends.map(one => one.at),
      entries.map(one => one.i),
      entries.map(one => one.n),
      entries.map(one => one.line),
    ]
    const rows = await database.query<AppendAnswer & { i: number }>(
      sql,
      values,
      sql === together ? 'append' : 'append alone',
    )
    return new Map(
      rows.flatMap(({ i, ...answer }) => {
        const one = group[i - 1]
        return one ? [[one, answer] as const] : []
      }),
    )
  }

  const addAlone = (one: Waiting): Promise<void> =>
    ask(alone, [one]).then(answers => one.kept(answers.get(one)), one.failed)

  const addTogether = async (group: readonly Waiting[]): Promise<void> => {
    let answers: Map<Waiting, AppendAnswer>
    try {
      answers = await ask(together, group)
    } catch (error) {
      // What the database will not take of one session is no trouble of the others.
      const isOfOne = !(error instanceof UserError) && group.length > 1
      for (const one of group) isOfOne ? void addAlone(one) : one.failed(error)
      return
    }
    for (const one of group) {
      const answer = answers.get(one)
      if (answer) one.kept(answer)
      // Taken over, or locked for a moment: only by waiting for the row can one tell, and nobody else waits for that.
      else void addAlone(one)
    }
  }

  const send = async () => {
    underWay++
    // Appends that are asked for in the same turn of the loop share this statement.
    await Promise.resolve()
    while (queue.length) await addTogether(queue.splice(0, mostTogether))
    underWay--
  }

  return {
    add: append =>
      new Promise((kept, failed) => {
        queue.push({ append, kept, failed })
        if (underWay < mostUnderWay) void send()
      }),
  }
}
