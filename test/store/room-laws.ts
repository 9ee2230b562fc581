/**
 * The laws of a room over the store it is kept in, for every adapter of the port, on the real medium: files of a folder, rows of a server. What
 * only the store is asked is in `conformance.ts`; what needs no store, in test/room.
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, onTestFinished, test } from 'vitest'
import { exitCodes } from '../../src/errors.ts'
import type { OpenedSession, SessionStore, SessionWriter } from '../../src/ports/session-store.ts'
import { fold } from '../../src/room/log.ts'
import { redact } from '../../src/room/redact.ts'
import { Room } from '../../src/room/room.ts'
import { workOf } from '../../src/session/read.ts'
import type { Entry, Move } from '../../src/session/types.ts'
import { fileStore } from '../../src/store/file-store.ts'
import { aimed, begun, entry, runs, steps, storm } from '../room/storm.ts'
import { folder } from './given.ts'
import { killLaws } from './kill-laws.ts'
import { rejoinLaws } from './rejoin-laws.ts'
import { writerLaws } from './writer-laws.ts'

/** Where the sessions of a room are kept. */
export type RoomWorld = {
  /** The folder, or the address of the database, for programs of their own. */
  place: string
  /** The store as one more program has it. */
  program(): SessionStore
  /** Leaves behind what a write that is cut off in the middle leaves. */
  tear(key: string): Promise<void>
  /** What should not lie there once every session was left. */
  leftovers(): string[]
}

/** Makes a new and empty world. */
export type MakeRooms = () => RoomWorld | Promise<RoomWorld>

const [first, ...joined] = begun() as [Entry, ...Entry[]]
const hidden = steps.find(s => s.kind === 'write' && s.hidden)?.id ?? ''
const safely = 'safe.write'
export const key = 't-2'

/** A session with people in it, held. */
export async function made(store: SessionStore, as = key): Promise<OpenedSession> {
  const opened = await store.create(as, first, { session: fold([first]), as: 'Ana' })
  expect(await opened.writer.append(1, joined)).toEqual({ seq: begun().length })
  return { ...opened, log: begun() }
}

/** A room on it, in which nothing happens by time alone. */
export function roomOn({ log, writer, ballots }: Pick<OpenedSession, 'log' | 'writer' | 'ballots'>): Room {
  let at = Date.parse('2026-11-22T10:00:00Z')
  const room = new Room({ log, writer, ballots, now: () => (at += 1_000), retryAfter: 1, snapshotEvery: 1e8 })
  onTestFinished(() => room.leave().catch(() => {}))
  return room
}

/** Rejects once a room could not save: it would try again for ever. */
function failing(room: Room): Promise<never> {
  return new Promise((_, reject) =>
    room.watch(() => room.saving.state === 'failed' && reject(new Error(room.saving.reason))),
  )
}

/** Makes a move and waits until it is durable. @throws when it is refused. */
export async function done(room: Room, move: Move, by = 'p1'): Promise<void> {
  const outcome = room.submit({ by }, move)
  if ('refusal' in outcome) throw new Error(outcome.refusal.say)
  await outcome.saved
}

export const parked = (log: readonly Entry[]) => log.flatMap(({ move }) => (move.do === 'park' ? [move.text] : []))

/** Tries the laws in worlds that `make` makes; `share` of the usual number of random histories and kills is played. */
export function roomLaws(name: string, make: MakeRooms, share = 1): void {
  const numRuns = Math.max(3, Math.ceil(runs * share))
  describe(name, () => {
    moves(make, numRuns)
    secrets(make)
    crashes(make)
    writerLaws(make, numRuns)
    rejoinLaws(make)
    killLaws(make, Math.ceil(Number(process.env.FLYWHEEL_KILLS ?? 10) * share))
  })
}

