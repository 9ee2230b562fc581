/** A PostgreSQL database as the store uses it: statements in, rows out, and its troubles in words. */
import { UserError } from '../errors.ts'
import { databaseName } from './address.ts'

/** Sends one statement; resolves with its rows. One with a `name` is read and planned by the database once a connection. */
export type Query = <Row extends object = Record<string, unknown>>(
  sql: string,
  values?: readonly unknown[],
  name?: string,
) => Promise<Row[]>

export type Database = {
  /** Where it is, for people: `db.example.com/retros`, without a password. */
  readonly name: string
  query: Query
  /** Runs statements on one connection, all of them or none. */
  together<T>(work: (query: Query) => Promise<T>): Promise<T>
  end(): Promise<void>
}

/** How long to wait for a connection, a statement on the database's side and its answer here, ms; and how many connections at most. */
type Limits = { connect: number; statement: number; answer: number; atOnce: number }

const usual: Limits = { connect: 5_000, statement: 10_000, answer: 12_000, atOnce: 8 }

/**
 * The database at `address`. Nothing is connected before the first statement; connections that fall are made anew.
 * @throws UserError when the address cannot be read.
 */
export async function openDatabase(address: string, limits = usual): Promise<Database> {
  const { default: pg } = await import('pg')
  const name = nameOf(address)
  const pool = new pg.Pool({
    connectionString: address,
    max: limits.atOnce,
    application_name: 'flywheel',
    connectionTimeoutMillis: limits.connect,
    statement_timeout: limits.statement,
    query_timeout: limits.answer,
    // An idle connection keeps no program alive that has nothing else to do.
    allowExitOnIdle: true,
  })
  // A connection that falls while nobody uses it is made anew by the next statement.
  pool.on('error', () => {})
  let prepares = true
  return {
    name,
    query: <Row extends object>(sql: string, values: readonly unknown[] = [], as?: string) =>
      inWords(name, async () => {
        const asked = { text: sql, values: [...values] }
        if (as === undefined || !prepares) return (await pool.query<Row>(asked)).rows
        try {
          return (await pool.query<Row>({ ...asked, name: as })).rows
        } catch (error) {
          if (!lostPlans.has(codeOf(error))) throw error
          prepares = false
          return (await pool.query<Row>(asked)).rows
        }
      }),
    together: work =>
      inWords(name, async () => {
        const client = await pool.connect()
        let fault: Error | undefined
        try {
          await client.query('begin')
          const done = await work(async <Row extends object>(sql: string, values: readonly unknown[] = []) => {
            const made = await client.query<Row>(sql, values.length ? [...values] : undefined)
            return made.rows
          })
          await client.query('commit')
          return done
        } catch (error) {
          fault = error instanceof Error ? error : new Error(String(error))
          throw fault
        } finally {
          // Closing the connection takes everything of an unfinished transaction back.
          client.release(fault ?? false)
        }
      }),
    end: () => pool.end(),
  }
}

/** What a database says of a statement under a name when a pooler between gave its connection to somebody else; nothing was done then. */
const lostPlans = new Set(['26000', '42P05'])

function nameOf(address: string): string {
  const name = databaseName(address)
  if (name !== undefined) return name
  throw new UserError(
    'The address of the database cannot be read.',
    'Nothing was changed. It looks like postgres://user@db.example.com/retros',
  )
}

/** What a database or the way to it may say, in words; by SQLSTATE or by the system's code. */
const words: Record<string, string> = {
  ECONNREFUSED: 'nothing answers there',
  ENOTFOUND: 'no machine of that name is known',
  EAI_AGAIN: 'no machine of that name is known',
  ENOENT: 'no database listens there',
  ETIMEDOUT: 'it does not answer',
  ECONNRESET: 'the connection was cut',
  EPIPE: 'the connection was cut',
  '28000': 'it does not let this user in',
  '28P01': 'the password is not right',
  '3D000': 'there is no database of that name',
  '42501': 'this user may not do that there',
  '53100': 'its disk is full',
  '53300': 'it has no connection to spare',
  '57014': 'it took too long over a statement',
  '57P01': 'it is being shut down',
  '57P02': 'it has crashed',
  '57P03': 'it is starting',
  '25006': 'it can only be read; it may be a stand-by',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is signed by nobody this machine trusts',
  SELF_SIGNED_CERT_IN_CHAIN: 'its certificate is signed by nobody this machine trusts',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate is signed by nobody this machine trusts',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another machine',
  CERT_HAS_EXPIRED: 'its certificate has expired',
}

/** What can be done about it, where it is not to wait and try again. */
const ways: Record<string, string> = {
  '28000': 'Ask its administrator for access, or name another user in the address.',
  '28P01': 'Check the password in the address or in PGPASSWORD.',
  '3D000': 'Create it (createdb NAME), or name another one in the address.',
  '42501': 'Let this user create a schema there: grant create on database NAME to USER',
  '25006': 'Name the database that takes changes.',
  ENOTFOUND: 'Check the name in the address.',
}

/** What pg says without a code when a connection or an answer takes too long or ends. */
const late = /timeout|terminat|Connection ended|not queryable/i

async function inWords<T>(name: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const why = reasonOf(error)
    if (error instanceof UserError || why === undefined) throw error
    const next = ways[codeOf(error)] ?? 'What was saved is safe. Try again when it answers.'
    throw Object.assign(new UserError(`The database ${name} cannot be used: ${why}.`, next), { cause: error })
  }
}

/** In words what keeps the database from being used; undefined for a mistake of ours. */
function reasonOf(error: unknown): string | undefined {
  const code = codeOf(error)
  const known = words[code]
  if (known) return known
  if (/^(?:08|53|57|58|XX)/.test(code) && error instanceof Error) return error.message
  if (/certificate|SSL|TLS/i.test(String(error))) return error instanceof Error ? error.message : String(error)
  return !code && error instanceof Error && late.test(error.message) ? 'it does not answer' : undefined
}

/** The code of an error; of several made at once (a name with two addresses), that of the first. */
function codeOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length) return codeOf(error.errors[0])
  return error instanceof Error && 'code' in error ? String(error.code ?? '') : ''
}
