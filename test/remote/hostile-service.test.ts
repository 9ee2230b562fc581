/** Peers that mean harm to a service with many rooms, some of them with an account: each costs itself alone. */
import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import fc from 'fast-check'
import ssh2, { type Client, type ClientChannel } from 'ssh2'
import { expect, onTestFinished, test } from 'vitest'
import { cast, frame } from '../../src/remote/frames.ts'
import { KeyThrottle } from '../../src/remote/gateway/key-throttle.ts'
import { limits } from '../../src/remote/gateway/settings.ts'
import type { GatewayOptions } from '../../src/remote/gateway-process.ts'
import type { RemoteTerminal } from '../../src/remote/terminal.ts'
import { makeKey, sign } from './support/authority.ts'
import { call, folder, shell, until } from './support/gateway.ts'
import { inside, sendRaw, stopReading } from './support/hostile.ts'
import { type Reply, served } from './support/served.ts'
import { runSsh, sshArgs } from './support/stock-ssh.ts'

const seat = 'machine.5ea7'

/** A service that lets everybody in, at the desk itself, where terminals repeat what is typed and commands say what they are. */
async function echoing(options: Partial<GatewayOptions> = {}, desk: () => Reply = () => ({})) {
  const there = await served(desk, options)
  const terminals: RemoteTerminal[] = []
  there.onTerminal = terminal => {
    terminals.push(terminal)
    if (terminal.command?.text === 'wait' || terminal.command?.text === 'import') return
    if (terminal.command) {
      terminal.command.stdout.write(JSON.stringify(terminal.command.text))
      terminal.goodbye(0)
    } else terminal.input.on('data', (bytes: Buffer) => terminal.output.write(`<${bytes.toString('latin1')}>`))
  }
  const isServed = async () => {
    const { client } = await call(there.gateway.port)
    const channel = await shell(client)
    channel.write('still here')
    await reads(channel, '<still here>')
    client.end()
    expect(there.bugs).toEqual([])
  }
  return { ...there, terminals, isServed, port: there.gateway.port }
}

async function reads(channel: ClientChannel, what: string): Promise<void> {
  let text = ''
  channel.on('data', (bytes: Buffer) => {
    text += bytes.toString('latin1')
  })
  await until(() => text.includes(what))
}

/** Runs a command; its output, errors and exit code. */
function run(client: Client, words: string): Promise<{ out: string; error: string; exit: number }> {
  return new Promise((resolve, reject) =>
    client.exec(words, (failed, channel) => {
      if (failed) return reject(failed)
      let [out, error, exit] = ['', '', -1]
      channel.on('data', (text: Buffer) => {
        out += text
      })
      channel.stderr.on('data', (text: Buffer) => {
        error += text
      })
      channel.on('exit', (code: number) => {
        exit = code
      })
      channel.on('close', () => resolve({ out, error, exit }))
    }),
  )
}

/** A new key as ssh2's client takes it. */
function newKey(): { privateKey: string } {
  // The library makes a key now and then that it cannot read itself.
  for (;;) {
    const { private: privateKey } = ssh2.utils.generateKeyPairSync('ed25519')
    if (!(ssh2.utils.parseKey(privateKey) instanceof Error)) return { privateKey }
  }
}

test('frames that somebody types are keys like others: nobody is moved, nothing ends', async () => {
  const there = await echoing()
  const { client } = await call(there.port)
  const channel = await shell(client)
  const moves = [
    frame('move', { socket: '/tmp/x.sock', pass: 'p', seat }),
    cast('move', [1, 2, 3], { socket: '/tmp/x.sock', pass: 'p' }),
    frame('goodbye', { code: 0 }),
    frame('end'),
  ]
  for (const bytes of moves) channel.write(bytes)
  channel.write('the end')
  await reads(channel, 'the end>')
  expect(there.asked).toHaveLength(1)
  await there.isServed()
})

test('a seat is nothing that can be typed: as a name, a code or a command it is just that', async () => {
  const there = await echoing({}, () => ({ seat }))
  const { client } = await call(there.port, { username: seat, codes: [seat] })
  expect(await run(client, `again ${seat}`)).toMatchObject({ out: `"again ${seat}"`, exit: 0 })
  const { client: other } = await call(there.port, { username: '{"again":"x"}', codes: [`","again":"${seat}`] })
  await shell(other)
  expect(there.asked.map(({ again, code }) => [again, code])).toEqual([
    [undefined, seat],
    [undefined, `","again":"${seat}`],
  ])
})

