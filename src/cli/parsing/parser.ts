/** The command line: words and options of every command to its arguments, and what to say when it does not fit. */

import yargs, { type Argv } from 'yargs'
import { nearest } from '../../agendas/nearest.ts'
import { commandLine, programName, tellHow } from '../../command-line.ts'
import { type ExitCode, exitCodes, UserError } from '../../errors.ts'
import { itemAt } from '../../lists.ts'
import { commandOf, commands } from '../commands/index.ts'
import { home } from '../commands/open.ts'
import { noConfig } from '../config/config.ts'
import { loadConfig } from '../config/load.ts'
import { settings } from '../environment.ts'
import { helpPages } from '../help-pages.ts'
import { type Command, commonOptions, type Flags, nameOf, type Program, type Row } from './command.ts'
import { inCapitals } from './help-page.ts'
import { once, readWord } from './typed.ts'

/** Runs one command line; resolves with its exit code. Throws UserError when it cannot be understood or done. */
export async function run(argv: readonly string[]): Promise<ExitCode> {
  let code: ExitCode | undefined
  const parser = build(argv, async (command, args) => {
    refuseValues(command, argv)
    const meant = asMeant(command, args)
    tellHow({ dir: meant.dir, store: meant.store })
    const config = command.unconfigured ? noConfig : await loadConfig(process.env)
    code = await command.run({ ...meant, ...settings(meant, process.env, config) }, { ...program, flags: meant })
  })
  await parser.parseAsync(asTaken(argv))
  return code ?? exitCodes.ok
}

/**
 * The command line as the parser takes it whole: it drops empty words and a lone dash, and forgets what stands behind `--`. The
 * first two get a sign in front that no argument can hold, the others are spelled as paths.
 */
function asTaken(argv: readonly string[]): string[] {
  const end = argv.indexOf('--')
  const words =
    end < 0 ? argv : [...argv.slice(0, end), ...argv.slice(end + 1).map(w => (/^-./.test(w) ? `./${w}` : w))]
  return words.map(word => (word === '' || word === '-' ? `\0${word}` : word))
}

/** Values as they were typed. */
function asTyped<T>(value: T): T {
  // In a complaint the sign stands as JSON writes it.
  if (typeof value === 'string') return value.replaceAll(/\0|\\u0000/g, '') as T
  if (Array.isArray(value)) return value.map(asTyped) as T
  return value
}

const program: Omit<Program, 'flags'> = {
  names: commands.map(nameOf),
  pages: () => helpPages(programName()),
  commands,
}

/**
 * Every word and option as its row means it.
 * @throws UserError (usage) that names the one that cannot be.
 */
function asMeant<Args extends object>({ words = {}, options = {} }: Command, args: Args): Args {
  const meant = Object.entries(args).map(([name, value]): [string, unknown] => {
    const typed = asTyped(value)
    const word = Object.hasOwn(words, name) ? words[name] : undefined
    if (word) {
      const read = (one: unknown) => readWord(String(one), word.means ?? 'text', inCapitals(name))
      return [name, Array.isArray(typed) ? typed.map(read) : typed === undefined ? typed : read(typed)]
    }
    const row = { ...commonOptions, ...options }[name]
    return [name, row && typed !== undefined ? optionAsMeant(name, row, typed) : typed]
  })
  return Object.fromEntries(meant) as Args
}

/** @throws UserError (usage) for `--json=yes`: an option that is there or not has no other value than true and false. */
function refuseValues({ options = {} }: Command, argv: readonly string[]): void {
  for (const word of argv.slice(0, argv.includes('--') ? argv.indexOf('--') : undefined)) {
    const [, name = '', value = ''] = /^--(?:no-)?([^=]+)=(.*)$/s.exec(word) ?? []
    if ({ ...commonOptions, ...options }[name]?.type === 'boolean' && !/^(?:true|false)$/.test(value))
      throw new UserError(`--${name} takes no value.`, nextStep(argv), exitCodes.usage)
  }
}

