/**
 * What the person asked of us: folder, colours, glyphs, plain lines. A flag wins over a variable, a variable over the config file, and that
 * over what is built in.
 */
import { relative, resolve } from 'node:path'
import { exitCodes, UserError } from '../errors.ts'
import { itemAt } from '../lists.ts'
import { databaseName, isDatabase } from '../postgres/address.ts'
import type { Bell } from '../screen/terminal.ts'
import type { Theme } from '../screen/theme.ts'
import { type Ground, themeNames } from '../screen/themes.ts'
import { type Config, type ConfigValues, motions, noConfig, type Setting } from './config/config.ts'
import type { Common, Flags } from './parsing/command.ts'
import { readWord } from './parsing/typed.ts'

type Env = Record<string, string | undefined>

/** Who said it: an option or a variable by its name, the config file in a line, or nobody. */
export type Said =
  | { by: 'command line' | 'environment'; name: string }
  | { by: 'config file'; line: number }
  | { by: 'built in' }

/** A value, and where it was said. */
export type Settled<T> = { value: T; said: Said }

/** All settings with where each was said. */
export type AllSettled = { [K in keyof Required<Omit<Common, 'store' | 'usual' | 'keyChanges'>>]: Settled<Common[K]> }

/** Nobody said otherwise. */
const builtIn: Said = { by: 'built in' }
const fromEnv = (name: string): Said => ({ by: 'environment', name })
const fromFlag = (name: string): Said => ({ by: 'command line', name })

/**
 * The common settings: what flags say as parsed (absent: not given), else the environment, else the config file, else what is built in.
 * @throws UserError when `--dir` or FLYWHEEL_DIR cannot be a folder, or `--store` or FLYWHEEL_STORE no database.
 */
export function settings(flags: Flags, env: Env, config: Config = noConfig): Common {
  const { dir, color, ascii, bell, mouse, motion, linear, theme, debug } = settled(flags, env, config)
  return {
    dir: dir.value,
    color: color.value,
    ascii: ascii.value,
    bell: bell.value,
    mouse: mouse.value,
    motion: motion.value,
    linear: linear.value,
    theme: theme.value,
    debug: debug.value,
    usual: config.values,
    keyChanges: config.keys,
  }
}

/** The same with where each was said. @throws UserError as `settings` does. */
export function settled(flags: Flags, env: Env, config: Config = noConfig): AllSettled {
  const isDumb = env.TERM === 'dumb'
  const flag = (name: 'color' | 'ascii' | 'mouse' | 'linear') => flagSaid(name, flags[name])
  const file = <K extends Setting>(name: K) => fileSaid(config, name)
  return {
    dir: placeMeant(flags, env, config),
    color: first(
      isDumb && { value: false, said: fromEnv('TERM') },
      flag('color'),
      // https://no-color.org: any value but the empty one.
      env.NO_COLOR && { value: false, said: fromEnv('NO_COLOR') },
      file('color'),
      { value: true, said: builtIn },
    ),
    ascii: first(flag('ascii'), switched(env.FLYWHEEL_ASCII, 'FLYWHEEL_ASCII'), file('ascii'), guessedAscii(env)),
    bell: first(
      flags.bell !== undefined && {
        value: flags.bell ? loud(config.values.bell) : 'off',
        said: fromFlag(flags.bell ? '--bell' : '--no-bell'),
      },
      file('bell'),
      { value: 'end', said: builtIn },
    ),
    mouse: first(flag('mouse'), file('mouse'), { value: true, said: builtIn }),
    motion: first(
      flags.motion !== undefined && { value: flags.motion, said: fromFlag('--motion') },
      named(env.FLYWHEEL_MOTION, 'FLYWHEEL_MOTION', motions),
      file('motion'),
      { value: 'full', said: builtIn },
    ),
    linear: first(
      flag('linear'),
      switched(env.ACCESSIBLE, 'ACCESSIBLE'),
      isDumb && { value: true, said: fromEnv('TERM') },
      file('linear'),
      { value: false, said: builtIn },
    ),
    theme: first(
      flags.theme !== undefined && { value: flags.theme, said: fromFlag('--theme') },
      named(env.FLYWHEEL_THEME, 'FLYWHEEL_THEME', themeNames),
      file('theme'),
      { value: 'terminal', said: builtIn },
    ),
    debug: first(
      flags.debug && { value: true, said: fromFlag('--debug') },
      switched(env.FLYWHEEL_DEBUG, 'FLYWHEEL_DEBUG'),
      {
        value: false,
        said: builtIn,
      },
    ),
  }
}

/** The first that was said; the last one always is. */
function first<T>(...all: (Settled<T> | false | '' | undefined)[]): Settled<T> {
  return itemAt(
    all.flatMap(one => one || []),
    0,
  )
}

