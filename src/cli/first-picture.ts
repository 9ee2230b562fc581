/** The home screen before anything else is loaded: a bundle of its own, so that the first picture waits for one small file. */
import { tellHow } from '../command-line.ts'
import { exitCodes, UserError } from '../errors.ts'
import type { SessionInfo } from '../ports/session-store.ts'
import { isDatabase } from '../postgres/address.ts'
import { listSessions } from '../store/list.ts'
import { quickDisk } from '../store/quick-disk.ts'
import { paintFirstFrame } from '../terminals/facilitator/first-frame.ts'
import { homeAsked } from './asked.ts'
import type { Config } from './config/config.ts'
import { loadConfig } from './config/load.ts'
import { watchEndings } from './endings.ts'
import { lookOf, shown } from './environment.ts'
import { faultSentence, tell } from './files/output.ts'
import type { Common } from './parsing/command.ts'
import { startedAs } from './started-as.ts'
import { giveBack, hasTerminal } from './terminal.ts'

/** What the terminal shows already, as plain data: the app that takes over comes from another bundle. */
export type FirstPicture = {
  settings: Common
  sessions: SessionInfo[]
  /** The rows painted, for a terminal of this size in cells. */
  painted: string[]
  columns: number
  rows: number
  /** Called by whoever takes the terminal over; until then a signal gives it back. */
  handOver(): void
}

/** The config file; undefined when it is wrong, which the whole program says. */
async function configOf(): Promise<Config | undefined> {
  try {
    return await loadConfig(process.env)
  } catch (error) {
    if (error instanceof UserError) return undefined
    throw error
  }
}

/** Paints home when these arguments ask for it and there is a terminal to paint on; undefined otherwise. */
export async function firstPicture(argv: readonly string[]): Promise<FirstPicture | undefined> {
  const config = homeAsked(argv, process.env) && (await configOf())
  const settings = config && homeAsked(argv, process.env, config)
  if (!settings || settings.linear || isDatabase(settings.dir) || !hasTerminal()) return undefined
  tellHow({ program: () => startedAs(process.argv[1] ?? '', process.env, process.cwd()) })
  if (argv.includes('--dir')) tellHow({ dir: argv[argv.indexOf('--dir') + 1] })
  const { stdin, stdout } = process
  const sessions = await listSessions(settings.dir, quickDisk)
  const { columns, rows } = stdout
  const handOver = watchEndings(
    async () => giveBack(),
    error => {
      giveBack()
      void tell(faultSentence(error)).then(() => process.exit(exitCodes.bug))
    },
  )
  // Keys typed from here on wait for the app instead of showing up in the picture.
  stdin.setRawMode(true)
  const theme = lookOf(settings, process.env)
  const painted = paintFirstFrame(stdout, theme, sessions, shown(settings.dir), Date.now(), settings.keyChanges)
  return { settings, sessions, painted, columns, rows, handOver }
}