test('a room that was taken over sends nobody to the socket of another program', async () => {
  const elsewhere = join(folder(), 'agent.sock')
  let visits = 0
  const other = createServer(() => void visits++)
  await new Promise<void>(resolve => other.listen(elsewhere, resolve))
  onTestFinished(() => void other.close())
  const there = await echoing()
  for (const socket of [
    elsewhere,
    `${there.folder}/../${elsewhere.split('/').at(-2)}/agent.sock`,
    'agent.sock',
    there.folder,
  ]) {
    const { client, closed } = await call(there.port)
    const channel = await shell(client)
    channel.resume()
    channel.write('x')
    await until(() => there.terminals.length > 0)
    there.terminals.pop()!.move({ socket, pass: 'p' })
    await closed
  }
  expect(visits).toBe(0)
  expect(existsSync(elsewhere)).toBe(true)
  await there.isServed()
})

test('whatever stands behind the host, one clean line of it reaches who answers', async () => {
  const there = await echoing()
  const odd = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.uint8Array({ maxLength: 300 }).map(bytes => Buffer.from(bytes).toString('latin1')),
    fc.constantFrom('$(reboot)', '`id`', '; rm -rf /', '../../etc/passwd', '-oProxyCommand=x', '\0', '\x1b[2J', 'a\nb'),
  )
  await fc.assert(
    fc.asyncProperty(odd, async words => {
      const { client } = await call(there.port)
      const { out, exit } = await run(client, words)
      client.end()
      expect(exit).toBe(0)
      // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what must not be there
      expect(JSON.parse(out)).not.toMatch(/[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/)
    }),
    { numRuns: 25 },
  )
  await there.isServed()
})

test('a person runs so many commands at a time, and nobody else waits for that', async () => {
  const there = await echoing()
  const key = newKey()
  for (let i = 0; i < limits.commandsEach; i++) {
    const { client } = await call(there.port, key)
    void run(client, 'wait').catch(() => {})
  }
  await until(() => there.terminals.length === limits.commandsEach)
  const { client } = await call(there.port, key)
  expect(await run(client, 'list')).toMatchObject({ exit: 2, error: expect.stringContaining('4 commands running') })
  const { client: other } = await call(there.port, newKey())
  expect(await run(other, 'list')).toMatchObject({ exit: 0, out: '"list"' })
  there.terminals[0]!.goodbye(0)
  await expect.poll(async () => (await run((await call(there.port, key)).client, 'list')).exit).toBe(0)
})

test('one command a connection: a second is told to come by another', async () => {
  const there = await echoing()
  const { client } = await call(there.port)
  void run(client, 'wait').catch(() => {})
  await until(() => there.terminals.length === 1)
  expect(await run(client, 'list')).toMatchObject({ exit: 2, error: expect.stringContaining('its screen already') })
  expect(there.terminals).toHaveLength(1)
})

test('a key is here so many times and no more, whoever holds it; others come in', async () => {
  const there = await echoing({ limits: { perKey: 3 } })
  const key = newKey()
  const mine = []
  for (let i = 0; i < 3; i++) mine.push(await call(there.port, key))
  await expect(call(there.port, { ...key, tryKeyboard: false })).rejects.toThrow()
  await there.isServed()
  mine[0]!.client.end()
  await mine[0]!.closed
  await expect
    .poll(() =>
      call(there.port, { ...key, tryKeyboard: false }).then(
        () => true,
        () => false,
      ),
    )
    .toBe(true)
})

test('input past the window, while nobody reads it, cuts whoever sends it', async () => {
  const there = await echoing()
  const { client, closed } = await call(there.port)
  client.exec('wait', () => {})
  await until(() => there.terminals.length === 1)
  // Of a size that the window is no multiple of: ssh2 looks whether it is used up, and not whether it is overdrawn.
  const data = Buffer.concat([Buffer.from([94, 0, 0, 0, 0, 0, 0, 0x7f, 1]), Buffer.alloc(0x7f01, 120)])
  const { sock } = inside(client)
  const flood = setInterval(() => {
    for (let i = 0; i < 20; i++) if (sock.writable && sock.writableLength < 1 << 20) sendRaw(client, data)
  }, 5)
  await closed.finally(() => clearInterval(flood))
  // What the window lets through, and what was on its way.
  expect(sock.bytesWritten).toBeLessThan(12 << 20)
  const { stdin } = there.terminals[0]!.command!
  expect(stdin.readableLength).toBeLessThan(1 << 20)
  await there.isServed()
})

