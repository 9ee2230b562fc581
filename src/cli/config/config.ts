/** What one config file of a person may set, as plain data: nothing here reads a file, so that the first picture need not wait for it. */
import { homedir } from 'node:os'
import { isAbsolute, join } from 'node:path'
import type { KeyChanges } from '../../screen/keys/changes.ts'
import type { Bell } from '../../screen/terminal.ts'
import type { themeNames } from '../../screen/themes.ts'

/** How much may move by itself. */
export const motions = ['full', 'reduced'] as const
export type Motion = (typeof motions)[number]

/** Who is here when a new turn names nobody, and what it is made of. */
export type Usual = {
  /** The team of a new turn. */
  team?: string
  /** Its people where `teams` does not name them. */
  people?: readonly string[]
  teams?: Readonly<Record<string, readonly string[]>>
  /** The agenda of a new session. */
  agenda?: string
}

/** Everything a file can say; what is absent is as it is without the file. */
export type ConfigValues = Usual & {
  dir?: string
  store?: string
  color?: boolean
  ascii?: boolean
  linear?: boolean
  bell?: Bell
  mouse?: boolean
  motion?: Motion
  theme?: (typeof themeNames)[number]
  /** Keys by the name of what they do, as they are written in the file. */
  keys?: Readonly<Record<string, readonly string[]>>
}

export type Setting = keyof ConfigValues

/** `lines` says in which line of the file each setting stands, from 1, each team as `teams.NAME`; `path` is undefined without a file. */
export type Config = {
  path: string | undefined
  values: ConfigValues
  lines: Readonly<Record<string, number>>
  /** Where each key stands. */
  keyPlaces: Readonly<Record<string, Place>>
  /** The keys as they were found to be possible. */
  keys?: KeyChanges | undefined
}

/** Line and column, from 1. */
export type Place = { line: number; column: number }

/** Nothing is set. */
export const noConfig: Config = { path: undefined, values: {}, lines: {}, keyPlaces: {} }

type Env = Record<string, string | undefined>

/**
 * Where the config file lies if there is one: FLYWHEEL_CONFIG, or `flywheel/config.yaml` in XDG_CONFIG_HOME or ~/.config; on Windows in
 * %APPDATA%. Undefined where there is no such folder.
 */
export function configPath(
  env: Env,
  platform: NodeJS.Platform = process.platform,
  home = homedir(),
): string | undefined {
  if (env.FLYWHEEL_CONFIG) return env.FLYWHEEL_CONFIG
  const xdg = env.XDG_CONFIG_HOME && isAbsolute(env.XDG_CONFIG_HOME) ? env.XDG_CONFIG_HOME : undefined
  const own = platform === 'win32' ? env.APPDATA : isAbsolute(home) ? join(home, '.config') : undefined
  const folder = xdg ?? own
  return folder ? join(folder, 'flywheel', 'config.yaml') : undefined
}

/** The people a new turn of this team begins with, where no earlier turn says it; undefined when the file names none. */
export function peopleOf(usual: Usual, team: string): readonly string[] | undefined {
  const same = Object.keys(usual.teams ?? {}).find(name => name.toLowerCase() === team.toLowerCase())
  return same === undefined ? usual.people : usual.teams?.[same]
}
