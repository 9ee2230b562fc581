/** Commands over ssh about people: who is in which team and as what, who administers, who goes. */
import { exitCodes, UserError } from '../../../errors.ts'
import { type Account, type TeamRole, teamRoles } from '../../../ports/service-book.ts'
import type { LedNow } from '../../../service/messages.ts'
import { isAsMuch } from '../../../service/opened-by.ts'
import { list, plural } from '../../../text.ts'
import { safe, table } from '../../files/output.ts'
import type { Errand, ErrandCommand } from './errand.ts'
import type { Reach } from './reach.ts'

const json = { json: { type: 'boolean' } } as const

export const members: ErrandCommand = {
  usage: 'members [TEAM]',
  about: 'who is in a team, and as what',
  more: [['--json', 'as data']],
  also: ['people', 'accounts', 'users'],
  options: json,
  async run({ words, options, reach, print, printJson, tell }) {
    const rows = words.length ? inTeam(reach, words.join(' ')) : everybody(reach)
    if (options.json) return printJson(rows)
    if (!rows.length) return tell('There is nobody yet. To let people in: invite TEAM')
    const shown = rows.map(one => [
      one.name,
      one.teams.map(({ team, role }) => (words.length ? role : `${team} (${role})`)).join(', ') || 'in no team',
      ...(one.keys === undefined ? [] : [`${plural(one.keys, 'key')}${one.admin ? ', administrator' : ''}`]),
    ])
    await print(table(shown))
  },
}

type Row = { name: string; teams: { team: string; role: TeamRole }[]; keys?: number; admin?: boolean }

function inTeam(reach: Reach, word: string): Row[] {
  const { slug: team } = reach.team(word)
  return reach
    .membersOf(team)
    .map(({ account, role }) => ({ name: account.name, teams: [{ team, role }], ...asAdmin(reach, account) }))
}

/** Everybody this person sees, in the teams they see. */
function everybody(reach: Reach): Row[] {
  const seen = new Set(reach.teams.map(one => one.slug))
  return reach.people.map(account => ({
    name: account.name,
    teams: reach.teamsOf(account).flatMap(({ team, role }) => (seen.has(team) ? [{ team, role }] : [])),
    ...asAdmin(reach, account),
  }))
}

function asAdmin(reach: Reach, { keys, admin }: Account): Pick<Row, 'keys' | 'admin'> {
  return reach.me.admin ? { keys: keys.length, admin } : {}
}

export const role: ErrandCommand = {
  usage: 'role NAME TEAM ROLE',
  about: 'what somebody is in a team; makes them one of it',
  more: [
    ['facilitator', 'opens rooms, leads and invites'],
    ['member', 'takes part'],
    ['observer', 'looks on'],
  ],
  for: 'leads',
  async run(errand) {
    const { words, reach, account, book, desk, tell } = errand
    const as = roleMeant(words.at(-1))
    const team = reach.ledTeam(words.at(-2) ?? '')
    const name = words.slice(0, -2)
    const there = reach.membersOf(team.slug).map(one => one.account)
    const who = account.admin ? reach.person(name) : memberOf(reach, name, there, team.name)
    const was = reach.membersOf(team.slug).find(one => one.account.id === who.id)?.role
    await book.setMember(who.id, team.slug, as)
    desk.note({ event: 'role', name: account.name, whom: who.name, team: team.slug, reason: as })
    await tell(`${safe(who.name)} is ${as} of ${safe(team.name)}.`)
    const handed = was && !isAsMuch(as, was) ? await handLeadOn(errand, who, team.slug) : []
    // A room that is open goes by who they were when they came in.
    if (as === 'observer' || handed.length) await desk.sendAway(who.id, team.slug)
  },
}

/** Who may less in a team than before leads none of its open rooms: that is another facilitator's who is there, or somebody's who is. */
async function handLeadOn({ account, reach, desk, tell }: Errand, who: Account, team: string): Promise<LedNow[]> {
  const others = reach.membersOf(team).filter(one => one.role === 'facilitator' && one.account.id !== who.id)
  const handed = await desk.handLeadOn(who.id, team, [account.id, ...others.map(one => one.account.id)])
  for (const { room, to } of handed) await tell(`${safe(to)} leads ${room} now.`)
  return handed
}

function roleMeant(word = ''): TeamRole {
  const found = teamRoles.find(one => one === word.toLowerCase())
  if (found) return found
  throw new UserError(
    word ? `"${safe(word)}" is no role.` : 'A role is missing.',
    `Nothing was changed; it is one of ${list([...teamRoles])}: role NAME TEAM member`,
    exitCodes.usage,
  )
}

