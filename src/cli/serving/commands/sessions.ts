/** Commands over ssh that tell of a person's sessions: lists, notes, actions, the wheel, and sessions out and in. */
import { slug } from '../../../clean.ts'
import { localDay } from '../../../day.ts'
import { exitCodes, UserError } from '../../../errors.ts'
import { type Audience, audiences } from '../../../export/notes/audience.ts'
import { isOwed } from '../../../kinds/made/promises.ts'
import { refuseMisfit } from '../../../room/fits.ts'
import { fold } from '../../../room/log.ts'
import { redact } from '../../../room/redact.ts'
import { unstyled } from '../../../screen/theme.ts'
import { format, largest, parse, print as printSession } from '../../../store/format.ts'
import { list } from '../../../text.ts'
import { upTo } from '../../files/input.ts'
import { safe } from '../../files/output.ts'
import { copyLog } from '../../sessions/copy-log.ts'
import { listAsData, listInWords } from '../../sessions/list-lines.ts'
import { notesFrom } from '../../sessions/session-notes.ts'
import { actionsAsData, actionsInWords, teamActions } from '../../sessions/team-actions.ts'
import { wheelPage, wheelText } from '../../sessions/wheel-page.ts'
import type { Errand, ErrandCommand } from './errand.ts'
import { nameOf } from './reach.ts'

/** Cells of a wheel where no terminal tells its width. */
const wheelWidth = 80
/** Turns of a team that are counted at most. */
const mostTurns = 999_999
const json = { json: { type: 'boolean' } } as const

export const listSessions: ErrandCommand = {
  usage: 'list',
  about: 'the sessions of your teams',
  more: [['--json', 'as data']],
  also: ['ls', 'sessions'],
  options: json,
  async run({ reach, desk, options, print, printJson, tell }) {
    const [found, open] = await Promise.all([reach.sessions(), desk.rooms()])
    const here = new Map(open.map(room => [nameOf(room.key), room.here]))
    const told = found.map(info => ({ ...info, ...(here.has(info.key) ? { here: here.get(info.key) } : {}) }))
    if (options.json) return printJson(told.map(one => ({ ...listAsData(one), here: one.here ?? 0 })))
    if (!found.length) return tell('Your teams have no sessions yet. To begin one, come without a command.')
    await print(listInWords(found.map(info => ({ ...info, ...atNow(here.get(info.key), info.at) }))))
  },
}

/** Where a session is, with how many are there now. */
function atNow(here: number | undefined, at: string | undefined): { at?: string } {
  if (!here) return at === undefined ? {} : { at }
  return { at: `${at ?? 'the start'}, ${here} here now` }
}

export const notes: ErrandCommand = {
  usage: 'notes TEAM/N',
  about: 'what came of a session, as Markdown',
  more: [
    ['notes TEAM', 'of its newest session'],
    ['--for leaders', 'one page to decide on'],
    ['--for others', 'without any card'],
  ],
  options: { for: { type: 'string' } },
  async run({ words, options, reach, print }) {
    const audience = audienceOf(options.for)
    const { key } = await reach.session(words.join(' '))
    await print(notesFrom(await reach.log(key), audience))
  },
}

function audienceOf(word: Errand['options'][string]): Audience {
  const found = audiences.find(one => one === (word ?? 'team'))
  if (found) return found
  throw new UserError(`Notes are for ${list([...audiences])}.`, 'Give one of them: --for leaders', exitCodes.usage)
}

export const actions: ErrandCommand = {
  usage: 'actions [TEAM]',
  about: 'who promised what, in all your teams',
  more: [
    ['--open', 'only what is still open'],
    ['--json', 'as data'],
  ],
  options: { ...json, open: { type: 'boolean' } },
  async run({ words, options, reach, print, printJson, tell }) {
    const team = words.length ? reach.team(words.join(' ')).slug : undefined
    const { actions: all, unread } = await teamActions(reach.view)
    const theirs = all.filter(one => team === undefined || slug(one.team) === team)
    const shown = options.open ? theirs.filter(isOwed) : theirs
    for (const key of unread)
      await tell(`${safe(nameOf(key))} cannot be read and was left out; tell an administrator of this service.`)
    if (options.json) return printJson(actionsAsData(shown))
    if (shown.length) return print(actionsInWords(shown))
    await tell(options.open && theirs.length ? `All ${theirs.length} actions are settled.` : 'There are no actions.')
  },
}

export const wheel: ErrandCommand = {
  usage: 'wheel TEAM',
  about: 'the wheel of a team and all its turns',
  more: [['--json', 'as data']],
  options: json,
  async run({ words, options, reach, print, printJson, now }) {
    const { key } = await reach.session(words.join(' '))
    const today = localDay(new Date(now))
    const page = wheelPage(fold(await reach.log(key)), wheelWidth, today)
    if (options.json) return printJson(page.facts)
    await print(unstyled(wheelText(page, wheelWidth, today, { colour: false, ascii: false })))
  },
}

export const exportSession: ErrandCommand = {
  usage: 'export TEAM/N > FILE',
  about: 'a whole session as a file',
  for: 'leads',
  async run({ words, reach, account, desk, printFile }) {
    const { key, team } = await reach.session(words.join(' '))
    if (reach.roleIn(slug(team)) !== 'facilitator')
      throw new UserError(
        'A whole session has in it what nobody has been shown yet, so only facilitators of its team take it out.',
        `For what came of it: notes ${safe(key)}`,
      )
    const log = await reach.log(key)
    const session = fold(log)
    if (session.closed === undefined && redact(session) !== session)
      throw new UserError(
        'A step of it hides what was written until the reveal, from its facilitators as well.',
        `Take it out after that, or when the turn is closed. For what came of it: notes ${safe(key)}`,
      )
    await printFile(printSession({ format, id: session.turn.id, log, session }))
    desk.note({ event: 'exported', name: account.name, room: key })
  },
}

export const importSession: ErrandCommand = {
  usage: 'import < FILE',
  about: 'a session of a team of yours, from such a file',
  for: 'leads',
  async run({ words, input, reach, account, store, desk, tell }) {
    if (words.length)
      throw new UserError('A file comes in by standard input.', 'As in: import < session.json', exitCodes.usage)
    const text = (await upTo(input, largest, '-')).toString()
    const { log } = parse(text, 'standard input')
    refuseMisfit(log)
    const { turn } = fold(log)
    const team = reach.teams.find(one => one.slug === slug(turn.team))
    if (!team || reach.roleIn(team.slug) !== 'facilitator')
      throw new UserError(
        `It is a session of ${safe(turn.team)}, and you facilitate no team of that name.`,
        'Nothing was kept.',
      )
    if (!Number.isInteger(turn.number) || turn.number < 1 || turn.number > mostTurns)
      throw new UserError(`It is turn ${turn.number}, and turns are counted from 1.`, 'Nothing was kept.')
    const key = `${team.slug}-t${String(turn.number).padStart(4, '0')}`
    const isNew = await copyLog(
      key,
      log,
      store,
      'Nothing was kept; an administrator of this service can put it elsewhere.',
    )
    if (!isNew) return tell(`${safe(key)} is there already, with the same in it.`)
    desk.note({ event: 'imported', name: account.name, room: key, team: team.slug })
    await tell(`${safe(key)} is kept.`)
  },
}
