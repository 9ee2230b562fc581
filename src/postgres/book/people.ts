/** Accounts, keys, teams and members in the tables of a database. */
import { randomUUID } from 'node:crypto'
import { looksOf } from '../../names.ts'
import type { Account, AccountId, Member, Person, ServiceBook, Team, TeamRole } from '../../ports/service-book.ts'
import { nameFit, refusals, refuseOddKeys, teamFit, whyFit } from '../../store/book-rules.ts'
import type { Database, Query } from '../database.ts'

type Row<T extends { since: string }> = Omit<T, 'since'> & { since: Date }

/** Reads accounts, each with its keys; a condition may follow, then `grouped`. */
const reading = `select a.id, a.name, a.admin, a.since, array_remove(array_agg(k.key order by k.n), null) as keys
  from flywheel.account a left join flywheel.account_key k on k.account = a.id`
const grouped = 'group by a.id order by a.name'

/** The account a key belongs to. */
export async function holderOf(database: Database, key: string): Promise<Account | undefined> {
  const owner = 'where a.id = (select account from flywheel.account_key where key = $1)'
  const [row] = await database.query<Row<Account>>(`${reading} ${owner} ${grouped}`, [key])
  return row && dated(row)
}

/** One account with its teams. */
export async function person(database: Database, id: AccountId): Promise<Person | undefined> {
  const theirs = `select t.slug, t.name, t.since, m.role from flywheel.member m join flywheel.team t on t.slug = m.team
    where m.account = $1 order by t.name`
  const [[row], teams] = await Promise.all([
    database.query<Row<Account>>(`${reading} where a.id = $1 ${grouped}`, [id]),
    database.query<Row<Person['teams'][number]>>(theirs, [id]),
  ])
  return row && { ...dated(row), teams: teams.map(dated) }
}

export async function accounts(database: Pick<Database, 'query'>): Promise<Account[]> {
  return (await database.query<Row<Account>>(`${reading} ${grouped}`)).map(dated)
}

/** @throws UserError as the port says. */
export function addAccount(database: Database, wanted: Parameters<ServiceBook['addAccount']>[0]): Promise<Account> {
  return oneByOne(database, async query => {
    const id = randomUUID()
    const name = await freeName(query, wanted.name, id)
    const put = 'insert into flywheel.account (id, name, small, large, admin) values ($1, $2, $3, $4, $5)'
    await query(put, [id, name, ...looksOf(name), wanted.admin ?? false])
    await addKeys(query, id, wanted.keys)
    return accountIn(query, id)
  })
}

/** @throws UserError as the port says. */
export function changeAccount(
  database: Database,
  id: AccountId,
  { name, addKey, dropKey, admin }: Parameters<ServiceBook['changeAccount']>[1],
): Promise<Account> {
  return keepingAdmin(database, async query => {
    const before = await accountIn(query, id)
    const fit = name === undefined ? before.name : await freeName(query, name, id)
    const put = 'update flywheel.account set name = $2, small = $3, large = $4, admin = $5 where id = $1'
    await query(put, [id, fit, ...looksOf(fit), admin ?? before.admin])
    if (addKey !== undefined) await addKeys(query, id, [addKey])
    if (dropKey !== undefined)
      await query('delete from flywheel.account_key where account = $1 and key = $2', [id, dropKey])
    const after = await accountIn(query, id)
    refuseOddKeys(after.keys)
    return after
  })
}

/** A team that has others in it, and this account as its only facilitator. */
const ledAlone = `select t.name from flywheel.member m join flywheel.team t on t.slug = m.team
  where m.account = $1 and m.role = 'facilitator'
    and exists (select from flywheel.member o where o.team = m.team and o.account <> $1)
    and not exists (select from flywheel.member o where o.team = m.team and o.account <> $1 and o.role = 'facilitator')
  order by t.slug limit 1`

/** @throws UserError as the port says. */
export function removeAccount(database: Database, id: AccountId): Promise<void> {
  return keepingAdmin(database, async query => {
    await accountIn(query, id)
    const [led] = await query<{ name: string }>(ledAlone, [id])
    if (led) throw refusals.lastFacilitator(led.name)
    await query('delete from flywheel.account where id = $1', [id])
  })
}

/** @throws UserError as the port says. */
export function revoke(database: Database, key: string, why: string): Promise<void> {
  refuseOddKeys([key])
  return keepingAdmin(database, async query => {
    await query('delete from flywheel.account_key where key = $1', [key])
    await query('insert into flywheel.revoked_key (key, why) values ($1, $2) on conflict do nothing', [
      key,
      whyFit(why),
    ])
  })
}

export async function revoked(database: Pick<Database, 'query'>) {
  const sql = 'select key, why, since from flywheel.revoked_key order by since'
  return (await database.query<{ key: string; why: string; since: Date }>(sql)).map(dated)
}

