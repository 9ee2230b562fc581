/** Commands that come over ssh: understood, done, and ended with a sentence and an exit code. */
import type { Writable } from 'node:stream'
import { parseArgs } from 'node:util'
import { nearest } from '../../../agendas/nearest.ts'
import { type ExitCode, exitCodes, sentence, UserError } from '../../../errors.ts'
import { harmless, harmlessLine, jsonText } from '../../../outgoing.ts'
import type { AccountId, ServiceBook } from '../../../ports/service-book.ts'
import type { SessionStore } from '../../../ports/session-store.ts'
import { safe, table } from '../../files/output.ts'
import { checkIn } from './check-in.ts'
import type { Errand, ErrandCommand, ErrandDesk, ErrandStreams } from './errand.ts'
import { keys, revoke, revoked } from './keys.ts'
import { admins, members, remove, rename, role } from './people.ts'
import { Reach } from './reach.ts'
import { close, rooms, rotate, status } from './rooms.ts'
import { actions, exportSession, importSession, listSessions, notes, wheel } from './sessions.ts'
import { invitations, invite, teams, withdraw } from './teams.ts'
import { wordsIn } from './words-in.ts'

const help: ErrandCommand = {
  usage: 'help [COMMAND]',
  about: 'this list, or all about one of them',
  also: ['--help', '-h', '?'],
  async run({ words: [name], print, reach }) {
    if (name === undefined) return print(helpFor(reach))
    const { usage, about, more = [] } = commandOf(name, reach)
    await print(table([[usage, about], ...more]))
  },
}

/** In the order of the list that help prints. */
export const errandCommands: readonly ErrandCommand[] = [
  ...[listSessions, notes, actions, wheel, checkIn, exportSession, importSession],
  ...[teams, members, role, invite, invitations, withdraw, remove, rename],
  ...[rooms, rotate, close, keys, revoke, revoked, admins, status, help],
]

/** What the list of help tells this person of. */
function helpFor(reach: Reach): string {
  const may = { admin: reach.me.admin, leads: reach.isLeader }
  const shown = errandCommands.filter(one => one.for === undefined || may[one.for])
  return table(shown.map(one => [one.usage, one.about]))
}

export type CommandGiven = {
  account: AccountId
  /** What stood behind the host, as ssh brought it. */
  text: string
  streams: ErrandStreams
  store: SessionStore
  book: ServiceBook
  desk: ErrandDesk
  /** The line people type to come here. */
  address?: string
  /** ms since 1970. */
  now?: () => number
}

/** Does what somebody asked over ssh; resolves with the exit code once all that it printed is taken. Never rejects. */
export async function runCommand(given: CommandGiven): Promise<ExitCode> {
  const { streams, desk } = given
  const tell = (text: string) => write(streams.stderr, `${harmlessLine(text)}\n`)
  try {
    return await run(given, tell)
  } catch (error) {
    const isOurs = error instanceof UserError
    const fault = isOurs ? error.cause : error
    if (fault !== undefined)
      desk.note({ event: 'trouble', reason: fault instanceof Error ? fault.message : String(fault) })
    // What a disk or a database has against it names places of the machine: that is for the log.
    const say =
      isOurs && (fault === undefined || fault instanceof UserError)
        ? sentence(error)
        : 'The service cannot do that just now. Nothing was changed; try again in a moment.'
    await tell(say).catch(() => {})
    return isOurs ? error.exit : exitCodes.failed
  }
}

async function run(
  { account, text, streams, store, book, desk, address, now = Date.now }: CommandGiven,
  tell: Errand['tell'],
): Promise<ExitCode> {
  const [name = '', ...words] = wordsIn(text)
  const reach = await Reach.of(account, book, store)
  const command = commandOf(name, reach)
  const { values, positionals } = understood(command, words)
  const print = (out: string) => write(streams.stdout, out.endsWith('\n') ? harmless(out) : `${harmless(out)}\n`)
  desk.note({ event: 'command', name: reach.me.name, reason: wordOf(command) })
  await command.run({
    ...(address === undefined ? {} : { address }),
    ...{ account: reach.me, words: positionals, options: values, reach, store, book, desk, print, tell },
    input: streams.stdin,
    printJson: value => print(jsonText(value, 2)),
    async printFile(pieces) {
      for (const piece of pieces) await write(streams.stdout, piece)
    },
    now: now(),
  })
  return exitCodes.ok
}

/** @throws UserError (usage) when there is none of this name, or it is not for this person. */
function commandOf(name: string, reach: Reach): ErrandCommand {
  const typed = name.toLowerCase()
  const found = errandCommands.find(one => wordOf(one) === typed || one.also?.includes(typed))
  if (found?.for === 'admin' && !reach.me.admin)
    throw new UserError(
      `Only administrators may: ${wordOf(found)}.`,
      'Nothing was done; what you may is listed by: help',
      exitCodes.usage,
    )
  if (found) return found
  const meant = nearest(typed, errandCommands.map(wordOf))
  throw new UserError(
    `"${safe(name)}" is no command of this service.`,
    `Nothing was done. ${meant ? `Did you mean ${meant}? ` : ''}All of them are listed by: help`,
    exitCodes.usage,
  )
}

/** The first word of a usage is the command's name. */
function wordOf({ usage }: ErrandCommand): string {
  return /^\S+/.exec(usage)?.[0] ?? usage
}

/** @throws UserError (usage) when an option is none of this command. */
function understood(command: ErrandCommand, words: string[]) {
  try {
    const { options = {} } = command
    const { values, positionals } = parseArgs({ args: words, options, allowPositionals: true, strict: true })
    const given = Object.entries(values).map(([name, value]) => [name, [value].flat().at(-1)] as const)
    return { values: Object.fromEntries(given), positionals }
  } catch {
    const option = words.find(word => word.startsWith('-')) ?? ''
    const isKnown = Object.hasOwn(command.options ?? {}, option.replace(/^--/, '').replace(/=.*$/s, ''))
    throw new UserError(
      isKnown ? `${safe(option)} is not given as it is meant.` : `There is no option ${safe(option)} here.`,
      `Nothing was done. It goes: ${command.usage}`,
      exitCodes.usage,
    )
  }
}

/** Resolves once it is taken; rejects when nobody is there any more. */
function write(to: Writable, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    to.write(text, error => (error ? reject(error) : resolve()))
  })
}
