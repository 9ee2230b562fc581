/** That this program lives, for all others to see: one row, renewed each second by the database's own clock. */
import { randomUUID } from 'node:crypto'
import type { Database } from './database.ts'

/** How long a lease holds without being renewed, and how often it is renewed, ms. */
const leaseTime = 3_000
const renewEvery = 1_000

export type Lease = {
  /** Names this program; another run of it has another name. */
  readonly id: string
  /** For people: `Ana, pid 4121 on desk`. */
  readonly name: string
  /** Renewed until as many `release` calls. */
  hold(): void
  release(): void
  /** Renews it now; a failure is met by the next time. */
  renew(): Promise<void>
}

/** Renews a lease in a statement of its own, and in every statement that takes a session. $1 is its id, $2 its name. */
export const renewing = `insert into flywheel.machine (id, name, until)
  values ($1, $2, clock_timestamp() + interval '${leaseTime} milliseconds')
  on conflict (id) do update set name = excluded.name, until = excluded.until`

/**
 * Renews it by the clock, and forgets the programs that have not said for a day that they live. Rows that somebody else is about to forget
 * are left to them: nobody waits for another here.
 */
export const renewingAlone = `with gone as (delete from flywheel.machine where id in (
    select id from flywheel.machine where until < clock_timestamp() - interval '1 day' and id <> $1 for update skip locked))
  ${renewing}`

/** A lease that nothing is held under yet. */
export function leaseOf(database: Database, name: string): Lease {
  const id = randomUUID()
  let held = 0
  let timer: NodeJS.Timeout | undefined
  const renew = async () => {
    await database.urgent(renewingAlone, [id, name]).catch(() => {})
  }
  return {
    id,
    name,
    renew,
    hold() {
      held++
      timer ??= setInterval(renew, renewEvery).unref()
    },
    release() {
      if (--held > 0) return
      clearInterval(timer)
      timer = undefined
    },
  }
}
