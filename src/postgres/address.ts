/** The address of a database, told from a folder by its first letters; and what the client is given of it. */
import { exitCodes, UserError } from '../errors.ts'

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

/** How the way to a database may be kept, from not at all to a certificate for its name. */
const tlsModes = ['disable', 'no-verify', 'prefer', 'require', 'verify-ca', 'verify-full'] as const

/**
 * The name of a database for people, and its address as the client takes it: where TLS is asked for in a weaker way the certificate is checked all the
 * same, as the client does it by itself with a warning over the screen.
 * @throws UserError (usage) when the address cannot be read.
 */
export function clientAddress(address: string): { name: string; connectionString: string } {
  const name = databaseName(address)
  if (name === undefined || /[\u0000-\u001f\u007f]/.test(name))
    throw refused('The address of the database cannot be read.')
  const asked = /[?&]sslmode=([^&#]*)/.exec(address)?.[1]
  if (asked === undefined || asked === '') return { name, connectionString: address }
  if (!tlsModes.some(mode => mode === asked))
    throw refused(`The sslmode in the address of the database ${name} is none of ${tlsModes.join(', ')}.`)
  const isChecked = asked !== 'disable' && asked !== 'no-verify'
  return {
    name,
    connectionString: isChecked ? address.replace(/([?&]sslmode=)[^&#]*/g, '$1verify-full') : address,
  }
}

function refused(say: string): UserError {
  return new UserError(say, 'Nothing was changed. It looks like postgres://user@db.example.com/retros', exitCodes.usage)
}
