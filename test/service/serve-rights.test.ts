/** What somebody may do changes while they are there: the lead of an open room, and the key they came in with. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTurn } from '../../src/cli/sessions/start-turn.ts'
import { bookIn, storeIn } from '../../src/cli/store.ts'
import { keyPair, type Ssh } from '../remote/support/stock-ssh.ts'
import { noPostgres, postgresPrograms, type Server, startPostgres } from '../support/postgres.ts'
import { folder } from './support/folder.ts'
import { peopled, type Served, serve } from './support/serving.ts'

const isThere = postgresPrograms() !== undefined
let server: Server
let databases = 0
beforeAll(async () => {
  if (isThere) server = await startPostgres(['fsync=off'])
})
afterAll(() => server?.close())

/** A place with a retro that has begun; the keys of its people, and a second one of Bo's. */
async function place(kind: 'files' | 'PostgreSQL') {
  const root = folder()
  const [state, keys] = ['state', 'keys'].map(name => join(root, name)) as [string, string]
  for (const path of [state, keys]) mkdirSync(path, { mode: 0o700 })
  const where = kind === 'files' ? join(root, 's') : server.url(`rights${++databases}`)
  const paths = await peopled(where, keys, [
    { name: 'Root', admin: true },
    { name: 'Ana', teams: { checkout: 'facilitator' } },
    { name: 'Bo', teams: { checkout: 'member' } },
    { name: 'Cy', teams: { checkout: 'facilitator' } },
  ])
  const second = keyPair(keys, 'second')
  const book = await bookIn(where)
  const bo = (await book.accounts()).find(one => one.name === 'Bo')
  await book.changeAccount(`${bo?.id}`, { addKey: second.fingerprint })
  await book.close()
  const store = storeIn(where)
  const { room } = await startTurn(
    { team: 'checkout', people: ['Ana', 'Bo', 'Cy'], agenda: 'retro', keyboard: 'none' },
    store,
  )
  const begun = room.submit({ by: 'p1' }, { do: 'go', to: 'challenge.write' })
  if ('saved' in begun) await begun.saved
  await room.leave()
  return { where, state, keys: paths, second, first: bo?.keys[0] ?? '' }
}

/** Runs a command, until it says this. */
async function say(served: Served, identity: string, command: string, answer: string): Promise<void> {
  const ran = served.come({ identity, args: ['-T'], after: [command] })
  await ran.see(answer)
  expect(await ran.exited).toBe(0)
}

const inRoom = async (ssh: Ssh) => {
  await ssh.see('What sped us up')
  return ssh
}

describe.each(['files', 'PostgreSQL'] as const)('%s', kind => {
  const tries = test.skipIf(kind === 'PostgreSQL' && !isThere)

  tries('who facilitates a team no more leads its open room no more, and comes back as a participant', async () => {
    const { where, state, keys } = await place(kind)
    const served = await serve(where, state)
    const ana = await inRoom(served.come({ user: 'checkout', identity: `${keys.Ana}` }))
    await inRoom(served.come({ user: 'checkout', identity: `${keys.Bo}` }))
    const cy = await inRoom(served.come({ user: 'checkout', identity: `${keys.Cy}` }))
    ana.type('half a sen')
    await ana.see('typing…')
    await say(served, `${keys.Root}`, 'role Ana checkout member', 'Cy leads checkout-t0001 now.')
    await ana.see('What you may do in that room has changed')
    await cy.see('Cy facilitates from here on')
    ana.type('\r')
    await ana.see('checkout, member')
    ana.type('\r')
    await inRoom(ana)
    // What was begun stands in the line of a participant.
    await ana.see('half a sen')
    await ana.see('I am done')
  })

  tries('a key that is dropped ends the connections that came in by it, and no others', async () => {
    const { where, state, keys, second, first } = await place(kind)
    const served = await serve(where, state)
    const old = await inRoom(served.come({ user: 'checkout', identity: `${keys.Bo}` }))
    const home = served.come({ identity: second.path })
    await home.see('checkout, member')
    old.type('half a sen')
    await old.see('half a sen')
    // By that key itself: what the command says is read all the same.
    await say(served, `${keys.Bo}`, `keys drop ${first}`, `${first} is not Bo any more.`)
    await old.see('The key you came in with is not let in as you any more')
    expect(await old.exited).toBe(1)
    home.type('\r')
    await inRoom(home)
    await home.see('half a sen')
    await say(served, `${keys.Root}`, `keys drop ${second.fingerprint}`, 'is not Bo any more.')
    await home.see('The key you came in with is not let in as you any more')
  })
})

if (!isThere) test(noPostgres, context => context.skip())
