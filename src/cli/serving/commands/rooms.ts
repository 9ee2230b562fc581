/** Commands over ssh about rooms that are open, and the service as a whole. */
import { slug } from '../../../clean.ts'
import { localMinute } from '../../../day.ts'
import { exitCodes, UserError } from '../../../errors.ts'
import { list, plural } from '../../../text.ts'
import type { RoomOpenNow } from '../../../views/home-services.ts'
import { safe, table } from '../../files/output.ts'
import type { Errand, ErrandCommand } from './errand.ts'
import { nameOf } from './reach.ts'
import { rotateTeam } from './teams.ts'

const json = { json: { type: 'boolean' } } as const

export const rooms: ErrandCommand = {
  usage: 'rooms',
  about: 'the rooms that are open now',
  more: [['--json', 'as data']],
  also: ['room'],
  options: json,
  async run(errand) {
    const { options, print, printJson, tell } = errand
    const open = await seen(errand)
    if (options.json) return printJson(open.map(room => ({ ...room, key: nameOf(room.key) })))
    if (!open.length) return tell('No room is open.')
    const shown = open.map(room => [
      nameOf(room.key),
      plural(room.here, 'person', 'people'),
      room.step ?? '',
      room.led ? `led by ${room.led}` : '',
    ])
    await print(table(shown))
  },
}

/** The rooms of one's teams; of administrators all. What is done in a room of another team is not told. */
async function seen({ desk, reach }: Errand): Promise<RoomOpenNow[]> {
  const open = (await desk.rooms()).filter(room => reach.me.admin || reach.roleIn(room.team) !== undefined)
  return open.map(room => {
    if (reach.roleIn(room.team) !== undefined) return room
    const { step: _step, led: _led, title: _title, ...outside } = room
    return { ...outside, title: '' }
  })
}

/** The open room that is meant. @throws UserError when it is none that this person leads. */
async function ledRoom(errand: Errand, word: string): Promise<RoomOpenNow> {
  const open = (await seen(errand)).filter(room => errand.reach.leads(room.team))
  const typed = word.toLowerCase().replace(/\/(\d{1,6})$/, (_, n: string) => `-t${n.padStart(4, '0')}`)
  const ofTeam = open.filter(room => room.team === typed)
  const found =
    open.find(room => nameOf(room.key).toLowerCase() === typed) ?? (ofTeam.length === 1 ? ofTeam[0] : undefined)
  if (found) return found
  throw new UserError(
    `No room ${safe(word) || 'of that name'} is open that you lead.`,
    open.length ? `Open are ${list(open.map(room => nameOf(room.key)))}.` : 'None is open just now.',
  )
}

/** The same, also one that nobody is in now: what opened it before opens it again. */
async function ledSession(errand: Errand, word: string): Promise<{ key: string; team: string }> {
  try {
    return await ledRoom(errand, word)
  } catch (error) {
    const { reach } = errand
    const found = await reach.session(word).catch(() => undefined)
    if (found?.state !== 'open' || !reach.leads(slug(found.team))) throw error
    return { key: found.key, team: slug(found.team) }
  }
}

export const rotate: ErrandCommand = {
  usage: 'rotate ROOM|TEAM',
  about: 'new codes; those of before open nothing',
  for: 'leads',
  async run(errand) {
    const { words, reach, account, desk, print, tell } = errand
    const word = words.join(' ')
    if (!word) throw new UserError('Which room, or which team?', 'As in: rotate checkout/3', exitCodes.usage)
    const team = reach.teams.find(one => one.slug === word.toLowerCase())
    if (team) return rotateTeam(errand, reach.ledTeam(word))
    const { key, team: of } = await ledSession(errand, word)
    const room = nameOf(key)
    const { participant, observer, facilitator } = await desk.rotate(room, of)
    desk.note({ event: 'rotated', name: account.name, room })
    await print(
      table([
        ['to take part', participant],
        ['to look on', observer],
        ['to facilitate', facilitator],
      ]),
    )
    await tell(`The codes of before do not open ${safe(room)} any more; whoever is there stays.`)
  },
}

export const close: ErrandCommand = {
  usage: 'close ROOM',
  about: 'sends everybody in a room away and saves it',
  for: 'leads',
  async run(errand) {
    const { words, account, desk, tell } = errand
    const room = nameOf((await ledRoom(errand, words.join(' '))).key)
    await desk.closeRoom(room)
    desk.note({ event: 'room-closed', name: account.name, room })
    await tell(`${safe(room)} is saved, and nobody is in it.`)
  },
}

export const status: ErrandCommand = {
  usage: 'status',
  about: 'how the service is: machines, rooms, people',
  more: [['--json', 'as data']],
  for: 'admin',
  options: json,
  async run({ desk, reach, options, print, printJson }) {
    const now = { ...(await desk.status()), accounts: reach.people.length, teams: reach.teams.length }
    if (options.json) return printJson(now)
    await print(
      table([
        ['version', now.version],
        ['since', localMinute(new Date(now.since))],
        ['machines', list(now.machines) || 'this one'],
        ['workers', String(now.workers)],
        ['rooms open', String(now.rooms)],
        ['people here', String(now.people)],
        ['accounts', String(now.accounts)],
        ['teams', String(now.teams)],
      ]),
    )
  },
}
