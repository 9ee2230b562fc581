/** A service that is stopped while it cannot save: people keep a screen that says so, and read in the end what is safe and what to do. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTurn } from '../../src/cli/sessions/start-turn.ts'
import { storeIn } from '../../src/cli/store.ts'
import { eventually } from '../support/eventually.ts'
import { noPostgres, postgresPrograms, type Server, startPostgres } from '../support/postgres.ts'
import { folder } from './support/folder.ts'
import { workersOf } from './support/losing.ts'
import { peopled, type Served, serve } from './support/serving.ts'

const isThere = postgresPrograms() !== undefined
/** Sets how large a file a running program may write: the nearest to a full disk that only this program has. */
const prlimit = ['/usr/bin/prlimit', '/bin/prlimit'].find(existsSync)

let server: Server
beforeAll(async () => {
  if (isThere) server = await startPostgres()
})
afterAll(() => server?.close())

/** A place with a retro that has begun, the keys of its people, and state folders of machines. */
async function place(where: (root: string) => string, machines = 1) {
  const root = folder()
  const keys = join(root, 'keys')
  mkdirSync(keys)
  const states = Array.from({ length: machines }, (_, i) => join(root, `m${i}`))
  for (const path of states) mkdirSync(path, { mode: 0o700 })
  const at = where(root)
  const { Ana, Bo } = await peopled(at, keys, [
    { name: 'Ana', teams: { checkout: 'facilitator' } },
    { name: 'Bo', teams: { checkout: 'member' } },
  ])
  const store = storeIn(at)
  const { room } = await startTurn(
    { team: 'checkout', people: ['Ana', 'Bo'], agenda: 'retro', keyboard: 'none' },
    store,
  )
  const begun = room.submit({ by: 'p1' }, { do: 'go', to: 'challenge.write' })
  if ('saved' in begun) await begun.saved
  await room.leave()
  const log = async () => JSON.stringify((await store.read('checkout-t0001')).log)
  return { at, states, ana: `${Ana}`, bo: `${Bo}`, log }
}

/** The workers can write no more into any file, or again. */
function fill(served: Served, full: boolean): void {
  for (const pid of workersOf(served))
    execFileSync(`${prlimit}`, ['--pid', `${pid}`, `--fsize=${full ? '0:unlimited' : 'unlimited:unlimited'}`])
}

test.skipIf(!prlimit)('on a disk that stays full, people read at the end what of theirs is not saved', async () => {
  const { at, states, bo: key, log } = await place(root => join(root, 's'))
  const served = await serve(at, `${states[0]}`)
  const bo = served.come({ user: 'checkout', identity: key })
  await bo.see('What sped us up')
  bo.type('kept before\r')
  await eventually(async () => expect(await log()).toContain('kept before'))
  fill(served, true)
  bo.type('the last words\r')
  await bo.see('NOT SAVED')
  bo.type('and half a sen')
  await bo.see('and half a sen')
  served.process.kill('SIGTERM')
  await bo.see('The service is to stop but cannot save yet')
  expect(bo.buffer()).toBe('alternate')
  bo.type('tence')
  await served.exited
  expect(await bo.exited).toBe(1)
  expect(bo.buffer()).toBe('normal')
  expect(bo.text()).toContain('the last words')
  expect(bo.text()).toContain('and half a sentence')
  expect(bo.text()).toContain('The service ended and could not save the last of this room.')
  expect(bo.text()).not.toContain('Everything is saved')
  expect(await log()).toContain('kept before')
})

test.skipIf(!prlimit)(
  'when there is room on the disk again in time, all is saved before anybody is sent away',
  async () => {
    const { at, states, bo: key, log } = await place(root => join(root, 's'))
    const served = await serve(at, `${states[0]}`)
    const bo = served.come({ user: 'checkout', identity: key })
    await bo.see('What sped us up')
    fill(served, true)
    bo.type('the last words\r')
    await bo.see('NOT SAVED')
    served.process.kill('SIGTERM')
    await bo.see('The service is to stop but cannot save yet')
    fill(served, false)
    expect(await served.exited).toBe(0)
    expect(await bo.exited).toBe(0)
    expect(bo.text()).toContain('Everything is saved; run the same line again.')
    expect(await log()).toContain('the last words')
  },
)

test.skipIf(!prlimit)('a room that cannot be saved is not closed over the heads of its people', async () => {
  const { at, states, ana: lead, bo: key } = await place(root => join(root, 's'))
  const served = await serve(at, `${states[0]}`)
  const bo = served.come({ user: 'checkout', identity: key })
  await bo.see('What sped us up')
  fill(served, true)
  bo.type('the last words\r')
  await bo.see('NOT SAVED')
  const ana = served.come({ identity: lead, after: ['close', 'checkout/1'] })
  await ana.see('cannot be saved just now')
  expect(await ana.exited).toBe(1)
  bo.type('still here')
  await bo.see('still here')
  fill(served, false)
  await eventually(() => expect(bo.text()).not.toContain('NOT SAVED'))
})

test.skipIf(!isThere)(
  'a machine that is stopped while the database is away leaves people who came by another their screen and words',
  async () => {
    const { at, states, ana: lead, bo: key, log } = await place(() => server.url('unsaved'), 2)
    const [one, two] = await Promise.all(states.map(state => serve(at, state)))
    const ana = one!.come({ user: 'checkout', identity: lead })
    await ana.see('What sped us up')
    const bo = two!.come({ user: 'checkout', identity: key })
    await ana.see('Bo is here.')
    ana.type('what Ana said')
    await ana.see('typing…')
    server.stop('fast')
    bo.type('the last words\r')
    await bo.see('NOT SAVED')
    one!.process.kill('SIGTERM')
    await ana.see('The service is to stop')
    await one!.exited
    await ana.exited
    expect(ana.text()).toContain('The service ended and could not save the last of this room.')
    expect(ana.text()).toContain('what Ana said')
    bo.type(' and more')
    await server.start()
    // In the log or in the line that is not sent, on a screen of the machine that has the room now.
    await eventually(async () => expect(`${await log()}${bo.text()}`).toContain('the last words'))
    await eventually(() => expect(bo.text()).toMatch(/^(?!.*NOT SAVED)[\s\S]*and more/))
    expect(bo.buffer()).toBe('alternate')
  },
)

if (!isThere) test(noPostgres, context => context.skip())
if (!prlimit) test('prlimit is not here: apt install util-linux', context => context.skip())
