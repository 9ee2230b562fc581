/** A PostgreSQL database as the store uses it: statements in, rows out, its troubles in words. */
import type { ClientConfig } from 'pg'
import { clientAddress } from './address.ts'
import { codeOf, inWords } from './trouble.ts'

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
  /** The same past everything that waits: for what says that a program is there, which is too late after a moment. */
  urgent: Query
  /** Runs statements on one connection, all of them or none. */
  together<T>(work: (query: Query) => Promise<T>): Promise<T>
  end(): Promise<void>
}

/** How long to wait for a connection, a statement on the database's side and its answer here, ms; and how many connections at most. */
type Limits = { connect: number; statement: number; answer: number; atOnce: number }

const usual: Limits = { connect: 5_000, statement: 10_000, answer: 12_000, atOnce: 8 }

/** For what is urgent: on connections of its own, as crowds fill the others. */
const soon: Limits = { connect: 1_500, statement: 2_000, answer: 2_500, atOnce: 2 }

/**
 * The database at `address`. Nothing is connected before the first statement; connections that fall are made anew.
 * @throws UserError when the address cannot be read.
 */
export async function openDatabase(address: string, limits = usual): Promise<Database> {
  const { default: pg } = await import('pg')
  const { name, connectionString } = clientAddress(address)
  /**
   * A connection that falls says so to the next statement, also between two of one piece of work. One that is not let in is closed: the
   * database would wait a minute for its password, and the program with it.
   */
  class Client extends pg.Client {
    constructor(config?: string | ClientConfig) {
      super(config)
      this.on('error', () => {})
    }

    override connect(): Promise<this>
    override connect(told: (error: Error) => void): void
    override connect(told?: (error: Error) => void): Promise<this> | undefined {
      if (!told) return super.connect().then(() => this)
      super.connect((error: Error | null) => {
        if (error) this.end().catch(() => {})
        told(error as Error)
      })
    }
  }
  const poolOf = (within: Limits) => {
    const made = new pg.Pool({
      Client,
      connectionString,
      max: within.atOnce,
      application_name: 'flywheel',
      connectionTimeoutMillis: within.connect,
      statement_timeout: within.statement,
      query_timeout: within.answer,
      // An idle connection keeps no program alive that has nothing else to do.
      allowExitOnIdle: true,
    })
    // A connection that falls while nobody uses it is made anew by the next statement.
    made.on('error', () => {})
    return made
  }
  const pool = poolOf(limits)
  const aside = poolOf(soon)
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
    urgent: <Row extends object>(sql: string, values: readonly unknown[] = []) =>
      inWords(name, async () => (await aside.query<Row>({ text: sql, values: [...values] })).rows),
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
    end: async () => void (await Promise.all([pool.end(), aside.end()])),
  }
}

/** What a database says of a statement under a name when a pooler between gave its connection to somebody else; nothing was done then. */
const lostPlans = new Set(['26000', '42P05'])
