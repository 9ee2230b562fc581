/** People come in with the ssh that everybody has: codes, keys, screens, sizes, goodbyes. */
import { spawn } from 'node:child_process'
import { expect, test } from 'vitest'
import { code, hosted } from './support/gateway.ts'
import { askpass, keyPair, runSsh, sshArgs, stockSsh } from './support/stock-ssh.ts'

const enter = '\r'

test('a code, a screen, keys both ways, a new size, and a goodbye that gives the screen back', async () => {
  const { room, gateway, knownHosts } = await hosted()
  const ssh = stockSsh({
    port: gateway.port,
    knownHosts,
    columns: 100,
    rows: 30,
    env: { LC_TIME: 'C.UTF-8' },
    args: ['-o', 'SendEnv=LC_*'],
  })
  await ssh.see('Join code:')
  ssh.type(code + enter)
  const screen = await room.screen()
  expect(screen.admit).toEqual({ name: 'Ana', address: '127.0.0.1', code })
  expect(screen.hello.screen).toMatchObject({
    columns: 100,
    rows: 30,
    term: 'xterm-256color',
    env: { LC_TIME: 'C.UTF-8' },
  })
  expect(screen.hello.screen.linear).toBeUndefined()

  screen.show('\x1b[?1049h\x1b[2J\x1b[5;1Hhello Ana')
  await ssh.see('hello Ana')
  expect(ssh.buffer()).toBe('alternate')
  ssh.type('x\x1b[A')
  await screen.reads('x\x1b[A')
  ssh.resize(120, 40)
  await expect.poll(() => screen.sizes.at(-1)).toEqual({ columns: 120, rows: 40 })

  screen.show('\x1b[?1049l')
  screen.goodbye(3, 'See you.\nYour notes are saved.')
  expect(await ssh.exited).toBe(3)
  expect(ssh.buffer()).toBe('normal')
  expect(ssh.text()).toContain('See you.\nYour notes are saved.')
  await screen.closed
})

test('a wrong code is told in a sentence and may be tried again; who has no name is asked for one', async () => {
  const { room, gateway, knownHosts } = await hosted()
  const ssh = stockSsh({ port: gateway.port, knownHosts, user: 'root' })
  await ssh.see('Join code:')
  ssh.type(`wrong words${enter}`)
  await ssh.see('Your name:')
  ssh.type(`Bo${enter}`)
  await ssh.see('That is not the join code.')
  await expect.poll(() => ssh.text().split('Join code:').length).toBe(3)
  ssh.type(code + enter)
  await expect.poll(() => ssh.text().split('Your name:').length).toBe(3)
  ssh.type(`Bo\x1b[31m${enter}`)
  const screen = await room.screen()
  expect(screen.admit.name).toBe('Bo')
  screen.goodbye(0)
  expect(await ssh.exited).toBe(0)
})

test('who comes with a name that somebody has is asked for another', async () => {
  const { room, gateway, knownHosts } = await hosted({ taken: 'Ana' })
  const ssh = stockSsh({ port: gateway.port, knownHosts })
  await ssh.see('Join code:')
  ssh.type(code + enter)
  await ssh.see('The name Ana is taken.')
  await expect.poll(() => ssh.text().split('Join code:').length).toBe(3)
  ssh.type(code + enter)
  await ssh.see('Your name:')
  ssh.type(`Ana K${enter}`)
  const screen = await room.screen()
  expect(screen.admit.name).toBe('Ana K')
  screen.goodbye(0)
  await ssh.exited
})

test('after a name that is taken a rejoin code comes in at once, and enter alone gives the right code again', async () => {
  const ticket = '0abcd-efghj-kmnpq-rstvw-xyz01-2'
  const { room, gateway, knownHosts } = await hosted({ taken: 'Ana', ticket })
  const back = stockSsh({ port: gateway.port, knownHosts })
  await back.see('Join code:')
  back.type(code + enter)
  await back.see('The name Ana is taken.')
  await expect.poll(() => back.text().split('Join code:').length).toBe(3)
  back.type(ticket + enter)
  const bo = await room.screen()
  expect([bo.admit.name, back.text().includes('Your name:')]).toEqual(['Bo', false])
  bo.goodbye(0)
  await back.exited
  const other = stockSsh({ port: gateway.port, knownHosts })
  await other.see('Join code:')
  other.type(code + enter)
  await expect.poll(() => other.text().split('Join code:').length).toBe(3)
  other.type(enter)
  await other.see('Your name:')
  other.type(`Ana K${enter}`)
  const screen = await room.screen()
  expect(screen.admit).toMatchObject({ name: 'Ana K', code })
  screen.goodbye(0)
  await other.exited
})

