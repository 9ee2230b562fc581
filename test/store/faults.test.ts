/** The disk fails at every call there is: nothing that was acknowledged is lost, no file is half, and the next save works. */
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { UserError } from '../../src/errors.ts'
import { fold } from '../../src/room/log.ts'
import { type Disk, disk } from '../../src/store/disk.ts'
import { createSession, openSession } from '../../src/store/file.ts'
import { parse } from '../../src/store/format.ts'
import { readSession } from '../../src/store/session-file.ts'
import { begun, entry, steps } from '../room/storm.ts'
import { type Fault, faultyDisk } from './faulty.ts'
import { added, folder, namesIn, roomOn, session } from './given.ts'

const faults: Fault[] = ['ENOSPC', 'EIO', 'short']

/** Plays a short session on a disk that fails at the nth call, heals it, and saves again. Returns the calls it made. */
async function play(n: number, fault: Fault, lasting: boolean): Promise<{ calls: string[]; failed: boolean }> {
  const path = join(folder(), 't-2.json')
  const on = faultyDisk()
  const opened = await session(path, on)
  const room = roomOn(opened)
  const acknowledged = new Set(opened.log.map(e => e.n))
  let failed = false
  room.watch(() => {
    failed ||= room.saving.state === 'failed'
  })
  const park = (text: string) => {
    const outcome = room.submit({ by: 'p1' }, { do: 'park', text })
    if (!('entry' in outcome)) throw new Error('refused')
    void outcome.saved.then(() => acknowledged.add(outcome.entry.n))
  }
  const quiet = async () => {
    while (room.saving.state === 'saving') await new Promise(resolve => setImmediate(resolve))
  }

  on.arm(n, fault, lasting)
  park('one')
  park('two')
  await quiet()
  await opened.writer.snapshot(room.log.slice(0, room.session.n), room.session).catch(() => {})
  park('three')
  room.submit({ by: 'p1' }, { in: 'safe.write', do: 'add', text: 'in the box' })
  await quiet()
  await room.leave().catch(() => {
    failed = true
  })
  const calls = [...on.calls]

  // Whatever happened: what stands on the disk now is whole, and has everything that was acknowledged.
  parse(readFileSync(path, 'utf8'), 't-2.json')
  const seen = (await readSession(path)).log
  for (const id of acknowledged) expect(seen[id - 1]?.n, `entry ${id} after ${fault} at call ${n}`).toBe(id)

  on.heal()
  await room.leave()
  expect((await readSession(path)).log).toEqual(room.log)
  const again = roomOn(await openSession(path))
  expect(again.log.length).toBe(room.log.length)
  await again.leave()
  expect(namesIn(join(path, '..')).filter(name => /tmp$|journal$|lock$/.test(name))).toEqual([])
  return { calls, failed }
}

describe.each(faults)('%s', fault => {
  test('once, at any call', async () => {
    const { calls } = await play(0, fault, false)
    expect(calls.length).toBeGreaterThan(40)
    for (const [i, name] of calls.entries()) if (fault !== 'short' || name === 'write') await play(i + 1, fault, false)
  })
})

test('a disk that stays full is told, and takes everything once there is room', async () => {
  const { calls } = await play(0, 'ENOSPC', true)
  for (let n = 1; n <= calls.length; n += 4) expect((await play(n, 'ENOSPC', true)).failed).toBe(true)
})

test('making a session that fails leaves nothing that looks like one', async () => {
  const dry = faultyDisk()
  const first = await createSession(join(folder(), 't-2.json'), begun()[0]!, { on: dry })
  const calls = dry.calls.length
  await first.writer.close(first.log, fold(first.log))
  for (let n = 1; n <= calls; n++) {
    const path = join(folder(), 't-2.json')
    const on = faultyDisk()
    on.arm(n, 'EIO')
    const made = await createSession(path, begun()[0]!, { on }).catch((error: Error) => error)
    if (existsSync(path)) expect(parse(readFileSync(path, 'utf8'), 't-2.json').log).toEqual([begun()[0]])
    if (made instanceof Error) expect(made.message).toMatch(/could not be made: the disk reports a fault/)
    else await made.writer.close(made.log, fold(made.log))
  }
})

test('a disk that keeps less than it says is told as what it is', async () => {
  const lying: Disk = {
    ...disk,
    async create(path) {
      const file = await disk.create(path)
      return { ...file, look: async () => ({ ...(await file.look()), size: 1 }) }
    },
  }
  const made = createSession(join(folder(), 't-2.json'), begun()[0]!, { on: lying })
  await expect(made).rejects.toThrow('t-2.json could not be made: the disk kept less than it was given.')
  await expect(made).rejects.toBeInstanceOf(UserError)
})

test('the room says why in words, and how much waits', async () => {
  const on = faultyDisk()
  const opened = await session(join(folder(), 't-2.json'), on)
  const room = roomOn(opened)
  on.arm(1, 'ENOSPC', true)
  room.submit({ by: 'p1' }, { do: 'park', text: 'one' })
  await expect.poll(() => room.saving.state).toBe('failed')
  expect(room.saving).toMatchObject({
    reason: 't-2.journal could not be written: no space is left on the disk.',
    unsaved: 1,
  })
  expect(room.session.parked).toEqual([])
  room.goOnUnsaved()
  expect(room.session.parked).toHaveLength(1)
  expect(room.saving.state).toBe('failed')
  on.heal()
  room.retry()
  await expect.poll(() => room.saving.state).toBe('saved')
  expect((await readSession(opened.key)).log).toHaveLength(steps.length + 6)
  await room.leave()
})

test('an entry is not acknowledged when the journal was taken away under us', async () => {
  const path = join(folder(), 't-2.json')
  const opened = await session(path)
  rmSync(join(path, '..', 't-2.journal'))
  const next = entry(opened.log.length + 1)
  await expect(added(opened.writer, [next])).rejects.toThrow('could not be written')
  await added(opened.writer, [next])
  expect((await readSession(path)).log).toEqual([...opened.log, next])
  await opened.writer.close([...opened.log, next], fold([...opened.log, next]))
})
