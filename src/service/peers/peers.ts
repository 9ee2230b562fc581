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
import { type Calls, callsOver } from '../calls.ts'
import type { PeerWork } from '../messages.ts'
import { serviceWords } from '../words.ts'
import { type Certified, makeAuthority, makeFor } from './certificate.ts'
import { firstLine, wireOver } from './wire.ts'

export type PeersOptions = {
  machine: string
  book: Pick<ServiceBook, 'secret' | 'machines'>
  /** Where others reach this machine. */
  listen: { address: string; port: number }
  /** The folder of its sockets. */
  folder: string
  /** What others may ask. */
  work: PeerWork
  /** The socket of a worker here. */
  workerSocket: (id: number) => string | undefined
  note: (reason: string) => void
}

type Peer = { calls: Calls<PeerWork>; socket: TLSSocket }
type Pipe = { path: string; server: Server; open: Set<Socket> }

/** ms for a connection, and bytes and ms for its first line. */
const connectWithin = 2_000
/** ms that what is on its way has at the end. */
const closeWithin = 500
const lineWithin = { bytes: 200, ms: 5_000 }

export class Peers {
  private readonly options: PeersOptions
  private authority: string | undefined
  private own: Certified | undefined
  private server: SafeServer | undefined
  private readonly sockets = new Set<Socket>()
  private readonly desks = new Map<string, Promise<Peer>>()
  private readonly pipes = new Map<string, Promise<Pipe>>()
  private living = new Map<string, Machine>()

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
      server.once('error', (error: NodeJS.ErrnoException) =>
        reject(new UserError(serviceWords.noPeerPort(listen.address, listen.port, error.code ?? error.message))),
      )
      server.listen(listen.port, listen.address, resolve)
    })
    server.on('error', () => {})
    this.server = server
    const at = server.address()
    return typeof at === 'object' && at ? at.port : listen.port
  }

  /** Looks which machines are there; what leads to others is cut. */
  async look(): Promise<void> {
    const all = await this.options.book.machines()
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

  /** Cuts whatever leads to a machine: calls reject, and terminals look for their rooms anew. */
  cut(id: string): void {
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
    const path = this.options.workerSocket(Number(/^worker (\d+)$/.exec(line)?.[1]))
    if (path === undefined) socket.destroy()
    else joined(socket, connect(path))
  }

  private async to(id: string, first: string): Promise<TLSSocket> {
    const [, host = '', port = ''] = /^\[?(.*?)\]?:(\d+)$/.exec(this.living.get(id)?.peer ?? '') ?? []
    if (!host) throw new UserError(serviceWords.noWayTo(this.living.get(id)?.name ?? id))
    const socket = connectSafely({ ...this.secured(), host, port: Number(port), servername: id })
    socket.setNoDelay(true)
    await new Promise<void>((resolve, reject) => {
      const late = setTimeout(() => socket.destroy(new Error('it does not answer')), connectWithin)
      socket.once('secureConnect', () => {
        clearTimeout(late)
        resolve()
      })
      socket.once('error', error => {
        clearTimeout(late)
        this.options.note(`${this.living.get(id)?.name ?? id} (${host}:${port}): ${error.message}`)
        reject(new UserError(serviceWords.noWayTo(this.living.get(id)?.name ?? id)))
      })
    })
    socket.on('error', () => {})
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
    const path = join(this.options.folder, `p${id}-${worker}.sock`)
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

/** Passes bytes both ways until either end is done. */
function joined(a: Socket, b: Socket): void {
  for (const [from, to] of [
    [a, b],
    [b, a],
  ] as const) {
    from.on('error', () => {})
    from.once('close', () => to.destroySoon())
    from.pipe(to)
  }
}

function takeUp({ path, server, open }: Pipe): void {
  server.close()
  for (const socket of open) socket.destroy()
  void rm(path, { force: true })
}
