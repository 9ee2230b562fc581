/** A room that is hosted by this process, from opening the file to giving the terminal back. */

import { homedir } from 'node:os'
import { basename, join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { commandLine } from '../../command-line.ts'
import { type ExitCode, exitCodes, UserError } from '../../errors.ts'
import { isDatabase } from '../../postgres/address.ts'
import { AuthorizedKeys, refusedInWords } from '../../remote/admission/authorized-keys.ts'
import { openGateway } from '../../remote/gateway-process.ts'
import { goOnWithGuest, host, openEarly, whenOver } from '../../remote/hosting.ts'
import { keepInvited, readInvited } from '../../remote/invited.ts'
import { socketOf } from '../../remote/rooms.ts'
import { answers } from '../../remote/socket.ts'
import { hostKeyPath, stateFolder } from '../../remote/state.ts'
import { enter, mouse } from '../../screen/modes.ts'
import { userName } from '../../store/machine.ts'
import { mountApp } from '../../terminals/facilitator/mount.tsx'
import { mountTerminal } from '../../terminals/hosted-terminal.tsx'
import type { OpenSession } from '../../views/app-services.ts'
import { honesty } from '../../views/lobby-drawing.ts'
import { exitCodeFor } from '../endings.ts'
import { lookFrom, lookOf } from '../environment.ts'
import { readBytes } from '../files/input.ts'
import { control, faultSentence, safe, tell } from '../files/output.ts'
import { type LocalSessions, localSessions } from '../local-sessions.ts'
import { namesIn } from '../parsing/typed.ts'
import { startTurn } from '../sessions/start-turn.ts'
import { placeWith, roomOf, storeIn } from '../store.ts'
import { endLost, giveBack, watchTerminal } from '../terminal.ts'
import { proveHostable } from './can-host.ts'
import { checkInsAt } from './check-in-terminal.ts'
import { withLines, withoutScreen } from './host-plain.ts'
import { slowest, watchSignals } from './host-signals.ts'
import type { Hosted, HostWanted } from './host-wanted.ts'

/** Hosts a room until its host leaves it; resolves with the exit code. Throws UserError when it cannot be opened. */
export async function hostRoom(wanted: HostWanted): Promise<ExitCode> {
  const { env } = process
  // A room is open for hours: a young generation (V8) that never grows keeps three hundred people at 0.23 MB each instead of 0.55.
  setFlagsFromString('--semi-space-growth-factor=1')
  const state = stateFolder(env, homedir())
  const local = localSessions(wanted.settings.dir, [], wanted.settings.usual)
  // Nothing is switched over or listening yet: what fails until here fails as any command does.
  const { appServices } = local
  const keyFile = wanted.keysFile === undefined ? undefined : await keysIn(wanted.keysFile)
  if (typeof wanted.session === 'string') await refuseHosted(state, roomOf(wanted.session, wanted.settings.dir))
  // A session is made or opened once nothing else stands in the way, so that the same command can be given again.
  await proveHostable(state, { ...wanted, command: commandLine('host', 'FILE') })
  const open = await openOne(wanted, local)
  const stops: (() => void)[] = []
  try {
    for (const say of keyFile?.refused ?? []) await tell(say)
    // On a server a log is somebody's to collect; beside a screen it would be written over it.
    const note = (line: string) =>
      void (wanted.headless ? tell(line) : local.store.noteAtDoor(open.key, `${new Date().toISOString()} ${line}`))
    const room = roomOf(open.key, wanted.settings.dir)
    const invited = await invitationIn(state, room)
    // Who was invited to write before the meeting does so, whether or not the host says it once more.
    const early = wanted.early || (invited?.early === true && Date.now() < invited.at)
    const hosting = await host({
      open,
      store: local.store,
      socket: socketOf(state, room),
      // Notes and copies are written where the session lies, whoever asks for them.
      mountTerminal: user =>
        mountTerminal({ ...user, appServices: { notes: appServices.notes, elsewhere: appServices.elsewhere } }),
      mountCheckIn: checkInsAt(open, storeIn(placeWith(open.key, wanted.settings.dir), { quick: true })),
      looks: screen => {
        const { look, linear } = lookFrom({ ...screen.env, TERM: screen.term })
        return { ...look, linear: linear || screen.linear === true }
      },
      gateway: (socket, announce) =>
        openGateway({
          address: wanted.listen,
          port: wanted.port,
          socket,
          hostKey: hostKeyPath(state),
          // Whose room it is, is for those who have its code.
          motd: honesty,
          env,
          news: announce,
          bug: stack => note(`the SSH door: ${stack}`),
        }),
      ...(keyFile ? { keys: keyFile.keys } : {}),
      headless: wanted.headless,
      ...(invited ? { invited } : {}),
      command: wanted.command,
      note,
    })
    if (keyFile?.refused.length) hosting.services.announce(keyFile.refused.slice(0, 3).join(' '))
    if (early) openEarly(open)
    else goOnWithGuest(hosting)
    const close = async (say?: string) => {
      await hosting.leave(say)
      await local.leave()
    }
    try {
      const hosted = { hosting, open, appServices, wanted: { ...wanted, early }, close, stops }
      if (wanted.headless) return await withoutScreen(hosted)
      if (wanted.settings.linear) return await withLines(hosted)
      return await withScreen(hosted)
    } finally {
      await close()
    }
  } finally {
    for (const stop of stops) stop()
    await local.leave()
  }
}

/** What people were invited to this room with, and the way to keep a code that replaces theirs; undefined where nobody was. */
async function invitationIn(state: string, room: string) {
  const invited = await readInvited(state, room, Date.now())
  if (!invited) return undefined
  let writing = Promise.resolve()
  const keep = (code: string) => {
    writing = writing
      .then(() => keepInvited(state, room, { ...invited, code }))
      .catch(error => tell(`The new join code could not be kept: ${faultSentence(error)}`))
  }
  return { ...invited, keep }
}

/** By what the store is to find a session that was named so on the command line. */
function nameFor(file: string, dir: string): string {
  if (isDatabase(dir)) return file.replace(/\.json$/, '')
  return /[/\\]|\.json$/.test(file) ? file : join(dir, `${file}.json`)
}

/** @throws UserError when this room is open already. */
async function refuseHosted(state: string, room: string): Promise<void> {
  const socket = socketOf(state, room)
  if (await answers(socket))
    throw new UserError(
      `${basename(room)} is hosted already.`,
      `Come in: ${commandLine('join', socket)}`,
      exitCodes.locked,
    )
}

async function openOne(
  { session, settings: { dir, usual }, early, headless }: HostWanted,
  { appServices, store }: LocalSessions,
): Promise<OpenSession> {
  if (typeof session !== 'string') {
    const { file, team, agenda } = session
    const people = session.people === undefined ? {} : { people: namesIn(session.people) }
    const named = nameFor(file, dir)
    const {
      room,
      key: path,
      torn,
    } = await startTurn(
      { team, ...people, usual, alone: userName(), agenda, file: named, keyboard: headless ? 'none' : 'first' },
      store,
    )
    await room.leave()
    if (torn) await tell(torn)
    return appServices.open(path)
  }
  const open = await appServices.open(session)
  if (open.room.session.closed || open.readOnly)
    throw new UserError(
      `${basename(open.key)} is closed and stays as it is.`,
      `Host the next turn: ${commandLine('host', 'NAME', ['--team', open.room.session.turn.team], ...(early ? ['--async'] : []))}`,
    )
  return open
}

/** The keys of a file, and a sentence for each of its lines that lets nobody in. @throws UserError when none is left, or it cannot be read. */
async function keysIn(file: string): Promise<{ keys: AuthorizedKeys; refused: string[] }> {
  const text = await readBytes(file, largestKeys).then(
    bytes => bytes.toString(),
    () => undefined,
  )
  if (text === undefined)
    throw new UserError(`${safe(file)} cannot be read.`, 'It is a file like ~/.ssh/authorized_keys, of 4 MB at most.')
  const keys = new AuthorizedKeys(text)
  const refused = refusedInWords(safe(basename(file)), keys.refused)
  if (!keys.size)
    throw new UserError(
      [`There is no public key in ${safe(file)} that may come in.`, ...refused.slice(0, 3)].join(' '),
      'Each is a line: ssh-ed25519 AAAA… name',
    )
  return { keys, refused }
}

/** Bytes of a file of keys. */
const largestKeys = 4 * 1024 * 1024

/** The room with the host's own screen, which facilitates. */
async function withScreen({ hosting, open, appServices, wanted, close, stops }: Hosted): Promise<ExitCode> {
  const { settings, stays, early } = wanted
  const { stdin, stdout } = process
  const me = open.room.session.facilitator ?? ''
  let mine = true
  let isLost = false
  const gone = hosting.services.hostArrives(me)
  const app = mountApp({
    terminal: {
      input: stdin,
      output: stdout,
      theme: lookOf(settings, process.env),
      keys: settings.keyChanges,
      bell: settings.bell,
      mouse: settings.mouse,
      tmux: Boolean(process.env.TMUX),
    },
    appServices: {
      ...appServices,
      // The room is left first, so that everybody is sent home with everything saved.
      close: async () => (stays ? undefined : close()),
    },
    start: { at: 'turn', open, hosted: { services: hosting.services, me, stays, early } },
  })
  let ended = (_code: number) => {}
  let failed = (_error: unknown) => {}
  const outside = new Promise<number>((resolve, reject) => {
    ended = resolve
    failed = reject
  })
  /** The screen is gone for good: nothing is written to it any more. */
  const lost = async () => {
    if (!mine) return
    mine = false
    isLost = true
    gone()
    await app.quit(exitCodeFor('SIGHUP')).catch(() => {})
    if (stays) await whenOver(hosting)
    setTimeout(() => endLost(exitCodeFor('SIGHUP')), slowest)
    await close().catch(() => {})
    endLost(exitCodeFor('SIGHUP'))
  }
  stops.push(
    watchTerminal(() => void lost()),
    watchSignals({
      async end(code) {
        if (mine) await app.quit(code).catch(() => {})
        await close()
        if (isLost) endLost(code)
        ended(code)
      },
      hangUp: () => void lost(),
      fault(error) {
        if (mine) giveBack()
        failed(error)
      },
      stop() {
        const goOn = hosting.pause()
        if (!mine) return goOn
        giveBack()
        return () => {
          goOn()
          control(settings.mouse ? enter + mouse : enter)
          stdin.setRawMode(true)
          stdin.resume()
          // A size, even the same one, paints everything again.
          stdout.emit('resize')
        }
      },
    }),
  )
  const left = app.exited.then(async code => {
    if (!mine) return outside
    mine = false
    gone()
    if (!stays || code === exitCodes.interrupted) return code
    await tell(
      `The room goes on without this screen; ctrl-c closes it. Come back: ${commandLine('join', hosting.socket, '--as', 'facilitator')}`,
    )
    return Promise.race([outside, whenOver(hosting).then(() => exitCodes.ok)])
  })
  try {
    return await Promise.race([left, outside])
  } catch (error) {
    if (mine) giveBack()
    throw error
  }
}
