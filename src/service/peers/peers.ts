/**
 * The other machines of a service: calls from desk to desk, and pipes to their terminal sockets, over TLS 1.3 with certificates of both
 * sides. A pipe begins at a unix socket here, one for each worker there, so that the gateway finds every room alike.
 */
import { rm } from 'node:fs/promises'
import { connect, createServer as listenLocally, type Server, type Socket } from 'node:net'
import { join } from 'node:path'
import { connect as connectSafely, createServer, type Server as SafeServer, type TLSSocket } from 'node:tls'
import { UserError } from '../../errors.ts'
import type { Machine, ServiceBook } from '../../ports/service-book.ts'
import { placeOf, whyNoPort } from '../../remote/no-port.ts'
import { type Calls, callsOver } from '../calls.ts'
import type { PeerWork } from '../messages.ts'
import { anyOf } from '../waiting.ts'
import { serviceWords } from '../words.ts'
import { type Certified, makeAuthority, makeFor } from './certificate.ts'
import { connected, joined } from './ways.ts'
import { firstLine, wireOver } from './wire.ts'

export type PeersOptions = {
  machine: string
  book: Pick<ServiceBook, 'secret' | 'machines' | 'bye'>
  /** Where others reach this machine. */
  listen: { address: string; port: number }
  /** The folder of its sockets. */
  folder: string
  /** ms by which the time of another machine may have run out although it is well. */
  patience: () => number
  /** What others may ask. */
  work: PeerWork
  /** The socket of a worker here. */
  workerSocket: (id: number) => string | undefined
  note: (reason: string) => void
}

type Peer = { calls: Calls<PeerWork>; socket: TLSSocket; askedSince?: number }
type Pipe = { path: string; server: Server; open: Set<Socket> }

/** ms that what is on its way has at the end. */
const closeWithin = 500
/** ms without an answer after which a desk counts as silent, and for which one that could not be reached is asked through another machine first. */
const silentAfter = 2_000
const darkFor = 5_000
/** Bytes and ms for the first line of a connection. */
const lineWithin = { bytes: 200, ms: 5_000 }
/** A machine at whose address no process answers is gone once its last beat is so many ms old: one was due each second. */
const missedFor = 1_200
/** Errors of a connection to an address where no process listens, or that of another machine. */
const nobodyThere = new Set(['ECONNREFUSED', 'ERR_TLS_CERT_ALTNAME_INVALID'])

/** At the address of that machine there is no process of it any more. */
class NobodyThere extends UserError {}

export class Peers {
  private readonly options: PeersOptions
  private authority: string | undefined
  private own: Certified | undefined
  private server: SafeServer | undefined
  private readonly sockets = new Set<Socket>()
  private readonly desks = new Map<string, Promise<Peer>>()
  private readonly pipes = new Map<string, Promise<Pipe>>()
  private living = new Map<string, Machine>()
  private looking: Promise<void> | undefined
  /** Every connection to a machine, also those that are being made. */
  private readonly ways = new Map<string, Set<Socket>>()
  /** Machines that could not be reached, until when they are not tried, ms of `performance.now`. */
  private readonly dark = new Map<string, number>()
  private laid = 0

  constructor(options: PeersOptions) {
    this.options = options
  }

  /** Listens; resolves with the port. @throws UserError when it cannot. */
  async listen(): Promise<number> {
    const { machine, book, listen } = this.options
    const kept: Certified = JSON.parse(await book.secret('peer-authority', () => JSON.stringify(makeAuthority())))
    this.authority = kept.cert
    this.own = makeFor(machine, kept)
    const server = createServer(
      { ...this.secured(), requestCert: true, rejectUnauthorized: true, noDelay: true },
      socket => this.meet(socket).catch(() => socket.destroy()),
    )
    server.on('tlsClientError', (_, socket) => socket.destroy())
    await new Promise<void>((resolve, reject) => {
      server.once('error', error => {
        const place = placeOf(listen.address, listen.port)
        reject(new UserError(serviceWords.noPeerPort(place, whyNoPort(error)), serviceWords.otherPeerPort))
      })
      server.listen(listen.port, listen.address, resolve)
    })
    server.on('error', () => {})
    this.server = server
    const at = server.address()
    return typeof at === 'object' && at ? at.port : listen.port
  }

  /** Looks which machines are there; what leads to others is cut. */
  look(): Promise<void> {
    this.looking ??= this.see().finally(() => {
      this.looking = undefined
    })
    return this.looking
  }

  private async see(): Promise<void> {
    for (const id of this.desks.keys()) void this.ask(id).catch(() => {})
    const all = await this.options.book.machines(this.options.patience())
    this.living = new Map(all.filter(one => one.id !== this.options.machine).map(one => [one.id, one]))
    for (const id of this.reached()) if (!this.living.has(id)) this.cut(id)
  }

  /** The machines that are there, but for this one. */
  others(): Machine[] {
    return [...this.living.values()]
  }

  /** The desk of another machine. @throws UserError when it cannot be reached. */
  async desk(id: string): Promise<PeerWork> {
    const there = this.desks.get(id) ?? this.reach(id)
    this.desks.set(id, there)
    there.catch(() => this.desks.get(id) === there && this.desks.delete(id))
    return (await there).calls.theirs
  }

  /** A socket here behind which is that of a worker of another machine. */
  async socketTo(id: string, worker: number): Promise<string> {
    const name = `${id}-${worker}`
    const there = this.pipes.get(name) ?? this.layPipe(id, worker)
    this.pipes.set(name, there)
    return (await there).path
  }

