/** The attacks, each run in a process of its own: `node attacks.ts KIND PORT …`. Reports over IPC. */
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { connect } from 'node:net'
import ssh2, { type Client } from 'ssh2'
import { bare, inside, nonsense, sendRaw, wantPackets } from '../../test/remote/support/hostile.ts'
import { code, pause } from './hosted.ts'

const [kind = '', portText = '', ...words] = process.argv.slice(2)
const port = Number(portText)
const tell = (message: object) => process.send?.(message)

function client(name: string, answer = code, how: ssh2.ConnectConfig = { tryKeyboard: true }): Client {
  const made = new ssh2.Client()
  made.on('connect', () => made.setNoDelay(true))
  made.on('error', () => {})
  made.on('keyboard-interactive', (_name, _say, _lang, questions, finish) => finish(questions.map(() => answer)))
  made.connect({ host: '127.0.0.1', port, username: name, ...how })
  return made
}

const ended = (one: Client) => new Promise<void>(resolve => one.on('close', () => resolve()))

/** Wrong codes as passwords until the time is over: ten at once on a connection of always the same names, or one on each with a new name. */
async function wrongCodes(workers: number, ms: number, ways: string): Promise<void> {
  const until = performance.now() + ms
  let given = 0
  const connection = (n: number, round: number) => {
    const made = new ssh2.Client()
    made.on('connect', () => made.setNoDelay(true))
    made.on('error', () => {})
    const done = ended(made)
    const config = { host: '127.0.0.1', port }
    if (ways === 'the same names') {
      const username = `attacker${n}`
      made.on('handshake', () => {
        const proto = inside(made).proto as unknown as { authPassword(user: string, code: string): void }
        setImmediate(() => {
          for (let i = 0; i < 10; i++) {
            try {
              proto.authPassword(username, `wrong ${++given}`)
            } catch {
              return
            }
          }
        })
      })
      made.connect({ ...config, username, authHandler: [] })
    } else {
      const localAddress = ways === 'many addresses' ? `127.${1 + n}.${round >> 8}.${round & 255}` : '127.0.0.1'
      const username = `a${n}x${round}`
      made.connect({ ...config, localAddress, username, password: `wrong ${++given}`, authHandler: ['password'] })
    }
    return Promise.race([done, pause(Math.max(0, until - performance.now()))]).then(() => void made.destroy())
  }
  const work = async (n: number) => {
    for (let round = 0; performance.now() < until; round++) {
      await connection(n, round)
      // A port that refuses must not make this a busy loop.
      await pause(5)
    }
  }
  await Promise.all(Array.from({ length: workers }, (_, n) => work(n)))
  tell({ given })
}

/**
 * People who come in: `count` of them, `apart` ms apart, with a join code, a rejoin code or a key; the time from connecting to the first
 * picture, for those who got in.
 */
async function people(count: number, apart: number, ms: number, proof: string, keyFile?: string): Promise<void> {
  const times: number[] = []
  const join = async (n: number) => {
    await pause(n * apart)
    const start = performance.now()
    while (performance.now() - start < ms) {
      const made =
        keyFile === undefined
          ? client(`Person ${n}`, proof)
          : client(`Holder ${n}`, '', { privateKey: readFileSync(keyFile), authHandler: ['publickey'] })
      const isIn = await new Promise<boolean>(resolve => {
        made.on('close', () => resolve(false))
        made.on('ready', () => made.shell({}, (_error, channel) => channel?.once('data', () => resolve(true))))
      })
      if (isIn) {
        times.push(performance.now() - start)
        made.end()
        return
      }
      await pause(200)
    }
  }
  await Promise.all(Array.from({ length: count }, (_, n) => join(n)))
  tell({ times })
}