function moves(make: MakeRooms, numRuns: number): void {
  test('what was accepted is in the log under its number; what was refused changes nothing', async () => {
    const world = await make()
    const room = roomOn(await made(world.program()))
    await done(room, { do: 'park', text: 'one' })
    expect(room.submit({ by: 'p2' }, { do: 'close' })).toMatchObject({ refusal: { why: 'not-facilitator' } })
    await Promise.all(['two', 'three'].map(text => done(room, { do: 'park', text }, 'p2')))
    const { log } = await world.program().read(key)
    expect(log).toEqual(room.log)
    expect(log.map(e => e.n)).toEqual(log.map((_, i) => i + 1))
    expect(parked(log)).toEqual(['one', 'two', 'three'])
  })

  test('any moves, undone and done again, say the same to who opens the session next', async () => {
    const world = await make()
    let sessions = 0
    await fc.assert(
      fc.asyncProperty(storm, async asked => {
        const as = `storm-${++sessions}`
        const opened = await made(world.program(), as)
        const room = roomOn(opened)
        const failed = failing(room)
        for (const { move, ...actor } of asked) room.submit(actor, aimed(fold(room.log), move))
        const head = fold(room.log)
        await Promise.race([room.leave(), failed])
        expect(room.session).toEqual(head)
        const { log } = await world.program().read(as)
        expect(log).toEqual(room.log)
        expect(log.map(e => e.n)).toEqual(log.map((_, i) => i + 1))
        expect(fold(log)).toEqual(head)
        const last = log.at(-1)
        if (head.closed || !last) return
        // What was done last is undone after the restart, and done again after one more.
        const reopened = await world.program().open(as)
        // It was closed once, and is never written again, also where that was undone before it was left.
        expect(reopened.readOnly).toBe(log.some(({ move }) => move.do === 'close' && !('in' in move)))
        if (reopened.readOnly) return
        const again = roomOn(reopened)
        const undo = again.submit({ by: 'p1' }, { do: 'undo', entry: last.n })
        if ('entry' in undo) await done(again, { do: 'undo', entry: undo.entry.n })
        await again.leave()
        const back = fold((await world.program().read(as)).log)
        expect({ ...back, n: 0, last: '' }).toEqual({ ...head, n: 0, last: '' })
      }),
      // Made smaller, a history takes minutes; its seed plays it again.
      { numRuns, endOnFailure: true },
    )
  })

  test('a session is the same file wherever it is kept, byte for byte', async () => {
    const world = await make()
    const dir = folder()
    const digests: string[] = []
    for (const store of [world.program(), fileStore(dir)]) {
      const room = roomOn(await made(store))
      await done(room, { in: hidden, do: 'add', text: 'zwölf "Stunden" \u{1f9ea}' }, 'p2')
      await done(room, { do: 'reveal', step: hidden })
      await room.leave()
      digests.push(await store.digest((await store.list())[0]?.key ?? ''))
    }
    const written = createHash('sha256')
      .update(readFileSync(`${dir}/${key}.json`))
      .digest('hex')
    expect(digests).toEqual([written, written])
  })
}

function secrets(make: MakeRooms): void {
  test('a hidden card is seen by its author alone, until it is revealed; also after a restart', async () => {
    const world = await make()
    const room = roomOn(await made(world.program()))
    await done(room, { in: hidden, do: 'add', text: 'canary of Bo' }, 'p2')
    await room.leave()
    const again = roomOn(await world.program().open(key))
    expect(JSON.stringify(again.see('p2'))).toContain('canary of Bo')
    for (const other of ['p1', 'p3', undefined]) {
      expect(JSON.stringify(again.see(other))).not.toContain('canary of Bo')
      expect(JSON.stringify(redact(again.session, other))).not.toContain('canary of Bo')
    }
    await done(again, { do: 'reveal', step: hidden })
    await again.leave()
    const { log } = await world.program().read(key)
    expect(JSON.stringify(redact(fold(log), 'p3'))).toContain('canary of Bo')
  })

  test('an open ballot box is sealed: no name, no order, nothing in the log, over a crash; shown, it is in the log and gone', async () => {
    const world = await make()
    const room = roomOn(await made(world.program()))
    for (const [i, by] of ['p1', 'p2', 'p3', 'p4'].entries())
      await done(room, { in: safely, do: 'add', text: `${'dcba'[i]} said safely` }, by)
    const next = world.program()
    expect((await next.read(key)).log).toEqual(begun())
    const kept = await next.readBallots(key)
    const texts = ['a', 'b', 'c', 'd'].map(letter => ({ text: `${letter} said safely` }))
    expect(kept?.[safely]).toEqual({ since: begun().length, texts, counts: {}, people: 4 })
    expect(JSON.stringify(kept)).not.toMatch(/p[1-4]\b|Ana|Bo|Chidi|Dee/)
    // The program is gone without a word.
    const opened = await next.open(key, { takeOver: true })
    const after = roomOn(opened)
    expect(JSON.stringify(after.see('p1'))).not.toContain('said safely')
    await done(after, { do: 'reveal', step: safely })
    const shown = workOf(after.session, safely, 'write')?.cards.map(({ text }) => text) ?? []
    expect(shown.toSorted()).toEqual(texts.map(({ text }) => text))
    const { log } = await world.program().read(key)
    expect(log.slice(begun().length).filter(e => JSON.stringify(e).includes('said safely')).length).toBeGreaterThan(0)
    expect(JSON.stringify(log.slice(begun().length))).not.toMatch(/"p[2-4]"/)
    expect(await world.program().readBallots(key)).toBeUndefined()
  })

  test('a line not sent yet is its person’s, of an anonymous step nothing is kept, and a closed turn takes them along', async () => {
    const world = await make()
    const store = world.program()
    const opened = await made(store)
    const room = roomOn(opened)
    await store.keepDraft(opened.key, { person: 'p2', step: hidden, text: 'half a th' }, room.session)
    await store.keepDraft(opened.key, { person: 'p3', step: hidden, text: 'other\u0007' }, room.session)
    await store.keepDraft(opened.key, { person: 'p2', step: safely, text: 'who said it' }, room.session)
    const drafts = () => world.program().readDrafts(opened.key, room.session)
    const both = [
      { person: 'p2', step: hidden, text: 'half a th' },
      { person: 'p3', step: hidden, text: 'other' },
    ]
    expect((await drafts()).sort((a, b) => (a.person < b.person ? -1 : 1))).toEqual(both)
    await Promise.all(
      Array.from({ length: 40 }, (_, i) =>
        store.keepDraft(opened.key, { person: 'p2', step: hidden, text: 'x'.repeat(i + 1) }, room.session),
      ),
    )
    expect((await drafts()).find(d => d.person === 'p2')?.text).toBe('x'.repeat(40))
    await done(room, { do: 'close' })
    await room.leave()
    expect(await drafts()).toEqual([])
  })
}

