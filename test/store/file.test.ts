import { execFileSync, spawn } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { exitCodes, UserError } from '../../src/errors.ts'
import { fold } from '../../src/room/log.ts'
import type { Entry, Session } from '../../src/session/types.ts'
import { restoreSession } from '../../src/store/damage/restore.ts'
import { createSession, openSession } from '../../src/store/file.ts'
import { checksum, Damaged, format, parse, print } from '../../src/store/format.ts'
import { readSession } from '../../src/store/session-file.ts'
import { begun, entry } from '../room/storm.ts'
import { added, asIfCrashed, folder, namesIn, roomOn, session } from './given.ts'

const log = begun()
const more = (n: number): Entry[] => Array.from({ length: n }, (_, i) => entry(log.length + i + 1))
const refusal = (work: Promise<unknown>): Promise<UserError> =>
  work.then(
    () => Promise.reject(new Error('it worked')),
    error => error,
  )

/** A session that was left, with two files written and nothing beside them but the hidden previous one. */
async function leftSession(): Promise<string> {
  const path = join(folder(), 't-2.json')
  const { writer: keep } = await session(path)
  await keep.snapshot(log, fold(log))
  await added(keep, more(2))
  await keep.close([...log, ...more(2)], fold([...log, ...more(2)]))
  return path
}

describe('a session', () => {
  test('is there again as it was, journal or not', async () => {
    const path = join(folder(), 'sessions', 't-2.json')
    const made = await session(path)
    expect((await openSession(path, { readOnly: true })).log).toEqual(log)
    await added(made.writer, more(2))
    expect((await readSession(path)).log).toEqual([...log, ...more(2)])
    await made.writer.close([...log, ...more(2)], fold(log))
    expect(namesIn(join(path, '..'))).toEqual(['.t-2.previous', 't-2.json'])
    const again = await openSession(path)
    expect(again).toMatchObject({ id: 't-2', recovered: 0, readOnly: false })
    expect(again.log).toEqual([...log, ...more(2)])
    await again.writer.close(again.log, fold(again.log))
  })

  test('that is gone on with has a file before it again, should somebody have taken that away', async () => {
    const path = await leftSession()
    rmSync(join(path, '..', '.t-2.previous'))
    const again = await openSession(path)
    expect(namesIn(join(path, '..'))).toContain('.t-2.previous')
    await again.writer.close(again.log, fold(again.log))
  })

  test('that is closed leaves one file, and that one is never written again', async () => {
    const path = join(folder(), 't-2.json')
    const room = roomOn(await session(path))
    room.submit({ by: 'p1' }, { do: 'close' })
    await room.leave()
    expect(namesIn(join(path, '..'))).toEqual(['t-2.json'])
    const before = readFileSync(path)
    const opened = await openSession(path)
    expect(opened.readOnly).toBe(true)
    await expect(added(opened.writer, [entry(99)])).rejects.toThrow('open to look on')
    await opened.writer.close(opened.log, fold(opened.log))
    expect(readFileSync(path)).toEqual(before)
    expect(namesIn(join(path, '..'))).toEqual(['t-2.json'])
  })

  test('is not made over another one', async () => {
    const path = await leftSession()
    const before = readFileSync(path)
    const error = await refusal(createSession(path, log[0]!))
    expect(error.message).toBe('t-2.json is there already.')
    expect(readFileSync(path)).toEqual(before)
  })

  test('that is not there is said to be missing', async () => {
    expect((await refusal(openSession(join(folder(), 'none.json')))).message).toMatch(/^There is no session at /)
  })

  test('of a newer flywheel stays as it is, byte for byte', async () => {
    const path = await leftSession()
    writeFileSync(path, readFileSync(path, 'utf8').replace('"format": 3', '"format": 7'))
    const before = readFileSync(path)
    for (const readOnly of [true, false])
      expect((await refusal(openSession(path, { readOnly }))).exit).toBe(exitCodes.newer)
    expect((await refusal(restoreSession(path))).exit).toBe(exitCodes.newer)
    expect(readFileSync(path)).toEqual(before)
    expect(namesIn(join(path, '..'))).toEqual(['.t-2.previous', 't-2.json'])
  })
})

