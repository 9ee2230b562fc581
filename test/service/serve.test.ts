/** The service as people meet it: stock ssh and the built program, sessions in a folder. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { startTurn } from '../../src/cli/sessions/start-turn.ts'
import { storeIn } from '../../src/cli/store.ts'
import type { SessionStore } from '../../src/ports/session-store.ts'
import { fold } from '../../src/room/log.ts'
import { keyPair, type Ssh } from '../remote/support/stock-ssh.ts'
import { eventually } from '../support/eventually.ts'
import { folder } from './support/folder.ts'
import { workersOf } from './support/losing.ts'
import { peopled, type Served, serve } from './support/serving.ts'

/** A folder with a retro of a team, and keys of people: two of the team, one of another. */
async function place() {
  const root = folder()
  const [sessions, state, keys] = ['s', 'state', 'keys'].map(name => join(root, name)) as [string, string, string]
  for (const path of [state, keys]) mkdirSync(path, { recursive: true, mode: 0o700 })
  const paths = await peopled(sessions, keys, [
    { name: 'Ana', teams: { checkout: 'facilitator' } },
    { name: 'Bo', teams: { checkout: 'member' } },
    { name: 'Zoe', teams: { search: 'member' } },
  ])
  const store = storeIn(sessions)
  const { room } = await startTurn(
    { team: 'checkout', people: ['Ana', 'Bo'], agenda: 'retro', keyboard: 'none' },
    store,
  )
  await room.leave()
  return { sessions, state, keys: paths, store }
}

/** Ana is in the room of her team, and the code for taking part is told. */
async function anaLeads(served: Served, key: string): Promise<{ ana: Ssh; code: string }> {
  const ana = served.come({ user: 'checkout', identity: key })
  await ana.see('Enter goes in and starts the clock')
  const [, code = ''] = /Join code +(\S.*\S)/.exec(ana.text()) ?? []
  ana.type('\r')
  await ana.see('What should be different')
  return { ana, code }
}

/** Resolves when the code was asked for so many times. */
function asked(ssh: Ssh, times: number) {
  return eventually(() => expect(ssh.text().match(/room code:/g)).toHaveLength(times))
}

/** What the session of the room adds up to. */
async function sessionOf(store: SessionStore) {
  return fold((await store.read('checkout-t0001')).log)
}

test('with the key of an account somebody is at home, goes into a room, comes home again and leaves', async () => {
  const { sessions, state, keys } = await place()
  const served = await serve(sessions, state)
  const ana = served.come({ identity: keys.Ana! })
  await ana.see('checkout, facilitator')
  await ana.see('retro 1')
  ana.type('\r')
  await ana.see('Enter goes in and starts the clock')
  ana.type('\r')
  await ana.see('What should be different')
  ana.type('\x1b')
  await ana.see('M my part')
  ana.type('q')
  await ana.see('Leave this turn?')
  ana.type('\r')
  await ana.see('checkout, facilitator')
  await ana.see('Open now')
  ana.type('q')
  expect(await ana.exited).toBe(0)
  expect(ana.text()).toContain('Goodbye, Ana.')
})

test('a guest comes by the code of a room, a member by its name; somebody of another team does not', async () => {
  const { sessions, state, keys } = await place()
  const served = await serve(sessions, state)
  const { ana, code } = await anaLeads(served, keys.Ana!)
  const gus = served.come({ user: 'Gus' })
  await gus.see('room code:')
  gus.type('acorn acorn acorn acorn\r')
  await gus.see('That code opens nothing here.')
  await asked(gus, 2)
  gus.type(`${code}\r`)
  await gus.see('Welcome, Gus.')
  await ana.see('Gus is here.')
  const bo = served.come({ user: 'checkout-t0001', identity: keys.Bo! })
  await bo.see('What should be different')
  await ana.see('Bo is here.')
  const zoe = served.come({ user: 'checkout', identity: keys.Zoe! })
  await zoe.see('search, member')
  gus.type('\x1b')
  await gus.see('d I am done')
  gus.type('q')
  await gus.see('Enter leaves')
  gus.type('\r')
  await gus.see('Goodbye, Gus.')
  const [ticket] = /[0-9a-z]{5}(?:-[0-9a-z]{5}){4}-[0-9a-z]/.exec(gus.text()) ?? []
  const again = served.come({ user: 'whoever' })
  await again.see('room code:')
  await ana.see('2 here')
  again.type(`${ticket}\r`)
  await again.see('What should be different')
  await ana.see('3 here')
})

test('a room that turns somebody away says why at once, and asks again', async () => {
  const { sessions, state, keys } = await place()
  const served = await serve(sessions, state)
  const { code } = await anaLeads(served, keys.Ana!)
  const gus = served.come({ user: 'Gus' })
  await gus.see('room code:')
  gus.type(`${code}\r`)
  await gus.see('Welcome, Gus.')
  const other = served.come({ user: 'gus' })
  await other.see('room code:')
  other.type(`${code}\r`)
  await other.see('The name Gus is taken.')
  await asked(other, 2)
  other.type('\r')
  await other.see('Your name:')
  other.type('Gustav\r')
  await other.see('Welcome, Gustav.')
})

