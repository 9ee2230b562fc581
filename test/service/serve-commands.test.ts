/** The first team of a service, by an administrator with nothing but ssh: made, joined, scripted, changed, ended. */
import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { keyPair, sshArgs } from '../remote/support/stock-ssh.ts'
import { eventually } from '../support/eventually.ts'
import { folder, type Served, serve } from './support/serving.ts'

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

test('from the file of keys to the first team, its scripts, and somebody who leaves', async () => {
  const root = folder()
  const [sessions, state, keys] = ['s', 'state', 'keys'].map(name => join(root, name)) as [string, string, string]
  for (const path of [sessions, state, keys]) mkdirSync(path, { recursive: true, mode: 0o700 })
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
})