describe('its files', () => {
  test('are for their owner only, whatever the umask', async () => {
    const script = `
      import { createSession } from ${JSON.stringify(join(process.cwd(), 'src/store/file.ts'))}
      process.umask(0)
      const first = JSON.parse(process.argv[2])
      const { writer } = await createSession(process.argv[1], first)
      await writer.append(1, [{ ...first, n: 2 }])
      await writer.saveBallots({ s: { since: 1, texts: [], counts: {}, people: 0 } })
      process.exit(0)`
    const path = join(folder(), 'sessions', 't-2.json')
    execFileSync(process.execPath, ['--input-type=module', '-e', script, path, JSON.stringify(log[0])])
    const modes = Object.fromEntries(
      namesIn(join(path, '..')).map(n => [n, (statSync(join(path, '..', n)).mode & 0o777).toString(8)]),
    )
    expect(modes).toEqual({
      '.t-2.previous': '600',
      't-2.box': '600',
      't-2.journal': '600',
      't-2.json': '600',
      't-2.lock': '600',
    })
    expect((statSync(join(path, '..')).mode & 0o777).toString(8)).toBe('700')
  })

  test.each(['json', 'journal', 'lock'])('are not written through a link planted as the %s', async kind => {
    const path = join(folder(), 't-2.json')
    const victim = join(folder(), 'victim')
    writeFileSync(victim, 'mine')
    symlinkSync(victim, join(path, '..', `t-2.${kind}`))
    const made = await createSession(path, log[0]!).catch((error: UserError) => error)
    expect(made).toBeInstanceOf(Error)
    expect(readFileSync(victim, 'utf8')).toBe('mine')
    expect(lstatSync(join(path, '..', `t-2.${kind}`)).isSymbolicLink()).toBe(true)
  })

  test('may not be replaced by a link while a room is open', async () => {
    const path = join(folder(), 't-2.json')
    const { writer: keep } = await session(path)
    const victim = join(folder(), 'victim')
    writeFileSync(victim, 'mine')
    rmSync(path)
    symlinkSync(victim, path)
    await expect(keep.snapshot(log, fold(log))).rejects.toThrow('something that is not a file stands in the way')
    expect(readFileSync(victim, 'utf8')).toBe('mine')
    rmSync(path)
    await keep.close(log, fold(log))
    expect((await readSession(path)).log).toEqual(log)
  })

  test('are not waited for when they are pipes', async () => {
    const path = join(folder(), 't-2.json')
    execFileSync('mkfifo', [path])
    expect((await refusal(openSession(path))).message).toContain('something that is not a file stands in the way')
  })

  test('that a crash left half made are cleared, those of others are not', async () => {
    const path = await leftSession()
    for (const name of ['.t-2.0123456789abcdef.tmp', '.t-22.0123456789abcdef.tmp', '.t-2.tmp'])
      writeFileSync(join(path, '..', name), 'half')
    const opened = await openSession(path)
    await opened.writer.close(opened.log, fold(opened.log))
    expect(namesIn(join(path, '..'))).toEqual(['.t-2.previous', '.t-2.tmp', '.t-22.0123456789abcdef.tmp', 't-2.json'])
  })
})

