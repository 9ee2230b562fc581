/** The first team of a service, by an administrator with nothing but ssh: made, joined, scripted, changed, ended. */
import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { startTurn } from '../../src/cli/sessions/start-turn.ts'
import { bookIn, storeIn } from '../../src/cli/store.ts'
import { keyPair, sshArgs } from '../remote/support/stock-ssh.ts'
import { eventually } from '../support/eventually.ts'
import { postgresPrograms, type Server, startPostgres } from '../support/postgres.ts'
import { folder } from './support/folder.ts'
import { peopled, type Served, serve } from './support/serving.ts'

const examples = join(import.meta.dirname, '../../sessions/examples')

type Ran = { code: number | null; out: string; err: string }

/** Runs a command of the service with a key, and gives it this input. */
function run(
  served: Served,
  knownHosts: string,
  identity: string,
  words: string,
  input: string | Buffer = '',
): Promise<Ran> {
  const args = sshArgs({ port: served.port, knownHosts, user: 'x', identity, args: ['-T', '-q'], after: [words] })
  const ssh = spawn('ssh', args, { stdio: 'pipe' })
  const taken = { out: '', err: '' }
  ssh.stdout.on('data', text => {
    taken.out += text
  })
  ssh.stderr.on('data', text => {
    taken.err += text
  })
  // A command that reads nothing may be over before its input is.
  ssh.stdin.on('error', () => {})
  ssh.stdin.end(input)
  return new Promise(resolve => ssh.once('close', code => resolve({ code, ...taken })))
}

let server: Server | undefined
beforeAll(async () => {
  if (postgresPrograms()) server = await startPostgres(['fsync=off'])
}, 60_000)
afterAll(() => server?.close())

