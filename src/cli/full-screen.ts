/** The one place where the screens are started and left in order, and the terminal is given back whatever happens. */
import { setFlagsFromString } from 'node:v8'
import { commandLine } from '../command-line.ts'
import { type ExitCode, exitCodes, UserError } from '../errors.ts'
import type { Mounted } from '../screen/terminal.ts'
import type { Start } from '../terminals/facilitator/app.tsx'
import type { AppServices } from '../views/app-services.ts'
import { exitCodeFor, watchEndings, watchStops } from './endings.ts'
import { lookOf } from './environment.ts'
import type { FirstPicture } from './first-picture.ts'
import type { LocalSessions } from './local-sessions.ts'
import type { Common } from './parsing/command.ts'
import { endLost, giveBack, hasTerminal, watchTerminal } from './terminal.ts'
import type { ToShow } from './to-show.ts'

/**
 * Keeps the heap of V8 near what is kept, for as long as the screens are there. The young generation stays as large as it is by now: left to
 * itself it grows to 128 MB while 4,000 cards are typed. What was thrown away is collected when a fifth of what is kept came on top:
 * left to itself V8 waits for several times that. A key takes no more of the processor by it with 60 cards, and 0.31 ms in place of
 * 0.25 while 1,500 are typed without a pause.
 */
function saveMemory(): void {
  setFlagsFromString('--semi-space-growth-factor=1')
  setFlagsFromString('--heap-growing-percent=20')
}

/**
 * Runs the app until the person leaves it, as plain lines where those were asked for; resolves with the exit code.
 * Throws UserError when there is no terminal for a screen.
 */
export async function fullScreen(asked: ToShow, settings: Common): Promise<ExitCode> {
  if (settings.linear) return (await import('./plain-lines.ts')).plainLines(asked, settings)
  needsTerminal()
  const first = asked.show === 'home' ? asked.first : undefined
  let local: LocalSessions | undefined
  let app: Mounted | undefined
  let switched = first !== undefined
  let start: Start | undefined
  let fault = (_error: unknown) => {}
  const faulted = new Promise<never>((_, reject) => {
    fault = reject
  })
  const stop = watchEndings(async code => {
    if (app) await app.quit(code)
    else if (switched) giveBack()
    if (start?.at === 'map') await start.file.settled()
    await local?.leave()
  }, fault)
  const stopLooking = watchTerminal(async () => {
    const code = exitCodeFor('SIGHUP')
    await app?.quit(code).catch(() => {})
    await local?.leave().catch(() => {})
    endLost(code)
  })
  const stops = watchStops(
    () => (app ? app.suspend?.() : switched && giveBack()),
    () => app?.resume?.(),
  )
  first?.handOver()
  saveMemory()
  try {
    const [{ mountApp }, { localSessions }] = await Promise.all([
      import('../terminals/facilitator/mount.tsx'),
      import('./local-sessions.ts'),
    ])
    local = localSessions(settings.dir, first?.sessions, settings.usual)
    start = await startOf(asked, local.appServices, settings.dir)
    switched = true
    app = mountApp({
      terminal: {
        input: process.stdin,
        output: process.stdout,
        theme: lookOf(settings, process.env),
        keys: settings.keyChanges,
        bell: settings.bell,
        mouse: settings.mouse,
        tmux: Boolean(process.env.TMUX),
      },
      appServices: local.appServices,
      start,
      now: 'player' in start ? start.player?.now : undefined,
      stop: stops.stop,
      painted: first && stillFits(first) ? first.painted : undefined,
    })
    return await Promise.race([app.exited, faulted])
  } catch (error) {
    if (switched) giveBack()
    throw error
  } finally {
    await local?.leave()
    stopLooking()
    stops.end()
    stop()
  }
}

/** @throws UserError where no full screen can be drawn. Asked before anything is made. */
export function needsTerminal(): void {
  if (hasTerminal()) return
  throw new UserError(
    'The full screen needs a terminal.',
    `Without one there are list, show, notes, check and --linear. See: ${commandLine('--help')}`,
    exitCodes.usage,
  )
}

async function startOf(asked: ToShow, appServices: AppServices, dir: string): Promise<Start> {
  switch (asked.show) {
    case 'home':
      return { at: 'home', sessions: asked.first?.sessions ?? (await appServices.list()) }
    case 'form':
      // The people of the team's last turn are suggested from its file.
      await appServices.list()
      return { at: 'form', suggestion: { team: asked.team, people: asked.people, agenda: asked.agenda } }
    case 'session':
      return {
        at: 'turn',
        open: await appServices.open(asked.path, { readOnly: asked.readOnly, takeOver: asked.takeOver }),
      }
    case 'playing': {
      const [{ player }, { storeIn }] = await Promise.all([import('../views/player.ts'), import('./store.ts')])
      const playing = player((await storeIn(dir).read(asked.path)).log, asked.pace)
      return { at: 'turn', open: playing.open, player: playing }
    }
    case 'map': {
      const { openMap } = await import('./files/map-file.ts')
      return { at: 'map', file: await openMap(asked.path), glyphs: asked.braille ? 'braille' : 'unicode' }
    }
  }
}

/** A window that was resized while the app loaded shows something else by now. */
function stillFits({ columns, rows }: FirstPicture): boolean {
  return process.stdout.columns === columns && process.stdout.rows === rows
}