function flagSaid(name: string, value: boolean | undefined): Settled<boolean> | undefined {
  return value === undefined ? undefined : { value, said: fromFlag(value ? `--${name}` : `--no-${name}`) }
}

/** What a variable names; undefined when it is not set. @throws UserError for a name there is none of. */
function named<T extends string>(asked: string | undefined, name: string, known: readonly T[]): Settled<T> | undefined {
  if (!asked) return undefined
  const value = known.find(one => one === asked)
  if (value) return { value, said: fromEnv(name) }
  throw new UserError(
    `${name} is none of ${known.join(', ')}.`,
    'Nothing was done. Set it to one of them, or unset it.',
    exitCodes.usage,
  )
}

/** With a bell that was asked for it rings as the file says, at least at the end of a step's time. */
function loud(bell: Bell | undefined): Bell {
  return bell === undefined || bell === 'off' ? 'end' : bell
}

/**
 * How screens look with these settings on the terminal of this environment. A theme with colours of its own takes 256 of them; a terminal
 * that has only its sixteen keeps those.
 */
export function lookOf(
  { color, ascii, theme, motion }: Pick<Common, 'color' | 'ascii' | 'theme'> & Partial<Pick<Common, 'motion'>>,
  env: Env,
): Theme {
  const isOwn = theme === 'terminal' || hasFewColours(env)
  const still = motion === 'reduced' ? { still: true } : {}
  if (!isOwn) return { colour: color, ascii, ...still, name: theme }
  const ground = groundIn(env)
  const asks = color && ground === undefined && mayAsk(env) ? { asks: true as const } : {}
  return { colour: color, ascii, ...still, ground, ...asks }
}

/**
 * True for terminals that take the question for their ground for one, by their name: they answer it or swallow it. GNU screen, whose name
 * tmux has too, hands on what it does not know; the consoles of kernels draw it.
 */
function mayAsk({ TERM = '', TMUX }: Env): boolean {
  if (TERM.startsWith('screen')) return Boolean(TMUX)
  return /^(xterm|tmux|rxvt-unicode|alacritty|foot|kitty|ghostty|wezterm|konsole|contour|mintty|iterm|st-)/i.test(TERM)
}

/** The look of a terminal elsewhere, by what it tells of its environment; names there are none of count as not told. */
export function lookFrom(told: Env): { look: Theme; linear: boolean } {
  const one = (known: readonly string[], value = '') => (known.includes(value) ? value : undefined)
  const env = {
    ...told,
    FLYWHEEL_THEME: one(themeNames, told.FLYWHEEL_THEME),
    FLYWHEEL_MOTION: one(motions, told.FLYWHEEL_MOTION),
  }
  const theirs = settings({}, env)
  return { look: lookOf(theirs, env), linear: theirs.linear }
}

/** True for terminals that have sixteen colours and no more, by their name. */
export function hasFewColours({ TERM = '' }: Env): boolean {
  return /^(linux|cons|vt\d|ansi|eterm(?!-256))/.test(TERM)
}

/** The ground of a terminal that says it in COLORFGBG: the last number is that of its background. */
function groundIn(env: Env): Ground | undefined {
  const [, number] = /;(\d{1,2})$/.exec(env.COLORFGBG ?? '') ?? []
  if (number === undefined || Number(number) > 15) return undefined
  return Number(number) === 7 || Number(number) > 8 ? 'light' : 'dark'
}

/** A variable that turns something on, or off with 0. */
function switched(value: string | undefined, name: string): Settled<boolean> | undefined {
  return value === undefined || value === '' ? undefined : { value: isOn(value), said: fromEnv(name) }
}

function fileSaid<K extends Setting>(config: Config, name: K): Settled<NonNullable<ConfigValues[K]>> | undefined {
  const value = config.values[name]
  return value === undefined || value === null ? undefined : { value, said: inLine(config, name) }
}

function inLine({ lines }: Config, name: Setting): Said {
  return { by: 'config file', line: lines[name] ?? 1 }
}

/** Where the sessions are: a folder, or the address of a database. */
function placeMeant(flags: Flags, env: Env, config: Config): Settled<string> {
  if (flags.dir !== undefined && flags.store !== undefined)
    throw new UserError('Sessions are in a folder or in a database.', 'Leave out --dir or --store.', exitCodes.usage)
  if (flags.dir !== undefined) return { value: folderMeant(flags.dir, '--dir'), said: fromFlag('--dir') }
  if (flags.store !== undefined) return { value: databaseMeant(flags.store, '--store'), said: fromFlag('--store') }
  if (env.FLYWHEEL_STORE)
    return { value: databaseMeant(env.FLYWHEEL_STORE, 'FLYWHEEL_STORE'), said: fromEnv('FLYWHEEL_STORE') }
  if (env.FLYWHEEL_DIR) return { value: folderMeant(env.FLYWHEEL_DIR, 'FLYWHEEL_DIR'), said: fromEnv('FLYWHEEL_DIR') }
  const { dir, store } = config.values
  if (store !== undefined) return { value: store, said: inLine(config, 'store') }
  if (dir !== undefined) return { value: folderMeant(dir, 'dir'), said: inLine(config, 'dir') }
  return { value: resolve('sessions'), said: builtIn }
}

