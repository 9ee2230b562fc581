/** The laws of a store of sessions, for every adapter of the port: hand in how to make a world, and they are tried in it. */
import { describe, expect, test } from 'vitest'
import type { Known, OpenedSession, SessionKey, SessionStore, SessionWriter } from '../../src/ports/session-store.ts'
import { fold } from '../../src/room/log.ts'
import type { Entry } from '../../src/session/types.ts'
import { begun, entry } from '../room/storm.ts'
import { patience } from '../support/patience.ts'

/**
 * Where one store keeps its things, seen by any number of programs. Each call of `program` is one more of them, on a machine of its
 * own. One with `diesAfter` stops for ever, in the middle of whatever it does, after so many steps of its medium (writes, renames,
 * statements); calls that it answers no more never resolve. `died` says whether it has. Between two programs a minute passes.
 */
export type World = {
  program(some?: { diesAfter?: number }): { store: SessionStore; died(): boolean }
}

const key = 't-2'
const log = begun()
const [first, ...joined] = log as [Entry, ...Entry[]]
const bare = fold([first])
const agenda = { agenda: fold(log).agenda }

/** Entries behind the log, each with a text of its own. */
function news(count: number, from = log.length + 1, text = 'move'): Entry[] {
  return Array.from({ length: count }, (_, i) => entry(from + i, { do: 'park', text: `${text} ${from + i}` }))
}

async function made(store: SessionStore): Promise<OpenedSession> {
  const opened = await store.create(key, first, { session: bare })
  expect(await opened.writer.append(1, joined)).toEqual({ seq: log.length })
  return opened
}

const texts = (entries: readonly Entry[]) => entries.flatMap(e => (e.move.do === 'park' ? [e.move.text] : []))

async function leave(writer: SessionWriter, all: readonly Entry[]): Promise<void> {
  await writer.close(all, fold(all))
}

/** Tries the laws on worlds that `make` makes, each new and empty. */
export function storeLaws(name: string, make: () => World): void {
  describe(name, () => {
    appending(make)
    holding(make)
    beside(make)
    dying(make)
    finding(make)
  })
}

function appending(make: () => World): void {
  test('what was acknowledged is in the log, once and in order, before and after the session is left', async () => {
    const { store } = make().program()
    const { writer, key: found } = await made(store)
    expect(await writer.append(log.length, news(2))).toEqual({ seq: log.length + 2 })
    expect(await writer.append(log.length + 2, news(1, log.length + 3))).toEqual({ seq: log.length + 3 })
    const all = [...log, ...news(3)]
    expect((await store.read(found)).log).toEqual(all)
    await leave(writer, all)
    expect((await store.read(found)).log).toEqual(all)
    expect((await store.open(found)).log).toEqual(all)
  })

  test('the same append again keeps nothing twice, also together with what came after it', async () => {
    const { store } = make().program()
    const { writer, key: found } = await made(store)
    await writer.append(log.length, news(2))
    expect(await writer.append(log.length, news(2))).toEqual({ seq: log.length + 2 })
    expect(await writer.append(log.length, news(3))).toEqual({ seq: log.length + 3 })
    expect((await store.read(found)).log).toEqual([...log, ...news(3)])
  })

  test('an append behind another end of the log than it expected keeps nothing', async () => {
    const { store } = make().program()
    const { writer, key: found } = await made(store)
    await writer.append(log.length, news(1))
    for (const [seq, entries] of [
      [log.length, news(1, log.length + 1, 'other')],
      [log.length + 5, news(1, log.length + 6)],
    ] as const) {
      const lost = await writer.append(seq, entries)
      expect(lost).toMatchObject({ lost: 'sequence', say: expect.stringMatching(/\.$/) })
    }
    expect((await store.read(found)).log).toEqual([...log, ...news(1)])
    expect(await writer.append(log.length + 1, news(1, log.length + 2))).toEqual({ seq: log.length + 2 })
  })

  test('a snapshot in between changes nothing of that', async () => {
    const { store } = make().program()
    const { writer, key: found } = await made(store)
    await writer.append(log.length, news(1))
    await writer.snapshot([...log, ...news(1)], fold([...log, ...news(1)]))
    expect(await writer.append(log.length, news(2))).toEqual({ seq: log.length + 2 })
    expect((await store.read(found)).log).toEqual([...log, ...news(2)])
  })
}

