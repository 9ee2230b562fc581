/** Manual pages in mdoc, made from the same rows as parsing and `--help`: flywheel(1), and one for each command. */

import { capital, full } from '../../text.ts'
import { type Command, commonOptions, nameOf, type Row } from '../parsing/command.ts'
import { described, spelling } from '../parsing/help-page.ts'

/** What every page is told: the day (`2026-11-30`) and the tables that only the first page holds. */
export type Facts = {
  day: string
  about: string
  commands: readonly Command[]
  home: Command
  exitCodes: readonly (readonly [code: string, means: string])[]
  variables: readonly (readonly [name: string, does: string])[]
  topics: readonly (readonly [name: string, about: string])[]
}

/** All pages by the name of their file: `flywheel.1`, `flywheel-new.1`. */
export function manPages(facts: Facts): Record<string, string> {
  const pages = facts.commands.map(command => [`flywheel-${nameOf(command)}.1`, commandPage(command, facts)] as const)
  return { 'flywheel.1': firstPage(facts), ...Object.fromEntries(pages) }
}

function firstPage({ day, about, commands, home, exitCodes, variables, topics }: Facts): string {
  const own = commands.map(command => [`.Xr flywheel-${nameOf(command)} 1`, `${command.about}.`] as const)
  return lines(
    ...head('flywheel', day, about),
    '.Nm',
    ...flags(commonOptions, 'Op'),
    '.Op Ar file | folder',
    '.Nm',
    '.Ar command',
    '.Op Ar argument ...',
    '.Sh DESCRIPTION',
    text(about),
    text(`Without a command: ${home.about.charAt(0).toLowerCase()}${home.about.slice(1)}.`),
    '.Pp',
    'The commands:',
    ...tagged(own),
    '.Pp',
    'These options go with every command:',
    ...tagged(optionRows(commonOptions)),
    '.Pp',
    'Further topics, read with',
    '.Ic flywheel help Ar topic :',
    ...tagged(topics.map(([name, is]) => [`.It Cm ${argument(name)}`, full(capital(is))])),
    '.Sh ENVIRONMENT',
    ...tagged(variables.map(([name, does]) => [`.It Ev ${argument(name)}`, full(capital(does))])),
    ...exits(exitCodes),
    ...examplesOf(home),
    '.Sh SEE ALSO',
    '.Xr ssh 1',
  )
}

function commandPage(command: Command, { day, commands, exitCodes }: Facts): string {
  const name = nameOf(command)
  const words = Object.entries(command.words ?? {})
  const options = optionRows(command.options ?? {})
  const at = commands.indexOf(command)
  const near = [commands[at - 1], commands[at + 1]].flatMap(other => (other ? [`flywheel-${nameOf(other)}`] : []))
  const others = ['flywheel', ...near].sort()
  return lines(
    ...head(`flywheel-${name}`, day, command.about),
    `.Nm flywheel ${argument(name)}`,
    ...flags(command.options ?? {}, 'Op'),
    ...command.usage.split(' ').slice(1).map(place),
    '.Sh DESCRIPTION',
    text(`${command.about}.`),
    ...(words.length ? tagged(words.map(([word, row]) => [`.It Ar ${argument(word)}`, sentenceOf(row)])) : []),
    ...(options.length ? ['.Pp', 'The options:', ...tagged(options)] : []),
    '.Pp',
    'Options that go with every command are in',
    '.Xr flywheel 1 .',
    ...exits(exitCodes),
    ...examplesOf(command),
    '.Sh SEE ALSO',
    ...others.map((other, i) => `.Xr ${other} 1${i < others.length - 1 ? ' ,' : ''}`),
  )
}

function head(name: string, day: string, about: string): string[] {
  return [
    `.Dd ${inMonths(day)}`,
    `.Dt ${name.toUpperCase()} 1`,
    '.Os',
    '.Sh NAME',
    `.Nm ${name}`,
    `.Nd ${plain(about.replace(/\.$/, ''))}`,
    '.Sh SYNOPSIS',
  ]
}

const months = 'January February March April May June July August September October November December'.split(' ')

/** `2026-11-30` as mdoc wants it: November 30, 2026. */
function inMonths(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${months[Number(month) - 1]} ${date}, ${year}`
}

/** Options of a synopsis, each a line. */
function flags(rows: Record<string, Row>, macro: string): string[] {
  return Object.entries(rows).map(([name, row]) => `.${macro} ${flag(name, row)}`)
}

/** `Fl -team Ar NAME`, `Fl h | -help`. */
function flag(name: string, row: Row): string {
  const { option, letter, value } = spelling(name, row)
  const short = letter ? `${letter.slice(1)} | Fl ` : ''
  return `Fl ${short}${option.slice(1)}${value ? ` Ar ${argument(value)}` : ''}`
}

function sentenceOf(row: Row): string {
  return full(capital(described(row)))
}

function optionRows(rows: Record<string, Row>): (readonly [string, string])[] {
  return Object.entries(rows).map(([name, row]) => [`.It ${flag(name, row)}`, sentenceOf(row)])
}

/** A place of a usage: `[folder]` may be left out, `<files..>` may be several. */
function place(word: string): string {
  const name = argument(word.replace(/[<>[\].]/g, ''))
  const more = word.includes('..') ? ' ...' : ''
  return word.startsWith('[') ? `.Op Ar ${name}${more}` : `.Ar ${name}${more}`
}

function tagged(rows: readonly (readonly [tag: string, does: string])[]): string[] {
  const items = rows.flatMap(([tag, does]) => [tag.startsWith('.It') ? tag : `.It ${tag.slice(1)}`, text(does)])
  return ['.Bl -tag -width Ds', ...items, '.El']
}

function exits(codes: Facts['exitCodes']): string[] {
  return ['.Sh EXIT STATUS', ...tagged(codes.map(([code, means]) => [`.It ${code}`, full(capital(means))]))]
}

function examplesOf({ examples }: Command): string[] {
  return ['.Sh EXAMPLES', ...examples.flatMap(([line, does]) => [`${text(capital(does))}:`, `.Dl ${argument(line)}`])]
}

/** A line of text, which no sign at its beginning makes a request. */
function text(words: string): string {
  return /^[.']/.test(words) ? `\\&${plain(words)}` : plain(words)
}

/** Words as they are: mdoc reads a backslash as its own sign, and prints - ` ^ ~ as others unless they are named. */
function plain(words: string): string {
  return words
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replaceAll('^', '\\(ha')
    .replaceAll('~', '\\(ti')
    .replaceAll('`', '\\(ga')
    .replaceAll("'", '\\(aq')
}

/** Words behind a macro: none of them is a macro or a sign of its own there. */
function argument(words: string): string {
  return words
    .split(' ')
    .map(word => `\\&${plain(word).replaceAll('"', '\\(dq')}`)
    .join(' ')
}

function lines(...all: string[]): string {
  return `${all.join('\n')}\n`
}