export async function isRevoked(database: Database, key: string): Promise<boolean> {
  return (await database.query('select 1 from flywheel.revoked_key where key = $1', [key])).length > 0
}

export async function teams(database: Pick<Database, 'query'>): Promise<Team[]> {
  return (await database.query<Row<Team>>('select slug, name, since from flywheel.team order by name')).map(dated)
}

/** @throws UserError as the port says. */
export async function addTeam(database: Database, wanted: string): Promise<Team> {
  const { name, slug } = teamFit(wanted)
  const put =
    'insert into flywheel.team (slug, name) values ($1, $2) on conflict do nothing returning slug, name, since'
  const [row] = await database.query<Row<Team>>(put, [slug, name])
  if (!row) throw refusals.teamThere(name)
  return dated(row)
}

/** @throws UserError as the port says. */
export async function removeTeam(database: Database, team: string): Promise<void> {
  const gone = await database.query('delete from flywheel.team where slug = $1 returning 1', [team])
  if (!gone.length) throw refusals.noTeam(team)
}

export function members(database: Pick<Database, 'query'>): Promise<Member[]> {
  return database.query<Member>('select account, team, role from flywheel.member')
}

/** @throws UserError as the port says. */
export function setMember(
  database: Database,
  account: AccountId,
  slug: string,
  role: TeamRole | undefined,
): Promise<void> {
  return oneByOne(database, async query => {
    await accountIn(query, account)
    const [team] = await query<Team>('select name from flywheel.team where slug = $1 for key share', [slug])
    if (!team) throw refusals.noTeam(slug)
    const had = await facilitatorsOf(query, slug)
    const put = `insert into flywheel.member (account, team, role) values ($1, $2, $3)
      on conflict (account, team) do update set role = excluded.role`
    const leave = 'delete from flywheel.member where account = $1 and team = $2'
    await query(role ? put : leave, role ? [account, slug, role] : [account, slug])
    if (had && !(await facilitatorsOf(query, slug))) throw refusals.lastFacilitator(team.name)
  })
}

/** Of two who change people at once the second waits for the first; who only reads waits for nobody. */
function oneByOne<T>(database: Database, work: (query: Query) => Promise<T>): Promise<T> {
  return database.together(async query => {
    await query('lock table flywheel.account in share row exclusive mode')
    return work(query)
  })
}

/** The same for what may take an administrator away. @throws UserError when the last one who can come in would go: nothing is changed. */
function keepingAdmin<T>(database: Database, work: (query: Query) => Promise<T>): Promise<T> {
  return oneByOne(database, async query => {
    const had = await hasAdmin(query)
    const done = await work(query)
    if (had && !(await hasAdmin(query))) throw refusals.lastAdmin()
    return done
  })
}

async function hasAdmin(query: Query): Promise<boolean> {
  const sql =
    'select 1 from flywheel.account a where admin and exists (select from flywheel.account_key k where k.account = a.id) limit 1'
  return (await query(sql)).length > 0
}

async function facilitatorsOf(query: Query, team: string): Promise<boolean> {
  const sql = "select 1 from flywheel.member where team = $1 and role = 'facilitator' limit 1"
  return (await query(sql, [team])).length > 0
}

async function accountIn(query: Query, id: AccountId): Promise<Account> {
  const [row] = await query<Row<Account>>(`${reading} where a.id = $1 ${grouped}`, [id])
  if (!row) throw refusals.nobody()
  return dated(row)
}

/** The name as it is kept. @throws UserError when it is none, or somebody's. */
async function freeName(query: Query, wanted: string, id: AccountId): Promise<string> {
  const name = nameFit(wanted)
  const alike = 'select 1 from flywheel.account where id <> $1 and (small = $2 or large = $3)'
  if ((await query(alike, [id, ...looksOf(name)])).length) throw refusals.nameTaken(name)
  return name
}

async function addKeys(query: Query, id: AccountId, keys: readonly string[]): Promise<void> {
  const once = [...new Set(keys)]
  refuseOddKeys(once)
  if ((await query('select 1 from flywheel.revoked_key where key = any($1)', [once])).length)
    throw refusals.keyRevoked()
  const holder = `select a.name from flywheel.account_key k join flywheel.account a on a.id = k.account
    where k.key = any($1) and k.account <> $2`
  const [other] = await query<{ name: string }>(holder, [once, id])
  if (other) throw refusals.keyTaken(other.name)
  const put = 'insert into flywheel.account_key (key, account) select unnest($1::text[]), $2 on conflict do nothing'
  await query(put, [once, id])
}

function dated<R extends { since: Date }>(row: R): Omit<R, 'since'> & { since: string } {
  return { ...row, since: row.since.toISOString() }
}
