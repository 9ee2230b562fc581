/** Keys that a person changed for their own terminals: which keys a row then has, and how sentences name them. */
import type { Layer, LiveRow } from '../router.ts'
import { isRange, type KeyRow, keyTable, showKey } from './keys.ts'

/** The new keys of an act by its name: `step.next` for a row of the key table, `vote.close` for an act of a kind. */
export type KeyChanges = ReadonlyMap<string, readonly string[]>

/** Enter, esc, tab, arrows and function keys do what they do, whatever else is changed. */
export function isFixed(on: string): boolean {
  return isRange(on) || (on.length > 1 && !/^(ctrl|alt)-/.test(on))
}

/** A row with these keys in place of those it has; the fixed ones stay where they are. */
export function withKeys<R extends KeyRow>(row: R, keys: readonly string[]): R {
  const first = row.on.findIndex(on => !isFixed(on))
  const before = first < 0 ? [] : row.on.slice(0, first).filter(isFixed)
  const after = row.on.slice(Math.max(0, first)).filter(isFixed)
  const was = first < 0 ? undefined : row.on[first]
  return { ...row, on: [...before, ...keys, ...after], ...(was === undefined ? {} : { was }) }
}

/** Layers with changed keys; the same array where nothing is changed. */
export function changed(layers: readonly Layer[], changes: KeyChanges | undefined): readonly Layer[] {
  return changes?.size ? layers.map(layer => changedLayer(layer, changes)) : layers
}

function changedLayer(layer: Layer, changes: KeyChanges): Layer {
  const { scope, kind } = layer
  const group = scope === 'act' ? kind : scope
  const rows: readonly KeyRow[] = layer.rows ?? (scope === 'act' ? [] : keyTable[scope])
  if (!group || !rows.some(row => changes.has(`${group}.${row.id}`))) return layer
  const rekeyed = rows.map(row => {
    const keys = changes.get(`${group}.${row.id}`)
    return keys ? withKeys(row, keys) : row
  })
  return { ...layer, rows: rekeyed }
}

/**
 * A sentence in which the keys of these rows are called as they are now. A key is a sign that stands alone, outside of quotes; `a` only
 * where a verb follows it at the beginning of a clause.
 */
export function reworded(text: string, rows: readonly LiveRow[]): string {
  const now = new Map<string, string>()
  for (const { row } of rows)
    if (row.was !== undefined && !now.has(row.was))
      now.set(row.was, showKey(row.on.find(on => !isFixed(on)) ?? row.was))
  if (!now.size) return text
  const word = /(^|[\s(,;:·])(\S)(?=$|[\s,;:.)])/g
  const renamed = (part: string) =>
    part.replace(word, (whole: string, before: string, key: string, at: number) => {
      const isArticle = key === 'a' && !/^(?:$|.*[,;.:·(]\s*$)/s.test(part.slice(0, at + before.length))
      return isArticle ? whole : before + (now.get(key) ?? key)
    })
  return text
    .split(/("[^"]*")/)
    .map((part, i) => (i % 2 ? part : renamed(part)))
    .join('')
}
