import { describe, expect, test } from 'vitest'
import { type Ballots, nowhere, type SessionWriter } from '../../src/ports/session-store.ts'
import { BallotStore } from '../../src/room/ballot-store.ts'
import { fold } from '../../src/room/log.ts'
import { Room } from '../../src/room/room.ts'
import { workOf } from '../../src/session/read.ts'
import type { Entry, Move } from '../../src/session/types.ts'
import { begun, entry } from './storm.ts'

const write = 'safe.write'
const scale = 'close.roti'
const canary = (by: string) => `what only ${by} would say`

/** A room whose disk is a list, and the boxes as last kept. */
function roomWith(ballots?: Ballots, log: Entry[] = begun()) {
  const disk = { log: [...log], boxes: [] as Ballots[], order: [] as string[] }
  const keep: SessionWriter = {
    ...nowhere,
    append: async (expectedSeq, entries) => {
      disk.log.push(...structuredClone(entries))
      disk.order.push(...entries.map(e => `log ${e.move.do}`))
      return { seq: expectedSeq + entries.length }
    },
    saveBallots: async now => {
      disk.boxes.push(structuredClone(now))
      disk.order.push(`boxes ${Object.keys(now).join(' ') || 'none'}`)
    },
  }
  const room = new Room({
    log,
    writer: keep,
    ballots,
    now: () => Date.parse('2026-11-22T10:00:00Z'),
    snapshotEvery: 1e8,
  })
  const ask = (by: string, move: Move, hand?: string) => room.submit({ by, ...(hand ? { hand } : {}) }, move)
  const saved = async () => {
    await Promise.resolve()
    while (room.saving.state === 'saving') await new Promise(resolve => setImmediate(resolve))
  }
  return { room, disk, ask, saved }
}

const add = (text: string): Move => ({ in: write, do: 'add', text })
const answer = (point: number): Move => ({ in: scale, do: 'answer', row: 'roti', point })

describe('a card in an anonymous step', () => {
  test('goes into the box, not the log, and names nobody on the disk', async () => {
    const { disk, ask, saved } = roomWith()
    for (const by of ['p1', 'p2', 'p3']) expect(ask(by, add(canary(by)))).toMatchObject({ boxed: write })
    ask('p4', add(canary('p4')), 'p1')
    await saved()
    expect(disk.log).toEqual(begun())
    const box = disk.boxes.at(-1)![write]!
    expect(box.texts).toEqual(['p1', 'p2', 'p3', 'p4'].map(by => ({ text: canary(by) })))
    expect({ ...box, texts: [] }).toEqual({ since: begun().length, texts: [], counts: {}, people: 4 })
  })

  test('is seen by its author alone, who may change it and take it back', async () => {
    const { room, ask, saved } = roomWith()
    const outcome = ask('p2', add('my worry'))
    await saved()
    const card = 'boxed' in outcome ? outcome.card! : ''
    expect(workOf(room.see('p2'), write, 'write')?.cards).toMatchObject([
      { id: card, text: 'my worry', by: 'p2', rev: 0 },
    ])
    for (const other of ['p1', 'p3', undefined]) expect(JSON.stringify(room.see(other))).not.toContain('my worry')
    expect(ask('p1', { in: write, do: 'drop', card })).toMatchObject({ refusal: { why: 'not-yours' } })
    expect(ask('p2', { in: write, do: 'edit', card, text: 'my second thought', saw: 0 })).toMatchObject({
      boxed: write,
    })
    expect(ask('p2', { in: write, do: 'edit', card, text: 'too late', saw: 0 })).toMatchObject({
      refusal: { why: 'stale', now: 'my second thought' },
    })
    ask('p2', { in: write, do: 'drop', card })
    await saved()
    expect(workOf(room.see('p2'), write, 'write')?.cards).toEqual([])
  })

  test('that is empty is refused with a sentence, as anywhere', () => {
    const { ask } = roomWith()
    expect(ask('p2', add('  '))).toMatchObject({ refusal: { why: 'empty' } })
    expect(ask('p9', add('who am I'))).toMatchObject({ refusal: { why: 'not-yours' } })
    expect(ask('p3', add('for somebody'), 'p2')).toMatchObject({ refusal: { why: 'not-yours' } })
  })

  test('said aloud goes into the log without a name', async () => {
    const { disk, ask, saved } = roomWith()
    ask('p1', { in: write, do: 'add', text: 'said aloud', said: true })
    await saved()
    expect(disk.log.at(-1)?.move).toMatchObject({ do: 'add', said: true })
  })
})

