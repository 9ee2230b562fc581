/** A turn kept in a real PostgreSQL by the built program: killed, taken over, cut from its database, copied there and back. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { fold } from '../../src/room/log.ts'
import type { Entry } from '../../src/session/types.ts'
import { fileStore } from '../../src/store/file-store.ts'
import { contentsIn, fileBook } from '../../src/store/service-book.ts'
import { begun } from '../room/storm.ts'
import { noPostgres, postgresPrograms, type Server, startPostgres } from '../support/postgres.ts'
import { type Program, program } from '../support/program.ts'

const root = join(import.meta.dirname, '..', '..')
const examples = join(root, 'sessions', 'examples')
const launcher = join(root, 'bin', 'flywheel.js')

let server: Server

describe.runIf(postgresPrograms())('a database', () => {
  beforeAll(async () => {
    server = await startPostgres()
  })
  afterAll(() => server?.close())

  /** What a command prints, and what it says beside; it may fail. */
  function flywheel(...words: string[]): string {
    try {
      return execFileSync(process.execPath, [launcher, ...words], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe'],
      })
    } catch (error) {
      const { stdout, stderr } = error as { stdout: string; stderr: string }
      return stdout + stderr
    }
  }

  function lines(...words: string[]): Program {
    const running = program([...words, '--linear'], { columns: 200, rows: 100 })
    onTestFinished(() => running.kill('SIGKILL'))
    return running
  }

  /** In a new turn by lines, at its first step, where cards are written. */
  async function atWriting(url: string): Promise<Program> {
    const turn = lines('new', '--team', 'checkout', '--people', 'Ana,Bo', '--store', url)
    await turn.see('An empty line goes on')
    return turn
  }

  /** Home, and out. */
  async function leave(turn: Program): Promise<void> {
    turn.type(':quit\r')
    await turn.see('Say a number to open')
    turn.type('quit\r')
    expect((await turn.exited).exitCode).toBe(0)
  }

  test('a killed program loses nothing that it had said was saved, and the next one is in after its lease', async () => {
    const url = server.url('killed')
    const turn = await atWriting(url)
    turn.type('Invoices arrive late\r')
    await turn.see(/Card 1 saved/)
    expect(flywheel('open', 'checkout-t0001', '--linear', '--store', url)).toContain(
      'checkout-t0001 is open in another flywheel',
    )
    turn.kill('SIGKILL')
    await turn.exited
    await expect
      .poll(() => flywheel('list', '--store', url), { timeout: 20_000, interval: 200 })
      .not.toContain('in use by')
    expect(flywheel('show', 'checkout-t0001', 'log', '--json', '--store', url)).toContain('Invoices arrive late')
    const again = lines('open', 'checkout-t0001', '--store', url)
    await again.see('Plain lines')
    await leave(again)
  })

  test('a database that goes away is said, and what was typed meanwhile is kept when it is back', async () => {
    const url = server.url('away')
    const turn = await atWriting(url)
    server.stop('immediate')
    turn.type('Typed while it was away\r')
    await turn.see(/cannot be used/)
    await server.start()
    await turn.see('Everything is saved again. Press Enter')
    turn.type('\r')
    await turn.see(/Card 1 saved/)
    expect(flywheel('show', 'checkout-t0001', 'log', '--json', '--store', url)).toContain('Typed while it was away')
    await leave(turn)
  })

  test('a folder of sessions goes in and comes back byte for byte, and with it the book of its service', async () => {
    const url = server.url('copied')
    const [here, back] = ['here', 'back'].map(() => mkdtempSync(join(tmpdir(), 'fw-copied-'))) as [string, string]
    onTestFinished(() => {
      for (const folder of [here, back]) rmSync(folder, { recursive: true, force: true })
    })
    flywheel('copy', here, '--dir', examples)
    const book = await fileBook(here)
    const ana = await book.addAccount({ name: 'Ana', keys: [`SHA256:${'a'.repeat(43)}`], admin: true })
    await book.addTeam('Checkout')
    await book.setMember(ana.id, 'checkout', 'facilitator')
    await book.secret('host', () => 'kept')
    await book.close()
    const said = { team: 'checkout', action: 'a1', by: 'Ana', status: 'done', on: '2026-05-04' } as const
    await fileStore(here).addCheckIns([said])
    const log = begun()
    const [opening, ...rest] = log as [Entry, ...Entry[]]
    const { writer } = await fileStore(here).create('open-t0001', opening)
    await writer.append(1, rest)
    const boxes = { 'safe.write': { since: 3, texts: [{ text: 'unsigned' }], counts: {}, people: 1 } }
    await writer.saveBallots(boxes)
    await writer.close(log, fold(log))
    const known = [{ person: 'p2', tickets: [], keys: ['SHA256:x'] }]
    await fileStore(here).keepGuests('open-t0001', known)
    const names = readdirSync(here).filter(name => /^[^.].*\.json$/.test(name))
    const first = flywheel('copy', url, '--dir', here)
    expect(first).toContain(`${names.length} sessions copied`)
    expect(first).toContain('The people, teams and keys of its service went along.')
    const second = flywheel('copy', url, '--dir', here)
    expect(second).toContain(`${names.length} were there already`)
    expect(second).toContain('those of this one were left out')
    flywheel('copy', back, '--store', url)
    expect(await contentsIn(back)).toEqual(await contentsIn(here))
    expect((await contentsIn(back)).secrets).toEqual({ host: 'kept' })
    expect(await fileStore(back).checkIns()).toEqual([said])
    expect(await fileStore(back).readBallots('open-t0001')).toEqual(boxes)
    expect(await fileStore(back).readGuests('open-t0001')).toEqual(known)
    expect(names.length).toBeGreaterThan(1)
    for (const name of names) expect(readFileSync(join(back, name))).toEqual(readFileSync(join(here, name)))
    for (const what of ['list', 'actions'])
      expect(flywheel(what, '--store', url)).toBe(flywheel(what, '--dir', here).replaceAll('.json', ''))
  })
})

if (!postgresPrograms()) test(noPostgres, context => context.skip())
