/** Guests come back to their room as who they are, by a rejoin code or their key, after the whole service was stopped and started. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTurn } from '../../src/cli/sessions/start-turn.ts'
import { storeIn } from '../../src/cli/store.ts'
import { keyPair } from '../remote/support/stock-ssh.ts'
import { noPostgres, postgresPrograms, type Server, startPostgres } from '../support/postgres.ts'
import { folder } from './support/folder.ts'
import { peopled, type Served, serve } from './support/serving.ts'

const isThere = postgresPrograms() !== undefined
let server: Server
beforeAll(async () => {
  if (isThere) server = await startPostgres()
})
afterAll(() => server?.close())

/** A place with a retro, the key of its facilitator, and one of a guest. */
async function place(kind: 'files' | 'PostgreSQL') {
  const root = folder()
  const [state, keys] = ['state', 'keys'].map(name => join(root, name)) as [string, string]
  for (const path of [state, keys]) mkdirSync(path, { mode: 0o700 })
  const where = kind === 'files' ? join(root, 's') : server.url('rejoin')
  const { Ana } = await peopled(where, keys, [{ name: 'Ana', teams: { checkout: 'facilitator' } }])
  const { room } = await startTurn(
    { team: 'checkout', people: ['Ana'], agenda: 'retro', keyboard: 'none' },
    storeIn(where),
  )
  await room.leave()
  return { where, state, ana: `${Ana}`, guest: keyPair(keys, 'gil').path }
}

async function restarted(served: Served, where: string, state: string): Promise<Served> {
  served.process.kill('SIGTERM')
  expect(await served.exited).toBe(0)
  return serve(where, state)
}

describe.each(['files', 'PostgreSQL'] as const)('%s', kind => {
  const tries = test.skipIf(kind === 'PostgreSQL' && !isThere)
  tries('a rejoin code and a key of a guest open the room though nobody has opened it since', async () => {
    const { where, state, ana: key, guest } = await place(kind)
    const first = await serve(where, state)
    const ana = first.come({ user: 'checkout', identity: key })
    await ana.see('Enter goes in and starts the clock')
    const [, code = ''] = /Join code +(\S.*\S)/.exec(ana.text()) ?? []
    ana.type('\r')
    await ana.see('What should be different')
    const gus = first.come({ user: 'Gus' })
    await gus.see('room code:')
    gus.type(`${code}\r`)
    await gus.see('Welcome, Gus.')
    const gil = first.come({ user: 'Gil', identity: guest })
    await gil.see('room code:')
    gil.type(`${code}\r`)
    await gil.see('What should be different')
    gus.type('half a sen')
    await gus.see('half a sen')
    const second = await restarted(first, where, state)
    const [ticket] = /[0-9a-z]{5}(?:-[0-9a-z]{5}){4}-[0-9a-z]/.exec(gus.text()) ?? []
    const again = second.come({ user: 'Gus' })
    await again.see('room code:')
    again.type(`${ticket}\r`)
    await again.see('What should be different')
    await again.see('half a sen')
    // Nobody has opened the room that Gil's key is known in, either.
    const third = await restarted(second, where, state)
    const back = third.come({ user: 'Gil', identity: guest })
    await back.see('What should be different')
    expect(back.text()).not.toContain('room code:')
  })
})

if (!isThere) test(noPostgres, context => context.skip())
