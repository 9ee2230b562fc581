/** Every setting with its value and where that was said, for people and as data. */
import { isDatabase } from '../../postgres/address.ts'
import { type Said, type Settled, settled, shown } from '../environment.ts'
import { table } from '../files/output.ts'
import type { Flags } from '../parsing/command.ts'
import { type Config, configPath } from './config.ts'
import { configWords as words } from './words.ts'

type Value = string | boolean | readonly string[] | null

/** `path` is where the config file is looked for, `found` whether it is there. A value nobody gave is null. */
export type AllSaid = {
  path: string | null
  found: boolean
  settings: { name: string; value: Value; said: Said }[]
}

/**
 * What counts with these options, this environment and this file. An address of a database stands there without its password.
 * @throws UserError when an option or a variable cannot be what it says.
 */
export function settingsSaid(flags: Flags, env: Record<string, string | undefined>, config: Config): AllSaid {
  const { dir, debug: _, ...switches } = settled(flags, env, config)
  const place = isDatabase(dir.value)
    ? { name: 'store', value: shown(dir.value), said: dir.said }
    : { name: 'dir', value: dir.value, said: dir.said }
  return {
    path: configPath(env) ?? null,
    found: config.path !== undefined,
    settings: [
      place,
      ...inFile(config),
      ...Object.entries(switches).map(([name, one]: [string, Settled<Value>]) => ({ name, ...one })),
    ],
  }
}

/** What only a file says: teams, people, the agenda, keys. */
function inFile({ values, lines, keyPlaces }: Config): AllSaid['settings'] {
  const row = (name: string, value: Value | undefined, builtIn: Value = null) => ({
    name,
    value: value ?? builtIn,
    said:
      value === undefined ? ({ by: 'built in' } as const) : ({ by: 'config file', line: lines[name] ?? 1 } as const),
  })
  const teams = Object.entries(values.teams ?? {}).map(([team, people]) => row(`teams.${team}`, people))
  const keys = Object.entries(values.keys ?? {}).map(([name, on]) => ({
    name: `keys.${name}`,
    value: on,
    said: { by: 'config file', line: keyPlaces[name]?.line ?? 1 } as const,
  }))
  return [
    row('team', values.team),
    row('people', values.people),
    ...teams,
    row('agenda', values.agenda, 'retro'),
    ...keys,
  ]
}

/** The same in rows for people: the file first, then name, value and where it was said. */
export function rowsOf({ path, found, settings }: AllSaid): string {
  const file = path === null ? words.noPlace : shown(path)
  return table([
    ['file', file, path === null || found ? '' : words.notThere],
    ...settings.map(({ name, value, said }) => [name, valueWords(value), saidWords(said)]),
  ])
}

function valueWords(value: Value): string {
  if (value === null) return words.notSet
  return typeof value === 'object' ? value.join(', ') : String(value)
}

function saidWords(said: Said): string {
  switch (said.by) {
    case 'built in':
      return words.builtIn
    case 'config file':
      return words.inLine(said.line)
    case 'environment':
    case 'command line':
      return said.name
  }
}
