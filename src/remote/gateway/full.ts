/** Refuses a connection beyond the limits with a sentence that ssh shows, before any key is exchanged. */
import type { Socket } from 'node:net'

const say = 'So many people are coming in just now that there is no room at the door. Try again in a few seconds.'

/** Linger 500 ms so that the peer can read the refusal; at most 64 such sockets, the others are cut without a word. */
const linger = 500
const maxRefusals = 64
let hearing = 0

/**
 * Refuses a connection as SSH would: our version, then a disconnect for too many connections (RFC 4253, 4.2 and 11.1), in the clear
 * because no keys are there yet.
 */
export function refuseFull(sock: Socket): void {
  if (hearing >= maxRefusals) return void sock.destroy()
  hearing++
  // What is unread when a socket is closed would take the sentence with it.
  sock.resume()
  sock.end(Buffer.concat([Buffer.from('SSH-2.0-flywheel\r\n'), disconnect(12, say)]))
  const late = setTimeout(() => sock.destroy(), linger)
  sock.once('close', () => {
    clearTimeout(late)
    hearing--
  })
}

/** The message that ends a connection, as it goes before any key is there: by RFC 4253, 11.1, with a reason and a sentence. */
export function disconnect(reason: number, text: string): Buffer {
  const payload = Buffer.concat([
    Buffer.from([1]),
    number(reason),
    number(Buffer.byteLength(text)),
    Buffer.from(text),
    number(0),
  ])
  // Length, padding's length, payload and at least four bytes of padding are whole blocks of eight (RFC 4253, 6).
  const padding = 4 + ((8 - ((5 + payload.length + 4) % 8)) % 8)
  return Buffer.concat([number(1 + payload.length + padding), Buffer.from([padding]), payload, Buffer.alloc(padding)])
}

function number(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}
