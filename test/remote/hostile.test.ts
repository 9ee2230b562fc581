/** Peers that mean harm: each costs itself alone. The large numbers are in `npm run test:hostile`. */
import { randomBytes } from 'node:crypto'
import { connect } from 'node:net'
import ssh2, { type AuthenticationType, type Client, type ConnectConfig, type ParsedKey } from 'ssh2'
import { expect, test } from 'vitest'
import { fingerprintOf } from '../../src/remote/admission/fingerprint.ts'
import { call, code, hosted, shell, until } from './support/gateway.ts'
import { bare, inside, nonsense, sendRaw, stopReading, wantPackets } from './support/hostile.ts'

/** Somebody else still gets a screen; a gateway that hangs or fell would fail here. */
async function isServed(port: number): Promise<void> {
  const { client } = await call(port)
  await shell(client)
  client.end()
}

function newKey(): ParsedKey {
  // The library makes a key now and then that it cannot read itself.
  for (;;) {
    const key = ssh2.utils.parseKey(ssh2.utils.generateKeyPairSync('ed25519').private)
    if (!(key instanceof Error)) return key as ParsedKey
  }
}

/** Signs with this key, as Cy. */
const byKey = (key: ParsedKey) =>
  ({ type: 'publickey', username: 'Cy', key: key as unknown as Buffer }) as unknown as AuthenticationType

test('packets of 0, 1 and 255 bytes are not talked to', async () => {
  const { gateway, bugs } = await hosted()
  const pid = gateway.pid()
  for (const size of [0, 1, 255]) {
    const { client, closed } = await call(gateway.port)
    wantPackets(client, size)
    client.shell(() => {})
    await closed
  }
  await isServed(gateway.port)
  expect([gateway.pid(), bugs]).toEqual([pid, []])
})

test('a key that was only offered is nobody: who signs with another is the other, and who cannot sign is not let in', async () => {
  const keys = new Set<string>()
  const { room, gateway } = await hosted({ keys })
  const a = newKey()
  const b = newKey()
  for (const key of [a, b]) keys.add(fingerprintOf(key.getPublicSSH()))
  const offerThenSign = async (signedAs: ParsedKey, by: ParsedKey) => {
    const client: Client = new ssh2.Client()
    const ends = new Promise<boolean>(resolve => {
      client.on('ready', () => resolve(true))
      client.on('error', () => resolve(false))
    })
    client.on('handshake', () => {
      const { proto } = inside(client)
      const offer = proto.authPK.bind(proto)
      proto.authPK = (user, key, algorithm, sign) =>
        sign
          ? offer(user, signedAs, undefined, (blob, send) => send(by.sign(blob) as Buffer))
          : offer(user, key, algorithm)
    })
    const privateKey = a as unknown as Buffer
    const authHandler = [{ type: 'publickey' as const, username: 'Ana', key: privateKey }]
    client.connect({ host: '127.0.0.1', port: gateway.port, username: 'Ana', authHandler })
    const isIn = await ends
    client.destroy()
    return isIn
  }
  expect(await offerThenSign(b, b)).toBe(true)
  expect(room.asked.map(({ admit }) => admit.key)).toEqual([fingerprintOf(b.getPublicSSH())])
  expect(await offerThenSign(a, b)).toBe(false)
  expect(room.asked.length).toBe(1)
})

test('wrong codes: slower each time, at most five on a connection', async () => {
  const { room, gateway } = await hosted({}, { limits: { delay: 30 } })
  const codes = Array.from({ length: 20 }, (_, i) => `wrong ${i}`)
  const client: Client = new ssh2.Client()
  const closed = new Promise<void>(resolve => client.on('close', () => resolve()))
  client.on('error', () => {})
  client.on('connect', () => client.setNoDelay(true))
  client.on('keyboard-interactive', (_name, _say, _lang, questions, finish) => {
    finish(questions.map(() => codes.shift() ?? ''))
  })
  // ssh2's client asks once alone: here it starts over until it is sent away.
  const again = (_left: unknown, _partial: unknown, next: (method: string) => void) => next('keyboard-interactive')
  const authHandler = again as ConnectConfig['authHandler']
  client.connect({
    host: '127.0.0.1',
    port: gateway.port,
    username: 'Ana',
    tryKeyboard: true,
    authHandler,
  })
  await closed
  expect(room.asked.length).toBe(5)
  const gaps = room.asked.slice(1).map(({ at }, i) => at - room.asked[i]!.at)
  expect(gaps.every((gap, i) => gap >= 30 * 2 ** i - 5)).toBe(true)
  await isServed(gateway.port)
})

