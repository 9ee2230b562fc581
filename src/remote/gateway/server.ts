/** The SSH server: a connection limiter in front, ssh2 behind it, and nothing of a peer's that outlives its connection. */
import { type AddressInfo, createServer, type Socket } from 'node:net'
import ssh2, { type Connection } from 'ssh2'
import { algorithms } from './algorithms.ts'
import { answerRequests } from './auth.ts'
import { type AuthThrottle, authThrottle } from './auth-throttle.ts'
import { softwareOf } from './cleaned.ts'
import { connectionLimiter } from './connection-limiter.ts'
import { ending } from './ending.ts'
import { refuseFull } from './full.ts'
import { KeyThrottle } from './key-throttle.ts'
import type { HostCertificate } from './keys/host-certificate.ts'
import type { HostKey } from './keys/host-key.ts'
import type { KeyRules } from './keys/offer.ts'
import { type GatewayEvent, logTo } from './log.ts'
import { overdue } from './overdue.ts'
import { connectionCut, watchBytes, watchPackets } from './packets.ts'
import { guardedBy, type Peer, socketOf } from './peer.ts'
import type { RoomLinks } from './room-links.ts'
import type { Screen } from './screen.ts'
import { answerSessions } from './session.ts'
import type { Limits } from './settings.ts'
import { turns } from './turns.ts'

type ServerOptions = {
  address: string
  port: number
  /** The keys this machine shows, the one that people compare first. */
  keys: readonly HostKey[]
  links: RoomLinks
  motd: string
  /** What the code is asked by, where it is not a room's alone. */
  question?: string
  /** True where commands go through to whoever answers them. */
  commands: boolean
  limits: Limits
  /** Which keys are taken. */
  rules: KeyRules
  /** Told what operators read; without it nobody does. */
  log?(event: GatewayEvent): void
  /** Told the stack of an error of ours; the peer it happened to is cut. */
  bug(error: unknown): void
  /** Told what the facilitator should know. */
  news(say: string): void
}

export type Server = {
  port: number
  /** From now on newcomers are shown these keys, and the certificate for one of them. */
  show(keys: readonly HostKey[], certificate?: HostCertificate): void
  /** Says goodbye on every screen, then closes everything, within `limits.leaving`. */
  close(say: string): Promise<void>
}

/** For the log. */
const noRoom = 'no room at the door'
const tooMuch = 'more than it takes to come in'

/** ms that a word on its way out may take at closing. */
const toHear = 300

/** How often it is said that the door is crowded, in ms. */
const crowdToldEvery = 60_000

/** How often the clocks of all connections are looked at, in ms. */
const lookEvery = 250

/** Listens. Rejects when the port cannot be had. */
export async function openServer(options: ServerOptions): Promise<Server> {
  const gateway = new Gateway(options)
  const port = await gateway.listen()
  return { port, show: (keys, certificate) => gateway.show(keys, certificate), close: say => gateway.close(say) }
}

const now = () => performance.now()

class Gateway {
  private readonly options: ServerOptions
  private readonly peers: ReturnType<typeof connectionLimiter<Peer>>
  private readonly end: (peer: Peer, say?: string) => void
  private readonly screens = new Set<Screen>()
  private readonly running = new Map<Screen, string>()
  private readonly door: Parameters<typeof answerRequests>[2]
  private readonly throttle: AuthThrottle
  private readonly log: (event: GatewayEvent) => void
  private met = 0
  /** A place is being taken back for a newcomer. */
  private makesRoom = false
  private readonly bySocket = new Map<Socket, Peer>()
  private readonly strangers = turns<Peer>(now)
  private readonly listener = createServer({ noDelay: true }, sock => this.meet(sock))
  private clock: NodeJS.Timeout | undefined
  private ssh: ssh2.Server
  private told = Number.NEGATIVE_INFINITY

  constructor(options: ServerOptions) {
    const { links, limits, motd, question, rules } = options
    this.options = options
    this.peers = connectionLimiter<Peer>(limits, now, (waiting, networks) => this.tellOfCrowd(waiting, networks))
    this.end = ending(limits, peer => this.leave(peer))
    this.throttle = authThrottle(limits)
    this.log = options.log ? logTo(options.log, now) : () => {}
    this.door = {
      ...{ links, limits, motd, question, keys: rules },
      throttle: this.throttle,
      keyThrottle: new KeyThrottle(limits, now),
      isOften: key => options.commands && this.timesHere(key) >= limits.perKey,
      log: this.log,
    }
    this.ssh = this.serverWith(options.keys)
  }

  /** Resolves with the port. */
  async listen(): Promise<number> {
    const { listener, options } = this
    await new Promise<void>((resolve, reject) => {
      listener.once('error', reject)
      listener.listen(options.port, options.address, resolve)
    })
    // EMFILE and the like: whoever knocks next may fare better.
    listener.on('error', () => {})
    this.clock = setInterval(() => this.lookAtClocks(), lookEvery)
    return (listener.address() as AddressInfo).port
  }

