/** Home in lines: the sessions of the folder by number. */
import { showDay } from '../../day.ts'
import { kindWords } from '../../kinds/words.ts'
import type { SessionInfo } from '../../ports/session-store.ts'
import { resultWords } from '../../session/bet.ts'
import { plural } from '../../text.ts'
import type { AppServices, NewSession } from '../../views/app-services.ts'
import { type Command, find, listed } from './commands/command.ts'
import { unknown } from './commands/everywhere.ts'
import { full, lineWords, numbered, readNumber } from './reading/words.ts'
import type { Talk } from './streams/talk.ts'

/** What was chosen at home. */
type Chosen = { open: string; readOnly: boolean } | { form: Partial<NewSession> }

/** Lists the sessions and takes commands until one is chosen; undefined when the person leaves. `today` words the days. */
export async function home(talk: Talk, appServices: AppServices, today: string): Promise<Chosen | undefined> {
  const { say } = talk
  let sessions: SessionInfo[] = []
  let chosen: Chosen | undefined
  let isLeft = false

  const hear = async () => {
    sessions = await appServices.list()
    say(
      ...(sessions.length
        ? [
            `${plural(sessions.length, 'session')} in ${appServices.dir}:`,
            ...numbered(sessions.map(s => sessionLine(s, today))),
          ]
        : [lineWords.noSessions(appServices.dir)]),
    )
    const waiting = sessions.find(s => s.state === 'closed')
    if (waiting && !sessions.some(s => s.state === 'open')) say(...waitingLines(waiting))
    say(sessions.length ? lineWords.homeAsk : lineWords.homeAskEmpty)
  }
  const pick = (number: string): SessionInfo | undefined => {
    const read = readNumber(number, sessions.length, 'session')
    if ('ok' in read) return sessions[read.ok]
    say(read.say)
    return undefined
  }
  const open = async (number: string, readOnly?: boolean) => {
    const s = pick(number)
    if (!s) return
    if (s.state !== 'unreadable') chosen = { open: s.key, readOnly: readOnly ?? s.state === 'closed' }
    else say(lineWords.restoreSays(full(s.reason ?? lineWords.unreadable), number))
  }
  const begin = (agenda: string) => (text: string) => {
    if (!text) chosen = { form: { agenda } }
    else if (!/^\d+$/.test(text)) chosen = { form: { agenda, team: text } }
    else {
      const s = pick(text)
      const known = s?.state === 'closed' ? { team: s.team, from: s.key } : s?.state === 'open' ? { team: s.team } : {}
      if (s) chosen = { form: { agenda, ...known } }
    }
  }
  const commands: Command[] = [
    { on: ['open'], takes: 'N', does: 'open a session; its number alone does the same', run: number => open(number) },
    {
      on: ['new', 'retro', 'r'],
      takes: 'N or TEAM',
      does: 'a retro of 25 minutes; with the number of a closed session, from that one',
      run: begin('retro'),
    },
    {
      on: ['turn', 'a'],
      takes: 'N or TEAM',
      does: 'a full turn of 75 minutes; with the number of a closed session, from that one',
      run: begin('turn'),
    },
    { on: ['look', 'l'], takes: 'N', does: 'look without changing anything', run: number => open(number, true) },
    {
      on: ['notes', 'e'],
      takes: 'N',
      does: 'write the notes of a session',
      async run(number) {
        const s = pick(number)
        if (s) await talk.attempt(async () => say(`Notes: ${(await appServices.notes(s.key)).join(' and ')}`))
      },
    },
    {
      on: ['restore'],
      takes: 'N',
      does: 'bring back the last good state of a damaged file, which is kept aside',
      async run(number) {
        const s = pick(number)
        if (!s) return
        if (s.state !== 'unreadable') return say(lineWords.fileIsWhole)
        if (await talk.attempt(() => appServices.restore(s.key))) {
          say(lineWords.restored)
          await hear()
        }
      },
    },
    { on: ['list'], does: 'hear the sessions again', run: hear },
    { on: ['help', '?'], does: 'hear what can be said here', run: () => say(...listed(commands)) },
    {
      on: ['quit', 'q'],
      does: 'leave',
      run() {
        isLeft = true
      },
    },
  ]
  await hear()
  while (!chosen && !isLeft) {
    const heard = await talk.hear()
    if (heard === undefined) return undefined
    const text = heard.replace(/^:\s*/, '')
    const found = find(commands, text)
    if (found) await found.command.run(found.rest)
    else if (/^\d+$/.test(text)) await open(text)
    else say(unknown(text, commands))
  }
  return chosen
}

/** A session as one sentence of a list. */
export function sessionLine(s: SessionInfo, today: string): string {
  if (s.state === 'unreadable') return full(lineWords.cannotRead(s.team || s.id, s.reason ?? 'no reason known'))
  const result = s.result ? `, bet ${resultWords[s.result]}` : ''
  const state = s.state === 'open' ? `open${s.at ? ` at ${s.at}` : ''}` : `closed${result}`
  const held = s.lockedBy ? `open in another flywheel (${s.lockedBy})` : ''
  return full(
    [
      s.team || s.id,
      `${kindWords.turnKind(s.kind)} ${s.number}`,
      s.copyOf === undefined ? state : `a copy of ${s.copyOf}`,
      plural(s.people, 'person', 'people'),
      s.day && showDay(s.day, today),
      held,
    ]
      .filter(Boolean)
      .join(', '),
  )
}

function waitingLines(s: SessionInfo): string[] {
  const facts = [
    s.bet && !s.result ? `the bet ${s.bet.replace(/ {2,}/g, ', ')}, to be scored` : '',
    s.openActions ? `${plural(s.openActions, 'action')} open` : '',
    s.oldestAction?.carried ? `"${s.oldestAction.text}" carried ${plural(s.oldestAction.carried, 'turn')}` : '',
  ].filter(Boolean)
  return facts.length ? [full(lineWords.waiting(s.team, facts.join('; ')))] : []
}
