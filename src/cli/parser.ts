/** The command line: words and options of every command to its arguments, and what to say when it does not fit. */
import yargs, { type Argv, type FallbackCompletionFunction, type Options } from 'yargs'
import { nearest } from '../agendas/nearest.ts'
import { type ExitCode, exitCodes, UserError } from '../errors.ts'
import { type Command, type Common, commonOptions, nameOf, type Program, type Row } from './command.ts'
import { commandOf, commands } from './commands/index.ts'
import { home } from './commands/open.ts'
import { settings } from './environment.ts'
import { inWords } from './help-page.ts'
import { helpPages } from './help-pages.ts'

/** Runs one command line; resolves with its exit code. Throws UserError when it cannot be understood or done. */
export async function run(argv: readonly string[]): Promise<ExitCode> {
  let code: ExitCode | undefined
  const parser = build(argv, async (command, args) => {
    const typed = Object.fromEntries(Object.entries(args).map(([name, value]) => [name, asTyped(value)])) as typeof args
    code = await command.run({ ...typed, ...settings(typed, process.env) }, program)
  })
  await parser.parseAsync(asTaken(argv))
  return code ?? exitCodes.ok
}

/**
 * The command line as the parser takes it whole: it drops empty words and a lone dash, and forgets what stands behind `--`. The
 * first two get a sign in front that no argument can hold, the others are spelled as paths.
 */
function asTaken(argv: readonly string[]): string[] {
  if (argv[0]?.startsWith('--get-yargs')) return [...argv]
  const end = argv.indexOf('--')
  const words =
    end < 0 ? argv : [...argv.slice(0, end), ...argv.slice(end + 1).map(w => (/^-./.test(w) ? `./${w}` : w))]
  return words.map(word => (word === '' || word === '-' ? `\0${word}` : word))
}

/** Values as they were typed. */
function asTyped<T>(value: T): T {
  if (typeof value === 'string') return value.replaceAll('\0', '') as T
  if (Array.isArray(value)) return value.map(asTyped) as T
  return value
}

const program: Program = { names: commands.map(nameOf), pages: helpPages, printCompletion }

/** Prints the parser's completion script for a shell; the script asks this program for words when tab is pressed. */
function printCompletion(shell: 'bash' | 'zsh'): void {
  // The parser picks the script by the shell it believes it runs in.
  process.env.SHELL = shell
  type Printer = { showCompletionScript(program: string, command: string): void }
  const parser = build([], async () => {}) as unknown as Printer
  parser.showCompletionScript('flywheel', `completion ${shell}`)
}

/** Options that are given twice: the last one counts. (Words may be several; that is why the parser collects them.) */
function oneEach(rows: Record<string, Row>): Record<string, Row & Pick<Options, 'coerce'>> {
  const last = (value: unknown) => (Array.isArray(value) ? value.at(-1) : value)
  return Object.fromEntries(
    Object.entries(rows).map(([name, row]) => [name, row.type === 'string' ? { ...row, coerce: last } : row]),
  )
}

type Done = (command: Command, args: Partial<Common>) => Promise<void>

/** A parser for every command, and for what runs without one. */
function build(argv: readonly string[], done: Done): Argv {
  const parser = yargs()
    .scriptName('flywheel')
    .locale('en')
    .parserConfiguration({ 'camel-case-expansion': false })
    .help(false)
    .version(false)
    .options(oneEach(commonOptions))
    .strict()
    .exitProcess(false)
    .showHelpOnFail(false)
    .completion('complete-words', false, words)
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
        return y.options(oneEach(command.options ?? {}))
      },
      args => done(command, args as Partial<Common>),
    )
  return parser
}

/**
 * Options are offered once a dash is typed; before that an empty answer lets the shell offer files. What the parser calls
 * the command without a name, and options of one letter, are no words to offer.
 */
const words: FallbackCompletionFunction = (current, _argv, usual, done) => {
  usual((_error, all = []) => {
    const offered = all.filter(word => !/^(\$0|--.)(:|$)/.test(word))
    done(current.startsWith('-') ? offered : offered.filter(word => !word.startsWith('-')))
  })
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
  if (wrong) return `${wrong[2]} is none of these: ${wrong[3]!.replaceAll('"', '')}.`
  const short = /^Not enough arguments following: (\S+)/.exec(message)
  if (short) return `--${short[1]} needs a value behind it.`
  if (/^Not enough non-option arguments/.test(message)) return `This is not all it needs: flywheel ${inWords(command)}.`
  return `${message.replace(/(?<!\s)\s*\n\s*/g, ' ').replace(/\.?$/, '.')}`
}

function nextStep(argv: readonly string[]): string {
  const command = commandOf(argv[0])
  return `See: flywheel ${command ? `${nameOf(command)} ` : ''}--help`
}
