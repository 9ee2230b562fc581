/** What operators are told of the gateway: who was refused before anybody was asked, who is gone; nothing typed, and no more than a disk takes. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import ssh2 from 'ssh2'
import { expect, test } from 'vitest'
import { type GatewayEvent, logTo } from '../../src/remote/gateway/log.ts'
import type { GatewayOptions } from '../../src/remote/gateway-process.ts'
import { makeKey, sign } from './support/authority.ts'
import { call, code, folder, hosted, shell, until } from './support/gateway.ts'
import { bare } from './support/hostile.ts'
import { keyPair, runSsh, sshArgs } from './support/stock-ssh.ts'

async function logged(options: Partial<GatewayOptions> = {}) {
  const events: GatewayEvent[] = []
  const there = await hosted({}, { ...options, log: event => events.push(event) })
  return { ...there, events, port: there.gateway.port }
}

test('who was let in is told of as gone: by which name and key, from where, after how long', async () => {
  const { events, port, folder: dir } = await logged()
  const key = keyPair(dir, 'bo')
  const { client, closed } = await call(port, { username: 'Bo', privateKey: await readKey(key.path) })
  await shell(client)
  client.end()
  await closed
  await until(() => events.some(e => e.event === 'gone'))
  expect(events).toEqual([
    {
      event: 'gone',
      address: '127.0.0.1',
      connection: 1,
      name: 'Bo',
      key: key.fingerprint,
      seconds: expect.any(Number),
    },
  ])
})

test('a wrong code is told by whoever was asked, not here; and no code is ever told', async () => {
  const { events, port } = await logged({ limits: { delay: 1 } })
  await expect(call(port, { codes: ['dome dome dome'] })).rejects.toThrow()
  const { client } = await call(port, { codes: [code] })
  client.end()
  await until(() => events.some(e => e.event === 'gone'))
  expect(JSON.stringify(events)).not.toMatch(/dome|acorn/)
  expect(events.filter(e => e.event === 'refused')).toEqual([])
})

test('a bad certificate and a revoked key are told with their reason', async () => {
  const dir = folder()
  const authority = makeKey(dir, 'authority')
  const [old, gone] = [makeKey(dir, 'old'), makeKey(dir, 'gone')]
  sign(authority.path, old.path, { time: '-2h:-1h' })
  const revoked = join(dir, 'revoked')
  writeFileSync(revoked, gone.line)
  const { events, port, knownHosts } = await logged({ userCa: [authority.line], revoked })
  for (const { path } of [old, gone])
    await runSsh(sshArgs({ port, knownHosts, identity: path, args: ['-o', 'BatchMode=yes'] }), {})
  expect(events).toContainEqual(
    expect.objectContaining({
      event: 'refused',
      why: 'certificate',
      name: 'Ana',
      reason: expect.stringMatching(/ended on/),
    }),
  )
  expect(events).toContainEqual(
    expect.objectContaining({ event: 'refused', why: 'revoked', key: expect.stringMatching(/^SHA256:/) }),
  )
})

test('who is too slow, who finds no room and who sends too much are told apart', async () => {
  const { events, port } = await logged({
    limits: { handshake: 300, pending: 3, pendingPerAddress: 3, wireBefore: 4_000 },
  })
  await Promise.all([bare(port, 'SSH-2.0-x\r\n').closed, bare(port, 'x'.repeat(20_000)).closed])
  const many = Array.from({ length: 6 }, () => bare(port, 'SSH-2.0-x\r\n'))
  await Promise.all(many.map(m => m.closed))
  const whys = new Set(events.map(e => e.why))
  expect([...whys].sort()).toEqual(['crowded', 'slow', 'too-many'])
  expect(events.every(e => e.event === 'refused' && e.address === '127.0.0.1')).toBe(true)
})

test('of a flood so many refusals are told a second, and then how many were not; who is gone always is', () => {
  const told: GatewayEvent[] = []
  let now = 0
  const log = logTo(
    event => told.push(event),
    () => now,
  )
  for (let i = 0; i < 10_000; i++) log({ event: 'refused', why: 'too-many', address: '10.0.0.1', connection: i })
  expect(told).toHaveLength(200)
  log({ event: 'gone', connection: 1 })
  expect(told.slice(200)).toEqual([
    { event: 'left-out', count: 9_800 },
    { event: 'gone', connection: 1 },
  ])
  now = 1_000
  for (let i = 0; i < 1_000; i++) log({ event: 'refused' })
  expect(told.length).toBeLessThan(220)
})

test('what a peer says of itself is told on one line, without escapes, and short', () => {
  const told: GatewayEvent[] = []
  logTo(
    event => told.push(event),
    () => 0,
  )({ event: 'refused', name: `\x1b[2Jroot\n"}${'x'.repeat(500)}`, reason: 'a\nb' })
  expect(told).toEqual([{ event: 'refused', name: expect.stringMatching(/^root "}x{57}$/), reason: 'a b' }])
})

async function readKey(path: string): Promise<string> {
  const { readFile } = await import('node:fs/promises')
  const text = await readFile(path, 'utf8')
  if (ssh2.utils.parseKey(text) instanceof Error) throw new Error('no key')
  return text
}