test('who lets output lie holds whoever writes it, and is cut', async () => {
  const there = await echoing({ limits: { stuck: 400 } })
  const { client, closed } = await call(there.port)
  client.exec('wait', () => {})
  await until(() => there.terminals.length === 1)
  const { stdout } = there.terminals[0]!.command!
  stopReading(client)
  const much = Buffer.alloc(24 << 20, 121)
  let written = false
  stdout.write(much, error => {
    written = !error
  })
  await there.terminals[0]!.closed
  expect(written).toBe(false)
  client.destroy()
  await closed
  await there.isServed()
})

test('keys sent on the way to a room that does not open are held with their sender, who is cut for a flood', async () => {
  let place: Reply = {}
  const there = await served(({ again }) => (again ? { no: 'Not yet.', again: true } : { ...place, seat }))
  const room = await there.roomProcess('one')
  place = { socket: room.path }
  const { client, closed } = await call(there.gateway.port)
  const channel = await shell(client)
  await reads(channel, '[one')
  await room.kill()
  await until(() => there.asked.length > 2)
  const flood = setInterval(() => channel.writable && channel.write(Buffer.alloc(60_000, 120)), 1)
  // Past what a window lets through the wire itself is counted.
  const past = setInterval(() => {
    const data = Buffer.concat([Buffer.from([94, 0, 0, 0, 0, 0, 0, 0x80, 0]), Buffer.alloc(0x8000, 120)])
    if (inside(client).sock.writable) sendRaw(client, data)
  }, 1)
  await closed.finally(() => {
    clearInterval(flood)
    clearInterval(past)
  })
  await call(there.gateway.port)
  expect(there.bugs).toEqual([])
})

test('made-up certificates reach nobody who is asked, and keep nobody out', async () => {
  const dir = folder()
  const [trusted, false_] = [makeKey(dir, 'trusted'), makeKey(dir, 'false')]
  const there = await echoing({ userCa: [trusted.line] })
  const forged = Array.from({ length: 6 }, (_, i) => {
    const key = makeKey(dir, `key${i}`)
    sign(false_.path, key.path, { principals: 'root,admin' })
    const args = ['-o', 'BatchMode=yes', '-o', `CertificateFile=${key.path}-cert.pub`]
    return sshArgs({ port: there.port, knownHosts: there.knownHosts, user: 'root', identity: key.path, args })
  })
  await Promise.all(forged.map(args => runSsh([...args, 'list'], {})))
  expect(there.asked.filter(one => one.cert)).toEqual([])
  await there.isServed()
})

test('a flood of unknown keys asks so often a second; who comes from elsewhere does not wait', async () => {
  let now = 0
  const throttle = new KeyThrottle({ ...limits, unknownKeys: 5, unknownKeysPerSecond: 1, keyWaits: 150 }, () => now)
  let asked = 0
  const ask = (address: string, known = false) =>
    throttle.ask(
      address,
      async () => {
        asked++
        return known
      },
      is => is,
      () => false,
    )
  for (let i = 0; i < 5; i++) expect(await ask('10.0.0.1')).toBe(false)
  const waits = ask('10.0.0.1')
  now = 200
  expect(await waits).toBeUndefined()
  expect(asked).toBe(5)
  expect(await ask('10.0.0.2', true)).toBe(true)
  now = 1_300
  // A known key costs nothing, so another still has its turn.
  expect(await ask('10.0.0.1', true)).toBe(true)
  expect(await ask('10.0.0.1')).toBe(false)
})

test('unknown keys beyond the burst are not asked about, and the code still is', async () => {
  const there = await served(({ code }): Reply => (code ? {} : { no: 'Nobody.', again: true }), {
    limits: { unknownKeys: 4, unknownKeysPerSecond: 0.01, keyWaits: 100 },
  })
  for (let i = 0; i < 6; i++) {
    const { client } = await call(there.gateway.port, newKey())
    client.end()
  }
  const byKeyAlone = there.asked.filter(({ code }) => code === undefined)
  expect(byKeyAlone).toHaveLength(4)
  expect(there.asked.filter(({ code }) => code !== undefined)).toHaveLength(6)
})
