/** Whose lock is believed, and whose is followed: told from what the machine can prove. */
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { exitCodes } from '../../src/errors.ts'
import { fold } from '../../src/room/log.ts'
import { openSession } from '../../src/store/file.ts'
import { type Holder, holderOf, whoHas } from '../../src/store/lock.ts'
import { type Ask, isLocalType, type Machine, machineOf, thisMachine } from '../../src/store/machine.ts'
import { begun } from '../room/storm.ts'
import { folder, namesIn, session } from './given.ts'

afterEach(() => {
  vi.unstubAllEnvs()
})

test('since when somebody has a session is told by the clock and the calendar on the wall', () => {
  const holder = { pid: 7, host: 'here', user: 'Ana', token: '', since: '2026-11-22T04:30:00.000Z' }
  expect(whoHas(holder)).toMatch(/^pid 7, Ana, since (2026-11-22 )?04:30$/)
  vi.stubEnv('TZ', 'America/Los_Angeles')
  expect(whoHas({ ...holder, since: '2025-11-22T04:30:00.000Z' })).toBe('pid 7, Ana, since 2025-11-21 20:30')
})

test('who has a session is told in 40 characters, on which machine in 60, whatever a lock says', async () => {
  const path = join(folder(), 't-2.json')
  const made = await session(path)
  await made.writer.close(begun(), fold(begun()))
  const ours = await openSession(path, { as: 'x'.repeat(60) })
  const lock = join(path, '..', 't-2.lock')
  const kept = JSON.parse(readFileSync(lock, 'utf8')) as Holder
  expect(kept.user).toBe('x'.repeat(40))
  await ours.writer.close(ours.log, fold(ours.log))
  writeFileSync(lock, JSON.stringify({ ...kept, user: 'y'.repeat(60), host: 'z'.repeat(80), boot: undefined }))
  const told = await openSession(path).catch((error: Error) => error.message)
  expect(told).toMatch(new RegExp(`on z{60} \\(pid ${process.pid}, y{40}, since `))
})

/** A session that was left, and the lock a holder like this would have beside it. */
async function lockedBy(holder: Partial<Holder>): Promise<{ path: string; lock: string }> {
  const path = join(folder(), 't-2.json')
  const { writer: keep } = await session(path)
  await keep.close(begun(), fold(begun()))
  const lock = join(path, '..', 't-2.lock')
  const who = { pid: 7, host: 'here', user: 'Ana', since: '2026-11-22T09:00:00.000Z', token: 'x', ...holder }
  writeFileSync(lock, JSON.stringify(who))
  return { path, lock }
}

/** A machine on which process 7 runs since `tick 5`. */
const machine: Machine = {
  ...thisMachine,
  pid: 8,
  host: 'here',
  boot: async () => 'boot b',
  space: async () => 'space s',
  id: async () => 'id i',
  startOf: async pid => (pid === 7 ? 'tick 5' : pid === 8 ? 'tick 6' : undefined),
  isLocal: async () => true,
}
const holder = { boot: 'boot b', space: 'space s', machine: 'id i', started: 'tick 5' }

describe('a holder', () => {
  test.each<[string, Partial<Holder>, Partial<Machine>]>([
    ['that is gone', { ...holder, pid: 9 }, {}],
    ['whose number somebody else has by now', { ...holder, started: 'tick 4' }, {}],
    ['from before this machine was started anew, on its own disk', { ...holder, boot: 'boot a' }, {}],
  ])('%s is followed at once', async (_, who, like) => {
    const { path, lock } = await lockedBy(who)
    const here = { ...machine, ...like }
    expect(await holderOf((await import('../../src/store/disk.ts')).disk, lock, here)).toBeUndefined()
    const opened = await openSession(path, { machine: here })
    await opened.writer.close(opened.log, fold(opened.log))
    expect(namesIn(join(path, '..'))).toEqual(['.t-2.previous', 't-2.json'])
  })

  test.each<[string, Partial<Holder>, Partial<Machine>]>([
    ['that runs', holder, {}],
    ['that runs, where the time of its start cannot be told', holder, { startOf: async () => '' }],
    ['of a copied machine with the same name', { ...holder, boot: 'boot a', machine: 'id j' }, {}],
    ['of a copied machine with the same id', { ...holder, boot: 'boot a', host: 'there' }, {}],
    ['of a copied machine, on a disk that both use', { ...holder, boot: 'boot a' }, { isLocal: async () => false }],
    ['in another container of this machine', { ...holder, pid: 9, space: 'space t' }, {}],
    ['of an older program, which did not say where it ran', { pid: 9 }, {}],
    ['where this machine cannot tell one start from another', { ...holder, pid: 9 }, { boot: async () => undefined }],
    ['where this machine cannot tell its containers apart', { ...holder, pid: 9 }, { space: async () => undefined }],
  ])('%s is believed, with the way out', async (_, who, like) => {
    const { path, lock } = await lockedBy(who)
    const before = readFileSync(lock)
    await expect(openSession(path, { machine: { ...machine, ...like } })).rejects.toMatchObject({
      exit: exitCodes.locked,
      next: expect.stringContaining('--take-over in place of --read-only goes on here'),
    })
    expect(readFileSync(lock)).toEqual(before)
    const opened = await openSession(path, { machine: { ...machine, ...like }, takeOver: true })
    await opened.writer.close(opened.log, fold(opened.log))
    expect(namesIn(join(path, '..'))).toEqual(['.t-2.previous', 't-2.json'])
  })

  test('whose clock is far ahead does not keep a lock without a name closed for ever', async () => {
    const { path, lock } = await lockedBy({})
    writeFileSync(lock, '')
    const opened = await openSession(path, { machine: { ...machine, now: () => Date.now() - 86_400_000 } })
    await opened.writer.close(opened.log, fold(opened.log))
  })
})