/** A writer of which the answer to the first append never comes, though it was kept. */
function deaf(writer: SessionWriter): SessionWriter {
  let isFirst = true
  return {
    epoch: writer.epoch,
    snapshot: (log, session) => writer.snapshot(log, session),
    saveBallots: ballots => writer.saveBallots(ballots),
    close: (log, session) => writer.close(log, session),
    async append(expectedSeq, entries) {
      const kept = await writer.append(expectedSeq, entries)
      if (!isFirst) return kept
      isFirst = false
      throw new Error('the answer was lost')
    },
  }
}

function crashes(make: MakeRooms): void {
  test('an append whose answer is lost is made again and kept once', async () => {
    const world = await make()
    const opened = await made(world.program())
    const room = roomOn({ ...opened, writer: deaf(opened.writer) })
    await Promise.all([done(room, { do: 'park', text: 'once' }), done(room, { do: 'park', text: 'and this' }, 'p2')])
    expect(room.saving.state).toBe('saved')
    expect(parked((await world.program().read(key)).log)).toEqual(['once', 'and this'])
    // Who was gone before the answer came finds it all the same, once.
    const next = roomOn(await world.program().open(key, { takeOver: true }))
    await done(next, { do: 'park', text: 'after' })
    expect(parked((await world.program().read(key)).log)).toEqual(['once', 'and this', 'after'])
  })

  test('a write that was cut off in the middle costs nothing that was acknowledged', async () => {
    const world = await make()
    const room = roomOn(await made(world.program()))
    await done(room, { do: 'park', text: 'safe' })
    await world.tear(key)
    const opened = await world.program().open(key, { takeOver: true })
    expect(opened.log).toEqual(room.log)
    const next = roomOn(opened)
    await done(next, { do: 'park', text: 'goes on' })
    await next.leave()
    expect(parked((await world.program().read(key)).log)).toEqual(['safe', 'goes on'])
    expect(world.leftovers()).toEqual([])
  })

  test('a second writer is told who has it and looks on; one that was taken over says so and writes nothing more', async () => {
    const world = await make()
    const mine = roomOn(await made(world.program()))
    await done(mine, { do: 'park', text: 'mine' })
    const other = world.program()
    await expect(other.open(key)).rejects.toMatchObject({
      exit: exitCodes.locked,
      message: expect.stringMatching(/Ana/),
    })
    const look = await other.open(key, { readOnly: true })
    expect([look.readOnly, parked(look.log)]).toEqual([true, ['mine']])
    await expect(look.writer.append(look.log.length, [entry(look.log.length + 1)])).rejects.toThrow()
    const theirs = roomOn(await other.open(key, { takeOver: true }))
    await done(theirs, { do: 'park', text: 'theirs' })
    const late = mine.submit({ by: 'p1' }, { do: 'park', text: 'late' })
    expect(late).toHaveProperty('entry')
    await expect.poll(() => mine.saving).toMatchObject({ state: 'failed', lost: true })
    expect(mine.saving).toMatchObject({ reason: expect.stringMatching(/\.$/) })
    await mine.leave().catch(() => {})
    await done(theirs, { do: 'park', text: 'and on' })
    await theirs.leave()
    expect(parked((await world.program().read(key)).log)).toEqual(['mine', 'theirs', 'and on'])
  })
}
