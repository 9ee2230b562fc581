import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { nowhere, type SessionWriter } from '../../src/ports/session-store.ts'
import { Room } from '../../src/room/room.ts'
import type { Entry } from '../../src/session/types.ts'
import { slowWriter } from '../support/writer.ts'
import { begun, entry, steps } from './storm.ts'

/** A disk that writes when it is told to. */
function slowDisk() {
  const waits: { entries: readonly Entry[]; done: () => void; fail: (why: Error) => void }[] = []
  const calls: string[] = []
  const keep: SessionWriter = {
    ...nowhere,
    append: (expectedSeq, entries) =>
      new Promise((resolve, fail) => {
        const done = () => resolve({ seq: expectedSeq + entries.length })
        calls.push(`append ${entries.map(e => e.n).join(' ')}`)
        waits.push({ entries, done, fail })
      }),
    snapshot: async log => void calls.push(`snapshot ${log.length}`),
    close: async log => void calls.push(`close ${log.length}`),
  }
  return { keep, calls, waits }
}

const log = begun()
const next = log.length + 1
const park = (text: string) => ({ do: 'park' as const, text })
const turn = () => new Promise(resolve => setImmediate(resolve))

function roomOn(keep: SessionWriter, options: Partial<ConstructorParameters<typeof Room>[0]> = {}) {
  const room = new Room({
    log,
    writer: keep,
    now: () => Date.parse('2026-11-22T10:00:00Z'),
    retryAfter: 1e8,
    snapshotEvery: 1e8,
    ...options,
  })
  let told = 0
  room.watch(() => told++)
  return {
    room,
    told: () => told,
    park: (text: string) => room.submit({ by: 'p1' }, park(text)) as { saved: Promise<void> },
  }
}

test('what is new today is checked by today, however long ago the last entry was', async () => {
  const keep = nowhere
  const series = steps.find(s => s.kind === 'series' && !s.deliveries)!.id
  const { room } = roomOn(keep, {
    log: [...log, entry(next, { do: 'go', to: series })],
    now: () => Date.parse('2026-12-01T08:00:00Z'),
  })
  const star = { in: series, do: 'add', value: 61 } as const
  expect(room.submit({ by: 'p1' }, { ...star, at: '2026-12-03' })).toMatchObject({ refusal: { why: 'not-now' } })
  expect(room.submit({ by: 'p1' }, { ...star, at: '2026-12-01' })).toHaveProperty('entry')
})

describe('check, persist, publish', () => {
  test('nobody sees what the disk does not have; what waited shares the next write and one frame', async () => {
    const { keep, calls, waits } = slowDisk()
    const { room, told, park } = roomOn(keep)
    park('one')
    await turn()
    park('two')
    park('three')
    expect(room.session.parked).toEqual([])
    expect(room.log).toHaveLength(log.length + 3)
    expect(room.saving.state).toBe('saving')
    waits[0]!.done()
    await turn()
    expect(room.session.parked.map(p => p.text)).toEqual(['one'])
    waits[1]!.done()
    await turn()
    expect(room.session.parked.map(p => p.text)).toEqual(['one', 'two', 'three'])
    expect(calls).toEqual([`append ${next}`, `append ${next + 1} ${next + 2}`])
    expect(told()).toBe(2)
    expect(room.saving.state).toBe('saved')
  })

  test('a move made the moment a save is acknowledged is saved too', async () => {
    const { room, park } = roomOn(nowhere)
    for (let i = 0; i < 50; i++) {
      await Promise.all([park(`${i}`).saved, park(`${i}`).saved])
      if (i % 3) await turn()
    }
    expect(room.session.parked).toHaveLength(100)
  })

  test('a refusal changes nothing and tells nobody', () => {
    const { keep, calls } = slowDisk()
    const { room, told } = roomOn(keep)
    expect(room.submit({ by: 'p2' }, { do: 'close' })).toMatchObject({ refusal: { why: 'not-facilitator' } })
    expect([room.log.length, told(), calls.length]).toEqual([log.length, 0, 0])
  })

  test('time never runs backwards in the log', () => {
    let now = Date.parse('2026-11-22T10:00:00Z')
    const { keep } = slowDisk()
    const { room } = roomOn(keep, { now: () => now })
    room.submit({ by: 'p1' }, park('before'))
    now -= 3_600_000
    room.submit({ by: 'p1' }, park('after'))
    expect(room.log.at(-1)!.at).toBe(room.log.at(-2)!.at)
  })
})

