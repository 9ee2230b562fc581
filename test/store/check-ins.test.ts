/** The file of what was said between two turns: it is on the disk before anybody is told so, and a damaged line costs itself alone. */
import { basename } from 'node:path'
import { expect, test } from 'vitest'
import type { CheckIn } from '../../src/ports/session-store.ts'
import { addCheckIns, checkInsName, checkInsOf } from '../../src/store/check-ins.ts'
import { afterPowerCut, memoryDisk } from './memory.ts'

const said = (action: string): CheckIn => ({ team: 'checkout', action, by: 'Bo', status: 'done', on: '2026-11-22' })

test('is synced with its name before it is acknowledged', async () => {
  const on = memoryDisk()
  await addCheckIns('/s', [said('a1'), said('a2')], on)
  await addCheckIns('/s', [said('a3')], on)
  const calls = on.calls.filter(call => /^(create|append|write|sync)/.test(call)).map(call => call.split(' ')[0])
  expect(calls).toEqual(['create', 'write', 'sync', 'syncFolder', 'append', 'write', 'sync', 'syncFolder'])
  const left = afterPowerCut(on.changes, () => false)
  expect((await checkInsOf('/s', left)).map(c => c.action)).toEqual(['a1', 'a2', 'a3'])
})

test('a line that is cut off or none costs itself alone', async () => {
  const on = memoryDisk()
  await addCheckIns('/s', [said('a1')], on)
  const [path = ''] = on.names.keys()
  expect(basename(path)).toBe(checkInsName)
  const content = on.names.get(path)!
  content.bytes = Buffer.concat([content.bytes, Buffer.from('{"team":"check\n{"team":7}\n[]\n{"team"')])
  await addCheckIns('/s', [said('a2')], on)
  expect((await checkInsOf('/s', on)).map(c => c.action)).toEqual(['a1', 'a2'])
  expect(await checkInsOf('/elsewhere', on)).toEqual([])
})

test('a disk that takes a few bytes at a time gets them all', async () => {
  const on = memoryDisk({ takes: (_, length) => ({ says: Math.min(7, length), keeps: Math.min(7, length) }) })
  await addCheckIns('/s', [said('a1')], on)
  expect(await checkInsOf('/s', on)).toEqual([said('a1')])
})