function holding(make: () => World): void {
  test('a session that is held is not opened by another, who is told by whom', async () => {
    const world = make()
    const { key: found } = await world.program().store.create(key, first, { as: 'Ana' })
    await expect(world.program().store.open(found)).rejects.toThrow('Ana')
  })

  test('who takes over has another epoch, and nothing of the writer before comes after', async () => {
    const world = make()
    const mine = await made(world.program().store)
    await mine.writer.append(log.length, news(1))
    const other = world.program().store
    const theirs = await other.open(mine.key, { takeOver: true })
    expect(theirs.log).toEqual([...log, ...news(1)])
    expect(theirs.writer.epoch).not.toBe(mine.writer.epoch)
    const late = news(1, log.length + 2, 'late')
    expect(await mine.writer.append(log.length + 1, late)).toMatchObject({ lost: 'fenced' })
    expect(await theirs.writer.append(log.length + 1, news(1, log.length + 2))).toEqual({ seq: log.length + 2 })
    expect(await mine.writer.append(log.length + 2, news(1, log.length + 3, 'late'))).toHaveProperty('lost')
    await expect(mine.writer.snapshot([...log, ...news(1), ...late])).rejects.toThrow()
    await expect(mine.writer.saveBallots({})).rejects.toThrow()
    await mine.writer.close([...log, ...news(1), ...late], fold(log)).catch(() => {})
    expect(await theirs.writer.append(log.length + 2, news(1, log.length + 3))).toEqual({ seq: log.length + 3 })
    expect((await other.read(theirs.key)).log).toEqual([...log, ...news(3)])
  })

  test('looking on holds nothing and writes nothing', async () => {
    const world = make()
    const mine = await made(world.program().store)
    const look = await world.program().store.open(mine.key, { readOnly: true })
    expect(look.readOnly).toBe(true)
    await expect(look.writer.append(log.length, news(1))).rejects.toThrow()
    expect(await mine.writer.append(log.length, news(1))).toEqual({ seq: log.length + 1 })
  })

  test('a closed session is opened to look on alone, and stays as it is', async () => {
    const world = make()
    const mine = await made(world.program().store)
    const all = [...log, entry(log.length + 1, { do: 'close' })]
    await mine.writer.append(log.length, all.slice(log.length))
    await leave(mine.writer, all)
    const { store } = world.program()
    const again = await store.open(mine.key)
    expect(again).toMatchObject({ readOnly: true, log: all })
    await expect(again.writer.append(all.length, news(1, all.length + 1))).rejects.toThrow()
    expect(await store.list()).toMatchObject([{ state: 'closed', id: key }])
  })

  test('a log that is not accepted is let go of', async () => {
    const world = make()
    const mine = await made(world.program().store)
    await leave(mine.writer, log)
    const refuse = () => {
      throw new Error('not this one')
    }
    await expect(world.program().store.open(mine.key, { accept: refuse })).rejects.toThrow('not this one')
    expect((await world.program().store.open(mine.key)).readOnly).toBe(false)
  })
}

