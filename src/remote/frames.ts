/** The frames of the terminal socket: one byte for the kind, the length, then the bytes. */
import { itemAt, namesIn } from '../lists.ts'

/**
 * `hello` is always first (JSON, see messages.ts), then from a terminal `input` (bytes typed) and `resize` (JSON), to it
 * `output` (bytes to show), `welcome` and at last `goodbye` (JSON), or `move` (JSON) when it goes on elsewhere. A gateway's own connection, its
 * line, carries `ask` and `answer` (JSON), `unused` with a pass whose connection is gone (JSON), and as `cast` the output, the goodbyes and
 * the moves of all its terminals, which say `hold` and `release` (empty) themselves, and `goodbye` (empty) when their client is gone: a
 * gateway that is lost says it of none. `kept` (JSON) is cast, too: how much of what was typed is worked off, and what to give
 * back to its person when this room is lost.
 * A command's input is over with `end` (empty), and its `error` are bytes apart from its output.
 * `alive` goes both ways, empty, so that a side that hangs is noticed.
 */
export const frameKinds = {
  hello: 1,
  welcome: 2,
  input: 3,
  output: 4,
  resize: 5,
  goodbye: 6,
  ask: 7,
  answer: 8,
  alive: 9,
  cast: 10,
  hold: 11,
  release: 12,
  unused: 13,
  move: 14,
  end: 15,
  error: 16,
  kept: 17,
} as const
export type FrameKind = keyof typeof frameKinds

const names = new Map<number, FrameKind>(namesIn(frameKinds).map(name => [frameKinds[name], name]))

/** No frame is longer, in bytes; whoever announces more is not one of us. */
export const longest = 1 << 20

const head = 5

/** One frame as bytes. JSON for what is not bytes or text already. */
export function frame(kind: FrameKind, body: Uint8Array | string | object = ''): Buffer {
  return framed(kind, 0, bytesOf(body))
}

/** One frame for several terminals of a gateway, by their numbers: the same bytes once. At most 65,535 of them. */
export function cast(
  kind: 'output' | 'goodbye' | 'move' | 'kept',
  numbers: readonly number[],
  body: string | object,
): Buffer {
  const out = framed('cast', 3 + 4 * numbers.length, bytesOf(body))
  out[head] = frameKinds[kind]
  out.writeUInt16BE(numbers.length, head + 1)
  for (let i = 0; i < numbers.length; i++) out.writeUInt32BE(itemAt(numbers, i), head + 3 + 4 * i)
  return out
}

/** Hands out what was cast, terminal after terminal; the body is the same buffer for all of them. */
export function uncast(cast: Buffer, call: (number: number, kind: FrameKind, body: Buffer) => void): void {
  const kind = names.get(cast[0] ?? 0)
  const end = 3 + 4 * cast.readUInt16BE(1)
  if (!kind || cast.length < end) throw new Error('a cast that says for whom it is not')
  const body = cast.subarray(end)
  for (let at = 3; at < end; at += 4) call(cast.readUInt32BE(at), kind, body)
}

function bytesOf(body: Uint8Array | string | object): Buffer {
  if (typeof body === 'string') return Buffer.from(body)
  return body instanceof Uint8Array
    ? Buffer.from(body.buffer, body.byteOffset, body.byteLength)
    : Buffer.from(JSON.stringify(body))
}

/** The frame with `free` bytes before the given ones. */
function framed(kind: FrameKind, free: number, bytes: Buffer): Buffer {
  const out = Buffer.allocUnsafe(head + free + bytes.length)
  out[0] = frameKinds[kind]
  out.writeUInt32BE(free + bytes.length, 1)
  bytes.copy(out, head + free)
  return out
}

/**
 * Cuts a stream of bytes into frames, whatever its chunks. The function it returns takes a chunk and calls back once per whole frame;
 * it throws an Error at an unknown kind or an impossible length: then the connection is to be cut.
 */
export function unframe(call: (kind: FrameKind, body: Buffer) => void): (chunk: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0)
  return chunk => {
    rest = rest.length ? Buffer.concat([rest, chunk]) : chunk
    let at = 0
    while (rest.length - at >= head) {
      const kind = names.get(itemAt(rest, at))
      const length = rest.readUInt32BE(at + 1)
      if (!kind || length > longest) throw new Error('this is not the terminal socket of flywheel')
      if (rest.length - at - head < length) break
      const body = rest.subarray(at + head, at + head + length)
      at += head + length
      call(kind, body)
    }
    rest = rest.subarray(at)
  }
}
