/** What earlier turns kept under a name. */

/** The entry of a record from a file under this key; undefined for what every record has from birth, like `constructor`. */
export function carriedAt<T>(record: Readonly<Record<string, T | undefined>> | undefined, key: string): T | undefined {
  return record !== undefined && Object.hasOwn(record, key) ? record[key] : undefined
}