describe('the journal', () => {
  async function crashed(): Promise<{ path: string; journal: string }> {
    const { writer: keep, key: path } = await session(join(folder(), 't-2.json'))
    await keep.snapshot(log, fold(log))
    await added(keep, more(3))
    const copy = asIfCrashed(path)
    await keep.close(log, fold(log))
    return { path: copy, journal: join(copy, '..', 't-2.journal') }
  }

  test('gives back what the file did not have yet', async () => {
    const { path } = await crashed()
    const opened = await openSession(path)
    expect(opened).toMatchObject({ recovered: 3, log: [...log, ...more(3)] })
    expect(opened.torn).toBeUndefined()
    await opened.writer.close(opened.log, fold(opened.log))
  })

  test('cut off at any byte gives back every whole line', async () => {
    const { path, journal } = await crashed()
    const whole = readFileSync(journal)
    const lines = whole.toString().split('\n')
    for (let size = whole.length - 1; size > lines[0]!.length; size -= 7) {
      writeFileSync(journal, whole.subarray(0, size))
      const read = await readSession(path)
      const kept = whole.subarray(0, size).toString().split('\n').length - 1
      const inJournal = Math.max(0, kept - 1 - (lines.length - 2 - 3))
      expect(read.log).toEqual([...log, ...more(inJournal)])
      expect(read.torn === undefined).toBe(whole[size - 1] === 10)
    }
  })

  test('damaged in the middle gives back what is whole, says what is lost, and is kept aside', async () => {
    const { path, journal } = await crashed()
    writeFileSync(journal, readFileSync(journal, 'utf8').replace(`thought ${log.length + 2}`, 'thoughtless'))
    const opened = await openSession(path)
    const n = log.length + 2
    const standIn = { ...entry(n - 1), n, move: { do: 'undo', entry: n } }
    expect(opened.log).toEqual([...log, entry(n - 1), standIn, entry(n + 1)])
    expect(opened.recovered).toBe(2)
    expect(opened.torn).toMatch(/^t-2.journal, line \d+ is damaged; the journal was kept aside\. Entry \d+ is lost\./)
    expect(namesIn(join(path, '..')).filter(n => n.startsWith('t-2.journal.damaged-'))).toHaveLength(1)
    await added(opened.writer, [entry(n + 2)])
    // As a crash leaves it: the new journal holds what stands in for the lost entry.
    const again = await readSession(asIfCrashed(path))
    expect(again).toMatchObject({ log: [...opened.log, entry(n + 2)] })
    expect(again.torn).toBeUndefined()
    await opened.writer.close([...opened.log, entry(n + 2)], fold(opened.log))
    expect((await readSession(path)).log).toEqual([...opened.log, entry(n + 2)])
  })

  test.each([0, 1, 2])(
    'of which %i lines are whole is begun anew with those, and nothing the file has',
    async whole => {
      const { path, journal } = await crashed()
      const [head = '', ...lines] = readFileSync(journal, 'utf8').split('\n')
      // The journal goes back one file; what is tried here is what came since the last.
      const since = lines.slice(-4, -1)
      writeFileSync(journal, [head, ...since.map((line, i) => (i < whole ? line : 'x'.repeat(99))), 'x', ''].join('\n'))
      const opened = await openSession(path)
      expect(opened.log).toEqual([...log, ...more(whole)])
      expect(readFileSync(journal, 'utf8').split('\n').slice(1)).toEqual([...since.slice(0, whole), ''])
      await opened.writer.close(opened.log, fold(opened.log))
    },
  )

  test('of another session is kept aside, not mixed in', async () => {
    const { path, journal } = await crashed()
    const [head = '', ...rows] = readFileSync(journal, 'utf8').split('\n')
    const { sum: _, ...told } = JSON.parse(head.replace('"id":"t-2"', '"id":"t-9"'))
    const other = JSON.stringify({ ...told, sum: checksum(JSON.stringify(told)) })
    writeFileSync(journal, [other, ...rows].join('\n'))
    const opened = await openSession(path)
    expect(opened).toMatchObject({ recovered: 0, log, torn: expect.stringContaining('do not belong together') })
    expect(namesIn(join(path, '..')).filter(n => n.startsWith('t-2.journal.damaged-'))).toHaveLength(1)
    await opened.writer.close(opened.log, fold(opened.log))
  })
})