test("a key of somebody else's name asks who it is: yes is them, no goes on with the code and without the key", async () => {
  const owners: Record<string, string> = {}
  const { room, gateway, knownHosts, folder } = await hosted({ owners })
  const petra = keyPair(folder, 'petra')
  owners[petra.fingerprint] = 'Petra'
  const come = async (answer: string) => {
    const ssh = stockSsh({ port: gateway.port, knownHosts, user: 'quinn', identity: petra.path })
    // ssh forgets what was typed before it asks; the prompt is the last that it writes.
    await ssh.see("This key is Petra's. Are you Petra?")
    await ssh.see('yes or no: ')
    ssh.type(answer + enter)
    return ssh
  }
  const yes = await come('yes')
  const first = await room.screen()
  expect(first.admit).toEqual({ name: 'Petra', address: '127.0.0.1', key: petra.fingerprint })
  first.goodbye(0)
  await yes.exited
  const no = await come('no')
  await no.see('Join code:')
  no.type(code + enter)
  const second = await room.screen()
  expect(second.admit).toEqual({ name: 'quinn', address: '127.0.0.1', code })
  second.goodbye(0)
  await no.exited
})

test('a key without a terminal in the key file takes part by lines, and ssh is told why', async () => {
  const plain = new Set<string>()
  const { room, gateway, knownHosts, folder } = await hosted({ keys: plain, plain })
  const key = keyPair(folder, 'plain')
  plain.add(key.fingerprint)
  const ssh = stockSsh({ port: gateway.port, knownHosts, identity: key.path })
  const screen = await room.screen()
  expect(screen.hello.screen).toMatchObject({ linear: true, echoes: true })
  await ssh.see('PTY allocation request failed')
  screen.goodbye(0)
  await ssh.exited
})

test('a key that the room knows comes in without a question; one it does not know goes along with the code', async () => {
  const keys = new Set<string>()
  const { room, gateway, knownHosts, folder } = await hosted({ keys })
  const known = keyPair(folder, 'known')
  const other = keyPair(folder, 'other')
  keys.add(known.fingerprint)
  const byKey = stockSsh({ port: gateway.port, knownHosts, identity: known.path })
  const first = await room.screen()
  expect(first.admit).toEqual({ name: 'Ana', address: '127.0.0.1', key: known.fingerprint })
  first.goodbye(0)
  await byKey.exited

  const byCode = stockSsh({ port: gateway.port, knownHosts, identity: other.path })
  await byCode.see('Join code:')
  byCode.type(code + enter)
  const second = await room.screen()
  expect(second.admit).toMatchObject({ code, key: other.fingerprint })
  second.goodbye(0)
  await byCode.exited
})

test('without a terminal at the other end lines are offered, and the end of the input is ctrl-d', async () => {
  const { room, gateway, knownHosts, folder } = await hosted()
  const known = keyPair(folder, 'known')
  const args = sshArgs({ port: gateway.port, knownHosts, identity: known.path, args: ['-T'] })
  const ssh = spawn('ssh', args, {
    env: { ...process.env, ...askpass(folder, code) },
  })
  let said = ''
  ssh.stdout.on('data', text => {
    said += text
  })
  const screen = await room.screen()
  expect(screen.hello.screen).toMatchObject({ linear: true, echoes: true, columns: 80, rows: 24 })
  screen.show('1 of 3\n')
  ssh.stdin.end('done\n')
  await screen.reads('done\n\x04')
  screen.goodbye(0, 'Bye.')
  await new Promise(resolve => ssh.once('close', resolve))
  expect(said).toBe('1 of 3\nBye.\n')
})

test('a command is answered by one helpful line and exit 2', async () => {
  const { gateway, knownHosts, folder } = await hosted()
  const args = sshArgs({ port: gateway.port, knownHosts, after: ['rm -rf /'] })
  const { exit, stderr, stdout } = await runSsh(args, askpass(folder, code))
  expect([exit, stdout]).toEqual([2, ''])
  expect(stderr).toContain('takes no command but check-in')
})

test('who finds no room at the door is told so in a sentence', async () => {
  const { gateway, knownHosts, folder } = await hosted({}, { limits: { pendingPerAddress: 0 } })
  const { exit, stderr } = await runSsh(sshArgs({ port: gateway.port, knownHosts }), askpass(folder, code))
  expect(exit).toBe(255)
  expect(stderr).toContain('Try again in a few seconds.')
})
