/** What the person asked of us by flags and environment: folder, colours, glyphs, plain lines. A flag wins over a variable. */
import { relative, resolve } from 'node:path'
import { exitCodes, UserError } from '../errors.ts'
import { databaseName, isDatabase } from '../postgres/address.ts'
import type { Common } from './parsing/command.ts'
import { readWord } from './parsing/typed.ts'

type Env = Record<string, string | undefined>

/**
 * The common settings from flags as parsed (absent: not given) and the environment.
 * @throws UserError when `--dir` or FLYWHEEL_DIR cannot be a folder, or `--store` or FLYWHEEL_STORE no database.
 */
export function settings(flags: Partial<Common>, env: Env): Common {
  return {
    dir: placeMeant(flags, env),
    // https://no-color.org: any value but the empty one.
    color: (flags.color ?? true) && !env.NO_COLOR && env.TERM !== 'dumb',
    ascii: (flags.ascii ?? false) || prefersAscii(env),
    bell: flags.bell ?? true,
    mouse: flags.mouse ?? true,
    linear: (flags.linear ?? false) || isOn(env.ACCESSIBLE) || env.TERM === 'dumb',
    debug: debugAsked(flags.debug ?? false, env),
  }
}

/** Where the sessions are: a folder, or the address of a database. */
function placeMeant(flags: Partial<Common>, env: Env): string {
  if (flags.dir !== undefined && flags.store !== undefined)
    throw new UserError('Sessions are in a folder or in a database.', 'Leave out --dir or --store.', exitCodes.usage)
  if (flags.dir !== undefined) return resolve(readWord(flags.dir, 'folder', '--dir'))
  const store = flags.store ?? (env.FLYWHEEL_STORE || undefined)
  if (store === undefined) return resolve(readWord(env.FLYWHEEL_DIR || 'sessions', 'folder', 'FLYWHEEL_DIR'))
  if (isDatabase(store)) return store
  throw new UserError(
    `${flags.store === undefined ? 'FLYWHEEL_STORE' : '--store'} is no address of a database.`,
    'It looks like postgres://user@db.example.com/retros; a folder is named with --dir.',
    exitCodes.usage,
  )
}

/** True where box drawing would not arrive: no UTF-8, or a locale whose fonts draw these glyphs two cells wide. */
export function prefersAscii(env: Env): boolean {
  const locale = localeOf(env)
  if (isOn(env.FLYWHEEL_ASCII) || env.TERM === 'linux') return true
  if (!/utf-?8/i.test(locale)) return locale !== ''
  return /^(zh|ja|ko)/.test(locale)
}

/** The locale that decides about characters, '' when none is set. (POSIX: LC_ALL, then LC_CTYPE, then LANG.) */
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
  ['FLYWHEEL_DEBUG', '1 shows where a fault came from, like --debug'],
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
