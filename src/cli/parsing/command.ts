/** What a command is, as data: from this come its parsing, its help page and its shell completion. */

import type { Options } from 'yargs'
import type { ExitCode } from '../../errors.ts'
import { itemAt } from '../../lists.ts'
import type { KeyChanges } from '../../screen/keys/changes.ts'
import type { Bell } from '../../screen/terminal.ts'
import { themeNames } from '../../screen/themes.ts'
import { type Motion, motions, type Usual } from '../config/config.ts'
import type { Meaning } from './typed.ts'

/** What every command understands, whatever it does. */
export type Common = {
  /** The folder with the sessions, or the address of the database they are in. */
  dir: string
  /** That address, where it was given by `--store`. */
  store?: string
  ascii: boolean
  color: boolean
  linear: boolean
  /** When the terminal makes a sound. */
  bell: Bell
  /** How much may move by itself. */
  motion: Motion
  /** The wheel and a click of the mouse. */
  mouse: boolean
  theme: (typeof themeNames)[number]
  debug: boolean
  /** Team, people and agenda of a new session, where a config file says them. */
  usual?: Usual
  /** Keys that the config file changes, for the screens of this terminal. */
  keyChanges?: KeyChanges | undefined
}

/** What options say, as they are parsed: the bell is on or off there. */
export type Flags = Partial<Omit<Common, 'bell'>> & { bell?: boolean | undefined }

/**
 * A word or an option. `takes` is what stands for its value on the help page, `means` what it stands for (else it is text), `offers`
 * what a shell offers for it where neither its choices nor its meaning say so.
 */
export type Row = Pick<Options, 'type' | 'default' | 'choices' | 'requiresArg' | 'alias'> & {
  describe: string
  takes?: string
  means?: Meaning
  /** It is on unless `--no-…` turns it off; whether it was given is seen by its value. */
  isOn?: true
  /** What counts without it, for the help page; the parser gives nothing. */
  usual?: string
  offers?: 'sessions' | 'agendas' | 'exercises' | 'topics'
}

/** What a command may ask of the whole it is a part of. */
export type Program = {
  /** The names of all commands. */
  names: readonly string[]
  /** The options as they were given, those that were not being absent. */
  flags: Flags
  /** Every help page by its name, its command lines as this program was started. */
  pages(): Record<string, string>
  /** All commands, in the order of the help page. */
  commands: readonly Command[]
}

export type Command<Args = object> = {
  /** The word and what follows it, as the parser reads it: `show <file> <what>`. */
  usage: string
  /** One line for the list of commands. */
  about: string
  /** Whole command lines, the most used first, each with what it does. */
  examples: readonly (readonly [line: string, does: string])[]
  words?: Record<string, Row>
  options?: Record<string, Row>
  /** It works whatever the config file says, even where that cannot be read. */
  unconfigured?: true
  /** Does it; resolves with the exit code. */
  run(args: Args & Common, program: Program): Promise<ExitCode>
}

/** Keeps a command's own argument types inside it; the table of commands needs to know only how to call it. */
export function command<Args = object>(it: Command<Args>): Command {
  return it as Command
}

/** The first word of a usage is the command's name. */
export function nameOf(it: Command): string {
  return itemAt(it.usage.split(' '), 0)
}

export const json: Row = { type: 'boolean', default: false, describe: 'print JSON for programs' }

/** Options every command has. */
export const commonOptions: Record<string, Row> = {
  dir: {
    type: 'string',
    means: 'folder',
    takes: 'FOLDER',
    describe: 'where the sessions are (FLYWHEEL_DIR, else ./sessions)',
    requiresArg: true,
  },
  store: {
    type: 'string',
    takes: 'ADDRESS',
    describe: 'a PostgreSQL database in place of a folder (FLYWHEEL_STORE)',
    requiresArg: true,
  },
  color: { type: 'boolean', isOn: true, describe: 'no colours (NO_COLOR)' },
  theme: {
    choices: themeNames,
    takes: 'NAME',
    describe: 'terminal, light, dark or contrast (FLYWHEEL_THEME)',
    requiresArg: true,
  },
  ascii: { type: 'boolean', describe: 'draw with plain ASCII characters' },
  bell: { type: 'boolean', isOn: true, describe: 'no sound when the time of a step is up' },
  mouse: { type: 'boolean', isOn: true, describe: 'no mouse: the terminal selects text without shift' },
  motion: {
    choices: motions,
    takes: 'NAME',
    describe: 'reduced: no seconds, no blinking (FLYWHEEL_MOTION)',
    requiresArg: true,
  },
  linear: { type: 'boolean', describe: 'plain lines and numbered choices (ACCESSIBLE=1)' },
  debug: { type: 'boolean', describe: 'show where in the program a fault came from' },
  help: { type: 'boolean', alias: 'h', describe: 'this page' },
  version: { type: 'boolean', alias: 'v', describe: 'the version' },
}