  /** From now on newcomers are shown these keys. */
  show(keys: readonly HostKey[], certificate?: HostCertificate): void {
    this.ssh = this.serverWith(keys, certificate)
  }

  /** Says goodbye on every screen, then closes everything, within `limits.leaving`. */
  async close(say: string): Promise<void> {
    const closed = new Promise(resolve => this.listener.close(resolve))
    const atTheDoor = [...this.bySocket.values()].filter(peer => peer.screens.size === 0)
    for (const peer of atTheDoor) this.end(peer, say)
    for (const screen of this.screens) screen.leave(say)
    const soon = setTimeout(() => {
      for (const peer of atTheDoor) this.end(peer)
    }, toHear)
    const late = setTimeout(() => {
      for (const peer of this.bySocket.values()) this.end(peer)
    }, this.options.limits.leaving)
    await closed
    clearTimeout(soon)
    clearTimeout(late)
    clearInterval(this.clock)
    this.throttle.close()
  }

  private tellOfCrowd(waiting: number, networks: number): void {
    if (now() - this.told < crowdToldEvery) return
    this.told = now()
    this.options.news(
      `${waiting} connections from ${networks} ${networks === 1 ? 'network' : 'networks'} wait at the door. Who says nothing loses their place; people still come in.`,
    )
  }

  private tell({ address, number }: Peer, event: GatewayEvent): void {
    this.log({ address, connection: number, ...event })
  }

  /** Ends who sent more than people do, or whose place is needed; who was in is told of as gone. */
  private cut(peer: Peer, say?: string): void {
    const why = this.makesRoom ? 'crowded' : 'too-many'
    const reason = say ?? (this.makesRoom ? noRoom : tooMuch)
    if (peer.stage !== 'in' && !peer.gone) this.tell(peer, { event: 'refused', why, reason })
    this.end(peer, say)
  }

  private timesHere(key: string): number {
    return [...this.bySocket.values()].filter(peer => peer.who?.key === key).length
  }

  private leave(peer: Peer): void {
    this.peers.leave(peer)
    if (peer.place !== undefined) this.options.links.giveBack(peer.place)
    peer.place = undefined
  }

  /** ssh2 takes its keys once: with other keys it is another server, which listens to nothing itself. */
  private serverWith(keys: readonly HostKey[], certificate?: HostCertificate): ssh2.Server {
    const { keepAlive } = this.options.limits
    const config = {
      hostKeys: keys.map(key => key.pem),
      // Added to ssh2 when it is built in.
      hostCertificates: certificate ? [certificate] : [],
      ident: 'flywheel',
      algorithms,
      keepaliveInterval: keepAlive,
      // ssh2 counts one more before it gives up.
      keepaliveCountMax: 2,
    }
    return new ssh2.Server(config, (client, info) => this.greet(client, info)).on('error', () => {})
  }

  /** A connection that nothing was heard from yet. */
  private meet(sock: Socket): void {
    const peer: Peer = {
      number: ++this.met,
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
      spare: { bytes: 0, work: 0 },
      cut: say => this.cut(peer, say),
    }
    sock.on('error', () => {})
    this.makesRoom = true
    const hasRoom = this.peers.enter(peer)
    this.makesRoom = false
    if (!hasRoom) {
      this.tell(peer, { event: 'refused', why: 'crowded', reason: noRoom })
      refuseFull(sock)
      return
    }
    this.bySocket.set(sock, peer)
    sock.once('close', () => {
      peer.gone = true
      this.bySocket.delete(sock)
      this.leave(peer)
      if (peer.who) this.tell(peer, { event: 'gone', ...peer.who, seconds: Math.round((now() - peer.since) / 1_000) })
    })
    this.ssh.injectSocket(sock)
    watchBytes(sock, peer, this.options.limits, now)
  }

  /** A connection of which SSH has seen the first line. */
  private greet(client: Connection, { header }: { header: { versions: { software: string } } }): void {
    const { limits, links, commands } = this.options
    const { screens, running } = this
    const peer = this.bySocket.get(socketOf(client))
    // Held from the first moment: any peer may make ssh2 throw.
    client.on('error', error => error === connectionCut || endSoon(socketOf(client), peer))
    if (!peer) return void socketOf(client).destroy()
    peer.client = client
    watchPackets(client, peer, limits, this.strangers, now)
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
    const guard = guardedBy(error => {
      this.end(peer)
      this.options.bug(error)
    })
    answerRequests(client, peer, this.door, guard)
    answerSessions(client, peer, { links, limits, commands, now, screens, running }, guard)
  }

  private lookAtClocks(): void {
    for (const screen of this.screens) screen.look()
    for (const peer of this.peers.all()) {
      const say = overdue(peer, this.options.limits, now())
      if (say === undefined) continue
      if (peer.stage !== 'in') this.tell(peer, { event: 'refused', why: 'slow', reason: say })
      this.end(peer, say)
    }
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