  /**
   * Asks a desk whether it is there. A cable that is cut or a machine that hangs closes no connection: what leads to one that does not answer
   * is cut here.
   */
  private async ask(id: string): Promise<void> {
    const peer = await this.desks.get(id)
    if (!peer) return
    peer.askedSince ??= this.sent(peer)
    if (performance.now() - peer.askedSince <= silentAfter) return
    this.dark.set(id, performance.now() + darkFor)
    this.cut(id)
  }

  private sent(peer: Peer): number {
    const answered = () => void delete peer.askedSince
    peer.calls.theirs.alive().then(answered, answered)
    return performance.now()
  }

  /** Cuts whatever leads to a machine: calls reject, and terminals look for their rooms anew. */
  cut(id: string): void {
    for (const socket of this.ways.get(id) ?? []) socket.destroy()
    // One that leads there through another machine.
    this.desks.get(id)?.then(
      peer => peer.socket.destroy(),
      () => {},
    )
    this.desks.delete(id)
    for (const [name, pipe] of this.pipes) {
      if (!name.startsWith(`${id}-`)) continue
      this.pipes.delete(name)
      void pipe.then(takeUp, () => {})
    }
  }

  async close(): Promise<void> {
    this.server?.close()
    // What is on its way to a terminal that went elsewhere arrives.
    const gone = [...this.sockets].map(socket => new Promise(resolve => socket.once('close', resolve)))
    for (const socket of this.sockets) socket.destroySoon()
    await Promise.race([Promise.all(gone), new Promise(resolve => setTimeout(resolve, closeWithin))])
    for (const socket of this.sockets) socket.destroy()
    for (const id of [...this.desks.keys(), ...[...this.pipes.keys()].map(name => name.replace(/-\d+$/, ''))])
      this.cut(id)
  }

  /** The machines that something leads to. */
  private reached(): Set<string> {
    return new Set([...this.desks.keys(), ...[...this.pipes.keys()].map(name => name.replace(/-\d+$/, ''))])
  }

  private secured() {
    const { authority = '', own } = this
    return { ca: [authority], cert: own?.cert ?? '', key: own?.key ?? '', minVersion: 'TLSv1.3' as const }
  }

  /** A connection from another machine: its first line says whether it calls the desk or is a terminal's. */
  private async meet(socket: TLSSocket): Promise<void> {
    this.sockets.add(socket)
    socket.on('error', () => {})
    socket.once('close', () => this.sockets.delete(socket))
    const line = await firstLine(socket, lineWithin.bytes, lineWithin.ms)
    if (line === 'desk') {
      callsOver(wireOver(socket), this.options.work)
      return
    }
    const [, id, rest] = /^pass (\w+) (.+)$/.exec(line) ?? []
    if (id !== undefined && rest !== undefined) return joined(socket, await this.straight(id, rest))
    const path = this.options.workerSocket(Number(/^worker (\d+)$/.exec(line)?.[1]))
    if (path === undefined) socket.destroy()
    else joined(socket, connect(path))
  }

  /** A connection to a machine: its own, or through another one where the way between the two is cut. @throws UserError. */
  private async to(id: string, first: string): Promise<TLSSocket> {
    const others = this.others().filter(one => one.id !== id)
    const isDark = (this.dark.get(id) ?? 0) > performance.now()
    try {
      if (!isDark || !others.length) return await this.straight(id, first)
    } catch (error) {
      if (!others.length || !this.living.has(id) || error instanceof NobodyThere) throw error
      this.dark.set(id, performance.now() + darkFor)
    }
    return this.straight(anyOf(others).id, `pass ${id} ${first}`)
  }

  private async straight(id: string, first: string): Promise<TLSSocket> {
    const [, host = '', port = ''] = /^\[?(.*?)\]?:(\d+)$/.exec(this.living.get(id)?.peer ?? '') ?? []
    if (!host) throw new UserError(serviceWords.noWayTo(this.living.get(id)?.name ?? id))
    const socket = connectSafely({ ...this.secured(), host, port: Number(port), servername: id })
    socket.setNoDelay(true)
    const ways = this.ways.get(id) ?? new Set()
    this.ways.set(id, ways.add(socket))
    socket.once('close', () => ways.delete(socket))
    const why = await connected(socket)
    socket.on('error', () => {})
    if (why) {
      this.options.note(`${this.living.get(id)?.name ?? id} (${host}:${port}): ${why.message}`)
      const say = serviceWords.noWayTo(this.living.get(id)?.name ?? id)
      if (!nobodyThere.has(why.code ?? '')) throw new UserError(say)
      // Its rooms are free for others before its time is up.
      await this.options.book.bye(id, missedFor).catch(() => {})
      throw new NobodyThere(say)
    }
    socket.write(`${first}\n`)
    return socket
  }

  private async reach(id: string): Promise<Peer> {
    const socket = await this.to(id, 'desk')
    const calls = callsOver<PeerWork>(wireOver(socket), {})
    socket.once('close', () => {
      calls.end(serviceWords.noWayTo(this.living.get(id)?.name ?? id))
      this.desks.delete(id)
    })
    return { calls, socket }
  }

  private async layPipe(id: string, worker: number): Promise<Pipe> {
    const path = join(this.options.folder, `p${++this.laid}.sock`)
    await rm(path, { force: true })
    const open = new Set<Socket>()
    const server = listenLocally({ pauseOnConnect: true }, socket => {
      open.add(socket)
      socket.on('error', () => {})
      socket.once('close', () => open.delete(socket))
      this.to(id, `worker ${worker}`).then(
        far => joined(socket, far),
        () => socket.destroy(),
      )
    })
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(path, resolve)
    })
    return { path, server, open }
  }
}

function takeUp({ path, server, open }: Pipe): void {
  server.close()
  for (const socket of open) socket.destroy()
  void rm(path, { force: true })
}