describe('a damaged file', () => {
  const open = {
    ...log[0]!,
    move: { ...log[0]!.move, agenda: { id: 'x', title: 'X', minutes: 1, phases: [] } },
  } as Entry
  const short = [open, ...log.slice(1, 4)]
  const whole = Buffer.from([...print({ format, id: 't-2', log: short, session: fold(short) })].join(''))

  test('truncated at every byte is never taken for a whole one, and every whole line comes back', async () => {
    const path = join(folder(), 't-2.json')
    const ends = short.map(e => whole.indexOf(JSON.stringify(e)) + JSON.stringify(e).length)
    for (let size = 0; size < whole.length - 2; size++) {
      const part = whole.subarray(0, size)
      expect(() => parse(part.toString(), 't-2.json')).toThrow(Damaged)
      if (size % 7) continue
      writeFileSync(path, part)
      const error = (await refusal(readSession(path))) as Damaged
      // An entry is whole with its last brace, comma or not.
      expect(error.restorable).toBe(ends.filter(end => end <= size).length)
    }
  })

  test('with any bit turned is noticed or says the same', () => {
    const same = JSON.stringify(short)
    let random = 20261122
    let noticed = 0
    for (let i = 0; i < 1_000; i++) {
      random = (Math.imul(random, 1_103_515_245) + 12_345) >>> 0
      const at = (random >>> 3) % whole.length
      const bytes = Buffer.from(whole)
      bytes[at]! ^= 1 << (random >>> 29)
      try {
        const read = JSON.stringify(parse(bytes.toString(), 'x').log)
        expect(read, `bit ${random >>> 29} of byte ${at}`).toBe(same)
      } catch (error) {
        if (!(error instanceof UserError)) throw error
        expect([exitCodes.damaged, exitCodes.newer]).toContain(error.exit)
        noticed++
      }
    }
    expect(noticed).toBeGreaterThan(800)
  })

  test('is put back from the file before it, its own whole lines and the journal', async () => {
    const { writer: keep, key: open } = await session(join(folder(), 't-2.json'))
    await keep.snapshot(log, fold(log))
    await added(keep, more(3))
    await keep.snapshot([...log, ...more(3)], fold([...log, ...more(3)]))
    await added(keep, [entry(log.length + 4)])
    const path = asIfCrashed(open)
    await keep.close([...log, ...more(4)], fold(log))
    writeFileSync(path, 'nothing of it is left')
    const error = (await refusal(openSession(path))) as Damaged
    expect(error.message).toBe('t-2.json, line 1: a value was expected.')
    expect(error.next).toContain(`${log.length + 4} entries, up to 2026-11-22 09:00, can be put back`)
    expect(readFileSync(path, 'utf8')).toBe('nothing of it is left')
    const restored = await restoreSession(path)
    expect(restored.entries).toBe(log.length + 4)
    expect(readFileSync(restored.aside!, 'utf8')).toBe('nothing of it is left')
    const opened = await openSession(path)
    expect(opened.log).toEqual([...log, ...more(4)])
    await opened.writer.close(opened.log, fold(opened.log))
  })

  test('is kept aside five times at most', async () => {
    const path = await leftSession()
    for (let i = 0; i < 7; i++) {
      writeFileSync(path, readFileSync(path, 'utf8').replace('"format": 3', `"format": "${i}"`))
      await restoreSession(path)
    }
    const aside = namesIn(join(path, '..')).filter(n => n.includes('damaged'))
    expect(aside).toHaveLength(5)
    expect(readFileSync(join(path, '..', aside.at(-1)!), 'utf8')).toContain('"format": "6"')
    await expect(restoreSession(path)).rejects.toThrow('t-2.json is not damaged.')
  })
})

