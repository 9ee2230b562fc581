/** The attacks, each run in a process of its own: `node attacks.ts KIND PORT …`. Reports over IPC. */
import { randomBytes } from 'node:crypto'
import { connect } from 'node:net'
import ssh2, { type Client } from 'ssh2'
import { bare, inside, nonsense, sendRaw, wantPackets } from '../../test/remote/support/hostile.ts'
import { code, pause } from './house.ts'

const [kind = '', portText = '', ...words] = process.argv.slice(2)
const port = Number(portText)
const tell = (message: object) => process.send?.(message)

function client(name: string): Client {
  const made = new ssh2.Client()
  made.on('connect', () => made.setNoDelay(true))
  made.on('error', () => {})
  made.on('keyboard-interactive', (_name, _say, _lang, questions, finish) => finish(questions.map(() => code)))
  made.connect({ host: '127.0.0.1', port, username: name, tryKeyboard: true })
  return made
}

const ended = (one: Client) => new Promise<void>(resolve => one.on('close', () => resolve()))

/** Wrong codes as passwords, ten at once on a connection, then a new connection; `names` new ones or always the same. */
async function wrongCodes(connections: number, codes: number, ms: number, names: 'same' | 'new'): Promise<void> {
  const until = performance.now() + ms
  let given = 0
  const one = async (n: number) => {
    for (let round = 0; given < codes && performance.now() < until; round++) {
      const username = names === 'same' ? `attacker${n}` : `a${n}x${round}`
      const made = new ssh2.Client()
      made.on('connect', () => made.setNoDelay(true))
      made.on('error', () => {})
      made.on('handshake', () => {
        const proto = inside(made).proto as unknown as { authPassword(user: string, code: string): void }
        setImmediate(() => {
          for (let i = 0; i < 10; i++) {
            given++
            try {
              proto.authPassword(username, `wrong ${given}`)
            } catch {
              return
            }
          }
        })
      })
      const done = ended(made)
      made.connect({ host: '127.0.0.1', port, username, authHandler: [] })
      await Promise.race([done, pause(Math.max(0, until - performance.now()))])
      made.destroy()
    }
  }
  await Promise.all(Array.from({ length: connections }, (_, n) => one(n)))
  tell({ given })
}

/** People who join: `count` of them, `apart` ms apart; the time from connecting to the first picture, for those who got in. */
async function people(count: number, apart: number, ms: number): Promise<void> {
  const times: number[] = []
  const join = async (n: number) => {
    await pause(n * apart)
    const start = performance.now()
    while (performance.now() - start < ms) {
      const made = client(`Person ${n}`)
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

if (kind === 'wrong') await wrongCodes(Number(words[0]), Number(words[1]), Number(words[2]), words[3] as 'same' | 'new')
else if (kind === 'people') await people(Number(words[0]), Number(words[1]), Number(words[2]))
else if (kind === 'flood') await flood(words[0]!, Number(words[1]))
else if (kind === 'fuzz') await fuzz(words[0] as 'before' | 'after', Number(words[1]))
else if (kind === 'stuck') await stuck(Number(words[0]))
process.disconnect?.()
