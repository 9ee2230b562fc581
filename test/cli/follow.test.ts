/** Looking on follows the one who writes. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { localSessions } from '../../src/cli/local-sessions.ts'
import { eventually } from '../support/eventually.ts'

test('somebody who looks on sees what is written after they came, up to the close', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'follow-'))
  const writer = localSessions(dir)
  const looker = localSessions(dir)
  const here = await writer.appServices.create({ team: 'checkout', people: ['Ana', 'Bo'], agenda: 'retro' })
  const there = await looker.appServices.open(here.key, { readOnly: true })
  expect(there.readOnly).toBe(true)
  expect(there.room.session.parked).toEqual([])

  here.room.submit({ by: 'p1' }, { do: 'park', text: 'rename the service' })
  await eventually(() => expect(there.room.session.parked.map(p => p.text)).toEqual(['rename the service']))
  here.room.submit({ by: 'p1' }, { do: 'close' })
  await writer.leave()
  await eventually(() => expect(there.room.session.closed).toBeDefined())
  expect(there.room.log).toEqual(here.room.log)
  await looker.leave()
})
