/** The other process: many terminals that read all they are sent; told on stdin what to do, it answers on stdout. */
import { createInterface } from 'node:readline'
// So that the readers take less of the machine from what is measured.
import '../../src/remote/gateway/ready-keys.ts'
import { spawn as spawnPty } from '@lydell/node-pty'
import { columns, type Place, rows } from './hosted.ts'

const frameEnd = '\x1b[?2026l'
const rest = (ms: number) => new Promise<void>(done => setTimeout(done, ms))

/** `change`: one is made for all to see; `type`: one types; `crowd`: thirty do; `clock`: it is started or stopped; `join`: one more comes, and leaves. */
export type Asked = { do: 'change' | 'type' | 'crowd' | 'clock' | 'join'; times: number }
/** Times in ms; `bytes` to a terminal for a change; `dropped`: terminals that are gone. */
export type Measured = { times: number[]; bytes: number; joins: number[]; dropped: number }
/** One terminal. */
type Client = { write(keys: string): void; heard: (data: string) => void; leave(): void }

export async function read(place: Place): Promise<void> {
  const joins: number[] = []
  const clients: Client[] = []
  let dropped = 0
  const byLibrary = await throughTheDoor(place, () => dropped++)
  const reach = place.way === 'ssh' ? byLibrary : inPty(place)
  // To facilitate takes a code; a key does not.
  clients.push(await (place.way === 'stock' ? byLibrary : reach)(0))
  // At a step with parked things beside it; with its clock standing still, every frame is news.
  for (const keys of ['\x1b\x1b[I', 'g', 'talk\r', '\x1b\x1b[I', '.']) {
    await rest(500)
    clients[0]!.write(keys)
  }
  await rest(500)
  const together = 5
  for (let i = 1; i < place.n; i += together)
    await Promise.all(
      Array.from({ length: Math.min(together, place.n - i) }, async (_, j) => {
        const before = performance.now()
        clients[i + j] = await reach(i + j)
        joins.push(performance.now() - before)
      }),
    )
  await rest(1_000)
  console.log('ready')

  const isOurs = place.way === 'ssh' || place.way === 'stock'
  let bytes = 0
  let made = 0
  /**
   * Resolves once all of these have had this text, on our side and on tmux's alike; without a text after a frame of ours, or after
   * anything of tmux, which sends no end of one.
   */
  const frame = (who: readonly Client[], until: string) =>
    new Promise<void>(resolve => {
      const seen = new Map<Client, string>()
      const waiting = new Set(who)
      const limit = setTimeout(resolve, 5_000)
      for (const client of who)
        client.heard = data => {
          bytes += data.length
          const last = `${seen.get(client) ?? ''}${data}`.slice(-4_000)
          seen.set(client, last)
          if (!last.includes(until || !isOurs ? until : frameEnd)) return
          waiting.delete(client)
          if (waiting.size) return
          clearTimeout(limit)
          resolve()
        }
    })
  const press = async (client: Client, keys: string) => {
    const before = performance.now()
    const done = frame([client], '')
    client.write(keys)
    await done
    return performance.now() - before
  }
  /** In the line for what is parked, letters, and out of it again; `pause` ms between two. */
  const type = async (client: Client, letters: string, pause = 0) => {
    const out: number[] = []
    await press(client, 'p')
    for (const letter of letters) {
      await rest(Math.random() * 2 * pause)
      out.push(await press(client, letter))
    }
    await press(client, '\x15')
    await press(client, '\x1b\x1b[I')
    return out
  }
  const change = async () => {
    // Nobody is quicker than hands are, so people take turns.
    const acting = clients[isOurs && place.n > 1 ? 1 + (made % (place.n - 1)) : 0]!
    const what = `thing ${made++}`
    await press(acting, 'p')
    await press(acting, what)
    await rest(40)
    bytes = 0
    const before = performance.now()
    const done = frame(clients, what)
    acting.write('\r')
    await done
    const time = performance.now() - before
    // Taken back, so that what is parked next stands where nothing stood: both sides send the whole of it.
    await rest(20)
    await press(acting, 'u')
    // Ten seconds of one person hold thirty changes.
    await rest(place.n > 12 ? 20 : 330 / Math.max(1, place.n - 1))
    return time
  }

  for await (const line of createInterface({ input: process.stdin })) {
    const { do: what, times } = JSON.parse(line) as Asked
    const out: Measured = { times: [], bytes: 0, joins, dropped }
    for (const client of clients) client.heard = () => {}
    if (what === 'clock') clients[0]!.write('.')
    else if (what === 'crowd') {
      const crowd = clients.slice(1, 31).map(client => type(client, 'release queue'.repeat(times), 60))
      out.times = (await Promise.all(crowd)).flat()
    } else
      for (let i = 0; i < times; i++)
        if (what === 'change') {
          out.times.push(await change())
          out.bytes += bytes / clients.length / times
        } else if (what === 'type') out.times.push(...(await type(clients[Math.min(1, place.n - 1)]!, 'release queue')))
        else {
          const before = performance.now()
          const guest = await reach(place.n)
          out.times.push(performance.now() - before)
          guest.leave()
          await rest(300)
        }
    console.log(JSON.stringify({ ...out, dropped }))
  }
  process.exit(0)
}

