/** Starts a turn: which team and number, what it inherits, which agenda; makes its file with everybody in it. */

import { basename, dirname, join } from 'node:path'
import { agendaOf, agendas, type MakeAgenda } from '../../agendas/index.ts'
import { clean, slug } from '../../clean.ts'
import { commandLine } from '../../command-line.ts'
import { exitCodes, UserError } from '../../errors.ts'
import { type SessionStore, withoutCopies } from '../../ports/session-store.ts'
import { begin } from '../../room/apply.ts'
import { Room } from '../../room/room.ts'
import type { Entry, Turn } from '../../session/types.ts'
import { isListed } from '../../store/places.ts'
import { list } from '../../text.ts'
import { firstTurn } from '../../turn/carry-over.ts'
import { peopleOf, type Usual } from '../config/config.ts'
import { readAgendaFile } from '../files/agenda-file.ts'
import { settleCheckIns } from './checked-in.ts'
import { type Inherited, inherit } from './inherit.ts'
import { safe } from '../files/output.ts'

/**
 * What was asked for. An empty `team` is the one whose sessions lie in the folder. Without `people` the next turn has those of the last one; `from` is the closed file to go on from,
 * unless it is another team's.
 */
export type Wanted = {
  team: string
  people?: string[]
  /** Who is there when nobody was named and the team had no turn before. */
  alone?: string
  agenda: string
  /** The agenda itself, where it is none that has a name. */
  make?: MakeAgenda
  file?: string
  from?: string
  /** What the config file says of new sessions: the people of a team that has no turn yet, a team where none is named. */
  usual?: Usual
  /** Who shares the room's keyboard; the others are expected at terminals of their own. By default all do. */
  keyboard?: 'all' | 'first' | 'none'
}

/** A turn whose file is there, with a room in it. `from` is the closed file it goes on from; `torn` is what was odd under its name. */
export type Started = { room: Room; key: string; turn: Turn; from?: string; torn?: string }

/**
 * Makes the session of a turn and lets everybody in; the first one facilitates.
 * @throws UserError when nobody was named or one twice, the agenda cannot be read, or a file or an open turn is in the way.
 */
export async function startTurn(wanted: Wanted, store: SessionStore, now: () => number = Date.now): Promise<Started> {
  if (wanted.file !== undefined) refuseUnlisted(wanted.file)
  const team = clean(wanted.team, 60) || wanted.usual?.team || (await onlyTeam(store))
  const makeAgenda = wanted.make ?? (await agendaFrom(wanted.agenda))
  const last = await lastOf(team, wanted, store)
  // Compared as they will be kept, so that nobody is refused once the file is there.
  const named = wanted.people?.map(name => clean(name)).filter(Boolean) ?? []
  const usual = peopleOf(wanted.usual ?? {}, team) ?? (wanted.alone ? [wanted.alone] : [])
  const people = named.length ? named : (last?.people ?? usual)
  refuseDoubles(people)
  const kind = makeAgenda().id
  const turn = last?.turn(kind) ?? firstTurn(team, kind)
  const key = wanted.file ?? turn.id
  if (await store.has(key))
    throw new UserError(
      `${basename(key, '.json')}.json is there already.`,
      `Name another with --file, or open it: ${commandLine('open', key)}`,
    )

  const agenda = makeAgenda(turn.carried)
  const first: Entry = {
    n: 1,
    at: new Date(now()).toISOString(),
    by: 'p1',
    move: { do: 'open', title: agenda.title, turn, agenda, paced: true },
  }
  const opened = await store.create(key, first, { session: begin(first as Parameters<typeof begin>[0]) })
  const room = new Room({ log: opened.log, writer: opened.writer, now })
  const saved = people.map((name, i) => {
    const shares =
      wanted.keyboard === undefined || wanted.keyboard === 'all' || (wanted.keyboard === 'first' && i === 0)
    const outcome = room.submit({ by: `p${i + 1}` }, { do: 'join', name, ...(shares ? { room: true } : {}) })
    if ('refusal' in outcome) throw new UserError(outcome.refusal.say, 'Change who is named with --people.')
    return outcome.saved
  })
  await Promise.all(saved)
  await settleCheckIns(room, store)
  const { torn } = opened
  return { room, key: opened.key, turn, ...(last ? { from: last.key } : {}), ...(torn ? { torn } : {}) }
}

/** The team whose sessions lie in the folder. @throws UserError (usage) when there is none, or more than one. */
async function onlyTeam(store: SessionStore): Promise<string> {
  const teams = new Set((await store.list()).flatMap(({ team }) => team || []))
  const [only, other] = teams
  if (only !== undefined && other === undefined) return only
  throw new UserError(
    'Which team is it?',
    only === undefined
      ? `Say it, and who is in the room: ${commandLine('new', '--team', 'NAME', '--people', 'A,B,C')}`
      : `Say which with --team: ${list([...teams].sort().map(safe))}.`,
    exitCodes.usage,
  )
}

/** The closed session a new turn of this team goes on from; undefined for a first one. */
async function lastOf(team: string, wanted: Wanted, store: SessionStore): Promise<Inherited | undefined> {
  const from = wanted.from && (await inherit(store, wanted.from))
  if (from && slug(from.team) === slug(team)) return from
  const sessions = withoutCopies(await store.list()).filter(s => slug(s.team) === slug(team))
  const open = sessions.find(s => s.state === 'open')
  if (open && !wanted.file)
    throw new UserError(
      `Turn ${open.number} of ${open.team} is still open.`,
      `Go on with it, or close it first: ${commandLine('open', basename(open.key))}`,
    )
  const closed = sessions.filter(s => s.state === 'closed').sort((a, b) => b.number - a.number)[0]
  return closed && inherit(store, closed.key)
}

/** A built-in agenda, or one from a file; either way a function of what the last turn left. */
async function agendaFrom(name: string): Promise<MakeAgenda> {
  const known = agendaOf(name)
  if (known) return known
  const agenda = await readAgendaFile(name)
  if (!agenda)
    throw new UserError(
      `There is no agenda "${name}" and no such file.`,
      `Agendas that come with it: ${list(Object.keys(agendas))}.`,
      exitCodes.usage,
    )
  return () => agenda
}

/** @throws UserError for the path of a file that no list of sessions would show. */
function refuseUnlisted(path: string): void {
  const name = basename(path)
  if (isListed(name)) return
  const stem = name.replace(/^\.+/, '').replace(/\.json$/i, '') || 'session'
  throw new UserError(
    `A session is listed only when its name ends in .json and begins with no dot; ${name} does not.`,
    `Nothing was made. Name it ${join(dirname(path), `${stem}.json`)}`,
    exitCodes.usage,
  )
}

function refuseDoubles(people: readonly string[]): void {
  if (!people.length)
    throw new UserError(
      'Who is in the room?',
      'Say it with --people Ana,Bo,Chidi; the first one facilitates.',
      exitCodes.usage,
    )
  const names = people.map(name => name.toLowerCase())
  const twice = people.find((name, i) => names.indexOf(name.toLowerCase()) !== i)
  if (twice) throw new UserError(`There are two of the name ${twice}.`, 'Add a letter to one of them.', exitCodes.usage)
}