/** Somebody of a team. @throws UserError that says how others come in. */
function memberOf(reach: Reach, name: readonly string[], there: readonly Account[], team: string): Account {
  try {
    return reach.person(name, [...there])
  } catch (error) {
    if (!(error instanceof UserError) || error.exit === exitCodes.usage || error.next.startsWith('Did')) throw error
    throw new UserError(`Nobody in ${safe(team)} is called ${safe(name.join(' '))}.`, 'To let somebody in: invite TEAM')
  }
}

export const remove: ErrandCommand = {
  usage: 'remove NAME [TEAM]',
  about: 'somebody leaves a team; without one, the service',
  for: 'leads',
  also: ['kick'],
  async run(errand) {
    const { words, reach, account, book, desk, tell } = errand
    const last = words.at(-1) ?? ''
    const isTeam = words.length > 1 && reach.teams.some(one => one.slug === last.toLowerCase())
    if (isTeam || !account.admin) return leave(errand)
    const who = reach.person(words)
    const alone = reach.teamsOf(who).filter(one => reach.membersOf(one.team).length === 1)
    await book.removeAccount(who.id)
    desk.note({ event: 'account-removed', name: account.name, whom: who.name })
    for (const { team } of reach.teamsOf(who)) await handLeadOn(errand, who, team)
    await desk.sendAway(who.id)
    await tell(
      `${safe(who.name)} is nobody here any more; what they wrote stays. Their keys may come in with a new code; to keep one out: revoke KEY`,
    )
    for (const { team } of alone)
      await tell(
        `Nobody is in ${team} any more. For a code that lets a facilitator in: invite ${team} --role facilitator`,
      )
  },
}

async function leave(errand: Errand): Promise<void> {
  const { words, reach, account, book, desk, tell } = errand
  if (words.length < 2)
    throw new UserError('From which team?', 'Say it behind the name: remove NAME TEAM', exitCodes.usage)
  const team = reach.ledTeam(words.at(-1) ?? '')
  const there = reach.membersOf(team.slug).map(one => one.account)
  const who = memberOf(reach, words.slice(0, -1), there, team.name)
  await book.setMember(who.id, team.slug, undefined)
  desk.note({ event: 'member-removed', name: account.name, whom: who.name, team: team.slug })
  await handLeadOn(errand, who, team.slug)
  await desk.sendAway(who.id, team.slug)
  await tell(
    `${safe(who.name)} is not in ${safe(team.name)} any more; what they wrote stays. They may know its codes, so: rotate ${team.slug}`,
  )
}

export const rename: ErrandCommand = {
  usage: 'rename NAME NEWNAME',
  about: 'another name for somebody',
  for: 'admin',
  async run({ words, reach, account, book, desk, tell }) {
    if (words.length < 2) throw new UserError('A new name is missing.', 'As in: rename Ana Anna', exitCodes.usage)
    // Names may have blanks: the longest beginning that is somebody's name.
    const split = [...words.keys()]
      .reverse()
      .find(at => at > 0 && reach.people.some(one => same(one.name, words.slice(0, at))))
    const who = reach.person(words.slice(0, split ?? 1))
    const after = await book.changeAccount(who.id, { name: words.slice(split ?? 1).join(' ') })
    desk.note({ event: 'renamed', name: account.name, whom: who.name, reason: after.name })
    await tell(
      `${safe(who.name)} is ${safe(after.name)} now. In rooms that are open they keep the name they came in with.`,
    )
  },
}

function same(name: string, words: readonly string[]): boolean {
  return name.toLowerCase() === words.join(' ').toLowerCase()
}

export const admins: ErrandCommand = {
  usage: 'admins',
  about: 'who administers the service',
  more: [
    ['admins add NAME', 'makes somebody one'],
    ['admins remove NAME', 'and no more'],
  ],
  for: 'admin',
  also: ['admin'],
  async run({ words: [what, ...name], reach, account, book, desk, print, tell }) {
    if (what === undefined)
      return print(table(reach.people.filter(one => one.admin).map(one => [one.name, plural(one.keys.length, 'key')])))
    if (what !== 'add' && what !== 'remove')
      throw new UserError(
        `"${safe(what)}" cannot be done with admins.`,
        'As in: admins add NAME, admins remove NAME',
        exitCodes.usage,
      )
    const who = reach.person(name)
    await book.changeAccount(who.id, { admin: what === 'add' })
    desk.note({ event: what === 'add' ? 'admin-added' : 'admin-removed', name: account.name, whom: who.name })
    await tell(`${safe(who.name)} ${what === 'add' ? 'is an administrator now' : 'is no administrator any more'}.`)
  },
}