function folderMeant(word: string, what: string): string {
  return resolve(readWord(word, 'folder', what))
}

function databaseMeant(word: string, what: string): string {
  if (isDatabase(word)) return word
  throw new UserError(
    `${what} is no address of a database.`,
    'It looks like postgres://user@db.example.com/retros; a folder is named with --dir.',
    exitCodes.usage,
  )
}

/** What terminal and locale say about characters. */
function guessedAscii(env: Env): Settled<boolean> {
  const value = prefersAscii(env)
  const name = env.TERM === 'linux' ? 'TERM' : localeNames.find(one => env[one])
  return { value, said: value && name !== undefined ? fromEnv(name) : builtIn }
}

/** True where box drawing would not arrive: no UTF-8, or a locale whose fonts draw these glyphs two cells wide. */
export function prefersAscii(env: Env): boolean {
  const locale = localeOf(env)
  if (isOn(env.FLYWHEEL_ASCII) || env.TERM === 'linux') return true
  if (!/utf-?8/i.test(locale)) return locale !== ''
  return /^(zh|ja|ko)/.test(locale)
}

/** The variables of the locale in the order in which they decide about characters (POSIX). */
const localeNames = ['LC_ALL', 'LC_CTYPE', 'LANG'] as const

/** The locale that decides about characters, '' when none is set. */
export function localeOf(env: Env): string {
  return env.LC_ALL || env.LC_CTYPE || env.LANG || ''
}

/** Is a fault to be shown with where it came from? */
export function debugAsked(flag: boolean, env: Env): boolean {
  return flag || isOn(env.FLYWHEEL_DEBUG)
}

function isOn(value: string | undefined): boolean {
  return value !== undefined && value !== '' && value !== '0' && value !== 'false'
}

/** A path as people would type it here: `./sessions` below this folder, otherwise the whole path. */
export function shown(path: string, here: string = process.cwd()): string {
  if (isDatabase(path)) return databaseName(path) ?? 'the database'
  const below = relative(here, path)
  return below === '' ? '.' : below.startsWith('..') ? path : `./${below}`
}

/** The variables that count, for `flywheel help environment`. */
export const variables: readonly (readonly [name: string, does: string])[] = [
  ['FLYWHEEL_DIR', 'where the sessions are, like --dir; else ./sessions'],
  ['FLYWHEEL_STORE', 'the database with the sessions, like --store'],
  ['FLYWHEEL_ASCII', '1 draws with plain ASCII characters, like --ascii'],
  ['FLYWHEEL_CONFIG', 'the config file; else flywheel/config.yaml as below'],
  ['XDG_CONFIG_HOME', 'where the config file is looked for; else ~/.config'],
  ['APPDATA', 'where it is looked for on Windows'],
  ['FLYWHEEL_DEBUG', '1 shows where a fault came from, like --debug'],
  ['FLYWHEEL_THEME', 'terminal, light, dark or contrast, like --theme'],
  ['FLYWHEEL_MOTION', 'full or reduced, like --motion'],
  ['COLORFGBG', 'set by some terminals: whether they are light or dark'],
  ['NO_COLOR', 'any value: no colours, like --no-color'],
  ['ACCESSIBLE', '1 for plain lines and numbered choices, like --linear'],
  ['TERM', 'dumb: plain lines, no colours'],
  ['LC_ALL, LC_CTYPE, LANG', 'without UTF-8, or Chinese, Japanese, Korean: ASCII'],
  ['FLYWHEEL_STATE', 'host key and sockets; else flywheel/ in XDG_STATE_HOME'],
  ['XDG_STATE_HOME', 'where FLYWHEEL_STATE is not set; else ~/.local/state'],
  ['XDG_CACHE_HOME', 'compiled code is kept in flywheel/; else ~/.cache'],
  ['NODE_COMPILE_CACHE', 'where compiled code is kept instead'],
  ['HOME', 'what ~ means, and where the folders above lie'],
  ['VISUAL, EDITOR', 'edits a map (key E) or an agenda; VISUAL first'],
  ['USER', 'your name where the system does not know it'],
  ['TMUX', 'set by tmux: we draw as it needs, doctor asks it'],
  ['SSH_CONNECTION', 'set by sshd: from where, for join --sshd'],
  ['SSH_USER_AUTH', 'set by sshd: with which key, for join --sshd'],
  ['SSH_ORIGINAL_COMMAND', 'set by sshd: what else was asked, for join --sshd'],
]
