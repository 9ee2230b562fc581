/** Checks every packet of a peer before ssh2 reads it: its length, how many there are, and the work to answer them. */
import type { Socket } from 'node:net'
import { meter } from './meter.ts'
import { type Connection, type Peer, whenParsed } from './peer.ts'
import type { Limits } from './settings.ts'
import type { Turns } from './turns.ts'

/** Numbers of messages (RFC 4250, 4.1.2; RFC 4256, 5). */
const message = { service: 5, kexInit: 20, exchange: 30, request: 50, answers: 61 } as const

/** Bytes of a packet before its sender is let in; what is not named may be as long as a request. */
const longest: Readonly<Record<number, number>> = {
  [message.service]: 128,
  [message.kexInit]: 8_192,
  [message.exchange]: 2_048,
  [message.answers]: 2_048,
}
/** The longest request to be let in carries a certificate and a signature; its names are a user's, a service's and a method's. */
const longestRequest = 16_384
export const longestName = 64
const names = 3

/** Thrown to stop reading bytes after a packet that cut its connection. */
export const connectionCut = new Error('that was enough')

/**
 * From now on bytes of a peer that is not let in wait their turn, its packets are short and few, and what all its packets cost is added
 * up: who costs more than people do is cut.
 */
export function watchPackets(
  client: Connection,
  peer: Peer,
  limits: Limits,
  turns: Turns<Peer>,
  now: () => number,
): void {
  const mayContinue = meter(limits.packets, limits.packetsPerSecond, now)
  const cheap = {
    before: budget(limits.work, limits.workPerSecond, now),
    in: budget(limits.workIn, limits.workInPerSecond, now),
  }
  whenParsed(client, {
    payload(payload, answer) {
      if (peer.gone) throw connectionCut
      const isIn = peer.stage === 'in'
      const type = payload[0]
      if (!isIn) {
        const say = mayContinue(1) ? tooLong(payload) : 'That was more than it takes to come in.'
        if (say !== undefined) {
          peer.cut(say)
          throw connectionCut
        }
      }
      const from = now()
      // On a machine that does ten other things the clock runs on while nothing is done here: a peer is charged what was done.
      const before = process.cpuUsage()
      try {
        return answer(payload)
      } finally {
        const cost = Math.min(now() - from, workSince(before))
        peer.spent += cost
        if (peer.spare.work > 0) peer.spare.work -= cost
        else if (!(isIn ? cheap.in : cheap.before)(cost))
          peer.cut('This connection asked for more work than people do.')
        if (type === message.exchange && peer.stage === 'new') peer.asked ??= now()
      }
    },
    bytes(read) {
      if (peer.stage === 'in' && !turns.has(peer)) read()
      else turns.wait(peer, read)
    },
  })
}

/** Cuts who sends more than people do, whatever it is; before being let in, more than it takes to be. */
export function watchBytes(sock: Socket, peer: Peer, limits: Limits, now: () => number): void {
  const { wire, wirePerSecond, wireBefore } = limits
  const within = meter(wire, wirePerSecond, now)
  sock.on('data', chunk => {
    peer.active = now()
    if (peer.spare.bytes > 0) peer.spare.bytes -= chunk.length
    else if (!within(chunk.length) || (peer.stage !== 'in' && sock.bytesRead > wireBefore)) peer.cut()
  })
}

/** ms of this process's work since then. */
function workSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000
}

/** Why a packet of somebody who is not let in is not looked at; undefined when it is. */
export function tooLong(payload: Uint8Array): string | undefined {
  const type = payload[0] ?? 0
  if (payload.length > (longest[type] ?? longestRequest)) return 'That was longer than anything it takes to come in.'
  if (type !== message.request) return undefined
  const view = new DataView(payload.buffer, payload.byteOffset, payload.byteLength)
  for (let at = 1, n = 0; n < names && at + 4 <= payload.length; n++) {
    const length = view.getUint32(at)
    if (length > longestName) return `A name has at most ${longestName} bytes here; take a shorter one.`
    at += 4 + length
  }
  return undefined
}

/**
 * A meter for ms of work. One long packet is the machine's doing as often as the sender's (it may have been stopped in the middle), so
 * no single one counts for more than half of `burst`.
 */
function budget(burst: number, perSecond: number, now: () => number): (ms: number) => boolean {
  const within = meter(burst, perSecond, now)
  return ms => within(Math.min(ms, burst / 2))
}
