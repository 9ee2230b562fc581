/** Open rooms, the machines that have them, and the secrets all machines share, in the tables of a database. */
import * as v from 'valibot'
import { type Machine, machineLives, noRoomCodes, type OpenRoom, type RoomCodes } from '../../ports/service-book.ts'
import { readJson } from '../../store/json.ts'
import type { Database } from '../database.ts'

type Row = Omit<OpenRoom, 'codes'> & { codes: string }

const digests = v.array(v.string())
const codesKept = v.object({
  participant: digests,
  observer: digests,
  facilitator: digests,
  former: v.optional(digests, []),
})

/** Whether the time of a machine's last beat has not run out, or did so less than `ago` ms ago, by the database's clock. */
const inTime = (ago: string) => `until > clock_timestamp() - ${ago} * interval '1 millisecond'`
const lives = (machine: string, ago = '0') =>
  `exists (select from flywheel.server m where m.id = ${machine} and m.${inTime(ago)})`
const columns = `r.key, r.team, r.machine, r.codes, ${lives('r.machine')} as lives`

export async function rooms(database: Pick<Database, 'query'>): Promise<OpenRoom[]> {
  return (await database.query<Row>(`select ${columns} from flywheel.room r order by r.key`)).map(read)
}

/** The row is locked while it is looked at, so of two who ask at once the second sees what the first has done. */
export async function claim(
  database: Database,
  { key, team, machine }: Pick<OpenRoom, 'key' | 'team' | 'machine'>,
  ago = 0,
): Promise<OpenRoom> {
  const take = `insert into flywheel.room as r (key, team, machine, codes) values ($1, $2, $3, $4)
    on conflict (key) do update set machine = $3, team = $2 where r.machine = $3 or not ${lives('r.machine', '$5')}
    returning ${columns}`
  const look = `select ${columns} from flywheel.room r where r.key = $1`
  for (;;) {
    const [taken] = await database.query<Row>(take, [key, team, machine, JSON.stringify(noRoomCodes), ago])
    // Another has it; unless it let go of it in this moment.
    const row = taken ?? (await database.query<Row>(look, [key]))[0]
    if (row) return read(row)
  }
}

export async function keepCodes(database: Database, key: string, machine: string, codes: RoomCodes): Promise<void> {
  const put = 'update flywheel.room set codes = $3 where key = $1 and machine = $2'
  await database.query(put, [key, machine, JSON.stringify(codes)])
}

export async function release(database: Database, key: string, machine: string, to: string | undefined): Promise<void> {
  const hand = 'update flywheel.room set machine = $3 where key = $1 and machine = $2'
  const free = 'delete from flywheel.room where key = $1 and machine = $2'
  await database.query(to === undefined ? free : hand, to === undefined ? [key, machine] : [key, machine, to])
}

/** Says that a machine is there; those that have not been for a day are forgotten. */
export async function beat(database: Database, { id, name, peer }: Machine): Promise<void> {
  const put = `with gone as (delete from flywheel.server where id in (
      select id from flywheel.server where until < clock_timestamp() - interval '1 day' and id <> $1 for update skip locked))
    insert into flywheel.server (id, name, peer, until)
    values ($1, $2, $3, clock_timestamp() + interval '${machineLives} milliseconds')
    on conflict (id) do update set name = excluded.name, peer = excluded.peer, until = excluded.until`
  await database.urgent(put, [id, name, peer ?? null])
}

export async function bye(database: Database, machine: string, silentFor = 0): Promise<void> {
  const gone = `delete from flywheel.server
    where id = $1 and until <= clock_timestamp() + $2 * interval '1 millisecond'`
  await database.urgent(gone, [machine, machineLives - silentFor])
}

export async function machines(database: Database, ago = 0): Promise<Machine[]> {
  const sql = `select id, name, peer from flywheel.server where ${inTime('$1')} order by id`
  const rows = await database.urgent<{ id: string; name: string; peer: string | null }>(sql, [ago])
  return rows.map(({ peer, ...machine }) => ({ ...machine, ...(peer === null ? {} : { peer }) }))
}

/** Of two who make a secret at once, the first one's is kept. */
export async function secret(database: Database, name: string, make: () => string): Promise<string> {
  const look = 'select secret from flywheel.secret where name = $1'
  const [there] = await database.query<{ secret: string }>(look, [name])
  if (there) return there.secret
  const made = make()
  await database.query('insert into flywheel.secret (name, secret) values ($1, $2) on conflict do nothing', [
    name,
    made,
  ])
  const [kept] = await database.query<{ secret: string }>(look, [name])
  return kept?.secret ?? made
}

/** Codes that cannot be read open nothing. */
function read(row: Row): OpenRoom {
  try {
    return { ...row, codes: v.parse(codesKept, readJson(row.codes)) }
  } catch {
    return { ...row, codes: noRoomCodes }
  }
}