describe('an answer in an anonymous step', () => {
  test('may be changed until the reveal', async () => {
    const { room, ask, saved } = roomWith()
    ask('p1', answer(0))
    ask('p2', answer(3))
    expect(workOf(room.see('p1'), scale, 'scale')?.answers).toEqual({ p1: { roti: 0 } })
    ask('p1', answer(4))
    ask('p1', { do: 'reveal', step: scale })
    await saved()
    expect(workOf(room.session, scale, 'scale')).toMatchObject({ answers: {}, tally: { roti: [0, 0, 0, 1, 1] } })
  })

  test('of others does not stand in the way of fingers; one of somebody whose fingers are counted does', async () => {
    const { room, ask, saved } = roomWith()
    ask('p1', answer(0))
    ask('p2', answer(3))
    expect(room.holds(scale, [{ id: 'p3' }, { id: 'p4' }])).toBe(false)
    expect(room.holds(scale, [{ id: 'p2' }, { id: 'p4' }])).toBe(true)
    ask('p1', { in: scale, do: 'tally', row: 'roti', counts: [0, 0, 0, 0, 2] })
    ask('p1', { do: 'reveal', step: scale })
    await saved()
    expect(workOf(room.session, scale, 'scale')?.tally).toEqual({ roti: [1, 0, 0, 1, 2] })
  })

  test.each([
    ['fewer answer again: those from before stand', ['p1', 'p2'], [4, 0, 0, 0, 0]],
    ['as many answer again: theirs stand, and nobody counts twice', ['p1', 'p2', 'p3', 'p4'], [0, 0, 0, 0, 4]],
  ])('after a crash nobody is known by theirs and all are asked again; %s', async (_what, who, counts) => {
    const first = roomWith()
    first.ask('p1', { do: 'go', to: scale })
    for (const by of ['p1', 'p2', 'p3', 'p4']) first.ask(by, answer(0))
    await first.saved()
    const again = roomWith(first.disk.boxes.at(-1)!, first.disk.log)
    for (const by of ['p1', 'p2']) {
      expect(workOf(again.room.see(by), scale, 'scale')?.answers).toEqual({})
      expect(again.room.leftInBox(scale, by)).toBe(0)
    }
    for (const by of who) again.ask(by, answer(4))
    expect(again.room.leftInBox(scale, 'p1')).toBeUndefined()
    again.ask('p1', { do: 'reveal', step: scale })
    expect(workOf(fold(again.room.log), scale, 'scale')).toMatchObject({ answers: {}, tally: { roti: counts } })
  })

  test('counted by show of hands goes into the log', async () => {
    const { disk, ask, saved } = roomWith()
    ask('p1', { in: scale, do: 'tally', row: 'roti', counts: [0, 0, 0, 1, 1] })
    await saved()
    expect(disk.log.at(-1)?.move).toMatchObject({ do: 'tally' })
  })
})

