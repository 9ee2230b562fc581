/** The tables sessions are kept in, as numbered steps from an empty database to now. Steps are only added, never changed. */
import { exitCodes, UserError } from '../errors.ts'
import type { Database } from './database.ts'

/** All of ours lies in a schema of this name, so that a database may hold other things. */
const steps: readonly string[] = [
  `create table flywheel.machine (
     id uuid primary key,
     name text not null,
     until timestamptz not null
   );
   create table flywheel.session (
     key text primary key,
     id text not null,
     format int not null,
     epoch bigint not null,
     owner uuid,
     held_by text,
     held_since timestamptz,
     seq int not null,
     bytes bigint not null,
     last text not null,
     sum text,
     told text,
     sum_seq int not null default 0,
     ballots text
   );
   create index on flywheel.session (owner);
   create table flywheel.entry (
     key text not null references flywheel.session on delete cascade,
     n int not null,
     epoch bigint not null,
     line text not null,
     primary key (key, n)
   );
   create table flywheel.draft (
     key text not null references flywheel.session on delete cascade,
     person text not null,
     step text not null,
     text text not null,
     primary key (key, person, step)
   );
   create table flywheel.guests (
     key text primary key references flywheel.session on delete cascade,
     known text not null
   );
   create table flywheel.door (
     n bigint generated always as identity primary key,
     key text not null references flywheel.session on delete cascade,
     at timestamptz not null default clock_timestamp(),
     line text not null
   );
   create table flywheel.check_in (
     n bigint generated always as identity primary key,
     said text not null
   );
   create table flywheel.aside (
     name text primary key,
     key text not null,
     at timestamptz not null default clock_timestamp(),
     lines text[] not null
   );`,
  // The book of a service: names are unique by what they look like, so that nobody passes for somebody else.
  `create table flywheel.account (
     id text primary key,
     name text not null,
     small text not null unique,
     large text not null unique,
     admin boolean not null,
     since timestamptz not null default clock_timestamp()
   );
   create table flywheel.account_key (
     n bigint generated always as identity,
     key text primary key,
     account text not null references flywheel.account on delete cascade
   );
   create index on flywheel.account_key (account);
   create table flywheel.team (
     slug text primary key,
     name text not null,
     since timestamptz not null default clock_timestamp()
   );
   create table flywheel.member (
     account text not null references flywheel.account on delete cascade,
     team text not null references flywheel.team on delete cascade,
     role text not null,
     primary key (account, team)
   );
   create index on flywheel.member (team);
   create table flywheel.team_invitation (
     digest text primary key,
     team text not null references flywheel.team on delete cascade,
     role text not null,
     until timestamptz not null,
     uses int not null,
     by text not null
   );
   create index on flywheel.team_invitation (team);
   create table flywheel.revoked_key (
     key text primary key,
     why text not null,
     since timestamptz not null default clock_timestamp()
   );
   create table flywheel.server (
     id text primary key,
     name text not null,
     peer text,
     until timestamptz not null
   );
   create table flywheel.room (
     key text primary key,
     team text not null,
     machine text not null,
     codes text not null
   );
   create table flywheel.secret (
     name text primary key,
     secret text not null
   );`,
  // What a door knows people by, digests and prints of keys, found without reading every door. They are taken out of the text as it stands
  // there, so that rows of an older program, which may still run on other machines, are found as well, and one that is damaged stops nothing.
  `create function flywheel.marks(known text) returns text[] language sql immutable strict parallel safe as
     $$ select array(select (regexp_matches(known, '"([^"]{32,})"', 'g'))[1]) $$;
   create index on flywheel.guests using gin (flywheel.marks(known));`,
]

/** The schema this program works with: the number of its last step. */
export const schemaNow = steps.length

/**
 * Brings the tables up to this program's schema (or that of an older one, for tests), once, whoever else starts at the same moment.
 * @throws UserError `newer` when a later program made the tables: then nothing is touched.
 */
export async function migrate(database: Database, upTo = schemaNow): Promise<void> {
  const there = await schemaOf(database)
  if (there > upTo) throw newer(database, there, upTo)
  if (there === upTo) return
  await database.together(async query => {
    // Any two numbers will do, as long as they are always the same: who comes second waits here until the first has finished.
    await query('select pg_advisory_xact_lock(1718515837, 1)')
    await query('create schema if not exists flywheel')
    await query(
      'create table if not exists flywheel.schema_step (n int primary key, at timestamptz not null default clock_timestamp())',
    )
    const [row] = await query<{ n: number | null }>('select max(n) as n from flywheel.schema_step')
    const done = row?.n ?? 0
    for (const [i, step] of steps.slice(0, upTo).entries()) {
      if (i < done) continue
      await query(step)
      await query('insert into flywheel.schema_step (n) values ($1)', [i + 1])
    }
  })
}

/** The schema of this database; 0 when there is nothing of ours. */
async function schemaOf(database: Database): Promise<number> {
  const [table] = await database.query<{ is: string | null }>("select to_regclass('flywheel.schema_step')::text as is")
  if (!table?.is) return 0
  const [row] = await database.query<{ n: number | null }>('select max(n) as n from flywheel.schema_step')
  return row?.n ?? 0
}

function newer(database: Database, there: number, known: number): UserError {
  return new UserError(
    `The tables in ${database.name} were made by a newer flywheel (schema ${there}; this one knows up to ${known}).`,
    'They were left exactly as they are; update flywheel to use them.',
    exitCodes.newer,
  )
}