/** Connections from so many addresses that come as far as `stage` and say nothing more; tells when all were begun, and stays. */
async function hold(stage: string, count: number, addresses: number, ms: number): Promise<void> {
  const kept: unknown[] = []
  for (let i = 0; i < count; i++) {
    const localAddress = `127.0.0.${1 + (i % addresses)}`
    if (stage === 'TCP alone' || stage === 'a banner alone') {
      const sock = connect({ host: '127.0.0.1', port, localAddress })
      sock.on('error', () => {})
      sock.resume()
      if (stage === 'a banner alone') sock.write('SSH-2.0-x\r\n')
      kept.push(sock)
    } else {
      const made = new ssh2.Client()
      made.on('error', () => {})
      const config = { host: '127.0.0.1', port, localAddress, username: `silent${i}`, readyTimeout: 0 }
      if (stage === 'after the key exchange') made.connect({ ...config, authHandler: () => {} })
      else if (stage === 'at the question')
        made.connect({ ...config, tryKeyboard: true, authHandler: ['keyboard-interactive'] })
      else {
        let tries = 0
        const once = (_left: unknown, _partial: unknown, next: (way: string) => void) => {
          if (tries++ === 0) next('password')
        }
        made.connect({ ...config, password: 'wrong', authHandler: once as ssh2.ConnectConfig['authHandler'] })
      }
      kept.push(made)
    }
    if (i % 20 === 19) await pause(20)
  }
  await pause(1_000)
  tell({ begun: kept.length })
  await pause(ms)
}

/** Bare connections of one kind, as fast as they open; when the last was closed by the other side. */
async function flood(what: string, count: number): Promise<void> {
  const start = performance.now()
  const closed: Promise<void>[] = []
  for (let i = 0; i < count; i++) {
    if (what === 'connect and close' || what === 'connect and reset') {
      closed.push(
        new Promise(resolve => {
          const sock = connect(port, '127.0.0.1', () => {
            if (what === 'connect and close') sock.end()
            else sock.resetAndDestroy()
          })
          sock.on('error', () => {})
          sock.resume()
          sock.on('close', () => resolve())
        }),
      )
    } else if (what === 'compression alone') {
      const made = new ssh2.Client()
      made.on('error', () => {})
      closed.push(ended(made))
      made.connect({ host: '127.0.0.1', port, username: 'x', algorithms: { compress: ['zlib'] } })
    } else closed.push(bare(port, nonsense[what]!()).closed)
    if (i % 100 === 99) await pause(10)
  }
  await Promise.all(closed)
  tell({ ms: performance.now() - start })
}

/** Packets of any type with anything in them; a new connection whenever the old one was cut. */
async function fuzz(when: 'before' | 'after', count: number): Promise<void> {
  let sent = 0
  while (sent < count) {
    const made = when === 'after' ? client(`Fuzz ${sent}`) : new ssh2.Client()
    made.on('error', () => {})
    const closed = ended(made)
    const send = () => {
      for (let i = 0; i < 20; i++) {
        sendRaw(made, Buffer.concat([Buffer.from([Math.floor(Math.random() * 120)]), randomBytes(Math.random() * 200)]))
        sent++
      }
      made.end()
    }
    if (when === 'after') made.on('ready', () => made.shell({}, send))
    else {
      made.on('handshake', () => setImmediate(send))
      made.connect({ host: '127.0.0.1', port, username: 'x', authHandler: [] })
    }
    await Promise.race([closed, pause(5_000)])
    made.destroy()
  }
  tell({ sent })
}

/** Readers that never read: with a huge window, or with packets of 0, 1 and 255 bytes. Stays until it is ended. */
async function stuck(count: number): Promise<void> {
  const sizes = [32_768, 32_768, 0, 1, 255]
  for (let i = 0; i < count; i++) {
    const made = client(`Stuck ${i}`)
    const size = sizes[i % sizes.length]!
    await new Promise<void>(resolve => {
      made.on('close', () => resolve())
      made.on('ready', () => {
        wantPackets(made, size, 2 ** 31)
        made.shell({}, () => {
          inside(made).sock.pause()
          resolve()
        })
      })
    })
  }
  tell({ stuck: count })
  await pause(600_000)
}

/** What was dear to clean: a letter that is not ASCII, blanks without end, one more letter; and others of its kind. */
const dear = [
  `é${' '.repeat(8_000)}x`,
  `é${'\u0301'.repeat(8_000)}`,
  `\x1b]${'x'.repeat(8_000)}é`,
  '👩\u200d'.repeat(2_000),
]

