/** Backups of a service, taken while it works the way docs/service.md says, have everything that was said to be saved before they began. */
import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import type { OpenBook } from '../../src/ports/service-book.ts'
import type { Ballots, SessionStore, SessionWriter } from '../../src/ports/session-store.ts'
import { openDatabase } from '../../src/postgres/database.ts'
import { storeOf } from '../../src/postgres/postgres-store.ts'
import { whenNeeded } from '../../src/postgres/ready.ts'
import { postgresBook } from '../../src/postgres/service-book.ts'
import { digest } from '../../src/remote/admission/digests.ts'
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

/**
 * What was said to be saved: how many entries of each session, how many accounts and invitations; and of the open session the newest line not
 * sent, people in the ballot box, and rejoin code, each by its number.
 */
type Said = Record<'steady' | 'restless' | 'accounts' | 'invitations' | 'line' | 'inBox' | 'code', number>

/** The step whose ballot box is open, and one where a line is not sent. */
const [boxed, written] = ['safe.write', 'challenge.write'] as const
/** The digest of the code with this number. */
const digestOf = (n: number) => digest(`code ${n}`).toString('hex')
const boxOf = (people: number): Ballots => ({
  [boxed]: { since: 5, texts: [{ text: 'said safely' }], counts: { roti: [people] }, people },
})

/**
 * A service at work until it is stopped: moves, snapshots, people who come and are invited, lines that are typed, a ballot box that fills,
 * rejoin codes, a room that is left and entered.
 */
class Work {
  readonly said: Said = { steady: 0, restless: 0, accounts: 0, invitations: 0, line: 0, inBox: 0, code: 0 }
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
    await this.book.addTeam('Checkout')
    await this.invite()
    const { writer, log } = await this.store.open(steady)
    await this.besides(writer, 0)
    const besides = this.besides(writer)
    this.done = Promise.all([this.moves(writer, log, besides), this.visits(), this.people()])
  }

  async stop(): Promise<void> {
    this.stopped = true
    await this.done
    await this.book.close()
  }

  private async moves(writer: SessionWriter, log: readonly Entry[], besides: Promise<void>): Promise<void> {
    const all = [...log]
    while (!this.stopped) {
      await this.move(all, writer)
      this.said.steady = all.length
      if (all.length % 40 === 0) await writer.snapshot(all, fold(all))
    }
    await besides
    await writer.close(all, fold(all))
  }

  /** What lies beside a session, until it is stopped, or once: of each the number that was kept last. */
  private async besides(writer: SessionWriter, least = 1): Promise<void> {
    const session = fold(begin)
    do {
      const n = this.said.code + 1
      await this.store.keepDraft(steady, { person: 'p2', step: written, text: `line ${n}` }, session)
      this.said.line = n
      await writer.saveBallots(boxOf(n))
      this.said.inBox = n
      await this.store.keepGuests(steady, [{ person: 'p2', tickets: [digestOf(n)], keys: [] }])
      this.said.code = n
    } while (least > 0 && !this.stopped)
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
      await this.invite()
    }
  }

  private async invite(): Promise<void> {
    const { invitations: n } = this.said
    const until = new Date(Date.now() + 3_600_000).toISOString()
    await this.book.invite({ digest: digestOf(n), team: 'checkout', role: 'member', until, uses: 1, by: 'Ana' })
    this.said.invitations = n + 1
  }

  private async move(all: Entry[], writer: Awaited<ReturnType<SessionStore['open']>>['writer']): Promise<void> {
    const next = entry(all.length + 1, { do: 'park', text: `move ${all.length + 1}` })
    expect(await writer.append(all.length, [next])).toEqual({ seq: next.n })
    all.push(next)
  }
}

/** What lay beside the open session is as it was said last, or newer. */
async function expectBesides(said: Said, store: SessionStore, log: Entry[], ballots?: Ballots): Promise<void> {
  const [line, ...more] = await store.readDrafts(steady, fold(log))
  expect(more).toEqual([])
  expect(line).toMatchObject({ person: 'p2', step: written })
  expect(Number(line?.text.replace('line ', ''))).toBeGreaterThanOrEqual(said.line)
  const inBox = ballots?.[boxed]?.people ?? 0
  expect(inBox).toBeGreaterThanOrEqual(said.inBox)
  expect(ballots).toEqual(boxOf(inBox))
  const [known] = await store.readGuests(steady)
  const codes = Array.from({ length: 2_000 }, (_, i) => digestOf(said.code + i))
  expect(codes).toContain(known?.tickets[0])
  expect(await store.knowing(`${known?.tickets[0]}`)).toEqual([steady])
}

/** Looks into a backup by opening everything in it. */
async function expectAll(said: Said, store: SessionStore, book: OpenBook): Promise<void> {
  for (const [key, least] of [
    [steady, said.steady],
    [restless, said.restless],
  ] as const) {
    const { log, writer, torn, ballots } = await store.open(key, { takeOver: true })
    expect(log.length, `${key} ${torn ?? ''}`).toBeGreaterThanOrEqual(least)
    expect(log.slice(begin.length).every(one => one.move.do === 'park' && one.move.text === `move ${one.n}`)).toBe(true)
    if (key === steady) await expectBesides(said, store, log, ballots)
    await writer.close(log, fold(log))
  }
  const accounts = await book.accounts()
  expect(accounts.length).toBeGreaterThanOrEqual(said.accounts)
  await book.addAccount({ name: 'Later', keys: [keyOf('l')] })
  expect((await book.invitations()).length).toBeGreaterThanOrEqual(said.invitations)
  // The code that somebody was given still makes them a member.
  expect(await book.redeem(digestOf(said.invitations - 1))).toMatchObject({ team: 'checkout', role: 'member' })
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
