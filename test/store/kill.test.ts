import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { exitCodes } from '../../src/errors.ts'
import { fold } from '../../src/room/log.ts'
import { openSession } from '../../src/store/file.ts'
import { readSession } from '../../src/store/session-file.ts'
import { entry } from '../room/storm.ts'
import { added, folder, namesIn } from './given.ts'
import { child, kill } from './killing.ts'

const kills = Number(process.env.FLYWHEEL_KILLS ?? 10)

test(`killed ${kills} times while moves stream in, a room loses none it acknowledged`, async () => {
  const path = join(folder(), 't-2.json')
  let acknowledged = 0
  for (let i = 0; i < kills; i++) {
    const found = await kill(path, Math.random() * 150, i === 0)
    acknowledged += found.acknowledged
    expect(found.lost).toBe(0)
    expect(namesIn(join(path, '..')).filter(n => /tmp$|journal$|lock$/.test(n))).toEqual([])
  }
  expect(acknowledged).toBeGreaterThanOrEqual(kills)
})

test('stopped, taken over and let go on, a room says it is no longer its own and acknowledges nothing more', async () => {
  const path = join(folder(), 't-2.json')
  const room = spawn(process.execPath, [child(), path, 'make'])
  let out = ''
  let errors = ''
  room.stderr.on('data', bytes => {
    errors += bytes
  })
  const closed = new Promise<void>(resolve => room.once('close', () => resolve()))
  await new Promise<void>(resolve => {
    room.stdout.on('data', bytes => {
      out += bytes
      if (out.split('saved ').length > 20) resolve()
    })
    room.once('close', () => resolve())
  })
  room.kill('SIGSTOP')
  await expect(openSession(path)).rejects.toMatchObject({ exit: exitCodes.locked })
  const opened = await openSession(path, { takeOver: true })
  const mine = entry(opened.log.length + 1, { do: 'park', text: 'from here on' })
  await added(opened.writer, [mine])
  room.kill('SIGCONT')
  await closed
  expect(errors).toMatch(/t-2\.json is no longer ours: pid \d+, .+ has it\./)

  const log = [...opened.log, mine]
  await added(opened.writer, [entry(log.length + 1)])
  await opened.writer.close([...log, entry(log.length + 1)], fold(log))
  const end = (await readSession(path)).log
  expect(end).toEqual([...log, entry(log.length + 1)])
  const told = [...out.matchAll(/^saved (\d+) (.*)$/gm)]
  expect(told.length).toBeGreaterThan(15)
  for (const [, n, move] of told) expect(JSON.stringify(end[Number(n) - 1]?.move)).toBe(move)
  expect(namesIn(join(path, '..')).filter(n => /moved$|journal$|lock$/.test(n))).toEqual([])
  // The child dies at once when its room says so, perhaps while another file is being made; whoever opens next removes that.
  const later = await openSession(path)
  await later.writer.close(later.log, fold(later.log))
  expect(namesIn(join(path, '..')).filter(n => n.endsWith('tmp'))).toEqual([])
})
