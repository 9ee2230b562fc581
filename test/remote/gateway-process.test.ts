/** The gateway as a process: lost, stopped and stuck it comes back at the same port; its key stays what it is. */
import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openGateway } from '../../src/remote/gateway-process.ts'
import { built, call, code, hosted, shell, until } from './support/gateway.ts'
import { stockSsh } from './support/stock-ssh.ts'

test('killed, it is back at the first try, at the same port with the same key', async () => {
  const { room, gateway, news } = await hosted()
  const before = gateway.pid()!
  const { closed } = await call(gateway.port)
  process.kill(before, 'SIGKILL')
  await closed
  await until(() => news.length === 2)
  expect(news.join('\n')).toMatch(/lost.*\n.*open again/)
  expect(gateway.pid()).not.toBe(before)
  const { client } = await call(gateway.port)
  await shell(client)
  expect((await room.screen()).hello.screen).toMatchObject({ columns: 120, rows: 40 })
})

test('stopped, it is killed and started again', async () => {
  const { gateway, news } = await hosted()
  const before = gateway.pid()!
  process.kill(before, 'SIGSTOP')
  await until(() => news.length === 2)
  expect(() => process.kill(before, 0)).toThrow()
  await call(gateway.port)
})

test('closing says goodbye on every screen, and gives it back', async () => {
  const { room, gateway, knownHosts } = await hosted()
  const ssh = stockSsh({ port: gateway.port, knownHosts })
  await ssh.see('Join code:')
  ssh.type(`${code}\r`)
  const screen = await room.screen()
  screen.show('\x1b[?1049h\x1b[?25lhere')
  await ssh.see('here')
  const [exit] = await Promise.all([ssh.exited, gateway.close()])
  expect(exit).toBe(1)
  expect(ssh.buffer()).toBe('normal')
  expect(ssh.text()).toContain('What you sent before is saved.')
})

test('without its room it says so on every screen', async () => {
  const { room, gateway } = await hosted()
  const { client } = await call(gateway.port)
  const channel = await shell(client)
  let said = ''
  channel.on('data', (text: Buffer) => {
    said += text
  })
  const screen = await room.screen()
  screen.sock.destroy()
  await new Promise(resolve => channel.once('close', resolve))
  expect(said).toContain('\x1b[?1049l')
  expect(said).toContain('The room is gone.')
})

test('a port that is taken is told in a sentence', async () => {
  const { folder, room } = await hosted()
  const other = createServer()
  const port = await new Promise<number>(resolve =>
    other.listen(0, '127.0.0.1', () => resolve((other.address() as { port: number }).port)),
  )
  const settings = {
    file: built,
    address: '127.0.0.1',
    port,
    socket: room.path,
    hostKey: join(folder, 'state', 'host-key'),
  }
  await expect(openGateway(settings)).rejects.toThrow(
    `Port ${port} of 127.0.0.1 cannot be had: something listens there already.`,
  )
  other.close()
})

test('the host key is made once, for its owner alone; one that others can read or that is damaged is not used', async () => {
  const { folder, room, gateway } = await hosted()
  const path = join(folder, 'state', 'host-key')
  expect(statSync(path).mode & 0o777).toBe(0o600)
  expect(statSync(join(folder, 'state')).mode & 0o777).toBe(0o700)
  const settings = { file: built, address: '127.0.0.1', port: 0, socket: room.path, hostKey: path }
  const again = await openGateway(settings)
  expect(again.fingerprint).toBe(gateway.fingerprint)
  await again.close()

  chmodSync(path, 0o644)
  await expect(openGateway(settings)).rejects.toThrow('can be read by others')
  chmodSync(path, 0o600)
  const whole = readFileSync(path, 'utf8')
  writeFileSync(path, whole.slice(0, 60))
  await expect(openGateway(settings)).rejects.toThrow('is damaged')
  expect(readFileSync(path, 'utf8')).toBe(whole.slice(0, 60))
})
