/** People of a service by certificates: a principal is who they are, others their teams; revoked and ended ones open nothing. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { bookIn } from '../../src/cli/store.ts'
import type { Account, ServiceBook } from '../../src/ports/service-book.ts'
import { digestOfCode } from '../../src/remote/admission/digests.ts'
import { accountOf } from '../../src/service/certified.ts'
import { makeKey, sign } from '../remote/support/authority.ts'
import { runSsh, sshArgs } from '../remote/support/stock-ssh.ts'
import { eventually } from '../support/eventually.ts'
import { folder } from './support/folder.ts'
import { peopled, serve } from './support/serving.ts'

async function book(): Promise<ServiceBook> {
  const opened = await bookIn(join(folder(), 's'))
  await opened.addTeam('Checkout')
  await opened.addTeam('Search')
  return opened
}

const by = (principals: string[]) => ({ principals, id: 'x' })
const teamsOf = async (book: ServiceBook, { id }: Account) =>
  (await book.members()).filter(one => one.account === id).map(one => `${one.team} ${one.role}`)

test('the first principal that is no team is who they are, teams make them members, and next time they are the same', async () => {
  const kept = await book()
  const first = await accountOf(by(['checkout', 'ana@example.com', 'search']), 'whoever', kept)
  expect(first).toMatchObject({ name: 'ana', keys: ['cert:ana@example.com'], admin: false })
  expect(await teamsOf(kept, first as Account)).toEqual(['checkout member', 'search member'])
  expect(await accountOf(by(['ana@example.com']), 'x', kept)).toMatchObject({ id: (first as Account).id })
  expect(await kept.accounts()).toHaveLength(1)
})

test('of several the one that is the name they gave', async () => {
  expect(await accountOf(by(['ana', 'ana-admin']), 'Ana-Admin', await book())).toMatchObject({ name: 'ana-admin' })
})

test('a role that somebody has in a team stays', async () => {
  const kept = await book()
  const ana = (await accountOf(by(['ana', 'checkout']), '', kept)) as Account
  await kept.setMember(ana.id, 'checkout', 'facilitator')
  await accountOf(by(['ana', 'checkout']), '', kept)
  expect(await teamsOf(kept, ana)).toEqual(['checkout facilitator'])
})

test('teams alone are nobody; a name that somebody else took is not theirs, but the key of theirs tells that it is them', async () => {
  const kept = await book()
  expect(await accountOf(by(['checkout']), 'checkout', kept)).toEqual({ no: expect.stringContaining('teams alone') })
  const ana = await kept.addAccount({ name: 'Ana', keys: [`SHA256:${'a'.repeat(43)}`] })
  expect(await accountOf(by(['ana']), '', kept)).toEqual({ no: expect.stringContaining('called Ana already') })
  expect(await accountOf(by(['ana']), '', kept, ana)).toMatchObject({ id: ana.id })
  expect(await accountOf(by(['ana']), '', kept)).toMatchObject({ id: ana.id })
})

test('a principal that was revoked is let in no more', async () => {
  const kept = await book()
  await kept.revoke('cert:ana', 'left')
  expect(await accountOf(by(['ana']), '', kept)).toEqual({ no: expect.stringContaining('not let in any more') })
})

test('the service takes certificates of its authorities, shows its own, and logs whom it refused', async () => {
  const root = folder()
  const [sessions, state, keys] = ['s', 'state', 'k'].map(name => join(root, name)) as [string, string, string]
  for (const path of [state, keys]) mkdirSync(path, { recursive: true, mode: 0o700 })
  const [authority, ana, bo] = ['authority', 'ana', 'bo'].map(name => makeKey(keys, name)) as [Key, Key, Key]
  const files = { 'trusted-user-ca': `# ours\n\n${authority.line}\n`, 'revoked-keys': `${bo.line}\n` }
  const args = Object.entries(files).flatMap(([name, text]) => {
    writeFileSync(join(keys, name), text)
    return [`--${name}`, join(keys, name)]
  })
  const opened = await bookIn(sessions)
  await opened.addTeam('checkout')
  await opened.close()
  const served = await serve(sessions, state, args)
  for (const key of [ana, bo]) sign(authority.path, key.path, { principals: `${key === ana ? 'ana' : 'bo'},checkout` })
  const ssh = served.come({ user: 'ana', identity: ana.path })
  await ssh.see('checkout, member')
  ssh.type('q')
  expect(await ssh.exited).toBe(0)
  const known = join(state, 'known_hosts')
  const away = await runSsh(
    sshArgs({ port: served.port, knownHosts: known, user: 'bo', identity: bo.path, args: ['-o', 'BatchMode=yes'] }),
    {},
  )
  expect(away.exit).toBe(255)
  await eventually(() => {
    expect(served.log()).toContainEqual(expect.objectContaining({ event: 'in', name: 'ana', key: expect.any(String) }))
    expect(served.log()).toContainEqual(
      expect.objectContaining({ event: 'gone', name: 'ana', seconds: expect.any(Number) }),
    )
    expect(served.log()).toContainEqual(expect.objectContaining({ event: 'refused', why: 'revoked', name: 'bo' }))
  })
})

test('whom a certificate names somebody else here reads why, and comes by a code like others', async () => {
  const root = folder()
  const [sessions, state, keys] = ['s', 'state', 'k'].map(name => join(root, name)) as [string, string, string]
  for (const path of [state, keys]) mkdirSync(path, { recursive: true, mode: 0o700 })
  const authority = makeKey(keys, 'authority')
  const key = makeKey(keys, 'mine')
  sign(authority.path, key.path, { principals: 'ana' })
  writeFileSync(join(keys, 'ca'), authority.line)
  await peopled(sessions, keys, [{ name: 'Ana', teams: { checkout: 'facilitator' } }])
  const opened = await bookIn(sessions)
  const until = new Date(Date.now() + 60_000).toISOString()
  await opened.invite({
    digest: digestOfCode('acorn baker cabin'),
    team: 'checkout',
    role: 'member',
    until,
    uses: 1,
    by: 'Ana',
  })
  await opened.close()
  const served = await serve(sessions, state, ['--trusted-user-ca', join(keys, 'ca')])
  const ssh = served.come({ user: 'Ann', identity: key.path, columns: 120 })
  await ssh.see('Somebody here is called Ana already')
  await ssh.see('room code:')
  ssh.type('acorn baker cabin\r')
  await ssh.see('checkout, member')
})

type Key = ReturnType<typeof makeKey>

test.each([
  ['no authority', '# nobody\n', /names no authority/],
  ['what is no key', 'what?\n', /no public key of an authority/],
])('it does not start with %s', async (_what, text, sentence) => {
  const root = folder()
  const file = join(root, 'ca')
  writeFileSync(file, text)
  await expect(serve(join(root, 's'), root, ['--trusted-user-ca', file])).rejects.toThrow(sentence)
})