function beside(make: () => World): void {
  const boxes = { 'safe.write': { since: 5, texts: [{ text: 'said safely' }], counts: {}, people: 4 } }
  const known: Known[] = [
    { person: 'p2', tickets: ['ab'.repeat(32)], keys: ['SHA256:x'] },
    { person: 'p3', tickets: [], keys: [], removed: true },
  ]

  test('ballot boxes, drafts and rejoin codes are there when another takes over', async () => {
    const world = make()
    const mine = world.program().store
    const { writer, key: found } = await made(mine)
    await writer.saveBallots(boxes)
    await mine.keepDraft(found, { person: 'p2', step: 'challenge.write', text: 'half a line' }, agenda)
    await mine.keepGuests(found, known)
    const other = world.program().store
    expect(await other.readBallots(found)).toEqual(boxes)
    const taken = await other.open(found, { takeOver: true })
    expect(taken.ballots).toEqual(boxes)
    expect(await other.readDrafts(found, agenda)).toEqual([
      { person: 'p2', step: 'challenge.write', text: 'half a line' },
    ])
    expect(await other.readGuests(found)).toEqual(known)
  })

  test('an empty box, an empty draft and the draft of an anonymous step are not kept', async () => {
    const world = make()
    const { store } = world.program()
    const { writer, key: found } = await made(store)
    await writer.saveBallots(boxes)
    await writer.saveBallots({})
    expect(await store.readBallots(found)).toBeUndefined()
    await store.keepDraft(found, { person: 'p2', step: 'challenge.write', text: 'half' }, agenda)
    await store.keepDraft(found, { person: 'p2', step: 'challenge.write', text: '' }, agenda)
    await store.keepDraft(found, { person: 'p2', step: 'safe.write', text: 'who said it' }, agenda)
    await leave(writer, log)
    const again = await store.open(found)
    expect(again.ballots ?? {}).toEqual({})
    expect(await store.readDrafts(found, agenda)).toEqual([])
  })

  test('what was said between turns is there for everybody, in order', async () => {
    const world = make()
    const { store } = world.program()
    await made(store)
    expect(await store.checkIns()).toEqual([])
    const said = { team: 'checkout', action: 'a1-9', by: 'Bo', status: 'done', on: '2026-11-25' } as const
    await store.addCheckIns([said])
    await world.program().store.addCheckIns([{ ...said, status: 'open' }])
    expect(await store.checkIns()).toEqual([said, { ...said, status: 'open' }])
  })

  test('a session nobody came in to knows nobody; a line about its door is never refused', async () => {
    const { store } = make().program()
    const { key: found } = await made(store)
    expect(await store.readGuests(found)).toEqual([])
    await store.noteAtDoor(found, 'joined Bo')
  })

  test('the session that knows somebody is found by their rejoin code or key, and by nothing else of it', async () => {
    const world = make()
    const { store } = world.program()
    const { key: found, writer } = await made(store)
    await leave(writer, log)
    const { store: other } = world.program()
    expect(await other.knowing('SHA256:x')).toEqual([])
    const [ticket, print] = ['ab'.repeat(32), `SHA256:${'x'.repeat(43)}`]
    await store.keepGuests(found, [
      { person: 'p2', tickets: [ticket], keys: [print] },
      { person: 'p3', tickets: [], keys: ['SHA256:sent-away-0000000000000000000000000'], removed: true },
    ])
    for (const mark of [ticket, print, 'SHA256:sent-away-0000000000000000000000000'])
      await expect.poll(() => other.knowing(mark), { timeout: patience }).toEqual([key])
    for (const odd of ['', 'p2', 'tickets', ticket.slice(1), 'cd'.repeat(32), `${print}\0`, '%', '"'])
      expect(await other.knowing(odd)).toEqual([])
    // One that is not known any more opens nothing.
    await store.keepGuests(found, [{ person: 'p2', tickets: [], keys: [print] }])
    await expect.poll(() => other.knowing(ticket), { timeout: patience }).toEqual([])
    expect(await other.knowing(print)).toEqual([key])
  })

  test('a closed session leaves no drafts, boxes or rejoin codes', async () => {
    const world = make()
    const { store } = world.program()
    const { writer, key: found } = await made(store)
    await writer.saveBallots(boxes)
    await store.keepDraft(found, { person: 'p2', step: 'challenge.write', text: 'half' }, agenda)
    await store.keepGuests(found, known)
    const all = [...log, entry(log.length + 1, { do: 'close' })]
    await writer.append(log.length, all.slice(log.length))
    await writer.saveBallots({})
    await leave(writer, all)
    expect(await store.readDrafts(found, agenda)).toEqual([])
    expect(await store.readGuests(found)).toEqual([])
    expect(await world.program().store.knowing('ab'.repeat(32))).toEqual([])
    expect((await store.open(found)).ballots ?? {}).toEqual({})
  })
}

/** What a writer that may die at any step had acknowledged, and the last it asked for. */
async function work(store: SessionStore, found: SessionKey, acknowledged: string[]): Promise<void> {
  const { writer } = await store.open(found)
  let all = log
  for (let i = 0; i < 3; i++) {
    const more = news(2, all.length + 1)
    const kept = await writer.append(all.length, more)
    if ('lost' in kept) throw new Error(kept.say)
    acknowledged.push(...texts(more))
    all = [...all, ...more]
    if (i === 1) await writer.snapshot(all, fold(all))
  }
  await leave(writer, all)
}