test.each(['known', 'asked'] as const)(
  'places held by the silent are taken back for a code, a rejoin code and a key: %s',
  async stage => {
    const key = newKey()
    const ticket = '0abcd-efghj-kmnpq-rstvw-xyz01-2'
    const { gateway, news } = await hosted(
      { keys: new Set([fingerprintOf(key.getPublicSSH())]), ticket },
      { limits: { pending: 6, pendingPerAddress: 4 } },
    )
    const silent = Array.from({ length: 6 }, (_, i) => {
      const client: Client = new ssh2.Client()
      const begun = new Promise<void>(resolve =>
        client.on((stage === 'known' ? 'handshake' : 'keyboard-interactive') as 'handshake', () => resolve()),
      )
      const gone = new Promise<void>(resolve => client.on('close', () => resolve()))
      client.on('error', () => {})
      client.connect({
        host: '127.0.0.1',
        port: gateway.port,
        localAddress: `127.0.0.${1 + (i % 2)}`,
        username: `silent${i}`,
        tryKeyboard: true,
        authHandler: stage === 'known' ? () => {} : ['keyboard-interactive'],
      })
      return { client, begun, gone }
    })
    await Promise.all(silent.map(s => s.begun))
    const come = (config: Parameters<typeof call>[1]) =>
      expect
        .poll(() =>
          call(gateway.port, config).then(
            ({ client }) => client.end(),
            () => 'no',
          ),
        )
        .not.toBe('no')
    await come({ username: 'Ana' })
    await come({ username: 'Bo', codes: [ticket], localAddress: '127.0.0.2' })
    await come({
      username: 'Cy',

      authHandler: [byKey(key)],
      localAddress: '127.0.0.3',
    })
    expect(news).toEqual([expect.stringMatching(/^\d connections from \d networks? wait at the door\./)])
    await Promise.race(silent.map(s => s.gone))
    for (const { client } of silent) client.destroy()
  },
)

test('while no code is looked at any more, a rejoin code and a key come in at once', async () => {
  const key = newKey()
  const ticket = '0abcd-efghj-kmnpq-rstvw-xyz01-2'
  const keys = new Set([fingerprintOf(key.getPublicSSH())])
  const { gateway, room } = await hosted({ keys, ticket }, { limits: { wrongBurst: 0, wrongPerSecond: 0, delay: 1 } })
  const waits = call(gateway.port, { username: 'Ana' }).then(
    () => 'in',
    () => 'cut',
  )
  await call(gateway.port, { username: 'Bo', codes: [ticket] })
  await call(gateway.port, {
    username: 'Cy',
    authHandler: [byKey(key)],
  })
  expect(room.asked.map(({ admit }) => admit.code ?? admit.name)).toEqual([ticket, 'Cy'])
  expect(await Promise.race([waits, Promise.resolve('waits')])).toBe('waits')
})

test('what is no shell is refused, nine kinds of request, and the connection lives', async () => {
  const { gateway, bugs } = await hosted()
  const { client } = await call(gateway.port)
  const refused = (run: (done: (error?: Error | null) => void) => void) =>
    new Promise<boolean>(resolve => run(error => resolve(error instanceof Error)))
  expect(await refused(done => client.subsys('netconf', done))).toBe(true)
  expect(await refused(done => client.sftp(error => done(error)))).toBe(true)
  expect(await refused(done => client.shell({}, { x11: true }, done))).toBe(true)
  expect(await refused(done => client.forwardIn('127.0.0.1', 0, done))).toBe(true)
  expect(await refused(done => client.forwardOut('127.0.0.1', 1, '127.0.0.1', 22, done))).toBe(true)
  expect(await refused(done => client.openssh_forwardInStreamLocal('/nowhere', done))).toBe(true)
  expect(await refused(done => client.openssh_forwardOutStreamLocal('/nowhere', done))).toBe(true)
  const exit = await new Promise(resolve =>
    client.exec('id', (_, channel) => {
      channel.resume()
      channel.on('exit', resolve)
    }),
  )
  expect(exit).toBe(2)
  await shell(client)
  const { client: withAgent } = await call(gateway.port, {
    agent: '/nowhere',
    agentForward: true,
    authHandler: ['keyboard-interactive'],
  })
  await expect(shell(withAgent)).rejects.toThrow('agent forwarding')
  expect(bugs).toEqual([])
})

test('five channels: four stay, and of two shells one', async () => {
  const { gateway, room } = await hosted()
  const { client } = await call(gateway.port)
  await shell(client)
  const second = await shell(client)
  let said = ''
  second.on('data', (text: Buffer) => {
    said += text
  })
  await new Promise(resolve => second.once('close', resolve))
  expect(said).toContain('has its screen already')
  for (let i = 0; i < 3; i++) client.shell(() => {})
  await expect(shell(client)).rejects.toThrow('open failure')
  expect(room.screens.length).toBe(1)
})

test('connections that say nothing or nonsense are gone when their time is up, and nobody minds', async () => {
  const { gateway, bugs } = await hosted({}, { limits: { handshake: 300, login: 600 } })
  const pid = gateway.pid()
  const all = Object.values(nonsense).flatMap(make => [bare(gateway.port, make()), bare(gateway.port, make())])
  const cut = connect(gateway.port, '127.0.0.1', () => cut.resetAndDestroy())
  cut.on('error', () => {})
  await Promise.all(all.map(one => one.closed))
  await isServed(gateway.port)
  expect([gateway.pid(), bugs]).toEqual([pid, []])
})