async function throughTheDoor({ port, code, lead }: Place, lost: () => void): Promise<(i: number) => Promise<Client>> {
  const { default: ssh2 } = await import('ssh2')
  return i =>
    new Promise((resolve, reject) => {
      const conn = new ssh2.Client()
      conn.on('connect', () => conn.setNoDelay(true))
      conn.on('keyboard-interactive', (_n, _i, _l, prompts, finish) => finish(prompts.map(() => (i ? code : lead))))
      conn.on('error', reject)
      conn.on('ready', () =>
        conn.shell({ term: 'xterm-256color', cols: columns, rows }, (error, channel) => {
          if (error) return reject(error)
          const client: Client = {
            write: keys => void channel.write(keys),
            heard: () => {},
            leave: () => void conn.end(),
          }
          channel.on('data', (data: Buffer) => {
            const text = data.toString('latin1')
            if (text.includes(frameEnd)) resolve(client)
            client.heard(text)
          })
          channel.on('close', () => {
            lost()
            reject(new Error('closed'))
          })
        }),
      )
      conn.connect({
        host: '127.0.0.1',
        port,
        username: i ? `Person${i}` : 'Ana',
        tryKeyboard: true,
        readyTimeout: 60_000,
      })
    })
}

/** A terminal of its own with stock ssh or tmux in it; there once it shows a frame, or, of tmux, anything. */
function inPty(place: Place): (i: number) => Promise<Client> {
  const env: Record<string, string> = { ...(process.env as Record<string, string>), TERM: 'xterm-256color' }
  delete env.TMUX
  return i =>
    new Promise(resolve => {
      const [command, ...args] = commandOf(place, i)
      const pty = spawnPty(command!, args, { name: 'xterm-256color', cols: columns, rows, env })
      const client: Client = { write: keys => pty.write(keys), heard: () => {}, leave: () => pty.kill() }
      let start = ''
      pty.onData(data => {
        if (start.length < 100_000) start += data
        if (place.way !== 'stock' || start.includes(frameEnd)) resolve(client)
        client.heard(data)
      })
    })
}

function commandOf({ way, port, socket, key }: Place, i: number): string[] {
  const options = ['StrictHostKeyChecking=no', 'UserKnownHostsFile=/dev/null', 'LogLevel=ERROR', 'IdentitiesOnly=yes']
  const ssh = [
    'ssh',
    '-tt',
    '-p',
    String(port),
    '-i',
    way === 'stock' ? `${key}${i}` : key,
    ...options.flatMap(option => ['-o', option]),
  ]
  if (way === 'stock') return [...ssh, `Person${i}@127.0.0.1`]
  const attach = ['tmux', '-L', socket, 'attach']
  return way === 'tmux' ? attach : [...ssh, '127.0.0.1', attach.join(' ')]
}