function dying(make: () => World): void {
  test('wherever a program dies, the next one finds everything acknowledged, once, and goes on', async () => {
    let finished = false
    for (let step = 0; !finished; step++) {
      expect(step).toBeLessThan(2_000)
      const world = make()
      const mine = await made(world.program().store)
      await leave(mine.writer, log)
      const dies = world.program({ diesAfter: step })
      const acknowledged: string[] = []
      const done = work(dies.store, mine.key, acknowledged).then(() => true)
      finished = await Promise.race([done, untilDead(dies.died)])
      const { store } = world.program()
      const next = await store.open(mine.key)
      const there = texts(next.log)
      expect(there.slice(0, acknowledged.length), `died after ${step} steps`).toEqual(acknowledged)
      expect(there).toEqual(texts(news(there.length)))
      expect(await next.writer.append(next.log.length, news(1, next.log.length + 1))).toEqual({
        seq: next.log.length + 1,
      })
    }
  })

  test('wherever a program dies, drafts, boxes and rejoin codes are as before or as after', async () => {
    let finished = false
    for (let step = 0; !finished; step++) {
      expect(step).toBeLessThan(2_000)
      const world = make()
      const mine = await made(world.program().store)
      const before: Known[] = [{ person: 'p2', tickets: [], keys: ['SHA256:a'] }]
      const after: Known[] = [...before, { person: 'p3', tickets: [], keys: ['SHA256:b'] }]
      await mine.writer.saveBallots({ 'safe.write': boxOf(1) })
      await world.program().store.keepGuests(mine.key, before)
      await leave(mine.writer, log)
      const dies = world.program({ diesAfter: step })
      const change = async () => {
        const { writer } = await dies.store.open(mine.key)
        await writer.saveBallots({ 'safe.write': boxOf(2) })
        await dies.store.keepGuests(mine.key, after)
        return true
      }
      finished = await Promise.race([change(), untilDead(dies.died)])
      const { store } = world.program()
      const next = await store.open(mine.key, { takeOver: true })
      expect([boxOf(1), boxOf(2)], `died after ${step} steps`).toContainEqual(next.ballots?.['safe.write'])
      expect([before, after]).toContainEqual(await store.readGuests(mine.key))
    }
  })
}

const boxOf = (people: number) => ({ since: 5, texts: [], counts: { roti: [people] }, people })

/** False once the program is dead. */
async function untilDead(died: () => boolean): Promise<false> {
  while (!died()) await new Promise(resolve => setImmediate(resolve))
  return false
}

function finding(make: () => World): void {
  test('sessions are listed with what they say, and found by the key they are listed with', async () => {
    const world = make()
    const mine = await made(world.program().store)
    const { store } = world.program()
    const [listed, ...others] = await store.list()
    expect(others).toEqual([])
    expect(listed).toMatchObject({ state: 'open', id: key, team: 'checkout', lockedBy: expect.any(String) })
    const found = listed?.key ?? ''
    expect((await store.read(found)).log).toEqual(log)
    await leave(mine.writer, log)
    expect(await store.glance(found)).toEqual(fold(log))
    expect((await store.listWithActions()).map(({ info, actions }) => [info.id, actions?.length])).toEqual([
      [key, bare.turn.carried.actions.length],
    ])
  })

  test('a key that is taken is not taken again, and one that is not there is a sentence', async () => {
    const world = make()
    await made(world.program().store)
    const { store } = world.program()
    expect(await store.has(key)).toBe(true)
    await expect(store.create(key, first)).rejects.toThrow(/\.$/)
    expect(await store.has('t-9')).toBe(false)
    for (const ask of ['read', 'open', 'digest', 'restore'] as const)
      await expect(store[ask]('t-9')).rejects.toThrow('There is no session')
  })

  test('its mark changes with every entry, and its digest is the same for everybody', async () => {
    const world = make()
    const mine = await made(world.program().store)
    const { store } = world.program()
    const before = await store.mark(mine.key)
    expect(await store.mark(mine.key)).toBe(before)
    await mine.writer.append(log.length, news(1))
    expect(await store.mark(mine.key)).not.toBe(before)
    await leave(mine.writer, [...log, ...news(1)])
    expect(await store.digest(mine.key)).toMatch(/^[0-9a-f]{64}$/)
    expect(await store.digest(mine.key)).toBe(await world.program().store.digest(mine.key))
  })
}