describe('when the disk fails', () => {
  test('everybody is told, the order is kept, and a new try takes all of it', async () => {
    const { keep, calls, waits } = slowDisk()
    const { room, told, park } = roomOn(keep)
    park('one')
    await turn()
    park('two')
    waits[0]!.fail(new Error('no space is left'))
    await turn()
    expect(room.saving).toMatchObject({ state: 'failed', reason: 'no space is left', unsaved: 2 })
    expect(told()).toBe(1)
    room.retry()
    await turn()
    waits[1]!.done()
    await turn()
    expect(calls).toEqual([`append ${next}`, `append ${next} ${next + 1}`])
    expect(room.saving.state).toBe('saved')
    expect(room.session.parked).toHaveLength(2)
  })

  test('it tries again by itself', async () => {
    let fails = 2
    const keep = slowWriter(async () => {
      if (fails-- > 0) throw new Error('not now')
    })
    const { room, park } = roomOn(keep, { retryAfter: 1 })
    await park('one').saved
    expect(room.saving.state).toBe('saved')
  })

  test('going on unsaved shows everything and stays marked until it is saved', async () => {
    const { keep, waits } = slowDisk()
    const { room, park } = roomOn(keep)
    park('one')
    await turn()
    waits[0]!.fail(new Error('no space is left'))
    await turn()
    room.goOnUnsaved()
    expect(room.session.parked).toHaveLength(1)
    park('two')
    await turn()
    park('three')
    waits[1]!.fail(new Error('no space is left'))
    await turn()
    expect(room.session.parked).toHaveLength(3)
    expect(room.saving).toMatchObject({ state: 'failed', unsaved: 3 })
    room.retry()
    await turn()
    waits[2]!.done()
    await turn()
    expect(room.session.parked).toHaveLength(3)
    expect(room.saving.state).toBe('saved')
  })
})

test('how it is saved is one object for as long as it is so, also while the room is held: screens draw anew for another one', async () => {
  const { keep } = slowDisk()
  const { room } = roomOn(keep)
  const state = () => {
    const { saving } = room
    expect(room.saving).toBe(saving)
    return saving
  }
  room.submit({ by: 'p1' }, park('hiring'))
  await turn()
  expect(state().state).toBe('saving')
  room.hold('Nothing is saved.')
  expect(state()).toMatchObject({ state: 'failed', reason: 'Nothing is saved.', unsaved: 1 })
  room.hold('Still nothing.')
  expect(state()).toMatchObject({ reason: 'Still nothing.' })
  room.hold()
  expect(state().state).toBe('saving')
})

describe('leaving', () => {
  test('waits for what is being saved, then writes the file a last time and takes no more moves', async () => {
    const { keep, calls, waits } = slowDisk()
    const { room, park } = roomOn(keep)
    park('one')
    const left = room.leave()
    await turn()
    expect(room.submit({ by: 'p1' }, { do: 'park', text: 'late' })).toMatchObject({ refusal: { why: 'not-now' } })
    waits[0]!.done()
    await left
    expect(calls).toEqual([`append ${next}`, `close ${next}`])
  })

  test('saves in the file what the journal could not take', async () => {
    const { keep, calls } = slowDisk()
    const { room, park } = roomOn({ ...keep, append: () => Promise.reject(new Error('no space is left')) })
    const { saved } = park('one')
    await room.leave()
    await saved
    expect(calls).toEqual([`close ${next}`])
    expect(room.session.parked).toHaveLength(1)
  })

  test('that fails may be tried again; the room goes on meanwhile', async () => {
    let full = true
    const { room, park } = roomOn({
      ...nowhere,
      close: async () => {
        if (full) throw new Error('no space is left')
      },
    })
    await expect(room.leave()).rejects.toThrow('no space is left')
    expect(room.saving).toMatchObject({ state: 'failed', reason: 'no space is left' })
    await park('still here').saved
    full = false
    await room.leave()
    expect(room.saving.state).toBe('saved')
  })
})

