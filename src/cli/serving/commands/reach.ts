/** What one person of the service reaches: their teams, the sessions of those, and the people they may change. For all else it is as if it were not there. */
import { basename } from 'node:path'
import { nearest } from '../../../agendas/nearest.ts'
import { slug } from '../../../clean.ts'
import { exitCodes, UserError } from '../../../errors.ts'
import { isAlike } from '../../../names.ts'
import type { Account, AccountId, Member, ServiceBook, Team, TeamRole, TeamSlug } from '../../../ports/service-book.ts'
import { type SessionInfo, type SessionStore, withoutCopies } from '../../../ports/session-store.ts'
import { toldOf } from '../../../service/worker/told.ts'
import type { Entry } from '../../../session/types.ts'
import { list } from '../../../text.ts'
import { safe } from '../../files/output.ts'

/** What the book says of everybody, read once for a command. */
type Known = { accounts: Account[]; teams: Team[]; members: Member[] }

export class Reach {
  readonly me: Account
  private readonly known: Known
  private readonly store: SessionStore

  private constructor(me: Account, known: Known, store: SessionStore) {
    this.me = me
    this.known = known
    this.store = store
  }

  /** Reads the book. @throws UserError when the account is gone. */
  static async of(id: AccountId, book: ServiceBook, store: SessionStore): Promise<Reach> {
    const [accounts, teams, members] = await Promise.all([book.accounts(), book.teams(), book.members()])
    const me = accounts.find(one => one.id === id)
    if (!me) throw new UserError('Nobody knows this account any more.', 'Ask an administrator of this service.')
    return new Reach(me, { accounts, teams, members }, store)
  }

  /** What this person is in a team; undefined when nothing. */
  roleIn(team: TeamSlug): TeamRole | undefined {
    return this.known.members.find(one => one.account === this.me.id && one.team === team)?.role
  }

  /** True where this person may say who is in a team, and as what. */
  leads(team: TeamSlug): boolean {
    return this.me.admin || this.roleIn(team) === 'facilitator'
  }

  /** True for who leads any team. */
  get isLeader(): boolean {
    return this.me.admin || this.known.members.some(one => one.account === this.me.id && one.role === 'facilitator')
  }

  /** Teams this person is in; an administrator sees all. */
  get teams(): Team[] {
    return this.known.teams.filter(({ slug: team }) => this.me.admin || this.roleIn(team) !== undefined)
  }

  /** The team that is meant. @throws UserError when there is none of this name among those they see. */
  team(word: string): Team {
    if (!word)
      throw new UserError(
        'Which team?',
        whichTeams(
          this.teams.map(one => one.slug),
          this.me.admin,
        ),
        exitCodes.usage,
      )
    const found = this.teams.find(one => one.slug === slug(word))
    if (found) return found
    const names = this.teams.map(one => one.slug)
    const meant = nearest(slug(word), names)
    throw new UserError(
      `${this.me.admin ? 'There is no team' : 'You are in no team called'} ${safe(word)}.`,
      meant ? `Did you mean ${meant}?` : whichTeams(names, this.me.admin),
    )
  }

  /** The same, for what only those do who lead it. @throws UserError also when this person does not. */
  ledTeam(word: string): Team {
    const team = this.team(word)
    if (this.leads(team.slug)) return team
    throw new UserError(
      `Only facilitators of ${safe(team.name)} do that, and administrators.`,
      'Nothing was changed; ask one of them.',
    )
  }

  /** Members of a team with their accounts, by name. */
  membersOf(team: TeamSlug): { account: Account; role: TeamRole }[] {
    const roles = new Map(this.known.members.filter(one => one.team === team).map(one => [one.account, one.role]))
    return this.known.accounts.flatMap(account => {
      const role = roles.get(account.id)
      return role ? [{ account, role }] : []
    })
  }

  /** In which teams somebody is. */
  teamsOf({ id }: Account): Member[] {
    return this.known.members.filter(one => one.account === id)
  }

