/** The one place where the screens are started: on a terminal as full screen, anywhere as plain lines. */
import { type ExitCode, exitCodes, UserError } from '../errors.ts'
import type { SessionInfo } from '../store/list.ts'
import type { Start } from '../ui/app.tsx'
import type { Doors } from '../ui/doors.ts'
import { leave } from '../ui/modes.ts'
import type { Mounted } from '../ui/mount.tsx'
import type { Pace } from '../ui/player.ts'
import type { Theme } from '../ui/theme.ts'
import type { Common } from './command.ts'
import type { House } from './doors.ts'
import { watchEndings } from './endings.ts'
import { shown } from './environment.ts'

/** What to show first. `form` asks for what a new turn still needs. */
export type Asked =
  | { show: 'home' }
  | { show: 'form'; team?: string; people?: string[]; agenda?: string }
  | { show: 'session'; path: string; readOnly: boolean }
  | { show: 'playing'; path: string; pace: Pace }

/** Runs the app until the person leaves it; resolves with the exit code. Throws UserError when there is no terminal. */
export async function fullScreen(asked: Asked, settings: Common): Promise<ExitCode> {
  needsTerminal()
  const { stdin, stdout, env } = process
  const theme: Theme = { colour: settings.color, ascii: settings.ascii }
  let house: House | undefined
  let app: Mounted | undefined
  let switched = false
  let fault = (_error: unknown) => {}
  const faulted = new Promise<never>((_, reject) => {
    fault = reject
  })
  const stop = watchEndings(async code => {
    await app?.quit(code)
    await house?.leave()
  }, fault)
  try {
    const first = asked.show === 'home' ? await homeAtOnce(settings.dir, theme) : undefined
    switched = first !== undefined
    const [{ mountApp }, { doorsTo }] = await Promise.all([import('../ui/mount.tsx'), import('./doors.ts')])
    house = doorsTo(settings.dir)
    const start = first ? ({ at: 'home', sessions: first.sessions } as const) : await startOf(asked, house.doors)
    const terminal = { input: stdin, output: stdout, theme, tmux: Boolean(env.TMUX) }
    switched = true
    const now = 'player' in start ? start.player?.now : undefined
    app = mountApp({ terminal, doors: house.doors, start, now, painted: first?.rows() })
    return (await Promise.race([app.exited, faulted])) as ExitCode
  } catch (error) {
    if (switched) giveBack()
    throw error
  } finally {
    await house?.leave()
    stop()
  }
}

/** The terminal as it was, after something went wrong: once more does no harm. */
function giveBack(): void {
  process.stdin.setRawMode(false)
  process.stdin.pause()
  process.stdout.write(leave)
}

/** True where a full screen can be drawn and keys be read. */
export function hasTerminal(): boolean {
  return Boolean(process.stdin.isTTY && process.stdout.isTTY)
}

function needsTerminal(): void {
  if (hasTerminal()) return
  throw new UserError(
    'The full screen needs a terminal.',
    'Without one there are list, show, notes and check. See: flywheel --help',
    exitCodes.usage,
  )
}

async function startOf(asked: Asked, doors: Doors): Promise<Start> {
  switch (asked.show) {
    case 'home':
      return { at: 'home', sessions: await doors.list() }
    case 'form':
      return { at: 'form', suggestion: { team: asked.team, people: asked.people, agenda: asked.agenda } }
    case 'session':
      return { at: 'turn', open: await doors.open(asked.path, { readOnly: asked.readOnly }) }
    case 'playing': {
      const [{ player }, { readSession }] = await Promise.all([
        import('../ui/player.ts'),
        import('../store/session-file.ts'),
      ])
      const playing = player((await readSession(asked.path)).log, asked.pace)
      return { at: 'turn', open: playing.open, player: playing }
    }
  }
}

/** The sessions on the screen before the app has loaded. `rows` are what the terminal shows, unless its size changed since. */
async function homeAtOnce(
  dir: string,
  theme: Theme,
): Promise<{ sessions: SessionInfo[]; rows(): string[] | undefined }> {
  const [{ listSessions }, { paintFirstFrame }] = await Promise.all([
    import('../store/list.ts'),
    import('../ui/first-frame.ts'),
  ])
  const { stdin, stdout } = process
  const sessions = await listSessions(dir)
  const { columns, rows } = stdout
  // Keys typed from here on wait for the app instead of showing up in the picture.
  stdin.setRawMode(true)
  const painted = paintFirstFrame(stdout, theme, sessions, shown(dir), Date.now())
  return { sessions, rows: () => (stdout.columns === columns && stdout.rows === rows ? painted : undefined) }
}
