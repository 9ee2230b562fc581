/** Several machines of one service over a real PostgreSQL, each a process with a state folder of its own. */
import { lstatSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTurn } from '../../src/cli/sessions/start-turn.ts'
import { storeIn } from '../../src/cli/store.ts'
import { hostKeys } from '../../src/remote/gateway/keys/host-key.ts'
import { fold } from '../../src/room/log.ts'
import { eventually } from '../support/eventually.ts'
import { postgresPrograms, type Server, startPostgres } from '../support/postgres.ts'
import { folder } from './support/folder.ts'
import { peopled, serve } from './support/serving.ts'

const isThere = postgresPrograms() !== undefined
let server: Server
beforeAll(async () => {
  if (isThere) server = await startPostgres()
})
afterAll(() => server?.close())

let databases = 0

/** A database with a retro of a team, keys of its people, and the state folders of machines. */
async function place(machines: number, { agenda = 'retro', step = 'open.settle' } = {}) {
  const root = folder()
  const keys = join(root, 'keys')
  mkdirSync(keys)
  const states = Array.from({ length: machines }, (_, i) => join(root, `m${i}`))
  for (const path of states) mkdirSync(path, { mode: 0o700 })
  const url = server.url(`several${++databases}`)
  const paths = await peopled(url, keys, [
    { name: 'Ana', teams: { checkout: 'facilitator' } },
    { name: 'Bo', teams: { checkout: 'member' } },
    { name: 'Cem', teams: { checkout: 'member' } },
  ])
  const store = storeIn(url)
  const { room } = await startTurn({ team: 'checkout', people: ['Ana', 'Bo', 'Cem'], agenda, keyboard: 'none' }, store)
  // Begun, so that nobody waits in the lobby.
  const begun = room.submit({ by: 'p1' }, { do: 'go', to: step })
  if ('saved' in begun) await begun.saved
  await room.leave()
  const entries = async () => (await store.read('checkout-t0001')).log
  const log = async () => JSON.stringify(await entries())
  const drafts = async () => store.readDrafts('checkout-t0001', fold((await store.read('checkout-t0001')).log))
  return { url, states, keys: paths, entries, log, drafts }
}

test.skipIf(!isThere)('people who came by two machines are in one room, and one machine may go', async () => {
  const { url, states, keys, log, drafts } = await place(2)
  const [one, two] = await Promise.all(states.map(state => serve(url, state)))
  const ana = one!.come({ user: 'checkout', identity: keys.Ana! })
  await ana.see('What should be different')
  const bo = two!.come({ user: 'checkout', identity: keys.Bo! })
  await bo.see('What should be different')
  bo.type('from the other\r')
  await eventually(async () => expect(await log()).toContain('from the other'))
  bo.type('half a sen')
  await bo.see('half a sen')
  await eventually(async () => expect(JSON.stringify(await drafts())).toContain('half a sen'))
  // It had the room, and Ana's connection.
  one!.process.kill('SIGKILL')
  await bo.see('One moment')
  bo.type('tence')
  await bo.see('half a sentence')
  bo.type('\r')
  await eventually(async () => expect(await log()).toContain('half a sentence'))
  const again = two!.come({ user: 'checkout', identity: keys.Ana! })
  await again.see('What should be different')
})