test('packets of any type with anything in them, before and after being let in', async () => {
  const { gateway, bugs } = await hosted()
  const pid = gateway.pid()
  const types = Array.from({ length: 100 }, (_, type) => type)
  const fuzz = (type: number) => Buffer.concat([Buffer.from([type]), randomBytes(type % 40)])
  for (let i = 0; i < 100; i += 4) {
    const early: Client = new ssh2.Client()
    early.on('error', () => {})
    const closed = new Promise<void>(resolve => early.on('close', () => resolve()))
    early.on('handshake', () => {
      for (const type of types.slice(i, i + 4)) sendRaw(early, fuzz(type))
      early.end()
    })
    early.connect({ host: '127.0.0.1', port: gateway.port, username: 'Ana', authHandler: [] })
    await closed
    const { client, closed: ended } = await call(gateway.port)
    await shell(client)
    client.on('error', () => {})
    for (const type of types.slice(i, i + 4)) sendRaw(client, fuzz(type))
    client.end()
    await ended
  }
  await isServed(gateway.port)
  expect([gateway.pid(), bugs]).toEqual([pid, []])
})

test('a reader that is stuck holds its own screen alone, and is cut', async () => {
  const frames: boolean[] = []
  const { room, gateway } = await hosted({}, { limits: { stuck: 400 } })
  const { client, closed } = await call(gateway.port)
  await shell(client)
  const screen = await room.screen()
  stopReading(client)
  const full = 'x'.repeat(60_000)
  // What a room does: it skips frames while the screen is held.
  const paint = setInterval(() => {
    frames.push(!screen.held)
    if (frames.at(-1)) screen.show(full)
  }, 1)
  await screen.closed
  clearInterval(paint)
  expect(frames).toContain(false)
  expect(frames.filter(Boolean).length * full.length).toBeLessThan(20_000_000)
  inside(client).sock.resume()
  await closed
  await isServed(gateway.port)
})

test('a new key exchange that is never finished holds the screen as well', async () => {
  const { room, gateway } = await hosted({}, { limits: { stuck: 400 } })
  const { client } = await call(gateway.port)
  await shell(client)
  const screen = await room.screen()
  const { proto, sock } = inside(client)
  proto.rekey()
  sock.removeAllListeners('data')
  sock.resume()
  let sent = 0
  const full = 'x'.repeat(60_000)
  const paint = setInterval(() => {
    if (screen.held) return
    sent += full.length
    screen.show(full)
  }, 1)
  await screen.closed
  clearInterval(paint)
  expect(sent).toBeLessThan(2_000_000)
})

test('a paste of 64 kB is fine; more than a keyboard can type is not', async () => {
  const { room, gateway } = await hosted({}, { limits: { typed: 100_000, typedPerSecond: 1_000 } })
  const { client } = await call(gateway.port)
  const channel = await shell(client)
  const screen = await room.screen()
  channel.write(`${'a'.repeat(65_536)}!`)
  await screen.reads('!')
  let said = ''
  channel.on('data', (text: Buffer) => {
    said += text
  })
  channel.write('b'.repeat(65_536))
  await new Promise(resolve => channel.once('close', resolve))
  expect(said).toContain('more than a keyboard can type')
})

test('ten thousand new sizes are a few, the newest among them, within what can be drawn', async () => {
  const { room, gateway } = await hosted()
  const { client } = await call(gateway.port)
  const channel = await shell(client)
  const screen = await room.screen()
  const from = performance.now()
  for (let i = 0; i < 10_000; i++) channel.setWindow(i % 50, 4_294_967_295, 0, 0)
  channel.setWindow(33, 101, 0, 0)
  await until(() => screen.sizes.at(-1)?.columns === 101)
  // Ten a second, whatever time the machine takes for ten thousand.
  expect(screen.sizes.length).toBeLessThan(5 + (performance.now() - from) / 100)
  expect(screen.sizes.every(({ columns, rows }) => columns <= 500 && rows >= 5 && rows <= 200)).toBe(true)
})

test('names, terminals and environments come clean', async () => {
  const { room, gateway } = await hosted()
  const { client } = await call(gateway.port, { username: 'Eva\x1b]0;x\x07\u202e\r\n' })
  await new Promise(resolve =>
    client.shell(
      { term: '\x1b[31m', cols: 0, rows: 0 },
      { env: { LD_PRELOAD: 'x', LANG: 'de', LC_ALL: '\x1b[2J' } },
      resolve,
    ),
  )
  const screen = await room.screen()
  expect(screen.admit).toEqual({ name: 'Eva', address: '127.0.0.1', code })
  expect(screen.hello.screen).toEqual({ columns: 80, rows: 24, term: 'unknown', env: { LANG: 'de' } })
})
