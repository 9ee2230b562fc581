/** What ends a connection is said on it, to a person who reads it late too; and its place is given back at once. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import ssh2, { type ConnectConfig } from 'ssh2'
import { expect, onTestFinished, test } from 'vitest'
import { tooLong } from '../../src/remote/gateway/packets.ts'
import { limits } from '../../src/remote/gateway/settings.ts'
import { program } from '../support/program.ts'
import { call, code, hosted, until } from './support/gateway.ts'
import { bare, inside, sendRaw } from './support/hostile.ts'
import { askpass, runSsh, sshArgs, stockSsh } from './support/stock-ssh.ts'

const tooLate = 'took longer than the door waits'

/** An ssh that asks about the host's key, because it knows none. */
function asking({ folder, gateway }: Awaited<ReturnType<typeof hosted>>) {
  const known = join(folder, 'known-none')
  writeFileSync(known, '')
  const args = sshArgs({ port: gateway.port, knownHosts: known }).map(word =>
    word === 'StrictHostKeyChecking=yes' ? 'StrictHostKeyChecking=ask' : word,
  )
  const ssh = program(args, { command: 'ssh', columns: 120 })
  onTestFinished(() => ssh.kill('SIGKILL'))
  return ssh
}

/** Resolves when a connection that says nothing has been sent away. */
const silent = (port: number) => bare(port, 'SSH-2.0-x\r\n').closed

test('people have two minutes for the fingerprint and five for the code', () => {
  expect(limits.compare).toBeGreaterThanOrEqual(120_000)
  expect(limits.login).toBeGreaterThanOrEqual(300_000)
})

test('who compares the fingerprint has longer than a program has to exchange keys', async () => {
  const there = await hosted({}, { limits: { handshake: 300 } })
  const ssh = asking(there)
  await ssh.see('Are you sure you want to continue connecting')
  await silent(there.gateway.port)
  await ssh.press('yes\r', 'Join code:')
  ssh.type(`${code}\r`)
  expect((await there.room.screen()).admit.name).toBe('Ana')
})

test('who compares it for too long reads why they are not in', async () => {
  const there = await hosted({}, { limits: { handshake: 600, compare: 200 } })
  const ssh = asking(there)
  await ssh.see('Are you sure you want to continue connecting')
  await silent(there.gateway.port)
  await ssh.press('yes\r', tooLate)
})

test('who types the code for too long reads why they are not in', async () => {
  const { gateway, knownHosts } = await hosted({}, { limits: { handshake: 600, login: 200 } })
  const ssh = stockSsh({ port: gateway.port, knownHosts, columns: 120 })
  await ssh.see('Join code:')
  await silent(gateway.port)
  ssh.type(`${code}\r`)
  await ssh.see(tooLate)
  expect(await ssh.exited).toBe(255)
})

test('who asks for a forwarded port alone reads that there are only screens', async () => {
  const { gateway, knownHosts, folder } = await hosted({}, { limits: { idle: 300 } })
  const args = sshArgs({ port: gateway.port, knownHosts, args: ['-N', '-L', `${join(folder, 'port')}:127.0.0.1:1`] })
  const { exit, stderr } = await runSsh(args, askpass(folder, code))
  expect([exit, stderr]).toEqual([255, expect.stringContaining('Nothing but a screen is to be had here')])
})

test('a pass that no screen used is given back with its connection: a command, a file transfer, a port', async () => {
  const { gateway, knownHosts, folder, room } = await hosted()
  const before = () => room.unused.length
  const to = (args: string[], after: string[] = []) => sshArgs({ port: gateway.port, knownHosts, args, after })
  for (const args of [to([], ['ls']), to(['-s'], ['sftp'])]) {
    const n = before()
    await runSsh(args, askpass(folder, code))
    await until(() => before() === n + 1)
  }
  const { client } = await call(gateway.port)
  client.end()
  await until(() => before() === 3)
  expect(new Set(room.unused).size).toBe(3)
})

/** A request to be let in (RFC 4252, 5) with these names. */
function request(...names: string[]): Buffer {
  const strings = names.flatMap(name => {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(Buffer.byteLength(name))
    return [length, Buffer.from(name)]
  })
  return Buffer.concat([Buffer.from([50]), ...strings])
}

test('a name of more than 64 bytes, whichever of the three, ends the connection with a sentence before it is looked at', async () => {
  const long = 'é'.repeat(33)
  expect(tooLong(request('é'.repeat(32), 'ssh-connection', 'none'))).toBeUndefined()
  for (const names of [
    [long, 'ssh-connection', 'none'],
    ['x', long, 'none'],
    ['x', 'ssh-connection', long],
  ])
    expect(tooLong(request(...names))).toContain('64 bytes')
  expect(tooLong(Buffer.alloc(20_000, 50))).toContain('longer')
  const { gateway, knownHosts, folder, room } = await hosted()
  const args = sshArgs({ port: gateway.port, knownHosts, user: 'x'.repeat(65) })
  const { exit, stderr } = await runSsh(args, askpass(folder, code))
  expect([exit, stderr, room.asked]).toEqual([255, expect.stringContaining('at most 64 bytes'), []])
})

test('a thousand packets in one piece before anybody is let in end the connection with a sentence', async () => {
  const { gateway, bugs } = await hosted({}, { limits: { packets: 20, packetsPerSecond: 1 } })
  const pid = gateway.pid()
  const client = new ssh2.Client()
  const heard: string[] = []
  client.on('error', () => {})
  const closed = new Promise<void>(resolve => client.on('close', () => resolve()))
  client.on('handshake', () =>
    setImmediate(() => {
      inside(client).sock.cork()
      // Packets that nobody answers (RFC 4253, 11.2).
      for (let i = 0; i < 1_000; i++) sendRaw(client, Buffer.from([2, 0, 0, 0, 0]))
      inside(client).sock.uncork()
    }),
  )
  const authHandler = (() => {}) as unknown as ConnectConfig['authHandler']
  const debug = (line: string) => heard.push(line)
  client.connect({ host: '127.0.0.1', port: gateway.port, username: 'x', authHandler, debug })
  await closed
  expect(heard.filter(line => line.includes('DISCONNECT')).join()).toContain('more than it takes to come in')
  await call(gateway.port)
  expect([bugs, gateway.pid()]).toEqual([[], pid])
})
