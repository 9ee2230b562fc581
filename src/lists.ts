/** Taking what must be there out of lists, records and maps: a fault of ours is told where it happens. */

/** What stands at place `i`, from 0. @throws RangeError when nothing does. */
export function itemAt<T>(list: ArrayLike<T>, i: number): T {
  const found = list[i]
  if (found === undefined) throw new RangeError(`there is nothing at ${i} of ${list.length}`)
  return found
}

/** The last one. @throws RangeError when the list is empty. */
export function lastOf<T>(list: ArrayLike<T>): T {
  return itemAt(list, list.length - 1)
}

/** What is kept under a key. @throws RangeError when nothing is. */
export function valueAt<K, V>(map: ReadonlyMap<K, V>, key: K): V {
  const found = map.get(key)
  if (found === undefined) throw new RangeError(`nothing is kept under ${String(key)}`)
  return found
}

/** The row of this name, its own and not an inherited one. @throws RangeError when there is none. */
export function rowOf<V>(rows: Readonly<Record<string, V>>, name: string): V {
  const found = Object.hasOwn(rows, name) ? rows[name] : undefined
  if (found === undefined) throw new RangeError(`there is no row ${name}`)
  return found
}

/** The row of this name; undefined when there is none. Never an inherited one. */
export function rowIn<V>(rows: Readonly<Record<string, V>>, name: string): V | undefined {
  return Object.hasOwn(rows, name) ? rows[name] : undefined
}

/** The names of the rows of a table, in its order. */
export function namesIn<K extends string>(rows: Readonly<Record<K, unknown>>): K[] {
  return Object.keys(rows) as K[]
}

/** The thing that was added last: its id ends in the highest number. Undefined of none. */
export function addedLast<T extends { id: string }>(things: readonly T[]): T | undefined {
  const numberOf = ({ id }: T) => Number(/(?<!\d)\d+$/.exec(id)?.[0] ?? -1)
  return things.toSorted((a, b) => numberOf(a) - numberOf(b)).at(-1)
}