function optionAsMeant(name: string, { type, means = 'text' }: Row, typed: unknown): unknown {
  const values = [typed].flat()
  if (type === 'boolean') return values.at(-1)
  const given = values.map(value => {
    // The parser takes `--no-dir` for the opposite of an option that has none.
    if (typeof value === 'boolean')
      throw new UserError(
        `There is no option --no-${name}.`,
        `Give --${name} a value, or leave it out.`,
        exitCodes.usage,
      )
    return String(value)
  })
  const read = once(given, means, `--${name}`)
  return type === 'number' ? Number(read) : read
}

/** Numbers are read here and not by the parser, which takes a number option that is 1 twice for 2. */
function withoutNumbers(rows: Record<string, Row>): Record<string, Row> {
  const asText = ([name, row]: [string, Row]) => [name, row.type === 'number' ? { ...row, type: 'string' } : row]
  return Object.fromEntries(Object.entries(rows).map(asText))
}

type Done = (command: Command, args: Flags) => Promise<void>

/** A parser for every command, and for what runs without one. */
function build(argv: readonly string[], done: Done): Argv {
  const parser = yargs()
    .scriptName('flywheel')
    .locale('en')
    .parserConfiguration({ 'camel-case-expansion': false, 'dot-notation': false })
    .help(false)
    .version(false)
    .options(commonOptions)
    .strict()
    .exitProcess(false)
    .showHelpOnFail(false)
    .fail((message, error) => {
      // What a command threw goes on as it is; only the parser's own complaints are put in our words.
      throw error && error.name !== 'YError'
        ? error
        : new UserError(understood(asTyped(message), argv), nextStep(argv), exitCodes.usage)
    })
  for (const command of [home, ...commands])
    parser.command(
      command === home ? `$0 ${command.usage}` : command.usage,
      command.about,
      y => {
        for (const [name, { describe, type, ...word }] of Object.entries(command.words ?? {}))
          y.positional(name, { describe, ...word, ...(type === 'string' ? { type } : {}) })
        return y.options(withoutNumbers(command.options ?? {}))
      },
      args => done(command, args as Flags),
    )
  return parser
}

/** The parser's complaint in our words. */
function understood(message: string, argv: readonly string[]): string {
  const command = commandOf(argv[0]) ?? home
  const [unknown] = /^Unknown (?:argument|command)s?: (.+)$/.exec(message)?.[1]?.split(', ') ?? []
  if (unknown !== undefined) {
    const isOption = argv.some(word => word.startsWith('-') && word.replace(/^-+/, '').split('=')[0] === unknown)
    if (!isOption) return `There is nothing for "${unknown}" to mean here.`
    const meant = nearest(unknown, Object.keys({ ...command.options, ...commonOptions }))
    return `There is no option --${unknown}.${meant ? ` Did you mean --${meant}?` : ''}`
  }
  const wrong = /Argument: (\S+), Given: (.*), Choices: (.*)$/m.exec(message)
  if (wrong) return `Unknown value ${wrong[2]}; choose one of: ${itemAt(wrong, 3).replaceAll('"', '')}.`
  const short = /^Not enough arguments following: (\S+)/.exec(message)
  if (short) return `--${short[1]} needs a value behind it.`
  const got = /^Not enough non-option arguments: got (\d+)/.exec(message)
  if (got) {
    const words = command.usage.split(' ').slice(1)
    return `Missing argument: ${inCapitals(words[Number(got[1])] ?? words.at(-1) ?? '').replace('…', '')}.`
  }
  return `${message.replace(/(?<!\s)\s*\n\s*/g, ' ').replace(/\.?$/, '.')}`
}

function nextStep(argv: readonly string[]): string {
  const command = commandOf(argv[0])
  return `See: ${commandLine(...(command ? [nameOf(command)] : []), '--help')}`
}
