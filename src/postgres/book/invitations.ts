/** Invitations to teams in the tables of a database; they end by its clock. */
import { invitationRemembered, type ServiceBook, type TeamInvitation } from '../../ports/service-book.ts'
import { invitationFit, refusals } from '../../store/book-rules.ts'
import type { Database } from '../database.ts'

type Row = Omit<TeamInvitation, 'until'> & { until: Date }

const columns = 'digest, team, role, until, uses, by'
const good = 'uses > 0 and until > clock_timestamp()'
const remembered = `until > clock_timestamp() - interval '${invitationRemembered} milliseconds'`

/** @throws UserError as the port says. */
export async function invite(database: Database, invitation: TeamInvitation): Promise<void> {
  const [clock] = await database.query<{ now: Date }>(
    'select clock_timestamp() as now from flywheel.team where slug = $1',
    [invitation.team],
  )
  if (!clock) throw refusals.noTeam(invitation.team)
  const { digest, team, role, until, uses, by } = invitationFit(invitation, clock.now.getTime())
  const put = `with over as (delete from flywheel.team_invitation where not (${remembered}) and digest <> $1)
    insert into flywheel.team_invitation (${columns})
    select $1, slug, $3, $4, $5, $6 from flywheel.team where slug = $2
    on conflict (digest) do update set team = excluded.team, role = excluded.role, until = excluded.until,
      uses = excluded.uses, by = excluded.by returning 1`
  const made = await database.query(put, [digest, team, role, until, uses, by])
  if (!made.length) throw refusals.noTeam(team)
}

export async function invitations(database: Pick<Database, 'query'>): Promise<TeamInvitation[]> {
  const sql = `select ${columns} from flywheel.team_invitation where ${good} order by until`
  return (await database.query<Row>(sql)).map(dated)
}

/** One statement locks the row, so two who come at once get one use each. */
export async function redeem(database: Database, digest: string): Promise<TeamInvitation | undefined> {
  const sql = `update flywheel.team_invitation set uses = uses - 1 where digest = $1 and ${good} returning ${columns}`
  const [row] = await database.query<Row>(sql, [digest])
  return row && dated(row)
}

export async function wasInvitation(database: Database, digest: string): Promise<boolean> {
  const sql = `select 1 from flywheel.team_invitation where digest = $1 and not (${good}) and ${remembered}`
  return (await database.query(sql, [digest])).length > 0
}

/** Resolves with how many were still good. */
export async function withdraw(database: Database, which: Parameters<ServiceBook['withdraw']>[0]): Promise<number> {
  const [column, value] = 'digest' in which ? ['digest', which.digest] : ['team', which.team]
  const sql = `update flywheel.team_invitation set uses = 0 where ${column} = $1 and ${good} returning 1`
  return (await database.query(sql, [value])).length
}

function dated(row: Row): TeamInvitation {
  return { ...row, until: row.until.toISOString() }
}
