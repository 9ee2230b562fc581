/** Another machine's copy put in place of a session while it is open, and after a crash. */
import { spawn } from 'node:child_process'
import { copyFileSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { fold } from '../../src/room/log.ts'
import type { Entry } from '../../src/session/types.ts'
import { openSession } from '../../src/store/file.ts'
import { format, parse, print } from '../../src/store/format.ts'
import { readSession } from '../../src/store/session-file.ts'
import { begun, entry } from '../room/storm.ts'
import { added, asIfCrashed, folder, namesIn, roomOn, session } from './given.ts'

const log = begun()
const mine = (n: number): Entry[] => Array.from({ length: n }, (_, i) => entry(log.length + i + 1))
const theirs = [...log, entry(log.length + 1, { do: 'park', text: 'from the other machine' })]

/** Renames a file with this log over the session, as git and sync clients do. */
function putOver(path: string, other: readonly Entry[]): void {
  const file = join(folder(), 'other.json')
  writeFileSync(file, [...print({ format, id: 't-2', log: [...other], session: fold(other) })].join(''))
  const beside = join(dirname(path), '.incoming')
  copyFileSync(file, beside)
  renameSync(beside, path)
}

const asides = (path: string) => namesIn(dirname(path)).filter(n => n.startsWith('t-2.from-elsewhere-'))
const logOf = (path: string) => parse(readFileSync(path, 'utf8'), basename(path)).log

describe('a copy from elsewhere put over an open session', () => {
  test('is kept under a name that says so before a save replaces it, and people are told', async () => {
    const { writer: keep, key: path } = await session(join(folder(), 't-2.json'))
    const told: string[] = []
    keep.news!(say => told.push(say))
    await keep.snapshot(log, fold(log))
    await added(keep, mine(2))
    putOver(path, theirs)
    await keep.close([...log, ...mine(2)], fold([...log, ...mine(2)]))
    expect(asides(path)).toEqual([expect.stringMatching(/^t-2\.from-elsewhere-\d{4}-\d\d-\d\d-\d{4}\.json$/)])
    expect(logOf(join(path, '..', asides(path)[0]!))).toEqual(theirs)
    expect(logOf(path)).toEqual([...log, ...mine(2)])
    expect(told).toEqual([
      `Another copy of t-2.json was put in its place from outside; it is kept as ${asides(path)[0]}, and what was entered here goes on.`,
    ])
  })

  test('is noticed at the next entry, too, and ours gets its name back', async () => {
    const { writer: keep, key: path } = await session(join(folder(), 't-2.json'))
    await keep.snapshot(log, fold(log))
    putOver(path, theirs)
    await added(keep, mine(1))
    expect(logOf(join(path, '..', asides(path)[0]!))).toEqual(theirs)
    await expect.poll(() => logOf(path)).toEqual(log)
    expect((await readSession(asIfCrashed(path))).log).toEqual([...log, ...mine(1)])
    // A second one in the same minute gets a name of its own.
    putOver(path, [...theirs, entry(theirs.length + 1)])
    await added(keep, [entry(log.length + 2)])
    expect(asides(path)).toHaveLength(2)
    await keep.close([...log, ...mine(2)], fold(log))
  })

  test('that says nothing we do not have is replaced without a word', async () => {
    const { writer: keep, key: path } = await session(join(folder(), 't-2.json'))
    const told: string[] = []
    keep.news!(say => told.push(say))
    await keep.snapshot(log, fold(log))
    await added(keep, mine(2))
    putOver(path, log.slice(0, -2))
    await added(keep, [entry(log.length + 3)])
    const crashed = asIfCrashed(path)
    await keep.close([...log, ...mine(3)], fold([...log, ...mine(3)]))
    expect(asides(path)).toEqual([])
    expect(told).toEqual([])
    expect(logOf(path)).toEqual([...log, ...mine(3)])
    expect((await readSession(crashed)).log).toEqual([...log, ...mine(3)])
  })

  test('is told on the screen of the room', async () => {
    const opened = await session(join(folder(), 't-2.json'))
    const room = roomOn(opened)
    const watched: (string | undefined)[] = []
    room.watch(() => watched.push(room.news?.say))
    putOver(opened.key, theirs)
    const outcome = room.submit({ by: 'p1' }, { do: 'park', text: 'mine' })
    await ('saved' in outcome && outcome.saved)
    expect(watched.some(say => say?.startsWith('Another copy of t-2.json'))).toBe(true)
    await room.leave()
  })

  test('and a crash before anything was noticed: both are there when it is opened again', async () => {
    const { writer: keep, key: path } = await session(join(folder(), 't-2.json'))
    await keep.snapshot(log, fold(log))
    await added(keep, mine(3))
    const crashed = asIfCrashed(path)
    await keep.close(log, fold(log))
    putOver(crashed, theirs)
    expect((await readSession(crashed)).log).toEqual([...log, ...mine(3)])
    const again = await openSession(crashed)
    expect(again.log).toEqual([...log, ...mine(3)])
    expect(again.torn).toContain('was replaced from outside by another copy')
    expect(logOf(join(crashed, '..', asides(crashed)[0]!))).toEqual(theirs)
    expect(logOf(crashed)).toEqual([...log, ...mine(3)])
    await again.writer.close(again.log, fold(again.log))
  })
})

test('a process that is killed after a copy was renamed over its file loses neither side', async () => {
  const dir = folder()
  const path = join(dir, 't-2.json')
  const made = await session(path)
  await made.writer.close(log, fold(log))
  const script = `
    import { openSession } from ${JSON.stringify(join(process.cwd(), 'src/store/file.ts'))}
    const { writer, log } = await openSession(process.argv[1])
    let seq = log.length
    const entries = JSON.parse(process.argv[2])
    process.stdin.on('data', async () => {
      seq = (await writer.append(seq, [entries.shift()])).seq
      process.stdout.write('saved')
    })
    process.stdout.write('open')`
  const args = ['--input-type=module', '-e', script, path, JSON.stringify(mine(3))]
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] })
  const said = () => new Promise(resolve => child.stdout.once('data', resolve))
  await said()
  const save = async () => {
    const saved = said()
    child.stdin.write('x')
    await saved
  }
  await save()
  putOver(path, theirs)
  await save()
  await save()
  const gone = new Promise(resolve => child.once('exit', resolve))
  child.kill('SIGKILL')
  await gone
  rmSync(join(dir, '.incoming'), { force: true })
  const again = await openSession(path)
  expect(again.log).toEqual([...log, ...mine(3)])
  expect(logOf(join(dir, asides(path)[0]!))).toEqual(theirs)
  await again.writer.close(again.log, fold(again.log))
  expect(logOf(path)).toEqual([...log, ...mine(3)])
})