describe('one writer', () => {
  test('a second one is told who has it, and may look on', async () => {
    const path = join(folder(), 't-2.json')
    const { writer: keep } = await session(path)
    const error = await refusal(openSession(path, { as: 'Bo' }))
    expect(error.exit).toBe(exitCodes.locked)
    expect(error.message).toMatch(
      new RegExp(`^t-2.json is open in another flywheel \\(pid ${process.pid}, .+, since \\d\\d:\\d\\d\\)\\.$`),
    )
    expect(error.next).toBe(
      `--take-over in place of --read-only goes on here, and the other one writes nothing more. To look on: flywheel open ${path} --read-only`,
    )
    expect((await openSession(path, { readOnly: true })).readOnly).toBe(true)
    await keep.close(log, fold(log))
  })

  test('is not robbed while it is stopped, and is followed at once when it is dead', async () => {
    const path = await leftSession()
    const script = `
      import { openSession } from ${JSON.stringify(join(process.cwd(), 'src/store/file.ts'))}
      await openSession(process.argv[1], { as: 'Ana' })
      process.stdout.write('open')
      setInterval(() => {}, 1000)`
    const child = spawn(process.execPath, ['--input-type=module', '-e', script, path], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await new Promise(resolve => child.stdout.once('data', resolve))
    child.kill('SIGSTOP')
    const error = await refusal(openSession(path))
    expect(error.message).toMatch(new RegExp(`pid ${child.pid}, Ana, since`))
    const gone = new Promise(resolve => child.once('exit', resolve))
    child.kill('SIGKILL')
    await gone
    const opened = await openSession(path)
    expect(opened.readOnly).toBe(false)
    await opened.writer.close(opened.log, fold(opened.log))
  })

  test('lets go at once of a log it cannot go on with', async () => {
    const path = await leftSession()
    const accept = () => {
      throw new UserError('not this one')
    }
    expect((await refusal(openSession(path, { accept }))).message).toBe('not this one')
    expect(namesIn(join(path, '..'))).toEqual(['.t-2.previous', 't-2.json'])
  })

  test('on another machine is believed, and the way out is told', async () => {
    const path = await leftSession()
    const holder = { pid: 1, host: 'elsewhere', user: 'Ana', since: '2026-11-20T09:00:00.000Z', token: 'x' }
    writeFileSync(join(path, '..', 't-2.lock'), JSON.stringify(holder))
    const error = await refusal(openSession(path))
    expect(error.message).toBe(
      't-2.json was opened by another flywheel on elsewhere (pid 1, Ana, since 2026-11-20 09:00).',
    )
    expect(error.next).toMatch(
      /^Whether that one still runs cannot be told from here\. --take-over in place of --read-only goes on here/,
    )
    const opened = await openSession(path, { takeOver: true })
    await opened.writer.close(opened.log, fold(opened.log))
    expect(namesIn(join(path, '..'))).toEqual(['.t-2.previous', 't-2.json'])
  })

  test('that lost its lock writes nothing more', async () => {
    const path = join(folder(), 't-2.json')
    const first = await session(path)
    rmSync(join(path, '..', 't-2.lock'))
    const second = await openSession(path)
    const before = readFileSync(path)
    const never = entry(log.length + 1, { do: 'park', text: 'never' })
    await expect(added(first.writer, [never])).rejects.toMatchObject({ exit: exitCodes.locked })
    await expect(first.writer.snapshot(log, {} as Session)).rejects.toMatchObject({ exit: exitCodes.locked })
    await expect(first.writer.close(log, {} as Session)).rejects.toMatchObject({ exit: exitCodes.locked })
    expect(readFileSync(path)).toEqual(before)
    await added(second.writer, more(1))
    await second.writer.close([...log, ...more(1)], fold(log))
    expect((await readSession(path)).log).toEqual([...log, ...more(1)])
  })

  test('of twenty who come at once one gets it, also over a dead one', async () => {
    const path = await leftSession()
    // Some rounds over a dead one: what is held for a moment may be gone between a look and a reading.
    const rounds = Number(process.env.FLYWHEEL_ROUNDS ?? 4)
    const opened = await openSession(path)
    const here = JSON.parse(readFileSync(join(path, '..', 't-2.lock'), 'utf8'))
    await opened.writer.close(opened.log, fold(opened.log))
    for (const dead of [false, ...new Array<boolean>(rounds).fill(true)]) {
      if (dead) writeFileSync(join(path, '..', 't-2.lock'), JSON.stringify({ ...here, pid: 4_000_000 }))
      const all = await Promise.allSettled(Array.from({ length: 20 }, () => openSession(path)))
      const won = all.filter(r => r.status === 'fulfilled')
      expect(won).toHaveLength(1)
      expect(all.filter(r => r.status === 'rejected' && r.reason.exit === exitCodes.locked)).toHaveLength(19)
      await won[0]!.value.writer.close(won[0]!.value.log, fold(log))
    }
    expect(namesIn(join(path, '..'))).toEqual(['.t-2.previous', 't-2.json'])
  })
})

test('a folder that can only be read still shows its closed sessions', async () => {
  const path = join(folder(), 'shared', 't-2.json')
  mkdirSync(join(path, '..'))
  const room = roomOn(await session(path))
  room.submit({ by: 'p1' }, { do: 'close' })
  await room.leave()
  const script = `
    import { openSession } from ${JSON.stringify(join(process.cwd(), 'src/store/file.ts'))}
    if (process.getuid() === 0) { process.setgid(65534); process.setuid(65534) }
    process.stdout.write(String((await openSession(process.argv[1])).readOnly))`
  chmodSync(join(path, '..', '..'), 0o755)
  chmodSync(join(path, '..'), 0o555)
  chmodSync(path, 0o444)
  expect(execFileSync(process.execPath, ['--input-type=module', '-e', script, path]).toString()).toBe('true')
  chmodSync(join(path, '..'), 0o755)
  expect(existsSync(path)).toBe(true)
})

/** Files of a folder that this process holds open. */
function openIn(dir: string): string[] {
  return readdirSync('/proc/self/fd').flatMap(fd => {
    const link = `/proc/self/fd/${fd}`
    const to = existsSync(link) ? readlinkSync(link) : ''
    return to.startsWith(dir) ? [to] : []
  })
}

test('a disk that is really full: the old file stays whole, and after there is room all of it is saved', async context => {
  const dir = folder()
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', dir], { stdio: 'ignore' })
  } catch {
    return context.skip('no small file system can be mounted here')
  }
  try {
    const path = join(dir, 't-2.json')
    const opened = await session(path)
    const room = roomOn(opened)
    writeFileSync(join(dir, 'ballast'), Buffer.alloc(1_900_000))
    let i = 0
    while (room.saving.state !== 'failed') {
      room.submit({ by: 'p1' }, { do: 'park', text: `${i++} ${'x'.repeat(900)}` })
      // One at a time: what piles up in memory meanwhile must fit on the disk later.
      do await new Promise(resolve => setImmediate(resolve))
      while (room.saving.state === 'saving')
    }
    expect(room.saving).toMatchObject({ reason: 't-2.journal could not be written: no space is left on the disk.' })
    // Whole lines of the move that failed may be there too; nobody was told so.
    const onDisk = (await readSession(path)).log.map(e => e.n)
    expect(onDisk).toEqual(room.log.slice(0, onDisk.length).map(e => e.n))
    expect(onDisk.length).toBeGreaterThanOrEqual(room.session.n)
    await expect(room.leave()).rejects.toThrow('no space is left on the disk')
    rmSync(join(dir, 'ballast'))
    await room.leave()
    expect((await readSession(path)).log.length).toBe(room.log.length)
    expect(openIn(dir)).toEqual([])
  } finally {
    execFileSync('umount', ['-l', dir])
  }
})