describe('what stands where the lock belongs', () => {
  test.each(['folder', 'link'])('a %s is named as what it is, and stays', async kind => {
    const { path, lock } = await lockedBy({})
    const other = join(folder(), 't-3.json')
    const { writer: keep } = await session(other)
    await keep.close(begun(), fold(begun()))
    const there = join(other, '..', 't-3.lock')
    if (kind === 'folder') mkdirSync(there)
    else symlinkSync(lock, there)
    for (const takeOver of [false, true])
      await expect(openSession(other, { takeOver })).rejects.toMatchObject({
        message: `t-3.lock is a ${kind}, where the lock of t-3.json belongs.`,
        next: 'Nothing was changed; move it away and try again.',
      })
    expect(namesIn(join(other, '..'))).toEqual(['.t-3.previous', 't-3.json', 't-3.lock'])
    expect(readFileSync(lock, 'utf8')).toContain('"token":"x"')
    expect(path).toBeTruthy()
  })
})

describe('somebody else who is just taking over', () => {
  /** The lock of a dead holder, and what stands in the way of following it; pauses are counted instead of waited for. */
  async function taken(by: Partial<Holder> | undefined) {
    const { path } = await lockedBy({ ...holder, pid: 9 })
    const turn = join(path, '..', 't-2.taking.lock')
    const who = { pid: 7, host: 'here', user: 'Bo', since: '2026-11-22T09:00:00.000Z', token: 'y', ...by }
    writeFileSync(turn, by ? JSON.stringify(who) : '')
    let pauses = 0
    const here = { ...machine, pause: async () => void pauses++ }
    const open = (takeOver: boolean) => openSession(path, { machine: here, takeOver })
    return { open, turn, pauses: () => pauses, here }
  }

  test.each<[string, Partial<Holder> | undefined]>([
    ['lives', holder],
    ['has not written its name yet', undefined],
  ])('who %s is waited for twenty times, then believed; with --take-over the turn is taken', async (_, who) => {
    const { open, turn, pauses } = await taken(who)
    await expect(open(false)).rejects.toMatchObject({ exit: exitCodes.locked })
    expect(pauses()).toBe(20)
    expect(existsSync(turn)).toBe(true)
    const opened = await open(true)
    expect(pauses()).toBe(40)
    expect(existsSync(turn)).toBe(false)
    await opened.writer.close(opened.log, fold(opened.log))
  })

  test('who is dead is not waited for', async () => {
    const { open, turn, pauses } = await taken({ ...holder, pid: 9 })
    const opened = await open(false)
    expect([pauses(), existsSync(turn)]).toEqual([0, false])
    await opened.writer.close(opened.log, fold(opened.log))
  })

  test('a folder in the way is named, and stays', async () => {
    const { open, turn } = await taken(holder)
    rmSync(turn)
    mkdirSync(turn)
    await expect(open(true)).rejects.toMatchObject({
      message: 't-2.taking.lock is a folder, where the lock of t-2.json belongs.',
    })
    expect(existsSync(turn)).toBe(true)
  })
})

test('a lock that was cut off a moment ago is somebody’s who is just opening', async () => {
  const { path, lock } = await lockedBy({})
  writeFileSync(lock, '')
  const at = (ms: number) => ({ ...machine, now: () => statSync(lock).mtimeMs + ms })
  for (const ms of [-999, 0, 999])
    await expect(openSession(path, { machine: at(ms) })).rejects.toThrow('is just being opened by another flywheel')
  const opened = await openSession(path, { machine: at(1_001) })
  await opened.writer.close(opened.log, fold(opened.log))
})

