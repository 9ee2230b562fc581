/** The address of a database, told from a folder by its first letters. */

/** True for `postgres://…` and `postgresql://…`. */
export function isDatabase(address: string): boolean {
  return /^postgres(?:ql)?:\/\//.test(address)
}

/** Where the database is, for people: `db.example.com/retros`, without user and password; undefined when the address cannot be read. */
export function databaseName(address: string): string | undefined {
  try {
    const { hostname, port, pathname } = new URL(address)
    return `${decodeURIComponent(hostname) || 'localhost'}${port ? `:${port}` : ''}${decodeURIComponent(pathname) || '/'}`
  } catch {
    return undefined
  }
}
