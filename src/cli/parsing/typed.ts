/** The one place that reads what was typed as a word or an option's value: `-`, `~`, nothing, control characters, once or more often. */
import { homedir } from 'node:os'
import { isAbsolute, join } from 'node:path'
import { clean } from '../../clean.ts'
import { exitCodes, UserError } from '../../errors.ts'
import { cut } from '../../text.ts'

/** The word that stands for standard input or output. */
export const stream = '-'

/**
 * What a word stands for. `input` and `output` are a file or `-`; `file`, `folder` and `session` (a path, or a name in --dir) are
 * never `-`; `list` is names with commas between them, which add up.
 */
export type Meaning = 'text' | 'list' | 'file' | 'folder' | 'session' | 'input' | 'output'

const notDash: Record<Exclude<Meaning, 'input' | 'output'>, (what: string) => [say: string, next: string]> = {
  session: () => [
    'This needs a session file; "-" is standard input.',
    'notes, show and check read a session from standard input.',
  ],
  folder: what => [`"-" is standard input, and no folder for ${what}.`, 'Name a folder with sessions.'],
  file: what => [`"-" is standard input or output, and no file for ${what}.`, 'Name a file.'],
  text: what => [`"-" is standard input or output, and nothing ${what} could be.`, 'Give it a word.'],
  list: what => [`"-" is standard input or output, and nothing ${what} could be.`, 'Give it names: A,B,C'],
}

/**
 * A word as it is meant; `what` names it in sentences (`FILE`, `--team`).
 * @throws UserError (usage) when it is empty, holds a control character, or is `-` where that means nothing.
 */
export function readWord(word: string, meaning: Meaning, what: string): string {
  if (word === '') throw usage(`${what} is empty.`, 'Give it a value, or leave it out.')
  const control = /\p{Cc}/u.exec(word)
  if (control) {
    const code = control[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')
    throw usage(`${what} holds a control character (U+${code}).`, 'Nothing was done; give it without.')
  }
  if (meaning === 'input' || meaning === 'output') return word === stream ? word : withHome(word)
  if (word === stream) throw usage(...notDash[meaning](what))
  return meaning === 'text' || meaning === 'list' ? word : withHome(word)
}

/**
 * A path in which `~` is the home folder, where no shell has seen to it. @throws UserError when there is none, and for `~user`, which
 * no shell knew either.
 */
export function withHome(word: string): string {
  if (!word.startsWith('~')) return word
  const [user = ''] = word.split(/[/\\]/)
  if (user !== '~')
    throw usage(
      `${cut(clean(user, 60), 40)} is nobody's home folder that this program knows.`,
      `Write the whole path, or ./${cut(clean(user, 60), 40)} for what is called so here.`,
    )
  if (!isAbsolute(homedir())) throw usage('There is no home folder for ~ to mean.', 'Write the whole path.')
  return word === '~' ? homedir() : join(homedir(), word.slice(2))
}

/** One value of an option, or one list of all that were given. @throws UserError (usage) when there are two and only one can count. */
export function once(values: readonly string[], meaning: Meaning, what: string): string {
  const read = values.map(word => readWord(word, meaning, what))
  const [first = '', second] = read
  if (meaning === 'list') return read.join(',')
  if (second !== undefined)
    throw usage(
      `${what} was given ${values.length === 2 ? 'twice' : `${values.length} times`}, and only one can count.`,
      'Give it once.',
    )
  return first
}

function usage(say: string, next: string): UserError {
  return new UserError(say, next, exitCodes.usage)
}

/** The names in a list with commas between them; none for an empty one. */
export function namesIn(list: string): string[] {
  return list
    .split(',')
    .map(name => name.trim())
    .filter(Boolean)
}
