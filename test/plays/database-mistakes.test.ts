/** What is wrong with a database, or with its address, is one sentence: what happened, what is safe, what to do; with its exit code, and nothing is changed. */
import { execFileSync } from 'node:child_process'
import { chownSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDatabase } from '../../src/postgres/database.ts'
import { migrate, schemaNow } from '../../src/postgres/schema.ts'
import { folder } from '../cli/program.ts'
import { type Answer, together } from '../cli/together.ts'
import { asked, noPostgres, postgresPrograms, type Server, startPostgres } from '../support/postgres.ts'

const hasOpenssl = (() => {
  try {
    return execFileSync('openssl', ['version']).length > 0
  } catch {
    return false
  }
})()

/** Who comes in how: trusted, with a password, only over TLS, not at all. */
const doors = `local all all trust
host all guarded all scram-sha-256
hostssl all sealed all trust
hostnossl all sealed all reject
host all barred all reject
host all all all trust
`

describe.runIf(postgresPrograms())('a database', () => {
  let server: Server
  let port: string

  beforeAll(async () => {
    server = await startPostgres(['fsync=off'])
    port = `127.0.0.1:${server.port}`
    for (const role of ['guarded', 'sealed', 'barred', 'stranger'])
      server.sql(`create role ${role} login password 'sesame'`)
    writeFileSync(join(server.folder, 'data', 'pg_hba.conf'), doors)
    server.stop('fast')
    await server.start()
  }, 120_000)
  afterAll(() => server?.close())

  const ask = (...addresses: string[]): Answer[] =>
    together(addresses.map(address => ({ argv: ['list', '--store', address], cwd: folder() })))

  /** An answer is a sentence on one line, of a program that has not failed itself. */
  function expectSentence({ err, out, code }: Answer | undefined = { argv: [], err: '', out: '', code: 0 }): void {
    expect(out).toBe('')
    expect(err).toMatch(/^flywheel: [^\n]+\n$/)
    expect(err).toMatch(/safe|Nothing was changed|left exactly|a folder is named/)
    expect([1, 2, 5]).toContain(code)
    expect(err).not.toMatch(/sesame|SASL|SQLSTATE|node_modules/)
  }

  test('that is not there, does not let one in, or is called wrong', () => {
    const cases: [address: string, code: number, say: RegExp][] = [
      ['postgres://flywheel@127.0.0.1:1/none', 1, /nothing answers there.+safe\. Try again/],
      [`postgres://flywheel@${port}/none`, 1, /no database of that name.+createdb/],
      [`postgres://flywheel@${port}`, 1, /names no database.+at the end of the address/],
      [`postgres://nobody@${port}/postgres`, 1, /does not let this user in/],
      [`postgres://barred@${port}/postgres`, 1, /does not let this user in/],
      [`postgres://guarded@${port}/postgres`, 1, /asks for a password.+PGPASSWORD/],
      [`postgres://guarded:wrong@${port}/postgres`, 1, /password is not right.+PGPASSWORD/],
      [`postgres://sealed@${port}/postgres`, 1, /let this user in without TLS.+sslmode=verify-full/],
      [`postgres://flywheel@${port}/postgres?sslmode=verify-full`, 1, /speaks no TLS.+sslmode=disable/],
      [`postgres://flywheel@${port}/postgres?sslmode=require`, 1, /speaks no TLS/],
      [`postgres://flywheel@${port}/postgres?sslmode=tls`, 2, /none of disable,/],
      [
        `postgres://flywheel@${port}/postgres?sslmode=verify-full&sslrootcert=/none.pem`,
        1,
        /none\.pem.+cannot be read/,
      ],
      ['postgres://flywheel@none.invalid/retros', 1, /no machine of that name/],
      [`postgres://flywheel@${port}:1/retros`, 2, /address of the database cannot be read/],
      [`postgres://flywheel@${port}/re%00tros`, 2, /address of the database cannot be read/],
      ['mysql://db/retros', 2, /no address of a database/],
    ]
    const answers = ask(...cases.map(([address]) => address))
    for (const [i, [address, code, say]] of cases.entries()) {
      expectSentence(answers[i])
      expect([address, answers[i]?.code, answers[i]?.err]).toEqual([address, code, expect.stringMatching(say)])
    }
  })

  test.runIf(hasOpenssl)('whose certificate nobody here trusts, until its authority is named', async () => {
    const [key, certificate] = ['key.pem', 'cert.pem'].map(name => join(server.folder, name)) as [string, string]
    const made = ['-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=localhost']
    const names = ['-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1']
    execFileSync('openssl', ['req', ...made, ...names, '-keyout', key, '-out', certificate], { stdio: 'ignore' })
    if (process.getuid?.() === 0) for (const file of [key, certificate]) chownSync(file, 65_534, 65_534)
    for (const set of [`ssl_cert_file = '${certificate}'`, `ssl_key_file = '${key}'`, 'ssl = on'])
      server.sql(`alter system set ${set}`)
    server.stop('fast')
    await server.start()
    const url = server.url('sealed').replace('flywheel@', 'sealed@')
    server.sql('alter database sealed owner to sealed')
    const [asks, named] = ask(`${url}?sslmode=require`, `${url}?sslmode=verify-full&sslrootcert=${certificate}`)
    expectSentence(asks)
    expect(asks?.err).toMatch(/signed by nobody this machine trusts.+sslrootcert=FILE/)
    expect(named).toMatchObject({ code: 0, err: expect.stringContaining('There are no sessions') })
  })

  /** What the sessions of a database add up to, to see that nothing of it changed. */
  const all = (url: string) =>
    asked(url, 'select key, seq, epoch from flywheel.session order by key') +
    asked(url, 'select n, line from flywheel.entry order by key, n')
  const making = (team: string) => ['new', '--team', team, '--people', 'Ana', '--no-open']

  test('that may not be changed, or has no room, keeps what is there and can still be read', () => {
    const url = server.url('kept')
    const at = (...argv: string[]) => together([{ argv: [...argv, '--store', url], cwd: folder() }])[0]
    expect(at(...making('first'))).toMatchObject({ code: 0, out: 'first-t0001\n' })
    const before = all(url)
    const expectRefused = (say: RegExp) => {
      const answer = at(...making('second'))
      expectSentence(answer)
      expect(answer?.err).toMatch(say)
      expect(at('notes', 'first-t0001')?.code).toBe(0)
      expect(all(url)).toBe(before)
    }
    server.sql('alter database kept set default_transaction_read_only = on')
    expectRefused(/only be read.+Name the database that takes changes/)
    const opened = at('open', 'first-t0001', '--linear')
    expectSentence(opened)
    server.sql('alter database kept set default_transaction_read_only = off')
    const body = "begin raise exception 'could not extend file' using errcode = '53100'; end"
    asked(url, `create function full_disk() returns trigger language plpgsql as $$ ${body} $$`)
    asked(url, 'create trigger full_disk before insert on flywheel.entry execute function full_disk()')
    expectRefused(/disk is full.+Make room there/)
    asked(url, 'drop trigger full_disk on flywheel.entry')
    expect(at(...making('second'))).toMatchObject({ code: 0 })
  })

  test('where this user may make or change nothing', () => {
    const [empty, made] = [server.url('empty'), server.url('made')] as const
    const foreign = (url: string) => url.replace('flywheel@', 'stranger@')
    const [bare, first] = together([
      { argv: [...making('first'), '--store', foreign(empty)], cwd: folder() },
      { argv: [...making('first'), '--store', made], cwd: folder() },
    ])
    expectSentence(bare)
    expect(bare?.err).toMatch(/may not do that there.+grant create on database/)
    expect(first?.code).toBe(0)
    asked(made, 'grant usage on schema flywheel to stranger')
    asked(made, 'grant select on all tables in schema flywheel to stranger')
    const before = all(made)
    const [listed, more] = together([
      { argv: ['list', '--store', foreign(made)], cwd: folder() },
      { argv: [...making('second'), '--store', foreign(made)], cwd: folder() },
    ])
    expect(listed).toMatchObject({ code: 0, out: expect.stringContaining('first-t0001') })
    expectSentence(more)
    expect(more?.err).toMatch(/alter schema flywheel owner/)
    expect(all(made)).toBe(before)
  })

  test('of an older program is brought up to date; of a newer one it is left as it is', async () => {
    const url = server.url('steps')
    const database = await openDatabase(url)
    await migrate(database, 1)
    await database.end()
    const at = (...argv: string[]) => together([{ argv: [...argv, '--store', url], cwd: folder() }])[0]
    expect(at(...making('first'))?.code).toBe(0)
    expect(asked(url, 'select max(n) from flywheel.schema_step')).toBe(`${schemaNow}`)
    asked(url, 'insert into flywheel.schema_step (n) values (1000)')
    const before = all(url)
    for (const argv of [['list'], making('second'), ['open', 'first-t0001', '--linear'], ['serve', '--port', '0']]) {
      const answer = at(...argv)
      expectSentence(answer)
      expect(answer).toMatchObject({ code: 5, err: expect.stringContaining('made by a newer flywheel (schema 1000') })
    }
    expect(all(url)).toBe(before)
  })
})

if (!postgresPrograms()) test(noPostgres, context => context.skip())