describe('a second name of the same file', () => {
  test('is refused while the other one may be written, whoever comes first', async () => {
    const path = join(folder(), 't-2.json')
    const { writer: keep } = await session(path)
    await keep.close(begun(), fold(begun()))
    linkSync(path, join(path, '..', 'other.json'))
    for (const name of ['t-2', 'other']) {
      const one = join(path, '..', `${name}.json`)
      await expect(openSession(one)).rejects.toMatchObject({
        message: expect.stringMatching(`${name}.json has a second name on this disk`),
      })
      expect((await openSession(one, { readOnly: true })).log).toEqual(begun())
    }
    expect(namesIn(join(path, '..'))).toEqual(['.t-2.previous', 'other.json', 't-2.json'])
  })

  test('is no trouble when a crash left it: half made, as the previous file, as a copy from elsewhere', async () => {
    const path = join(folder(), 't-2.json')
    const { writer: keep } = await session(path)
    await keep.close(begun(), fold(begun()))
    rmSync(join(path, '..', '.t-2.previous'))
    for (const name of ['.t-2.0123456789abcdef.tmp', '.t-2.previous', 't-2.from-elsewhere-2026-11-22-0900.json'])
      linkSync(path, join(path, '..', name))
    const opened = await openSession(path)
    await opened.writer.close(opened.log, fold(opened.log))
  })
})

describe('the machine', () => {
  test.each([
    ['ext4', 0xef53],
    ['xfs', 0x58465342],
    ['btrfs', 0x9123683e],
    ['btrfs, with a sign', 0x9123683e | 0],
    ['f2fs', 0xf2f52010],
    ['zfs', 0x2fc12fc1],
    ['vfat', 0x4d44],
    ['exfat', 0x2011bab0],
    ['ntfs', 0x5346544e],
    ['ntfs3', 0x7366746e],
    ['overlay', 0x794c7630],
  ])('%s is on a disk of its own', (_, type) => {
    expect(isLocalType(type)).toBe(true)
  })

  test.each([
    ['nfs', 0x6969],
    ['cifs', 0xff534d42],
    ['fuse', 0x65735546],
    ['9p', 0x01021997],
    ['nothing', 0],
  ])('%s is not', (_, type) => {
    expect(isLocalType(type)).toBe(false)
  })

  /** Answers as the `ps` and `sysctl` of that system do; the words are those of its manual. */
  const systems: Record<string, Ask> = {
    // One column a keyword; what follows the first `=` is a heading, commas and all.
    freebsd: async (program, words) => {
      if (program === 'sysctl') return words[1] === 'kern.boot_id' ? '5f1c0a' : ''
      const columns = words.flatMap((word, i) => (words[i - 1] === '-o' ? [word.split('=')[0]!] : []))
      const values: Record<string, string> = { stat: 'S+', lstart: 'Sun Nov 22 09:00:00 2026', jid: '3' }
      return columns.map(c => values[c] ?? '').join(' ')
    },
    darwin: async (program, words) => {
      if (program === 'sysctl') return words[1] === 'kern.bootsessionuuid' ? '9D6C-UUID' : ''
      const columns = words.flatMap((word, i) => (words[i - 1] === '-o' ? word.split(',') : []))
      const values: Record<string, string> = { 'stat=': 'Ss  ', 'lstart=': 'Sun 22 Nov 09:00:00 2026    ' }
      return columns
        .map(c => values[c] ?? '')
        .join(' ')
        .trim()
    },
  }
  test.each([
    ['freebsd', '5f1c0a', 'jail 3', 'Sun Nov 22 09:00:00 2026'],
    ['darwin', '9D6C-UUID', 'all', 'Sun 22 Nov 09:00:00 2026'],
  ] as const)(
    '%s tells a living process, its start and the start of the machine',
    async (platform, boot, space, started) => {
      const here = machineOf(platform, systems[platform])
      expect(await here.boot()).toBe(boot)
      expect(await here.space()).toBe(space)
      expect(await here.startOf(process.pid)).toBe(started)
      expect(await here.startOf(4_000_000)).toBeUndefined()
      const ended = machineOf(platform, async () => 'Z Sun Nov 22 09:00:00 2026')
      expect(await ended.startOf(process.pid)).toBeUndefined()
      const silent = machineOf(platform, async () => '')
      expect(await silent.startOf(process.pid)).toBe('')
      expect(await silent.boot()).toBeUndefined()
    },
  )

  test.runIf(process.platform === 'linux')('that really runs is told apart by the kernel', async () => {
    expect(await thisMachine.boot()).toMatch(/^[0-9a-f-]{36}$/)
    expect(await thisMachine.space()).toMatch(/^pid:\[\d+\]$/)
    expect(await thisMachine.startOf(process.pid)).toMatch(/^\d+$/)
    expect(await thisMachine.isLocal('/proc')).toBe(false)
  })

  test.runIf(process.platform === 'linux')('reads the start of a process the same in every time zone', async () => {
    const here = machineOf('darwin')
    const told: string[] = []
    for (const zone of ['UTC', 'Asia/Tokyo', 'America/Los_Angeles']) {
      vi.stubEnv('TZ', zone)
      vi.stubEnv('LC_ALL', 'de_DE.UTF-8')
      told.push((await here.startOf(process.pid))!)
    }
    expect(told[0]).toMatch(/^\w{3} \w{3} \d+ \d\d:\d\d:\d\d \d{4}$/)
    expect(new Set(told).size).toBe(1)
  })
})
