/** The service as people meet it: stock ssh, the built program, files or nothing else. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'vitest'
import { startTurn } from '../../src/cli/sessions/start-turn.ts'
import { storeIn } from '../../src/cli/store.ts'
import { folder, peopled, serve } from './support/serving.ts'

/** A folder with a retro of a team, and keys of its people. */
async function place(people = ['Ana', 'Bo']) {
  const root = folder()
  const [sessions, state, keys] = ['s', 'state', 'keys'].map(name => join(root, name)) as [string, string, string]
  for (const path of [state, keys]) mkdirSync(path, { recursive: true, mode: 0o700 })
  const paths = await peopled(sessions, keys, [
    { name: 'Ana', teams: { checkout: 'facilitator' } },
    { name: 'Bo', teams: { checkout: 'member' } },
    { name: 'Zoe', teams: { search: 'member' } },
  ])
  const { room } = await startTurn({ team: 'checkout', people, agenda: 'retro', keyboard: 'none' }, storeIn(sessions))
  await room.leave()
  return { sessions, state, keys: paths }
}

test('with a key of an account somebody is at home, goes into a room and comes home again', async () => {
  const { sessions, state, keys } = await place()
  const served = await serve(sessions, state)
  const ana = served.come({ identity: keys.Ana })
  await ana.see('checkout')
  ana.type('\r')
  await ana.see('1 of 2 at a terminal')
})
