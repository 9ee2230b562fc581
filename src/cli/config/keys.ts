/** The keys a config file changes: which acts there are, which keys they may have, and what must not share one. Loaded only where some are changed. */
import { nearest } from '../../agendas/nearest.ts'
import { quoted, wrong } from '../../agendas/source.ts'
import { kindOf } from '../../kinds/index.ts'
import { isFixed, type KeyChanges, withKeys } from '../../screen/keys/changes.ts'
import { isRange, type KeyRow, keyTable, type Scope, showKey } from '../../screen/keys/keys.ts'
import { edits } from '../../screen/router.ts'
import { kindNames } from '../../session/shapes.ts'
import type { Config, Place } from './config.ts'
import { configWords as words } from './words.ts'

/** Something that can be done by a key. `group` is a scope of the key table or a kind, `types` says that it works while text is typed. */
export type KeyAct = {
  name: string
  group: string
  isKind: boolean
  types: boolean
  /** Why its keys cannot be changed. */
  fixed?: string
  row: KeyRow
}

/** Scopes of terminals that come in over ssh: these keep the keys that are built in. */
const elsewhere: ReadonlySet<string> = new Set<Scope>([
  'person',
  'reacting',
  'looking',
  'joining',
  'service',
  'reading',
  'inviting',
])
/** Scopes in which a line is typed. */
const typed: ReadonlySet<string> = new Set<Scope>(['line', 'form', 'list'])
/** Scopes that lie over each other on the screen of a turn, with the acts of a step's kind in front. */
const stacked: ReadonlySet<string> = new Set<Scope>([
  'everywhere',
  'step',
  'hosted',
  'hosting',
  'facilitator',
  'look',
  'summary',
])

/** Scopes that lie over the screen of a turn: on a map that is drawn, in a turn that plays, on the facilitator's own page. */
const inFront: Readonly<Record<string, readonly string[]>> = {
  editing: ['editing', 'mapList'],
  mapList: ['editing', 'mapList'],
  play: ['play'],
  private: ['private', 'late'],
  late: ['private', 'late'],
} satisfies Partial<Record<Scope, Scope[]>>

let known: readonly KeyAct[] | undefined

/** Everything that can be done by a key, in the order of docs/keys.md, each name once. */
export function keyActs(): readonly KeyAct[] {
  known ??= unique([...ofTable(), ...ofKinds()])
  return known
}

function ofTable(): KeyAct[] {
  return Object.entries(keyTable).flatMap(([scope, rows]) =>
    rows.map((row: KeyRow) => {
      const fixed = elsewhere.has(scope) ? words.forSsh : cannot(row)
      return {
        name: `${scope}.${row.id}`,
        group: scope,
        isKind: false,
        types: typed.has(scope),
        ...(fixed ? { fixed } : {}),
        row,
      }
    }),
  )
}

function ofKinds(): KeyAct[] {
  return kindNames.flatMap(kind =>
    kindOf(kind)
      .ways.flatMap(way => way.acts)
      .flatMap(({ id, keys, does, who, during }): KeyAct[] => {
        if (!keys) return []
        const row = { id, on: keys, does }
        const fixed = who === 'participant' ? words.forSsh : cannot(row)
        return [
          {
            name: `${kind}.${id}`,
            group: kind,
            isKind: true,
            types: Boolean(during),
            ...(fixed ? { fixed } : {}),
            row,
          },
        ]
      }),
  )
}

function cannot({ on }: KeyRow): string | undefined {
  return on.some(key => isRange(key) || key === 'paste') || on.every(key => /^shift-/.test(key))
    ? words.aRange
    : undefined
}

/** The same act in several ways of a kind is one act; its keys add up. */
function unique(all: readonly KeyAct[]): KeyAct[] {
  const byName = new Map<string, KeyAct>()
  for (const act of all) {
    const before = byName.get(act.name)
    const on = [...new Set([...(before?.row.on ?? []), ...act.row.on])]
    byName.set(act.name, before ? { ...before, types: before.types || act.types, row: { ...before.row, on } } : act)
  }
  return [...byName.values()]
}

/**
 * The changes that a config file asks for; undefined when it asks for none.
 * @throws UserError (usage) with line and column for an act or a key there is none of, or two acts that would share a key.
 */
