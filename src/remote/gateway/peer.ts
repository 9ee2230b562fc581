/** One connection from its first byte to its last, and what of ssh2's inside has to be looked at to be safe from it. */
import type { Socket } from 'node:net'
import type { AuthContext, Connection, ServerChannel, Session } from 'ssh2'
import type { Caller } from './gate.ts'

export type Peer = Caller & {
  sock: Socket
  /** The program at the other end, as it says. */
  software: string
  /** Let in: good for one terminal. */
  pass?: string
  /** Let in without a terminal: it takes part by lines. */
  plain?: boolean
  /** Sessions open on it, and screens among them. */
  sessions: number
  screens: Set<Leaving>
  /** Since when it has had no screen, in ms. */
  bare: number
  gone: boolean
}

/** Something that can be told to say goodbye. */
export type Leaving = { leave(say: string): void }

/** ssh2 keeps to itself what a server must know: how large a packet a client wants, and what waits for a new key. */
type Inside = {
  _sock: Socket
  _protocol: { _queue?: Uint8Array[] }
  _chanInfo: { outgoing: { packetSize: number } }
}

/** The TCP connection below an SSH one. */
export function socketOf(client: Connection): Socket {
  return (client as unknown as Inside)._sock
}

/** The largest packet a client takes. Below 256 bytes it is an attack: with 0, ssh2 would cut what it sends into pieces for ever. */
export function packetSizeOf(session: Session): number {
  return (session as unknown as Inside)._chanInfo.outgoing.packetSize
}

/**
 * Bytes that wait for this client: what its window does not allow, what its network does not take, and what ssh2 holds back while keys
 * are exchanged anew; that last queue grows without a limit for a client that never finishes.
 */
export function waitingFor(client: Connection, channel: ServerChannel): number {
  const { _sock, _protocol } = client as unknown as Inside
  let held = 0
  for (const packet of _protocol._queue ?? []) held += packet.length
  return channel.writableLength + _sock.writableLength + held
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

export type { AuthContext, Connection, ServerChannel, Session }