  /** Everybody an administrator sees; for others those of their teams. */
  get people(): Account[] {
    if (this.me.admin) return this.known.accounts
    const mine = new Set(this.teams.map(one => one.slug))
    const near = new Set(this.known.members.filter(one => mine.has(one.team)).map(one => one.account))
    return this.known.accounts.filter(one => near.has(one.id) || one.id === this.me.id)
  }

  /** The person that is meant by these words. @throws UserError when there is none of this name among those they see. */
  person(words: readonly string[], among = this.people): Account {
    const name = words.join(' ')
    const found = among.find(one => isAlike(one.name, name))
    if (found) return found
    if (!name)
      throw new UserError('The name of a person is missing.', 'Nothing was changed; see: help', exitCodes.usage)
    const meant = nearest(
      name,
      among.map(one => one.name),
    )
    const next = this.me.admin ? 'Those there are: members' : 'Those of your teams are: members TEAM'
    throw new UserError(`There is nobody called ${safe(name)}.`, meant ? `Did you mean ${safe(meant)}?` : next)
  }

  /** The sessions of this person's own teams, by their names, copies left out. Being an administrator opens none. */
  async sessions(): Promise<SessionInfo[]> {
    return this.mine(await this.store.list())
  }

  /** A view of the store that has those alone. */
  get view(): Pick<SessionStore, 'listWithActions' | 'read'> {
    return {
      listWithActions: async () => {
        const all = await this.store.listWithActions()
        const mine = new Map(this.mine(all.map(one => one.info)).map(info => [info.key, info]))
        return all.flatMap(({ info, actions }) => {
          const own = mine.get(nameOf(info.key))
          return own ? [{ info: own, actions }] : []
        })
      },
      read: async key => ({ id: key, log: await this.log(key) }),
    }
  }

  /** The session that is meant: `checkout-t0003`, `checkout/3`, or a team's newest. @throws UserError when it is none of theirs. */
  async session(word: string): Promise<SessionInfo> {
    if (!word) throw new UserError('Which session?', 'Name it as in: notes checkout/3', exitCodes.usage)
    const all = await this.sessions()
    const typed = word.toLowerCase()
    const [, team, number] = /^(.+)\/(\d{1,6})$/.exec(typed) ?? []
    const inTeam = all.filter(one => teamOf(one) === slug(team ?? typed)).sort((a, b) => b.number - a.number)
    const found =
      all.find(one => one.key.toLowerCase() === typed.replace(/\.json$/, '')) ??
      (team === undefined ? inTeam[0] : inTeam.find(one => one.number === Number(number)))
    if (found) return found
    throw new UserError(`${safe(word)} is no session of your teams.`, 'Those there are: list')
  }

  /** The log of a session by its name. @throws UserError when it cannot be read. */
  async log(name: string): Promise<Entry[]> {
    try {
      return (await this.store.read(name)).log
    } catch (error) {
      throw toldOf(error, safe(name))
    }
  }

  private mine(all: readonly SessionInfo[]): SessionInfo[] {
    return withoutCopies(all)
      .filter(info => this.roleIn(teamOf(info)) !== undefined)
      .map(({ lockedBy: _held, ...info }) => ({ ...info, key: nameOf(info.key) }))
  }
}

/** The name of a session, by which the service knows it. */
export function nameOf(key: string): string {
  return basename(key, '.json')
}

/** The team of a session; of one that cannot be read, that in its name. */
function teamOf({ key, team }: SessionInfo): TeamSlug {
  return team ? slug(team) : (/^(.+)-t\d+$/.exec(nameOf(key))?.[1] ?? '')
}

function whichTeams(names: readonly string[], admin: boolean): string {
  if (names.length)
    return `${admin ? 'There' : 'You'} ${admin && names.length === 1 ? 'is' : 'are'} ${admin ? '' : 'in '}${list(names)}.`
  return admin ? 'There is none yet: teams add NAME' : 'You are in none yet: ask for the code of one.'
}