describe('the reveal', () => {
  test('puts the box into the log as one entry before the box goes', async () => {
    const { room, disk, ask, saved } = roomWith()
    for (const by of ['p1', 'p2', 'p3', 'p4']) ask(by, add(canary(by)))
    await saved()
    disk.order.length = 0
    ask('p1', { do: 'reveal', step: write })
    await saved()
    expect(disk.order).toEqual(['log box', 'log reveal', 'boxes none'])
    expect(disk.boxes.at(-1)).toEqual({})
    const cards = workOf(room.see(), write, 'write')!.cards
    expect(cards.map(c => c.text).sort()).toEqual(['p1', 'p2', 'p3', 'p4'].map(canary))
    expect(cards.every(c => c.by === undefined)).toBe(true)
    expect(room.session).toEqual(fold(disk.log))
  })

  test('gives an order that tells nothing: any author stands first about as often', () => {
    const session = fold(begun())
    const people = ['p1', 'p2', 'p3', 'p4']
    const firsts = new Map<string, number>()
    for (let i = 0; i < 400; i++) {
      const ballot = new BallotStore(undefined, begun())
      for (const by of people) ballot.put(session, by, { in: write, do: 'add', text: by })
      const move = ballot.empty(session, write) as { texts: { text: string }[] }
      firsts.set(move.texts[0]!.text, (firsts.get(move.texts[0]!.text) ?? 0) + 1)
    }
    // 100 each expected; five standard deviations are 43.
    for (const by of people) expect(Math.abs(firsts.get(by)! - 100)).toBeLessThan(45)
  })

  test('cannot be taken back, and nobody fills the log past the box', () => {
    const { room, ask } = roomWith()
    ask('p2', add('once'))
    ask('p1', { do: 'reveal', step: write })
    const reveal = room.log.at(-1)!
    expect(ask('p1', { do: 'undo', entry: reveal.n })).toMatchObject({ refusal: { why: 'no-such' } })
    expect(ask('p1', { do: 'undo', entry: reveal.n - 1 })).toMatchObject({ refusal: { why: 'no-such' } })
    expect(ask('p2', { in: write, do: 'box', texts: [{ text: 'forged' }] })).toMatchObject({
      refusal: { why: 'not-yours' },
    })
  })

  test('that a crash cut in two is not counted twice', async () => {
    const first = roomWith()
    for (const by of ['p1', 'p2', 'p3', 'p4']) first.ask(by, add(canary(by)))
    await first.saved()
    const kept = first.disk.boxes.at(-1)!
    first.ask('p1', { do: 'reveal', step: write })
    await first.saved()
    // The entries reached the disk, taking the box away did not.
    const again = roomWith(kept, first.disk.log)
    expect(again.room.inBox(write)).toBeUndefined()
    // Only the first of the two entries reached it.
    const half = roomWith(kept, first.disk.log.slice(0, -1))
    half.ask('p1', { do: 'reveal', step: write })
    expect(workOf(fold(half.room.log), write, 'write')?.cards).toHaveLength(4)
  })

  test('a close takes what is in any box along, still hidden', async () => {
    const { room, disk, ask, saved } = roomWith()
    ask('p2', add('never asked for'))
    ask('p1', { do: 'close' })
    await saved()
    expect(disk.log.slice(-2).map(e => e.move.do)).toEqual(['box', 'close'])
    expect(JSON.stringify(room.see('p2'))).not.toContain('never asked for')
    expect(disk.boxes.at(-1)).toEqual({})
  })
})

test('how many are in is told from four on', async () => {
  const { room, ask } = roomWith()
  const told = ['p1', 'p2', 'p2', 'p3', 'p4'].map(by => {
    ask(by, add('x'))
    return room.inBox(write)
  })
  expect(told).toEqual([undefined, undefined, undefined, undefined, 4])
})

test('a box of a step nobody has been at yet takes nothing', () => {
  const log = begun().filter(e => !('to' in e.move) || e.move.do !== 'go' || e.move.to !== write)
  const { ask } = roomWith(
    undefined,
    log.map((e, i) => entry(i + 1, e.move, e.by)),
  )
  expect(ask('p2', add('too early'))).toMatchObject({ refusal: { why: 'not-now' } })
})
