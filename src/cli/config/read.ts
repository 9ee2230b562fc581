/** A config file as text becomes settings, or a sentence with line and column. Loaded only when there is a file. */
import * as v from 'valibot'
import { nearest } from '../../agendas/nearest.ts'
import { quoted, readSource, type Source, wrong } from '../../agendas/source.ts'
import { clean } from '../../clean.ts'
import { UserError } from '../../errors.ts'
import { isDatabase } from '../../postgres/address.ts'
import { type Bell, bells } from '../../screen/terminal.ts'
import { themeNames } from '../../screen/themes.ts'
import { list } from '../../text.ts'
import { type Config, type ConfigValues, motions, noConfig, type Setting } from './config.ts'
import { configWords as words } from './words.ts'

type Path = (string | number)[]
type Problem = { path: Path; say: string; where?: 'key' | 'value' }

/** People and teams of one file, at most. */
const most = { people: 200, teams: 200, keys: 500 } as const

const plain = (text: string) => !/\p{Cc}/u.test(text)
const name = v.pipe(
  v.string(words.name),
  v.transform(text => clean(text, 60)),
  v.minLength(1, words.name),
)
const people = v.pipe(v.array(name, words.people), v.minLength(1, words.people), v.maxLength(most.people, words.people))
const flag = v.boolean(words.flag)
const path = v.pipe(
  v.string(words.path),
  v.minLength(1, words.path),
  v.maxLength(4_096, words.path),
  v.check(plain, words.path),
)

/** A digit is a number to YAML. */
const oneKey = v.pipe(
  v.union([v.string(), v.number()], words.keys),
  v.transform(String),
  v.minLength(1, words.keys),
  v.maxLength(20, words.keys),
)
const keys = v.union(
  [
    v.pipe(
      oneKey,
      v.transform(key => [key]),
    ),
    v.pipe(v.array(oneKey, words.keys), v.minLength(1, words.keys), v.maxLength(4, words.keys)),
  ],
  words.keys,
)

const shape = {
  dir: path,
  store: v.pipe(
    v.string(words.database),
    v.maxLength(4_096, words.database),
    v.check(text => plain(text) && isDatabase(text), words.database),
  ),
  team: name,
  people,
  teams: v.pipe(
    v.record(name, people, words.teams),
    v.check(teams => Object.keys(teams).length <= most.teams, words.teams),
  ),
  agenda: v.pipe(
    v.string(words.agenda),
    v.minLength(1, words.agenda),
    v.maxLength(4_096, words.agenda),
    v.check(plain, words.agenda),
  ),
  color: flag,
  ascii: flag,
  linear: flag,
  bell: v.pipe(
    // `bell: false` is what some people write for `off`.
    v.union([v.picklist(bells), v.boolean()], words.choice(bells)),
    v.transform((said): Bell => {
      if (typeof said === 'string') return said
      return said ? 'end' : 'off'
    }),
  ),
  mouse: flag,
  motion: v.picklist(motions, words.choice(motions)),
  theme: v.picklist(themeNames, words.choice(themeNames)),
  keys: v.pipe(
    v.record(v.string(), keys, words.keys),
    v.check(all => Object.keys(all).length <= most.keys, words.keys),
  ),
} satisfies Record<Setting, v.GenericSchema>

const whole = v.strictObject(v.entriesFromObjects([v.partial(v.object(shape))]))

/** Every setting a file can have. */
export const settingNames: readonly string[] = Object.keys(shape)

/**
 * The settings in the bytes of a file; `path` is what it is called in messages.
 * @throws UserError (usage) with file, line and column, what was found and what was expected.
 */
export function readConfig(bytes: Uint8Array, path: string): Config {
  const text = textOf(bytes, path)
  const source = mending(() => readSource(text, path, 'a config file'))
  const { value } = source
  // Nothing but comments.
  if (value === null) return { ...noConfig, path }
  if (typeof value !== 'object' || Array.isArray(value))
    throw refusal(path, source, [{ path: [], say: words.noRecord }])
  const read = v.safeParse(whole, value)
  if (!read.success) throw refusal(path, source, read.issues.map(toProblem))
  const values: ConfigValues = read.output
  const problems = further(values)
  if (problems.length) throw refusal(path, source, problems)
  const keyPlaces = Object.fromEntries(
    Object.keys(values.keys ?? {}).map(key => [key, source.at(['keys', key], 'key')]),
  )
  return { path, values, lines: linesOf(values, source), keyPlaces }
}

/** In which line each setting stands. */
function linesOf(values: ConfigValues, source: Source): Config['lines'] {
  const line = (...path: string[]) => [path.join('.'), source.at(path, 'key').line] as const
  const teams = Object.keys(values.teams ?? {}).map(team => line('teams', team))
  return Object.fromEntries([...Object.keys(values).map(key => line(key)), ...teams])
}

function textOf(bytes: Uint8Array, path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw wrong(path, undefined, words.noUtf8, words.mend())
  }
}

/** What the parser refuses, with what to do about it. */
function mending<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (error instanceof UserError && !error.next) throw new UserError(error.message, words.mend(), error.exit)
    throw error
  }
}

/** What no single value shows. */
function further({ dir, store, people: everybody, teams = {} }: ConfigValues): Problem[] {
  const lists: [Path, readonly string[]][] = [
    [['people'], everybody ?? []],
    ...Object.entries(teams).map(([team, names]): [Path, readonly string[]] => [['teams', team], names]),
  ]
  const twice = lists.flatMap(([at, names]) => {
    const small = names.map(text => text.toLowerCase())
    const again = small.findIndex((text, i) => small.indexOf(text) !== i)
    return again < 0 ? [] : [{ path: [...at, again], say: words.twice(quoted(names[again] ?? '')) }]
  })
  return dir !== undefined && store !== undefined
    ? [{ path: ['store'], say: words.bothPlaces, where: 'key' }, ...twice]
    : twice
}

/** The first problem in the file's order is told, the lines of the others named. */
function refusal(path: string, source: Source, problems: readonly Problem[]): UserError {
  const placed = problems
    .map(p => ({ say: p.say, at: source.at(p.path, p.where) }))
    .sort((a, b) => a.at.line - b.at.line || a.at.column - b.at.column)
  const [first, ...others] = placed
  const rows = [...new Set(others.map(p => p.at.line))].filter(line => line !== first?.at.line).slice(0, 5)
  const more = rows.length ? `Also look at ${rows.length === 1 ? 'line' : 'lines'} ${list(rows.map(String))}. ` : ''
  return wrong(path, first?.at, first?.say ?? '', more + words.mend())
}

/** One complaint of the validation in words, with the place it is about. */
function toProblem(issue: v.BaseIssue<unknown>): Problem {
  const path = (issue.path ?? []).flatMap(
    ({ key }): Path => (typeof key === 'string' || typeof key === 'number' ? [key] : []),
  )
  const key = String(path.at(-1) ?? '')
  if (issue.type === 'strict_object')
    return { path, where: 'key', say: words.unknown(quoted(key), nearest(key, settingNames), list(settingNames)) }
  return { path, say: words.should(quoted(key), issue.message, said(issue.input)) }
}

/** A value as it was found: a text in quotes, the rest by what it is. */
function said(value: unknown): string {
  if (typeof value === 'string') return quoted(value)
  if (Array.isArray(value)) return 'a list'
  if (value === null || value === undefined) return 'nothing'
  return typeof value === 'object' ? 'a record' : String(value)
}
