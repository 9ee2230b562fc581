/** What is said of a config file. */
import { commandLine } from '../../command-line.ts'
import { harmlessLine } from '../../outgoing.ts'
import { cut } from '../../text.ts'

const named = (path: string) => cut(harmlessLine(path), 200)

export const configWords = {
  noFile: (path: string) => `The config ${named(path)} is no file.`,
  tooLarge: (path: string, bytes: number) =>
    `The config ${named(path)} has ${Math.ceil(bytes / 1024)} kB; 128 kB is the most.`,
  unreadable: (path: string, code: string) =>
    code === 'ENOENT'
      ? `There is no config file ${named(path)}.`
      : `The config ${named(path)} cannot be read (${code}).`,
  withoutIt: 'Nothing was done. Move it away or mend it, then start again.',
  mend: () => `Nothing was done. Correct that line; an example of each setting: ${commandLine('config', '--example')}`,
  noUtf8: 'this is no UTF-8 text',
  noRecord: 'a config file is a list of settings, such as theme: dark',
  unknown: (key: string, meant: string | undefined, known: string) =>
    meant ? `there is no setting ${key}; did you mean ${meant}?` : `there is no setting ${key}; there are ${known}`,
  should: (key: string, be: string, found: string) => `${key} is ${be}, not ${found}`,
  bothPlaces: 'sessions are in a folder or in a database: leave out dir or store',
  path: 'a path without control characters',
  database: 'the address of a database, such as postgres://user@db.example.com/retros',
  name: 'a name of 1 to 60 characters',
  agenda: 'the name of an agenda, or of a file with one',
  people: 'a list of names, such as [Ana, Bo]',
  teams: 'teams with their people, such as checkout: [Ana, Bo]',
  flag: 'true or false',
  choice: (known: readonly string[]) => `one of ${known.join(', ')}`,
  twice: (name: string) => `there are two of the name ${name}; add a letter to one of them`,
  keys: 'a key, or a list of up to four, such as [Z, ctrl-n]',
  forSsh: 'it belongs to terminals that come in over ssh, which have the keys that are built in',
  aRange: 'it answers to several keys at once',
  noAct: (name: string, meant: string | undefined) =>
    `nothing is called ${name}${meant ? `; did you mean ${meant}?` : `; to see all names: ${commandLine('config', '--keys')}`}`,
  keyStays: (name: string, why: string) => `the keys of ${name} cannot be changed: ${why}`,
  noKey: (key: string) =>
    `${key} is no key that can be given; give a letter, a digit, a sign, ctrl- or alt- with a letter, or F3`,
  isText: (key: string, name: string) =>
    `${key} is typed as text where ${name} works; give it ctrl- or alt- with a letter, or F3`,
  taken: (key: string, does: string, name: string) =>
    `${key} is the key for "${does}" (${name}) on the same screen; give one of them another`,
  noPlace: 'no folder for one',
  notThere: 'not there',
  notSet: 'not set',
  builtIn: 'built in',
  inLine: (line: number) => `line ${line}`,
} as const
