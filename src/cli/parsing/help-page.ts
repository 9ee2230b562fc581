/** Help pages, made from the same rows the command line is parsed with: examples first, then words, then options. */

import { wrap } from '../../text.ts'
import { topics } from '../manuals/topics.ts'
import { type Command, commonOptions, nameOf, type Row } from './command.ts'

/** The first page: the program, its examples, its commands. */
export function frontPage(about: string, home: Command, commands: readonly Command[], program: string): string {
  return page([
    about,
    examplesOf(home, program),
    columns(`Usage: ${program}`, [
      ['[FILE | FOLDER]', home.about],
      ...commands.map(c => [inWords(c), c.about] as const),
    ]),
    columns('Everywhere:', rowsOf(commonOptions)),
    [
      `More: ${program} COMMAND --help, and ${program} help TOPIC, of`,
      ...wrap(Object.keys(topics).join(', '), 76).map(line => `  ${line}`),
    ].join('\n'),
  ])
}

/** The page of one command; `program` is what people type to start this program. */
export function pageOf(command: Command, program: string): string {
  const own = [...rowsOf(command.words ?? {}, inCapitals), ...rowsOf(command.options ?? {})]
  return page([
    `${command.about}.`,
    examplesOf(command, program),
    own.length ? columns(`Usage: ${program} ${inWords(command)}`, own) : `Usage: ${program} ${inWords(command)}`,
    columns('Everywhere:', rowsOf(commonOptions)),
  ])
}

function page(parts: readonly string[]): string {
  return `${parts.join('\n\n')}\n`
}

function examplesOf(command: Command, program: string): string {
  return columns(
    'Examples:',
    command.examples.map(([line, does]) => [
      line.replace(/\bflywheel\b/, program),
      does.replace(/\bflywheel\b/, program),
    ]),
  )
}

/** `show <file> <what>` as people read it: `show FILE WHAT`. */
export function inWords(command: Command): string {
  const words = command.usage.split(' ').slice(1).map(inCapitals)
  return [nameOf(command), ...words].join(' ')
}

/** A word of a usage as people read it: `<files..>` is FILES…. */
export function inCapitals(word: string): string {
  return word.replace(/[<>]/g, '').replace('..', '…').toUpperCase()
}

/** What stands left and right in the list of options: `--for team|others`, and what it does. */
function rowsOf(
  rows: Record<string, Row>,
  left: (name: string, row: Row) => string = flag,
): (readonly [string, string])[] {
  return Object.entries(rows).map(([name, row]) => [left(name, row), described(row)])
}

/** What a row does, and what counts without it. */
export function described({ describe, default: given, usual = typeof given === 'boolean' ? undefined : given }: Row) {
  return usual === undefined ? describe : `${describe} (else ${usual})`
}

/** An option as it is typed, its letter if it has one, and what stands for its value if it takes one: `--no-color`, `--team NAME`. */
export function spelling(name: string, row: Row): { option: string; letter?: string; value?: string } {
  const letter = row.alias ? { letter: `-${row.alias}` } : {}
  if (row.type === 'boolean') return { option: `--${row.isOn || row.default === true ? 'no-' : ''}${name}`, ...letter }
  return { option: `--${name}`, ...letter, value: row.takes ?? row.choices?.join('|') ?? inCapitals(name) }
}

function flag(name: string, row: Row): string {
  const { option, letter, value } = spelling(name, row)
  return `${letter ? `${letter}, ` : ''}${option}${value ? ` ${value}` : ''}`
}

/** A title and rows in two columns. */
export function columns(title: string, rows: readonly (readonly [string, string])[]): string {
  const wide = Math.max(...rows.map(([left]) => left.length))
  return [title, ...rows.map(([left, right]) => `  ${left.padEnd(wide)}  ${right}`.trimEnd())].join('\n')
}
