/** The SSH server: a connection limiter in front, ssh2 behind it, and nothing of a peer's that outlives its connection. */
import { type AddressInfo, createServer, type Socket } from 'node:net'
import ssh2, { type Connection } from 'ssh2'
import { answerRequests } from './auth.ts'
import { authThrottle } from './auth-throttle.ts'
import { softwareOf } from './cleaned.ts'
import { connectionLimiter } from './connection-limiter.ts'
import { ending } from './ending.ts'
import { refuseFull } from './full.ts'
import type { HostKey } from './host-key.ts'
import { meter } from './meter.ts'
import { connectionCut, watchPackets } from './packets.ts'
import { type Peer, socketOf } from './peer.ts'
import type { RoomLink } from './room-link.ts'
import type { Screen } from './screen.ts'
import { answerSessions } from './session.ts'
import type { Limits } from './settings.ts'
import { turns } from './turns.ts'

type ServerOptions = {
  address: string
  port: number
  /** The terminal socket. */
  path: string
  /** The keys this machine shows, the one that people compare first. */
  keys: readonly HostKey[]
  line: RoomLink
  motd: string
  limits: Limits
  /** Told the stack of an error of ours; the peer it happened to is cut. */
  bug(error: unknown): void
  /** Told what the facilitator should know. */
  news(say: string): void
}

export type Server = {
  port: number
  /** From now on newcomers are shown these keys. */
  show(keys: readonly HostKey[]): void
  /** Says goodbye on every screen, then closes everything, within `limits.leaving`. */
  close(say: string): Promise<void>
}

/** The strict key exchange is added by ssh2 itself. Compression would be a bomb before login. */
const algorithms = {
  kex: ['curve25519-sha256', 'curve25519-sha256@libssh.org', 'ecdh-sha2-nistp256'],
  serverHostKey: ['ssh-ed25519', 'ecdsa-sha2-nistp256', 'rsa-sha2-512', 'rsa-sha2-256'],
  compress: ['none'],
  cipher: ['aes256-gcm@openssh.com', 'aes128-gcm@openssh.com', 'chacha20-poly1305@openssh.com', 'aes256-ctr'],
  hmac: ['hmac-sha2-256-etm@openssh.com', 'hmac-sha2-512-etm@openssh.com'],
} satisfies ssh2.ServerConfig['algorithms']

const tooLate = 'That took longer than the door waits. Nothing is lost: connect again.'
const noScreen = 'Nothing but a screen is to be had here, and none was asked for: leave out what ssh was to do besides.'

/** ms that a word on its way out may take at closing. */
const toHear = 300

/** How often it is said that the door is crowded, in ms. */
const crowdToldEvery = 60_000

/** How often the clocks of all connections are looked at, in ms. */
const lookEvery = 250