test.skipIf(!isThere)(
  'a machine that ends in the middle of a vote costs no answer, and shows none before the reveal',
  async () => {
    const step = 'delegation-board.rows'
    const { url, states, keys, entries } = await place(3, { agenda: 'delegation-board', step })
    const [one, two, three] = await Promise.all(states.map(state => serve(url, state)))
    const question = 'Who should decide'
    const ana = one!.come({ user: 'checkout', identity: keys.Ana! })
    await ana.see(question)
    const bo = two!.come({ user: 'checkout', identity: keys.Bo! })
    const cem = three!.come({ user: 'checkout', identity: keys.Cem! })
    for (const person of [bo, cem]) await person.see(question)
    const answered = async () =>
      (await entries()).flatMap(({ by, move }) => ('in' in move && move.in === step ? [by] : [])).sort()
    bo.type('4')
    await eventually(async () => expect(await answered()).toEqual(['p2']))
    one!.process.kill('SIGKILL')
    await Promise.all([bo, cem].map(person => person.see('One moment')))
    cem.type('2')
    await eventually(async () => expect(await answered()).toEqual(['p2', 'p3']))
    const again = two!.come({ user: 'checkout', identity: keys.Ana! })
    await again.see(question)
    await again.see('2 of 3 have answered')
    expect(again.text()).not.toContain('█')
    again.type('r')
    await eventually(async () => expect((await entries()).some(({ move }) => move.do === 'reveal')).toBe(true))
    await again.see('agree █')
    expect(await answered()).toEqual(['p2', 'p3'])
  },
)

test.skipIf(!isThere)('every machine shows the same host keys, those that the first one had before', async () => {
  const { url, states, keys } = await place(2)
  const own = join(states[0]!, 'host-key')
  const { quick, rsa } = hostKeys(own)
  const before = [...quick, await rsa]
  const machines = [await serve(url, states[0]!), await serve(url, states[1]!)]
  // People who run the same line again may come to another machine, and ssh would stop them if its key were another.
  const knownHosts = join(states[0]!, 'known')
  writeFileSync(knownHosts, before.map(key => `retro.example.com ${key.publicKey}\n`).join(''))
  for (const machine of machines) {
    const args = ['-o', 'HostKeyAlias=retro.example.com']
    const ana = machine.come({ user: 'checkout', identity: keys.Ana!, knownHosts, args })
    await ana.see('What should be different')
    ana.kill()
    await ana.exited
  }
  const shared = join(states[1]!, 'service-host-key')
  expect(['', '-ecdsa', '-rsa'].map(end => readFileSync(shared + end, 'utf8'))).toEqual(before.map(key => key.pem))
  expect(lstatSync(shared).mode & 0o077).toBe(0)
})

test.skipIf(!isThere)(
  'a machine that is stopped in order hands its rooms on, and people who came by others stay',
  async () => {
    const { url, states, keys, log } = await place(2)
    const [one, two] = await Promise.all(states.map(state => serve(url, state)))
    const ana = one!.come({ user: 'checkout', identity: keys.Ana! })
    await ana.see('What should be different')
    const bo = two!.come({ user: 'checkout', identity: keys.Bo! })
    await ana.see('Bo is here.')
    bo.type('half a sen')
    await bo.see('half a sen')
    one!.process.kill('SIGTERM')
    bo.type('tence')
    expect(await one!.exited).toBe(0)
    await ana.exited
    expect(ana.text()).toContain('The service restarts.')
    await bo.see('half a sentence')
    bo.type('\r')
    await eventually(async () => expect(await log()).toContain('half a sentence'))
  },
)

test.skipIf(!isThere)(
  'while the database is away every screen says so, and what is typed is taken when it is back',
  async () => {
    const { url, states, keys, log } = await place(1)
    const [one] = await Promise.all(states.map(state => serve(url, state)))
    const ana = one!.come({ user: 'checkout', identity: keys.Ana! })
    await ana.see('What should be different')
    const bo = one!.come({ user: 'checkout', identity: keys.Bo! })
    await bo.see('What should be different')
    server.stop('fast')
    await bo.see('NOT SAVED')
    await ana.see('the database does not answer')
    bo.type('kept here\r')
    await bo.see('the database does not answer')
    await bo.see('> kept here')
    await server.start()
    await eventually(() => expect(bo.text()).not.toContain('NOT SAVED'))
    bo.type('\r')
    await eventually(async () => expect(await log()).toContain('kept here'))
    await ana.see('kept here')
    expect(one!.log().filter(({ event }) => event === 'worker-lost')).toEqual([])
  },
)