test('a session that another program of the operator takes is said to be there, without places of the machine', async () => {
  const { sessions, state, keys, store } = await place()
  const served = await serve(sessions, state)
  const { ana, code } = await anaLeads(served, keys.Ana!)
  const gus = served.come({ user: 'Gus' })
  await gus.see('room code:')
  gus.type(`${code}\r`)
  await gus.see('Welcome, Gus.')
  const taken = await store.open('checkout-t0001', { takeOver: true })
  gus.type('one\r')
  const there = 'checkout-t0001 is open in another program'
  await gus.see(there)
  await gus.exited
  await ana.see(there)
  ana.type('\r')
  await ana.see('checkout, facilitator')
  const again = served.come({ user: 'Gil' })
  await again.see('room code:')
  again.type(`${code}\r`)
  await again.see(there)
  for (const one of [ana, gus, again]) expect(one.text()).not.toMatch(/take-over|pid|\.json/)
  await taken.writer.close(taken.log, fold(taken.log))
  again.type(`${code}\r`)
  await again.see('What should be different')
})

test('a code of a team makes whoever comes with a key a member, and nobody without one', async () => {
  const { sessions, state, keys } = await place()
  const served = await serve(sessions, state)
  const ana = served.come({ identity: keys.Ana! })
  await ana.see('checkout, facilitator')
  ana.type('i')
  await ana.see('this code:')
  const [code] = /(?:[a-z]+ ){4}[a-z]+$/m.exec(ana.text().split('this code:')[1] ?? '') ?? []
  const bare = served.come({ user: 'Cy' })
  await bare.see('room code:')
  bare.type(`${code}\r`)
  await bare.see('come with an ssh key')
  const { path } = keyPair(join(sessions, '..', 'keys'), 'cy')
  const cy = served.come({ user: 'Ana', identity: path })
  await cy.see('room code:')
  cy.type(`${code}\r`)
  await cy.see('is called Ana')
  await asked(cy, 2)
  cy.type('\r')
  await cy.see('Your name:')
  cy.type('Cy\r')
  await cy.see('checkout, member')
  const back = served.come({ user: 'x', identity: path })
  await back.see('checkout, member')
})

test('a worker that is killed costs nobody their place, nor the words they were typing', async () => {
  const { sessions, state, keys, store } = await place()
  const served = await serve(sessions, state, ['--workers', '2'])
  const { ana, code } = await anaLeads(served, keys.Ana!)
  const gus = served.come({ user: 'Gus' })
  await gus.see('room code:')
  gus.type(`${code}\r`)
  await gus.see('Welcome, Gus.')
  gus.type('half a sen')
  await gus.see('half a sen')
  const bo = served.come({ identity: keys.Bo! })
  await bo.see('checkout, member')
  await eventually(async () =>
    expect(await store.readDrafts('checkout-t0001', await sessionOf(store))).toMatchObject([{ text: 'half a sen' }]),
  )
  for (const pid of workersOf(served)) process.kill(pid, 'SIGKILL')
  await eventually(() => expect(served.log().filter(e => e.event === 'worker-lost')).toHaveLength(2))
  gus.type('tence\r')
  await eventually(async () =>
    expect(JSON.stringify((await store.read('checkout-t0001')).log)).toContain('half a sentence'),
  )
  await ana.see('half a sentence')
  bo.type('\r')
  await bo.see('What should be different')
})

test('ended by a signal it says so on every screen and has saved everything', async () => {
  const { sessions, state, keys, store } = await place()
  const served = await serve(sessions, state)
  const { ana } = await anaLeads(served, keys.Ana!)
  const bo = served.come({ identity: keys.Bo! })
  await bo.see('checkout, member')
  ana.type('\rless waiting\r')
  await ana.see('less waiting')
  served.process.kill('SIGTERM')
  expect(await served.exited).toBe(0)
  expect(await ana.exited).toBe(0)
  await bo.exited
  for (const screen of [ana, bo]) {
    expect(screen.text()).toContain('The service restarts.')
    expect(screen.buffer()).toBe('normal')
  }
  const opened = await store.open('checkout-t0001')
  expect(opened.recovered).toBe(0)
  // Enter may have come too late for the log; what was typed is kept all the same.
  const drafts = await store.readDrafts('checkout-t0001', await sessionOf(store))
  expect(JSON.stringify([opened.log, drafts])).toContain('less waiting')
  await opened.writer.close(opened.log, await sessionOf(store))
})

test('killed outright it leaves nobody without a word, and no process behind', async () => {
  const { sessions, state, keys, store } = await place()
  const served = await serve(sessions, state)
  const { ana } = await anaLeads(served, keys.Ana!)
  ana.type('before it is killed\r')
  await ana.see('Said: before it is killed')
  const workers = workersOf(served)
  process.kill(served.pid, 'SIGKILL')
  await ana.see('run the same line again')
  expect(await ana.exited).toBe(1)
  await eventually(() => expect(workers.filter(isThere)).toEqual([]))
  expect(JSON.stringify(await sessionOf(store))).toContain('before it is killed')
})

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
