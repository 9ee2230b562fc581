/** What a shell can offer at each place of a command line, made from the table of commands; the scripts of the shells are three spellings of it. */

import { type Command, commonOptions, nameOf, type Row } from '../parsing/command.ts'
import { spelling } from '../parsing/help-page.ts'

/** What may stand in one place: words of a list, or what lies in the file system; `sessions` are names in --dir, and files. */
export type Slot =
  | { is: 'words'; words: readonly string[]; orFiles: boolean }
  | { is: 'files' | 'folders' | 'sessions' | 'anything' }

/** An option as it is typed (`--team`; the letter of a short one is in `letter`), and the place behind it, if it takes a value. */
export type Option = { name: string; letter?: string; about: string; value?: Slot }

export type Offered = {
  name: string
  about: string
  options: readonly Option[]
  /** The places after the command, and whether the last of them may be filled again and again. */
  words: readonly Slot[]
  repeats: boolean
}

/** All that completion knows: options that go with every command, and the commands. */
export type Offers = { common: readonly Option[]; commands: readonly Offered[] }

/** Lists that a row of the table asks for by name (`offers: 'agendas'`). */
export type Lists = Record<Exclude<Row['offers'], undefined | 'sessions'>, readonly string[]>

/** What can be typed where; `lists` are the words that rows ask for by name. */
export function offersOf(commands: readonly Command[], lists: Lists): Offers {
  const slot = (row: Row): Slot => slotOf(row, lists)
  const optionsOf = (rows: Record<string, Row>) => Object.entries(rows).map(([name, row]) => optionOf(name, row, slot))
  return {
    common: optionsOf(commonOptions),
    commands: commands.map(command => {
      const places = command.usage.split(' ').slice(1)
      return {
        name: nameOf(command),
        about: command.about,
        options: optionsOf(command.options ?? {}),
        words: places.map(place => slot(command.words?.[place.replace(/[<>[\].]/g, '')] ?? { describe: '' })),
        repeats: places.at(-1)?.includes('..') ?? false,
      }
    }),
  }
}

function optionOf(name: string, row: Row, slot: (row: Row) => Slot): Option {
  const { option, letter, value } = spelling(name, row)
  return {
    name: option,
    about: row.describe,
    ...(letter ? { letter: letter.slice(1) } : {}),
    ...(value ? { value: slot(row) } : {}),
  }
}

function slotOf({ choices, offers, means = 'text' }: Row, lists: Lists): Slot {
  if (choices) return { is: 'words', words: choices.map(String), orFiles: false }
  if (offers === 'sessions' || means === 'session') return { is: 'sessions' }
  if (offers) return { is: 'words', words: lists[offers], orFiles: means === 'input' || means === 'output' }
  if (means === 'folder') return { is: 'folders' }
  return { is: means === 'text' || means === 'list' ? 'anything' : 'files' }
}

/** Every option that takes a value, as `COMMAND:--option` (`*` is any command): the word behind it is none of the command's own. */
export function withValue({ common, commands }: Offers): string[] {
  const all = [{ name: '*', options: common }, ...commands]
  return all.flatMap(({ name, options }) =>
    options.filter(({ value }) => value).map(option => `${name}:${option.name}`),
  )
}

/** Options as they are typed, with those of one letter. */
export function spellings(options: readonly Option[]): string[] {
  return options.flatMap(({ name, letter }) => (letter ? [`-${letter}`, name] : [name]))
}