/** Strangers with such names, twenty connections that begin again when they are cut, fifteen requests on each. */
async function dearNames(ms: number): Promise<void> {
  const until = performance.now() + ms
  let sent = 0
  const one = async () => {
    while (performance.now() < until) {
      const made = new ssh2.Client()
      made.on('connect', () => made.setNoDelay(true))
      made.on('error', () => {})
      made.on('handshake', () => {
        const proto = inside(made).proto as unknown as { authPassword(user: string, code: string): void }
        setImmediate(() => {
          for (let i = 0; i < 15; i++) {
            try {
              proto.authPassword(dear[i % dear.length]!, dear[(i + 1) % dear.length]!)
              sent++
            } catch {
              return
            }
          }
        })
      })
      const done = ended(made)
      made.connect({ host: '127.0.0.1', port, username: 'x', authHandler: [] })
      await Promise.race([done, pause(Math.max(0, until - performance.now()))])
      made.destroy()
    }
  }
  await Promise.all(Array.from({ length: 20 }, one))
  tell({ sent })
}

/** Somebody who is in and pastes such text as fast as it is taken, and comes back when that was too much. */
async function dearPastes(ms: number): Promise<void> {
  const until = performance.now() + ms
  let sent = 0
  for (let n = 0; performance.now() < until; n++) {
    const made = client(`Paster ${n}`)
    const closed = ended(made)
    made.on('ready', () =>
      made.shell({}, (_error, channel) => {
        const paste = () => {
          if (performance.now() > until || !channel?.writable) return
          const text = `\x1b[200~${dear[sent % dear.length]}\x1b[201~\r`
          sent++
          channel.write(text, () => setImmediate(paste))
        }
        channel?.on('error', () => {})
        channel?.resume()
        paste()
      }),
    )
    await Promise.race([closed, pause(Math.max(0, until - performance.now()))])
    made.destroy()
  }
  tell({ sent })
}

/** Keys that are dear to work off: a character of two parts typed and taken back without end, and pastes of very many lines. */
const dearKeys = [
  'e\u0301\x7f'.repeat(8_000),
  `\x1b[200~${'a\n'.repeat(16_000)}\x1b[201~\x15`,
  `${'é'.repeat(1_000)}${'👩\u200d💻\x7f'.repeat(2_000)}\x15`,
  '\x1b[D\x1b[C'.repeat(5_000),
]

/** Somebody who is in and types such keys as fast as they are taken, in a full screen or in plain lines, and comes back when that was too much. */
async function dearTyping(ms: number, join: string, term: string): Promise<void> {
  const until = performance.now() + ms
  let sent = 0
  for (let n = 0; performance.now() < until; n++) {
    const made = client(`Typist ${term} ${n}`, join)
    const closed = ended(made)
    made.on('ready', () =>
      made.shell({ term }, (_error, channel) => {
        const type = () => {
          if (performance.now() > until || !channel?.writable) return
          channel.write(dearKeys[sent++ % dearKeys.length]!, () => setImmediate(type))
        }
        channel?.on('error', () => {})
        channel?.resume()
        type()
      }),
    )
    await Promise.race([closed, pause(Math.max(0, until - performance.now()))])
    made.destroy()
  }
  tell({ sent })
}

if (kind === 'keys') await dearTyping(Number(words[0]), words[1]!, words[2]!)
else if (kind === 'names') await dearNames(Number(words[0]))
else if (kind === 'paste') await dearPastes(Number(words[0]))
else if (kind === 'wrong') await wrongCodes(Number(words[0]), Number(words[1]), words[2]!)
else if (kind === 'people') await people(Number(words[0]), Number(words[1]), Number(words[2]), words[3]!, words[4])
else if (kind === 'hold') await hold(words[0]!, Number(words[1]), Number(words[2]), Number(words[3]))
else if (kind === 'flood') await flood(words[0]!, Number(words[1]))
else if (kind === 'fuzz') await fuzz(words[0] as 'before' | 'after', Number(words[1]))
else if (kind === 'stuck') await stuck(Number(words[0]))
process.disconnect?.()