/** Listens. Rejects when the port cannot be had. */
export async function openServer(options: ServerOptions): Promise<Server> {
  const { line, limits, motd, path } = options
  const now = () => performance.now()
  let told = Number.NEGATIVE_INFINITY
  const peers = connectionLimiter<Peer>(limits, now, (waiting, networks) => {
    if (now() - told < crowdToldEvery) return
    told = now()
    options.news(
      `${waiting} connections from ${networks} ${networks === 1 ? 'network' : 'networks'} wait at the door. Who says nothing loses their place; people still come in.`,
    )
  })
  const end = ending(limits, leave)
  const screens = new Set<Screen>()
  function leave(peer: Peer): void {
    peers.leave(peer)
    if (peer.pass !== undefined) line.giveBack(peer.pass)
    peer.pass = undefined
  }
  const door = { line, limits, motd, throttle: authThrottle(limits) }
  const bySocket = new Map<Socket, Peer>()
  const strangers = turns<Peer>(now)
  /** ssh2 takes its keys once: with other keys it is another server, which listens to nothing itself. */
  const serverWith = (keys: readonly HostKey[]) =>
    new ssh2.Server(
      {
        hostKeys: keys.map(key => key.pem),
        ident: 'flywheel',
        algorithms,
        keepaliveInterval: limits.keepAlive,
        // ssh2 counts one more before it gives up.
        keepaliveCountMax: 2,
      },
      greet,
    ).on('error', () => {})
  let ssh = serverWith(options.keys)

  /** A connection of which SSH has seen the first line. */
  function greet(client: Connection, { header }: { header: { versions: { software: string } } }): void {
    const peer = bySocket.get(socketOf(client))
    // Held from the first moment: any peer may make ssh2 throw.
    client.on('error', error => error === connectionCut || endSoon(socketOf(client), peer))
    if (!peer) return void socketOf(client).destroy()
    peer.client = client
    watchPackets(client, peer, limits, strangers, now)
    client.once('end', () => {
      peer.gone = true
    })
    peer.software = softwareOf(header.versions.software)
    client.once('handshake', () => {
      peer.known = now()
      if (peer.stage === 'new') peer.stage = 'known'
      peer.heard = now()
    })
    client.once('ready', () => {
      peer.stage = 'in'
      peer.bare = now()
    })
    const guard =
      <A extends unknown[]>(run: (...args: A) => void | Promise<void>) =>
      (...args: A) => {
        const fail = (error: unknown) => {
          peer.cut()
          options.bug(error)
        }
        try {
          const done = run(...args)
          if (done instanceof Promise) done.catch(fail)
        } catch (error) {
          fail(error)
        }
      }
    answerRequests(client, peer, door, guard)
    answerSessions(client, peer, { path, line, limits, now, screens }, guard)
  }

  const listener = createServer({ noDelay: true }, sock => {
    const peer: Peer = {
      sock,
      address: sock.remoteAddress?.replace(/^::ffff:/, '') ?? '',
      software: '',
      since: now(),
      heard: now(),
      busy: false,
      stage: 'new',
      failures: 0,
      sessions: 0,
      screens: new Set(),
      bare: now(),
      gone: false,
      active: now(),
      spent: 0,
      cut: say => end(peer, say),
    }
    sock.on('error', () => {})
    if (!peers.enter(peer)) return refuseFull(sock)
    bySocket.set(sock, peer)
    sock.once('close', () => {
      peer.gone = true
      bySocket.delete(sock)
      leave(peer)
    })
    ssh.injectSocket(sock)
    watchInput(sock, peer)
  })

  /** Cuts who sends more than people do, whatever it is; before being let in, more than it takes to be. */
  function watchInput(sock: Socket, peer: Peer): void {
    const within = meter(limits.wire, limits.wirePerSecond, now)
    sock.on('data', chunk => {
      peer.active = now()
      const fits = within(chunk.length) && (peer.stage === 'in' || sock.bytesRead <= limits.wireBefore)
      if (!fits) peer.cut()
    })
  }

  /** Why a connection has had its time: one that is not let in must become so; one that is must have a screen. */
  function overdue(peer: Peer): string | undefined {
    const time = now()
    if (peer.stage === 'in') {
      if (peer.screens.size > 0) peer.bare = time
      return time - peer.bare > limits.idle ? noScreen : undefined
    }
    if (peer.known !== undefined) return time - peer.known > limits.login ? tooLate : undefined
    if (peer.asked !== undefined) return time - peer.asked > limits.compare ? tooLate : undefined
    return time - peer.since > limits.handshake ? 'No keys were agreed on in time. Connect again.' : undefined
  }

  const clock = setInterval(() => {
    for (const screen of screens) screen.look()
    for (const peer of peers.all()) {
      const say = overdue(peer)
      if (say !== undefined) peer.cut(say)
    }
  }, lookEvery)

  try {
    await new Promise<void>((resolve, reject) => {
      listener.once('error', reject)
      listener.listen(options.port, options.address, resolve)
    })
  } catch (error) {
    clearInterval(clock)
    throw error
  }
  // EMFILE and the like: whoever knocks next may fare better.
  listener.on('error', () => {})

  return {
    port: (listener.address() as AddressInfo).port,
    show(keys) {
      ssh = serverWith(keys)
    },
    async close(say) {
      const closed = new Promise(resolve => listener.close(resolve))
      const atTheDoor = [...bySocket.values()].filter(peer => peer.screens.size === 0)
      for (const peer of atTheDoor) peer.cut(say)
      for (const screen of screens) screen.leave(say)
      const soon = setTimeout(() => {
        for (const peer of atTheDoor) peer.cut()
      }, toHear)
      const late = setTimeout(() => {
        for (const peer of bySocket.values()) peer.cut()
      }, limits.leaving)
      await closed
      clearTimeout(soon)
      clearTimeout(late)
      clearInterval(clock)
      door.throttle.close()
    },
  }
}

/** Lets what is being said arrive (why no keys could be agreed on), then closes for good: ssh2 only half closes. */
function endSoon(sock: Socket, peer: Peer | undefined): void {
  // Once somebody is in, ssh2 has a clock running that must not find it broken.
  if (!peer || peer.gone || peer.stage === 'in') return void sock.destroy()
  peer.gone = true
  sock.end()
  setTimeout(() => sock.destroy(), 500).unref()
}
