/** invite: a text and a join code for a day, good until that day is over. */
import { homedir } from 'node:os'
import { commandLine } from '../../command-line.ts'
import { localDay, showDay } from '../../day.ts'
import { type ExitCode, exitCodes, UserError } from '../../errors.ts'
import type { Session } from '../../session/types.ts'
import { full } from '../../text.ts'
import { print, safe, tell } from '../files/output.ts'
import { command } from '../parsing/command.ts'
import { portOf } from '../parsing/port.ts'
import { findSession } from '../sessions/find-session.ts'

/** Days that an invitation may lie ahead. */
const mostDays = 90
const day = 86_400_000
const usualPort = 2_222

type Args = { file: string; on?: string; listen?: string; port: string; async: boolean }

export const invite = command<Args>({
  usage: 'invite <file>',
  about: 'Invite people for a day, with a code that lasts',
  examples: [
    ['flywheel invite checkout-t0002 --on "in 2 weeks 14:00"', 'text and code'],
    ['flywheel invite checkout-t0002 --on Friday --async', 'cards until then'],
  ],
  words: { file: { type: 'string', means: 'session', describe: 'a session file, or its name in --dir' } },
  options: {
    on: { type: 'string', takes: 'DATE', describe: 'day and time, such as "20 Dec 14:00"', requiresArg: true },
    listen: { type: 'string', takes: 'ADDRESS', describe: 'where people reach this machine', requiresArg: true },
    port: { type: 'string', takes: 'PORT', default: '2222', describe: 'the port of ssh there', requiresArg: true },
    async: { type: 'boolean', default: false, describe: 'cards come in until the meeting' },
  },
  async run({ file, on, listen, port, dir, ...args }): Promise<ExitCode> {
    const at = portOf(port)
    const path = findSession(file, dir)
    const [
      { addressesHere },
      { keepInvited, newInviteCode, readInvited },
      { stateFolder },
      { inviteText },
      { roomOf },
      session,
    ] = await Promise.all([
      import('../../remote/invitation.ts'),
      import('../../remote/invited.ts'),
      import('../../remote/state.ts'),
      import('../../views/online/invitation-text.ts'),
      import('../store.ts'),
      sessionToInvite(path, file, dir),
    ])
    const room = roomOf(path, dir)
    const state = stateFolder(process.env, homedir())
    await refuseHosted(state, room, file)
    const now = Date.now()
    const before = await readInvited(state, room, now)
    const invited =
      on === undefined && before
        ? before
        : { code: before?.code ?? newInviteCode(), early: args.async, ...(await whenMeant(on, file, now)) }
    await keepInvited(state, room, invited).catch(error => {
      throw new UserError(
        `The invitation could not be kept: ${error instanceof Error ? error.message : String(error)}.`,
        `Nothing was changed. Name another folder: FLYWHEEL_STATE=FOLDER ${commandLine('invite', file)}`,
      )
    })
    const address = listen ?? addressesHere()[0] ?? 'ADDRESS'
    await print(inviteText({ session, invited, address, port: at, now }))
    const where = ['--listen', address] as const
    const line =
      at === usualPort ? commandLine('host', file, where) : commandLine('host', file, where, ['--port', String(at)])
    await tell(`Open the room before then: ${line}`)
    return exitCodes.ok
  },
})

/** @throws UserError when the session is closed, or cannot be read. */
async function sessionToInvite(path: string, word: string, dir: string): Promise<Session> {
  const [{ storeIn }, { fold }] = await Promise.all([import('../store.ts'), import('../../room/log.ts')])
  const session = fold((await storeIn(dir).read(path)).log)
  if (session.closed)
    throw new UserError(
      `${safe(word)} is closed, and nobody can join it any more.`,
      `Make the next turn first: ${commandLine('new', ['--team', session.turn.team], '--no-open')}`,
    )
  return session
}

/** @throws UserError while the session is hosted: a host reads the invitation when it starts. */
async function refuseHosted(state: string, room: string, word: string): Promise<void> {
  const [{ socketOf }, { answers }] = await Promise.all([
    import('../../remote/rooms.ts'),
    import('../../remote/socket.ts'),
  ])
  if (await answers(socketOf(state, room)))
    throw new UserError(
      `${safe(word)} is hosted just now, and its lobby shows the code.`,
      'Invite people while it is not hosted; the host starts with that code.',
      exitCodes.locked,
    )
}

/** The moment of a meeting, and when its day ends. @throws UserError when that is no day, past, or too far away. */
async function whenMeant(on: string | undefined, file: string, now: number): Promise<{ at: number; until: number }> {
  const example = commandLine('invite', file, ['--on', '20 Dec 14:00'])
  const usage = (say: string) => new UserError(say, `Nothing was changed. Try: ${example}`, exitCodes.usage)
  if (on === undefined) throw usage('For which day? --on is missing.')
  const { readMoment } = await import('../../interact/read-day.ts')
  const today = localDay(new Date(now))
  const read = readMoment(on, today)
  if ('say' in read) throw usage(full(read.say.replace(/\s{2,}/g, ' ')))
  const midnight = new Date(`${read.ok.day}T00:00:00`)
  const until = new Date(midnight).setHours(23, 59, 59, 999)
  const at = read.ok.minutes === undefined ? until - 999 : new Date(midnight).setMinutes(read.ok.minutes)
  if (until < now || at < now) throw usage(`${safe(on.trim())} is past.`)
  if (at > now + mostDays * day) throw usage(`${showDay(read.ok.day, today)} is more than ${mostDays} days away.`)
  return { at, until }
}
