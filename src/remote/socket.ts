/** The terminal socket, the room's side: a unix socket of its owner's, on which each connection is one terminal or a gateway. */

import { chmod, lstat, rm } from 'node:fs/promises'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { dirname } from 'node:path'
import * as v from 'valibot'
import { commandLine } from '../command-line.ts'
import { UserError } from '../errors.ts'
import { disk } from '../store/disk.ts'
import { type FrameKind, frame, unframe } from './frames.ts'
import { askMessage, helloMessage, unusedMessage } from './message-schemas.ts'
import type { Admit, Answer, Answered, Ask, Hello } from './messages.ts'
import { Multiplexer } from './multiplexer.ts'
import { handleFrames, ownTransport, RemoteTerminal } from './terminal.ts'

/** Who answers what comes in over the socket. */
type Callers = {
  /** Somebody asks through a gateway to be let in; it waits five seconds for the answer. */
  admit(admit: Admit): Answered | Promise<Answered>
  /** A gateway gives back a pass that no terminal used. */
  giveBack?(pass: string): void
  /** A terminal has said who it is; it is spoken to from now on. */
  enter(hello: Exclude<Hello, { is: 'gateway' }>, terminal: RemoteTerminal): void
  /** Something of ours threw while a terminal's bytes were taken; its connection is cut, and it alone. */
  fell?(error: unknown): void
}

/** Limits in ms and bytes; a test may hand in shorter ones. */
export type SocketLimits = {
  /** A connection that has not said who it is by then is cut. */
  helloWithin: number
  /** A terminal with more bytes queued than this is stuck: no frame is sent until it has taken them. */
  maxQueuedPerTerminal: number
  /** The same for all terminals of a gateway together. */
  maxQueuedPerGateway: number
  /** A terminal that stays stuck so long is cut, as is one that said it is alive and then nothing. */
  stuckFor: number
  /** How often the room says that it is alive, and looks at who is stuck or silent. */
  aliveEvery: number
}

const usual: SocketLimits = {
  helloWithin: 5_000,
  maxQueuedPerTerminal: 256 * 1024,
  maxQueuedPerGateway: 1024 * 1024,
  stuckFor: 60_000,
  aliveEvery: 1_000,
}

/** Connections that may wait to be taken: when a process is lost, everybody it had comes to another one at the same moment. */
const mostWaiting = 4_096

/** The socket while it listens. */
type Listening = { path: string; close(): Promise<void> }

/**
 * Listens at `path` for terminals and gateways. What a dead room left there is taken away.
 * @throws UserError when the folder is not this user's alone, the path is too long for a socket, or a living room is there.
 */
export async function listenAt(path: string, callers: Callers, some: Partial<SocketLimits> = {}): Promise<Listening> {
  const limits = { ...usual, ...some }
  if (Buffer.byteLength(path) > 100)
    throw new UserError(`${path} is too long for a socket.`, 'Set FLYWHEEL_STATE to a folder with a shorter path.')
  await ownFolder(dirname(path))
  if (await answers(path))
    throw new UserError('This session is hosted already.', `Come in: ${commandLine('join', path)}`)
  await rm(path, { force: true })
  const open = new Set<Socket>()
  const multiplexers = new Map<string, Multiplexer>()
  const beats = new Set<() => void>()
  const heart = setInterval(() => {
    for (const beat of beats) beat()
  }, limits.aliveEvery).unref()
  const server: Server = createServer(socket => {
    open.add(socket)
    socket.on('error', () => {})
    socket.once('close', () => open.delete(socket))
    const beat = receive(socket, callers, limits, multiplexers)
    beats.add(beat)
    socket.once('close', () => beats.delete(beat))
  })
  const umask = process.umask(0o177)
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen({ path, backlog: mostWaiting }, resolve)
    })
  } finally {
    process.umask(umask)
  }
  await chmod(path, 0o600)
  return {
    path,
    async close() {
      clearInterval(heart)
      const closed = new Promise(resolve => server.close(resolve))
      for (const socket of open) socket.destroy()
      await closed
      await rm(path, { force: true })
    },
  }
}