test.each(['a folder', ...(postgresPrograms() ? ['PostgreSQL'] : [])])(
  'from the file of keys to the first team, its scripts, and somebody who leaves, in %s',
  async where => {
    const root = folder()
    const [files, state, keys] = ['s', 'state', 'keys'].map(name => join(root, name)) as [string, string, string]
    const sessions = where === 'PostgreSQL' ? (server?.url('service') ?? '') : files
    for (const path of [files, state, keys]) mkdirSync(path, { recursive: true, mode: 0o700 })
    const [olga, ana, bo] = ['olga', 'ana', 'bo'].map(name => keyPair(keys, name).path) as [string, string, string]
    writeFileSync(join(root, 'admins'), `${readFileSync(`${olga}.pub`)}nonsense\n`)
    const served = await serve(sessions, state, ['--admin-keys', join(root, 'admins')])
    const by = (key: string, words: string, input?: string | Buffer) =>
      run(served, join(state, 'known_hosts'), key, words, input)
    expect(served.printed()).toContain('line 2 lets nobody in')

    expect(await by(olga, 'teams add Checkout')).toMatchObject({ code: 0, out: '' })
    const { out: code } = await by(olga, 'invite checkout --role facilitator --uses 1')
    const { out: second } = await by(olga, 'invite checkout')
    const joins = async (user: string, identity: string, words: string) => {
      const ssh = served.come({ user, identity })
      await ssh.see('ode:')
      ssh.type(`${words.trim()}\r`)
      await ssh.see('Checkout, ')
      return ssh
    }
    const anaAtHome = await joins('Ana', ana, code)
    anaAtHome.type('q')
    expect(await anaAtHome.exited).toBe(0)
    const boAtHome = await joins('Bo', bo, second)

    const file = readFileSync(join(examples, 'checkout-t0001.json'))
    expect(await by(ana, 'import', file)).toMatchObject({ code: 0, err: 'checkout-t0001 is kept.\n' })
    expect(await by(ana, 'export checkout/1')).toEqual({ code: 0, out: file.toString(), err: '' })
    expect(JSON.parse((await by(bo, 'list --json')).out)).toMatchObject([{ path: 'checkout-t0001', here: 0 }])
    expect((await by(bo, 'notes checkout/1 --for leaders')).out).toMatch(/^# /)
    expect(await by(bo, 'rm -rf /')).toMatchObject({ code: 2, out: '' })
    expect(JSON.parse((await by(olga, 'status --json')).out)).toMatchObject({ accounts: 3, teams: 1, workers: 2 })
    expect(JSON.parse((await by(olga, 'members checkout --json')).out)).toMatchObject([
      { name: 'Ana', teams: [{ team: 'checkout', role: 'facilitator' }] },
      { name: 'Bo', teams: [{ team: 'checkout', role: 'member' }] },
    ])

    expect((await by(olga, 'remove Bo')).err).toContain('Bo is nobody here any more')
    expect(await boAtHome.exited).not.toBe(0)
    expect(boAtHome.text()).toContain('What you may do here has changed')
    const events = await eventually(() => {
      const all = served.log()
      if (!all.some(one => one.event === 'account-removed')) throw new Error('not logged yet')
      return all
    })
    expect(events).toMatchObject(
      expect.arrayContaining([
        expect.objectContaining({ event: 'admin-added', whom: 'olga' }),
        expect.objectContaining({ event: 'team-added', name: 'olga', team: 'checkout' }),
        expect.objectContaining({ event: 'imported', name: 'Ana', room: 'checkout-t0001' }),
        expect.objectContaining({ event: 'account-removed', name: 'olga', whom: 'Bo' }),
      ]),
    )
    expect(JSON.stringify(events)).not.toContain(code.trim())
  },
)

test('in a room that is open: who is there, what one owes, new codes, its end', async () => {
  const root = folder()
  const [sessions, state, keys] = ['s', 'state', 'keys'].map(name => join(root, name)) as [string, string, string]
  for (const path of [sessions, state, keys]) mkdirSync(path, { recursive: true, mode: 0o700 })
  for (const name of ['checkout-t0001.json', 'checkout-t0002.json'])
    writeFileSync(join(sessions, name), readFileSync(join(examples, name)))
  const people = await peopled(sessions, keys, [
    { name: 'Ana', teams: { checkout: 'facilitator' } },
    { name: 'Eva', teams: { checkout: 'member' } },
  ])
  const store = storeIn(sessions)
  const wanted = { team: 'checkout', people: ['Ana', 'Eva'], agenda: 'retro', keyboard: 'none' } as const
  await (await startTurn({ ...wanted, people: [...wanted.people] }, store)).room.leave()
  const served = await serve(sessions, state)
  const by = (who: string, words: string, input = '') =>
    run(served, join(state, 'known_hosts'), `${people[who]}`, words, input)
  const ana = served.come({ user: 'checkout', identity: `${people.Ana}` })
  await ana.see('Join code')
  const [, code = ''] = /Join code +(\S.*\S)/.exec(ana.text()) ?? []
  await eventually(async () => expect((await by('Eva', 'rooms')).out).toContain('checkout-t0003  1 person'))

  const owed: { owner?: string }[] = JSON.parse((await by('Eva', 'actions --open --json')).out)
  const answers = owed.filter(one => one.owner === 'Eva').map(() => 'd\n')
  expect(answers.length).toBeGreaterThan(0)
  expect((await by('Eva', 'check-in', answers.join(''))).err).toContain('All of it stands in the open turn.')
  const settled = (await store.read('checkout-t0003')).log.filter(one => one.move.do === 'settle')
  expect(settled).toHaveLength(answers.length)

  const rotated = await by('Ana', 'rotate checkout/3')
  const [, fresh = ''] = /to take part +(\S.*\S)/.exec(rotated.out) ?? []
  expect(fresh).not.toBe(code)
  const guest = served.come({ user: 'Gus' })
  await guest.see('room code:')
  guest.type(`${code}\r`)
  await guest.see('The join code has changed since. The facilitator has the new one.')
  await eventually(() => expect(guest.text().match(/room code:/g)).toHaveLength(2))
  guest.type(`${fresh}\r`)
  await guest.see('Welcome, Gus.')
  expect(await by('Eva', 'close checkout/3')).toMatchObject({ code: 1 })
  expect((await by('Ana', 'close checkout/3')).err).toContain('is saved, and nobody is in it')
  await guest.exited
  expect(guest.text()).toContain('A facilitator of the team closed this room')
  await ana.see('Enter shows your rooms and turns')
  // What was typed on the way is no key of home.
  ana.type('q\r')
  await ana.see('Ana')
  await ana.see('open')
  ana.type('q')
  expect(await ana.exited).toBe(0)
  expect((await by('Ana', 'rooms')).err).toContain('No room is open.')
})

test.skipIf(!postgresPrograms())('commands reach rooms and people on whichever machine they are', async () => {
  const root = folder()
  const keys = join(root, 'keys')
  const states = [join(root, 'm0'), join(root, 'm1')] as const
  for (const path of [keys, ...states]) mkdirSync(path, { mode: 0o700 })
  const url = server?.url('two') ?? ''
  const people = await peopled(url, keys, [
    { name: 'Olga', admin: true },
    { name: 'Ana', teams: { checkout: 'facilitator' } },
    { name: 'Bo', teams: { checkout: 'member' } },
    { name: 'Cem', teams: { checkout: 'member' } },
  ])
  const book = await bookIn(url)
  onTestFinished(() => book.close())
  const wanted = { team: 'checkout', people: ['Ana', 'Bo'], agenda: 'retro', keyboard: 'none' } as const
  await (await startTurn({ ...wanted, people: [...wanted.people] }, storeIn(url))).room.leave()
  const [one, two] = await Promise.all([serve(url, states[0]), serve(url, states[1])])
  const atTwo = (words: string) => run(two, join(states[1], 'known_hosts'), `${people.Olga}`, words)
  const ana = one.come({ user: 'checkout', identity: `${people.Ana}` })
  await ana.see('Join code')
  const bo = two.come({ user: 'checkout', identity: `${people.Bo}` })
  await ana.see('Bo is here.')
  await eventually(async () => expect((await atTwo('rooms')).out).toContain('checkout-t0001  2 people'))
  expect(JSON.parse((await atTwo('status --json')).out)).toMatchObject({ rooms: 1, people: 2, machines: { length: 2 } })
  const { out } = await atTwo('rotate checkout/1')
  const [, fresh = ''] = /to take part +(\S.*\S)/.exec(out) ?? []
  await ana.see(fresh)
  // Cem came by the first machine, and reads there why they are sent away.
  const cem = one.come({ identity: `${people.Cem}` })
  await cem.see('checkout, member')
  const dropped = (await book.accounts()).find(account => account.name === 'Cem')?.keys[0]
  expect((await atTwo(`keys drop ${dropped}`)).code).toBe(0)
  await cem.exited
  expect(cem.text().replace(/\s+/g, ' ')).toContain('The key you came in with is not let in as you any more')
  // Bo came by the second machine, and is shown the room by a worker of the first.
  expect((await atTwo('remove Bo checkout')).code).toBe(0)
  await bo.see('What you may do in that room has changed, so you are home again')
  expect((await atTwo('close checkout/1')).err).toContain('is saved, and nobody is in it')
  await ana.see('A facilitator of the team closed this room')
})