export function readKeys({ path = '', values: { keys = {} }, keyPlaces }: Config): KeyChanges | undefined {
  const changes = new Map<string, readonly string[]>()
  const refuse = (name: string, say: string) => wrong(path, keyPlaces[name], say, words.mend())
  for (const [name, asked] of Object.entries(keys)) {
    const act = keyActs().find(one => one.name === name)
    if (!act) throw refuse(name, words.noAct(quoted(name), meant(name)))
    if (act.fixed) throw refuse(name, words.keyStays(name, act.fixed))
    changes.set(
      name,
      asked.map(text => {
        const key = keyOf(text)
        if (key === undefined) throw refuse(name, words.noKey(quoted(text)))
        if (act.types && key.length === 1) throw refuse(name, words.isText(showKey(key), name))
        return key
      }),
    )
  }
  for (const [name, asked] of changes) {
    const other = clash(name, asked, changes)
    if (other) throw refuse(name, words.taken(showKey(other.key), other.act.row.does, other.act.name))
  }
  return changes.size ? changes : undefined
}

/** The name of an act that somebody may have meant: spelled nearly so, or with the scope left out. */
function meant(name: string): string | undefined {
  const names = keyActs().map(act => act.name)
  return nearest(name, names) ?? names.find(one => one.endsWith(`.${name.toLowerCase()}`))
}

/** A key as the table calls it, from how people write it: `Ctrl+N`, `alt-x`, `F3`, `space`; undefined for none that can be given. */
export function keyOf(text: string): string | undefined {
  if (/^[!-~]$/.test(text)) return text
  if (/^space$/i.test(text)) return ' '
  const [, held, letter] = /^(ctrl|alt)[-+ ]([a-z])$/i.exec(text) ?? []
  if (held && letter) {
    const key = `${held}-${letter}`.toLowerCase()
    return key in edits || reserved.has(key) ? undefined : key
  }
  const named = text.toLowerCase()
  return /^f[1-4]$|^insert$|^page-(up|down)$/.test(named) ? named : undefined
}

/** What ends or stops the program, and what terminals send for enter, tab and backspace. */
const reserved = new Set(['ctrl-c', 'ctrl-z', 'ctrl-h', 'ctrl-i', 'ctrl-j', 'ctrl-m', 'ctrl-q', 'ctrl-s'])

/** Another act that would answer to one of these keys on the same screen. */
function clash(name: string, asked: readonly string[], changes: KeyChanges): { act: KeyAct; key: string } | undefined {
  const self = keyActs().find(act => act.name === name)
  for (const act of keyActs()) {
    if (!self || act === self || !areTogether(self, act)) continue
    const on = keysOf(act, changes)
    const key = asked.find(one => on.some(other => other === one || isWithin(other, one)))
    if (key !== undefined) return { act, key }
  }
  return undefined
}

/** The keys of an act with the changes made. */
export function keysOf({ name, row }: KeyAct, changes: KeyChanges | undefined): readonly string[] {
  const keys = changes?.get(name)
  return keys ? withKeys(row, keys).on : row.on
}

/** Letters that choose a card or a part stand before everything else at their step, and esc leaves them. */
const letters = 'a-z'

function isWithin(range: string, key: string): boolean {
  if (range === letters) return false
  const lower = key.toLowerCase()
  return isRange(range) && key.length === 1 && lower >= range.charAt(0) && lower <= range.charAt(2)
}

/** Can these two be done on one screen? */
function areTogether(one: KeyAct, other: KeyAct): boolean {
  if (one.group === other.group && one.isKind === other.isKind) return true
  if (elsewhere.has(one.group) || elsewhere.has(other.group)) return false
  if (one.name.startsWith('everywhere.') || other.name.startsWith('everywhere.')) return true
  if (!one.isKind && inFront[one.group]) return isOver(one, other)
  if (!other.isKind && inFront[other.group]) return isOver(other, one)
  const isStacked = (act: KeyAct) => act.isKind || stacked.has(act.group)
  return isStacked(one) && isStacked(other) && !(one.isKind && other.isKind)
}

/** True where `front` would hide `act`, which it does not by the keys that are built in: there it is done some other way. */
function isOver(front: KeyAct, act: KeyAct): boolean {
  const groups = inFront[front.group] ?? []
  if (!act.isKind && groups.includes(act.group)) return true
  const lies = act.isKind ? act.group === 'map' && groups.includes('editing') : stacked.has(act.group)
  if (!lies) return false
  const hiding = keyActs().filter(one => !one.isKind && groups.includes(one.group))
  return !act.row.on.every(key => isFixed(key) || hiding.some(one => one.row.on.includes(key)))
}

/** The rows of `config --keys`: name, keys, what it does; those that are changed with the line that says it. */
export function keyRows(changes: KeyChanges | undefined, places: Readonly<Record<string, Place>>): string[][] {
  return keyActs()
    .filter(act => !act.fixed && keysOf(act, changes).some(key => !isFixed(key)))
    .map(act => {
      const at = places[act.name]
      const keys = keysOf(act, changes).map(showKey).join(' ')
      return [act.name, keys, at ? words.inLine(at.line) : '', act.row.does]
    })
}
