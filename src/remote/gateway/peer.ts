/** One connection from its first byte to its last, and what of ssh2's inside has to be looked at to be safe from it. */
import type { Socket } from 'node:net'
import type { AuthContext, Connection, ServerChannel, Session } from 'ssh2'
import type { Place } from '../messages.ts'
import type { Caller } from './connection-limiter.ts'

export type Peer = Omit<Caller, 'cut'> & {
  /** Counted from 1. */
  number: number
  sock: Socket
  /** The program at the other end, as it says. */
  software: string
  /** What ssh2 makes of it, once its first line came. */
  client?: Connection
  /** Let in: good for one terminal. */
  place?: Place
  /** Let in: the name that was given and the key it came with. */
  who?: { name: string; key?: string }
  /** Let in for this command alone, whatever is asked for. */
  command?: string
  /** Let in without a terminal: it takes part by lines. */
  plain?: boolean
  /** Sessions open on it, and screens among them. */
  sessions: number
  screens: Set<Leaving>
  /** Since when it has had no screen, in ms. */
  bare: number
  gone: boolean
  /** Ends it; `say` is what its program then shows. */
  cut(say?: string): void
  /** When it last sent something, and since when it has the host's key before it, both in ms: people compare its fingerprint. */
  active: number
  asked?: number
  /** When its keys were exchanged. */
  known?: number
  /** What its packets have cost, in ms of work. */
  spent: number
  /** What a command may send besides, in bytes and in ms of work for its packets. */
  spare: { bytes: number; work: number }
}

/** Something that can be told to say goodbye. */
export type Leaving = { leave(say: string): void }

/** ssh2 keeps to itself what a server must know: how large a packet a client wants, and what waits for a new key. */
type Inside = {
  _sock: Socket
  _protocol: {
    _queue?: Uint8Array[]
    _onPayload: Answer
    _decipher: { _onPayload: Answer }
    _cipher: { encrypt(packet: Uint8Array): void }
    _packetRW: {
      write: {
        allocStartKEX: number
        alloc(length: number, force: boolean): Buffer
        finalize(packet: Buffer, force: boolean): Uint8Array
      }
    }
    _kex?: { _sentNEWKEYS: boolean; _receivedNEWKEYS: boolean; finish(): void }
    parse(chunk: Buffer, from: number, to: number): void
  }
  emit(event: 'error', error: unknown): void
  _chanInfo: { outgoing: { packetSize: number } }
}

/** A connection or session of ssh2's with what its types leave out. */
function inside(of: Connection | Session): Inside {
  return of as unknown as Inside
}

/** The TCP connection below an SSH one. */
export function socketOf(client: Connection): Socket {
  return inside(client)._sock
}

/** The largest packet a client takes. Below 256 bytes it is an attack: with 0, ssh2 would cut what it sends into pieces for ever. */
export function packetSizeOf(session: Session): number {
  return inside(session)._chanInfo.outgoing.packetSize
}

/**
 * Bytes that wait for this client: what its window does not allow, what its network does not take, and what ssh2 holds back while keys
 * are exchanged anew; that last queue grows without a limit for a client that never finishes.
 */
export function waitingFor(client: Connection, channel: ServerChannel): number {
  const { _sock, _protocol } = inside(client)
  let held = 0
  for (const packet of _protocol._queue ?? []) held += packet.length
  return channel.writableLength + channel.stderr.writableLength + _sock.writableLength + held
}

type Answer = (payload: Uint8Array) => unknown
type Parsed = {
  /** For every packet, decrypted: `answer` is what ssh2 would do with it. Whoever throws ends the connection. */
  payload(payload: Uint8Array, answer: Answer): unknown
  /** For all bytes that came in one piece: `read` takes the packets out of them, now or later. */
  bytes(read: () => void): void
}

/** Stands between a connection and ssh2's reading of it. To be called while its first line is looked at, before any packet. */
export function whenParsed(client: Connection, { payload, bytes }: Parsed): void {
  const { _protocol: protocol } = inside(client)
  const between = (answer: Answer) => (packet: Uint8Array) => payload(packet, answer)
  protocol._onPayload = between(protocol._onPayload)
  protocol._decipher._onPayload = between(protocol._decipher._onPayload)
  const parse = protocol.parse.bind(protocol)
  protocol.parse = (chunk, from, to) =>
    bytes(() => {
      try {
        parse(chunk, from, to)
      } catch (error) {
        // As ssh2 does where it reads without waiting.
        inside(client).emit('error', error)
      }
    })
}

/** The longest sentence that goes with the end of a connection, in bytes. */
const longestWord = 300

/**
 * Says why a connection ends, in the message that ends it (RFC 4253, 11.1; ssh2 sends it without words), which every client shows.
 * Never throws; what cannot be said any more is not.
 */
export function lastWord(client: Connection, say: string): void {
  const { _protocol: protocol } = inside(client)
  try {
    const { _kex: kex } = protocol
    // Our new keys are announced but not in use before theirs are; what is said now has to be under them.
    if (kex?._sentNEWKEYS && !kex._receivedNEWKEYS) kex.finish()
    const text = Buffer.from(say).subarray(0, longestWord)
    const { write } = protocol._packetRW
    const at = write.allocStartKEX
    const packet = write.alloc(13 + text.length, true)
    packet[at] = 1
    // By application.
    packet.writeUInt32BE(11, at + 1)
    packet.writeUInt32BE(text.length, at + 5)
    text.copy(packet, at + 9)
    packet.writeUInt32BE(0, at + 9 + text.length)
    protocol._cipher.encrypt(write.finalize(packet, true))
  } catch {
    // Broken a moment ago.
  }
}

/** Ends a connection politely; one that is broken already throws inside ssh2, and is cut. */
export function hangUp(client: Connection): void {
  try {
    client.end()
  } catch {
    socketOf(client).destroy()
  }
}

/** Wraps what runs on a peer's word, so that a bug of ours costs that peer alone. */
export type Guard = <A extends unknown[]>(run: (...args: A) => void | Promise<void>) => (...args: A) => void

/** The guard that calls `fail` with what was thrown. */
export function guardedBy(fail: (error: unknown) => void): Guard {
  return run =>
    (...args) => {
      try {
        const done = run(...args)
        if (done instanceof Promise) done.catch(fail)
      } catch (error) {
        fail(error)
      }
    }
}

export type { AuthContext, Connection, ServerChannel, Session }