const isAlive = frame('alive')
/** The body of a first `alive` to a gateway that is told what to keep. */
const keeping = 'keeps'

/**
 * One connection, from its first byte: who it is, then what it says. A bad frame ends it, and it alone. Returns what is to be
 * done at every beat, which counts beats and not time: after this process itself was stopped nobody else is to blame.
 */
function receive(
  socket: Socket,
  callers: Callers,
  limits: SocketLimits,
  multiplexers: Map<string, Multiplexer>,
): () => void {
  const late = setTimeout(() => socket.destroy(), limits.helloWithin)
  socket.once('close', () => clearTimeout(late))
  let stuck = 0
  let silent = 0
  let speaks = false
  let terminal: RemoteTerminal | undefined
  let take: (kind: FrameKind, body: Buffer) => void = (kind, body) => {
    if (kind !== 'hello') throw new Error('who is there?')
    const who = v.parse(helloMessage, JSON.parse(body.toString()))
    clearTimeout(late)
    if (who.is === 'gateway') {
      const multiplexer = new Multiplexer(socket, limits.maxQueuedPerGateway, who.keeps)
      multiplexers.set(who.gateway, multiplexer)
      socket.once('close', () => multiplexers.get(who.gateway) === multiplexer && multiplexers.delete(who.gateway))
      take = (kind, body) => {
        if (kind === 'ask') answer(socket, v.parse(askMessage, JSON.parse(body.toString())), callers)
        if (kind === 'unused') callers.giveBack?.(v.parse(unusedMessage, JSON.parse(body.toString())).pass)
      }
      // From now on its terminals find its line.
      socket.write(who.keeps ? frame('alive', keeping) : isAlive)
      return
    }
    const transport =
      'line' in who && who.line
        ? multiplexers.get(who.line.gateway)?.transport(who.line.number)
        : ownTransport(socket, limits.maxQueuedPerTerminal)
    if (!transport) throw new Error('no line to this terminal')
    terminal = new RemoteTerminal(socket, who.screen, transport, fell, 'kept' in who ? who.kept : undefined)
    take = handleFrames(terminal)
    callers.enter(who, terminal)
  }
  const fell = (error: unknown) => {
    socket.destroy()
    callers.fell?.(error)
  }
  const cut = unframe((kind, body) => {
    if (kind === 'alive') speaks = true
    else take(kind, body)
  })
  socket.on('data', chunk => {
    silent = 0
    try {
      cut(chunk)
    } catch (error) {
      fell(error)
    }
  })
  const maxBeats = limits.stuckFor / limits.aliveEvery
  return () => {
    stuck = terminal?.output.stuck || socket.writableLength > limits.maxQueuedPerTerminal ? stuck + 1 : 0
    silent++
    if (stuck > maxBeats || (speaks && silent > maxBeats)) socket.destroy()
    // A gateway speaks for its terminals on a line of its own.
    else if (speaks && !stuck && socket.writable) socket.write(isAlive)
  }
}

const atFault = 'Something here broke. Nothing you sent is lost: connect again.'

/** Answers a gateway, now or when it is known. */
function answer(socket: Socket, ask: Ask, callers: Callers): void {
  const send = (answered: Answered) => {
    if (socket.writable) socket.write(frame('answer', { ...answered, id: ask.id } satisfies Answer))
  }
  const answered = callers.admit(ask.admit)
  if (answered instanceof Promise)
    answered.then(send, error => {
      send({ no: atFault, again: true })
      callers.fell?.(error)
    })
  else send(answered)
}

/** The folder of sockets, made 0700; refused when it is somebody else's, a link, or open to others and cannot be closed. */
async function ownFolder(path: string): Promise<void> {
  await disk.folder(path)
  const there = await lstat(path)
  const isMine = process.getuid === undefined || there.uid === process.getuid()
  if (!there.isDirectory() || !isMine)
    throw new UserError(`${path} is not a folder of yours.`, 'Set FLYWHEEL_STATE to one that is.')
  if (there.mode & 0o077) await chmod(path, 0o700)
}

/** True when somebody listens at this socket. */
export function answers(path: string): Promise<boolean> {
  return new Promise(resolve => {
    const socket = connect(path)
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}
