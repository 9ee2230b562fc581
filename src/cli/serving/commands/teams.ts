/** Commands over ssh about teams, and the codes that make people members of them. */
import { randomInt } from 'node:crypto'
import { localMinute } from '../../../day.ts'
import { exitCodes, UserError } from '../../../errors.ts'
import { type Team, type TeamInvitation, type TeamRole, teamRoles } from '../../../ports/service-book.ts'
import { codeLengths, drawCode } from '../../../remote/admission/code-words.ts'
import { digestOfCode } from '../../../remote/admission/digests.ts'
import { list, plural } from '../../../text.ts'
import { safe, table } from '../../files/output.ts'
import type { Errand, ErrandCommand } from './errand.ts'

const json = { json: { type: 'boolean' } } as const
const day = 86_400_000
/** Days and uses of an invitation: those of one that does not say, and at most. */
const days = { usual: 7, most: 90 }
const uses = { usual: 20, most: 1_000 }
/** Signs of a digest that name an invitation. */
const shortId = 8

export const teams: ErrandCommand = {
  usage: 'teams',
  about: 'the teams you are in; administrators see them all',
  more: [
    ['teams add NAME', 'a new one (administrators)'],
    ['teams remove NAME --yes', 'takes one away with its members; its sessions stay (administrators)'],
    ['--json', 'as data'],
  ],
  also: ['team'],
  options: { ...json, yes: { type: 'boolean' } },
  async run(errand) {
    const { words, options, reach, print, printJson, tell } = errand
    const [what, ...name] = words
    if (what !== undefined) return changeTeams(errand, what, name.join(' '))
    const rows = reach.teams.map(team => ({
      ...team,
      role: reach.roleIn(team.slug),
      people: reach.membersOf(team.slug).length,
    }))
    if (options.json) return printJson(rows)
    if (!rows.length)
      return tell(
        reach.me.admin ? 'There is no team yet: teams add NAME' : 'You are in no team yet: ask for the code of one.',
      )
    await print(table(rows.map(one => [one.slug, one.name, plural(one.people, 'person', 'people'), one.role ?? ''])))
  },
}

async function changeTeams(errand: Errand, what: string, name: string): Promise<void> {
  const { reach, account, book, desk, options, tell } = errand
  if (!account.admin) throw new UserError('Only administrators add and remove teams.', 'Nothing was changed.')
  if (what === 'add') {
    const { slug, name: called } = await book.addTeam(name)
    desk.note({ event: 'team-added', name: account.name, team: slug })
    return tell(
      `${safe(called)} is a team now. For the code that lets its first facilitator in: invite ${slug} --role facilitator`,
    )
  }
  if (what !== 'remove')
    throw new UserError(
      `"${safe(what)}" cannot be done with teams.`,
      'As in: teams add NAME, teams remove NAME',
      exitCodes.usage,
    )
  const team = reach.team(name)
  const there = reach.membersOf(team.slug)
  if (there.length && !options.yes)
    throw new UserError(
      `${plural(there.length, 'person is', 'people are')} in ${safe(team.name)}, who would be in it no more.`,
      `Nothing was changed; if that is meant: teams remove ${team.slug} --yes`,
    )
  await book.removeTeam(team.slug)
  desk.note({ event: 'team-removed', name: account.name, team: team.slug })
  for (const one of there) await desk.sendAway(one.account.id, team.slug)
  await tell(
    `${safe(team.name)} is no team any more. Its sessions stay where they are, and are its again when there is a team of that name.`,
  )
}

export const invite: ErrandCommand = {
  usage: 'invite TEAM',
  about: 'a code that makes people members of a team',
  more: [
    ['--role ROLE', 'facilitator, member (if not said) or observer'],
    ['--days N', `how long it is good: ${days.usual} if not said`],
    ['--uses N', `for how many people: ${uses.usual} if not said`],
  ],
  for: 'leads',
  options: { role: { type: 'string' }, days: { type: 'string' }, uses: { type: 'string' } },
  async run(errand) {
    const { words, options, reach } = errand
    const team = reach.ledTeam(words.join(' '))
    const role = teamRoles.find(one => one === (options.role ?? 'member'))
    if (!role)
      throw new UserError(
        `"${safe(String(options.role))}" is no role.`,
        `Nothing was made; it is one of ${list([...teamRoles])}.`,
        exitCodes.usage,
      )
    await inviteTo(errand, team, {
      role,
      days: numberOf(options.days, 'days', days),
      uses: numberOf(options.uses, 'uses', uses),
    })
  },
}

