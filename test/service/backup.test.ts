/** Backups of a service, taken while it works the way docs/service.md says, have everything that was said to be saved before they began. */
import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import type { OpenBook } from '../../src/ports/service-book.ts'
import type { SessionStore } from '../../src/ports/session-store.ts'
import { openDatabase } from '../../src/postgres/database.ts'
import { storeOf } from '../../src/postgres/postgres-store.ts'
import { whenNeeded } from '../../src/postgres/ready.ts'
import { postgresBook } from '../../src/postgres/service-book.ts'
import { fold } from '../../src/room/log.ts'
import type { Entry } from '../../src/session/types.ts'
import { fileStore } from '../../src/store/file-store.ts'
import { fileBook } from '../../src/store/service-book.ts'
import { begun, entry } from '../room/storm.ts'
import { noPostgres, postgresPrograms, type Server, startPostgres } from '../support/postgres.ts'
import { keyOf } from './book-conformance.ts'

const run = promisify(execFile)
const begin = begun()
const [first, ...joined] = begin as [Entry, ...Entry[]]
/** The session that stays open, and the one that is left and entered again and again. */
const [steady, restless] = ['steady-t0001', 'restless-t0001'] as const

/** What was said to be saved: how many entries of each session, how many accounts. */
type Said = { steady: number; restless: number; accounts: number }

/** A service at work until it is stopped: moves, snapshots, people who come, a room that is left and entered. */
class Work {
  readonly said: Said = { steady: 0, restless: 0, accounts: 0 }
  private stopped = false
  private readonly store: SessionStore
  private readonly book: OpenBook
  private done: Promise<unknown> = Promise.resolve()

  constructor(store: SessionStore, book: OpenBook) {
    this.store = store
    this.book = book
  }

  async start(): Promise<void> {
    for (const key of [steady, restless]) {
      const { writer } = await this.store.create(key, first, { session: fold([first]) })
      await writer.append(1, joined)
      await writer.close(begin, fold(begin))
    }
    this.said.steady = this.said.restless = begin.length
    this.done = Promise.all([this.moves(), this.visits(), this.people()])
  }

  async stop(): Promise<void> {
    this.stopped = true
    await this.done
    await this.book.close()
  }

  private async moves(): Promise<void> {
    const { writer, log } = await this.store.open(steady)
    const all = [...log]
    while (!this.stopped) {
      await this.move(all, writer)
      this.said.steady = all.length
      if (all.length % 40 === 0) await writer.snapshot(all, fold(all))
    }
    await writer.close(all, fold(all))
  }

  private async visits(): Promise<void> {
    while (!this.stopped) {
      const { writer, log } = await this.store.open(restless)
      const all = [...log]
      for (let i = 0; i < 5; i++) {
        await this.move(all, writer)
        this.said.restless = all.length
      }
      await writer.close(all, fold(all))
    }
  }

  private async people(): Promise<void> {
    for (let i = 0; !this.stopped; i++) {
      await this.book.addAccount({ name: `person ${i}`, keys: [] })
      this.said.accounts = i + 1
    }
  }

  private async move(all: Entry[], writer: Awaited<ReturnType<SessionStore['open']>>['writer']): Promise<void> {
    const next = entry(all.length + 1, { do: 'park', text: `move ${all.length + 1}` })
    expect(await writer.append(all.length, [next])).toEqual({ seq: next.n })
    all.push(next)
  }
}

/** Looks into a backup by opening everything in it. */
async function expectAll(said: Said, store: SessionStore, book: OpenBook): Promise<void> {
  for (const [key, least] of [
    [steady, said.steady],
    [restless, said.restless],
  ] as const) {
    const { log, writer, torn } = await store.open(key, { takeOver: true })
    expect(log.length, `${key} ${torn ?? ''}`).toBeGreaterThanOrEqual(least)
    expect(log.slice(begin.length).every(one => one.move.do === 'park' && one.move.text === `move ${one.n}`)).toBe(true)
    await writer.close(log, fold(log))
  }
  const accounts = await book.accounts()
  expect(accounts.length).toBeGreaterThanOrEqual(said.accounts)
  await book.addAccount({ name: 'Later', keys: [keyOf('l')] })
  await book.close()
}

describe('files', () => {
  test('journals first, then everything else', async () => {
    const top = mkdtempSync(join(tmpdir(), 'fw-backup-'))
    const sessions = join(top, 'sessions')
    const work = new Work(fileStore(sessions), await fileBook(sessions))
    await work.start()
    onTestFinished(async () => {
      await work.stop()
      rmSync(top, { recursive: true, force: true })
    })
    for (let round = 0; round < 8; round++) {
      const said = { ...work.said }
      const backup = join(top, `backup-${round}`)
      mkdirSync(backup)
      await run('sh', ['-c', 'cp -p sessions/*.journal "$1"/; cp -Rpn sessions/. "$1"/', 'sh', backup], {
        cwd: top,
      }).catch(
        // A file that goes while it is copied is one that the others make up for.
        error => expect(String(error)).toMatch(/No such file/),
      )
      await expectAll(said, fileStore(backup), await fileBook(backup, { takeOver: true }))
    }
    expect(work.said.steady).toBeGreaterThan(begin.length + 20)
  })
})

const programs = postgresPrograms()
/** Not every PostgreSQL brings the programs that copy it. */
const copies = programs !== undefined && existsSync(join(programs, 'pg_dump'))

describe.runIf(copies)('PostgreSQL', () => {
  let server: Server
  beforeAll(async () => {
    server = await startPostgres(['fsync=off'])
  }, 60_000)
  afterAll(() => server?.close())

  test('pg_dump, and pg_restore into an empty database', async () => {
    const url = server.url('service')
    const ready = whenNeeded(() => openDatabase(url))
    const work = new Work(storeOf(ready, 'service'), postgresBook(ready))
    await work.start()
    onTestFinished(async () => {
      await work.stop()
      await (await ready()).end()
    })
    for (let round = 0; round < 3; round++) {
      const said = { ...work.said }
      const dump = join(server.folder, `dump-${round}`)
      await run(join(`${programs}`, 'pg_dump'), ['-Fc', '-n', 'flywheel', '-f', dump, url])
      const back = server.url(`back-${round}`)
      await run(join(`${programs}`, 'pg_restore'), ['--no-owner', '--exit-on-error', '-d', back, dump])
      const restored = whenNeeded(() => openDatabase(back))
      await expectAll(said, storeOf(restored, 'restored'), postgresBook(restored))
      await (await restored()).end()
    }
    expect(work.said.steady).toBeGreaterThan(begin.length + 20)
  })
})

if (!copies) test(programs ? 'pg_dump is not here: apt install postgresql' : noPostgres, context => context.skip())