describe('settling', () => {
  test('resolves when all is on the disk, and the room goes on', async () => {
    const { keep, calls, waits } = slowDisk()
    const { room, park } = roomOn(keep)
    park('one')
    const settled = room.settle()
    await turn()
    expect(room.unsaved().map(e => e.n)).toEqual([next])
    waits[0]!.done()
    await settled
    expect(calls).toEqual([`append ${next}`, `snapshot ${next}`])
    expect(room.unsaved()).toEqual([])
    park('two')
    await turn()
    expect(calls.at(-1)).toBe(`append ${next + 1}`)
  })

  test('rejects while the disk is full, and takes what the journal could not when the file can be written', async () => {
    let full = true
    const refuse = async () => {
      if (full) throw new Error('no space is left')
    }
    const append = () => Promise.reject(new Error('no space is left'))
    const { room, park } = roomOn({ ...nowhere, append, snapshot: refuse })
    const { saved } = park('one')
    await expect(room.settle()).rejects.toThrow('no space is left')
    expect(room.saving).toMatchObject({ state: 'failed', unsaved: 1 })
    expect(room.unsaved()).toHaveLength(1)
    full = false
    await room.settle()
    await saved
    expect(room.saving).toMatchObject({ state: 'saved' })
    expect(room.session.parked).toHaveLength(1)
  })

  test('rejects when another writer has the session', async () => {
    const say = 'It is open elsewhere.'
    const { room, park } = roomOn({ ...nowhere, append: async () => ({ lost: 'fenced', say }) })
    park('one')
    await expect(room.settle()).rejects.toThrow(say)
  })
})

describe('the file', () => {
  /** A room whose clock is a false one; `written` are the entries at each writing of the file, with the time in ms. */
  function timed(snapshot?: () => Promise<void>) {
    vi.useFakeTimers()
    onTestFinished(() => void vi.useRealTimers())
    const start = Date.now()
    const written: [at: number, entries: number][] = []
    const keep: SessionWriter = {
      ...nowhere,
      snapshot: async l => {
        written.push([Date.now() - start, l.length - log.length])
        await snapshot?.()
      },
    }
    const { room, park } = roomOn(keep, { snapshotEvery: undefined })
    const go = () => void room.submit({ by: 'p1' }, { do: 'go', to: 'safe.write' })
    return { room, park, go, written, pass: (ms: number) => vi.advanceTimersByTimeAsync(ms) }
  }

  test('follows every ten seconds while there is news, not with every move', async () => {
    const { park, written, pass } = timed()
    for (let i = 0; i < 100; i++) {
      park(`${i}`)
      await pass(200)
    }
    expect(written).toEqual([
      [10_000, 50],
      [20_000, 100],
    ])
    await pass(60_000)
    expect(written).toHaveLength(2)
  })

  test('follows a change of step after a moment, with what waited before it', async () => {
    const { park, go, written, pass } = timed()
    park('one')
    await pass(1_000)
    go()
    await pass(49)
    expect(written).toEqual([])
    await pass(1)
    expect(written).toEqual([[1_050, 2]])
    await pass(60_000)
    expect(written).toHaveLength(1)
  })

  test('that could not be written is written ten seconds later', async () => {
    const { go, written, pass } = timed(async () => {
      if (written.length < 3) throw new Error('no space is left')
    })
    go()
    await pass(60_000)
    expect(written.map(([at]) => at)).toEqual([50, 10_050, 20_050])
  })

  test('is not written by itself any more once the room is left', async () => {
    const { room, park, written, pass } = timed()
    park('one')
    await pass(1_000)
    await room.leave()
    await pass(60_000)
    expect(written).toEqual([])
  })
})

test('a room that is held says so by the same object until something changes, so that screens are not drawn without end', () => {
  const { room } = roomOn(nowhere)
  room.hold('One moment.')
  const { saving } = room
  expect(saving).toMatchObject({ state: 'failed', reason: 'One moment.', held: true })
  expect(room.saving).toBe(saving)
  room.hold()
  expect(room.saving).toMatchObject({ state: 'saved' })
})

test('what the files have to tell, though nothing is lost, is the room’s news, with its time', () => {
  const listeners: ((say: string) => void)[] = []
  const { keep } = slowDisk()
  const { room, told } = roomOn({ ...keep, news: call => void listeners.push(call) })
  expect(room.news).toBeUndefined()
  for (const tell of listeners) tell('Another program wrote the file; ours is back.')
  expect(room.news).toEqual({
    say: 'Another program wrote the file; ours is back.',
    at: Date.parse('2026-11-22T10:00:00Z'),
  })
  expect(told()).toBe(1)
})

test('one broken screen does not keep the news from the others', async () => {
  const { room, told, park } = roomOn(nowhere)
  const failed = new Promise(resolve => process.once('uncaughtException', resolve))
  const others = process.listeners('uncaughtException').filter((_, i, all) => i < all.length - 1)
  for (const other of others) process.removeListener('uncaughtException', other)
  const stop = room.watch(() => {
    stop()
    throw new Error('a broken screen')
  })
  let seen = 0
  room.watch(() => seen++)
  await park('one').saved
  expect(await failed).toMatchObject({ message: 'a broken screen' })
  for (const other of others) process.on('uncaughtException', other)
  expect([told(), seen]).toEqual([1, 1])
})