/** @throws UserError (usage) when it is no number of that many. */
function numberOf(word: Errand['options'][string], what: string, { usual, most }: typeof days): number {
  if (word === undefined) return usual
  const number = Number(word)
  if (Number.isInteger(number) && number >= 1 && number <= most) return number
  throw new UserError(
    `--${what} is a number from 1 to ${most}.`,
    `Nothing was made; as in: --${what} ${usual}`,
    exitCodes.usage,
  )
}

type Wanted = { role: TeamRole; days: number; uses: number }

async function inviteTo(
  { account, book, desk, address, print, tell, now }: Errand,
  team: Team,
  wanted: Wanted,
): Promise<void> {
  const { role } = wanted
  const code = drawCode(codeLengths.invitation, randomInt)
  const until = new Date(now + wanted.days * day)
  const invitation = { team: team.slug, role, until: until.toISOString(), uses: wanted.uses, by: account.name }
  await book.invite({ digest: digestOfCode(code), ...invitation })
  desk.note({ event: 'invited', name: account.name, team: team.slug, reason: `${role}, ${plural(wanted.uses, 'use')}` })
  await print(code)
  const line = address === undefined ? '' : ` They type ${address} and then these words.`
  await tell(
    `Whoever comes with it becomes ${role} of ${safe(team.name)}: ${plural(wanted.uses, 'person', 'people')}, until ${localMinute(until)}.${line} It is not shown again; to end it: withdraw ${team.slug}`,
  )
}

export const invitations: ErrandCommand = {
  usage: 'invitations [TEAM]',
  about: 'the codes that are still good, without their words',
  more: [['--json', 'as data']],
  for: 'leads',
  options: json,
  async run(errand) {
    const { words, options, print, printJson, tell } = errand
    const good = await goodOf(errand, words.join(' '))
    const rows = good.map(({ digest, ...one }) => ({ id: digest.slice(0, shortId), ...one }))
    if (options.json) return printJson(rows)
    if (!rows.length) return tell('No code of a team is good now. For a new one: invite TEAM')
    const shown = rows.map(one => [
      one.id,
      one.team,
      one.role,
      `until ${localMinute(new Date(one.until))}`,
      plural(one.uses, 'use'),
      `by ${one.by}`,
    ])
    await print(table(shown))
  },
}

/** The invitations of a team, or of all that are led by this person. */
async function goodOf({ book, reach }: Errand, word: string): Promise<TeamInvitation[]> {
  const only = word ? reach.ledTeam(word).slug : undefined
  return (await book.invitations()).filter(one => (only === undefined ? reach.leads(one.team) : one.team === only))
}

export const withdraw: ErrandCommand = {
  usage: 'withdraw TEAM [ID]',
  about: 'ends the codes of a team, or the one with this id',
  for: 'leads',
  async run(errand) {
    const { words, reach, account, book, desk, tell } = errand
    const last = words.at(-1) ?? ''
    const isId = words.length > 1 && /^[0-9a-f]{8,64}$/.test(last)
    const team = reach.ledTeam((isId ? words.slice(0, -1) : words).join(' '))
    const one = isId ? (await goodOf(errand, team.slug)).find(({ digest }) => digest.startsWith(last)) : undefined
    if (isId && !one)
      throw new UserError(
        `No code of ${safe(team.name)} has the id ${last}.`,
        `Those there are: invitations ${team.slug}`,
      )
    const ended = await book.withdraw(one ? { digest: one.digest } : { team: team.slug })
    desk.note({ event: 'withdrawn', name: account.name, team: team.slug, reason: plural(ended, 'code') })
    await tell(`${plural(ended, 'code')} of ${safe(team.name)} ${ended === 1 ? 'opens' : 'open'} nothing any more.`)
  },
}

/** Ends all codes of a team and makes one in their place. */
export async function rotateTeam(errand: Errand, team: Team): Promise<void> {
  const { account, book, desk } = errand
  const ended = await book.withdraw({ team: team.slug })
  desk.note({ event: 'withdrawn', name: account.name, team: team.slug, reason: plural(ended, 'code') })
  await inviteTo(errand, team, { role: 'member', days: days.usual, uses: uses.usual })
}
