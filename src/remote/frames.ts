/** What goes over the terminal socket: one byte that says what follows, its length, and the bytes. */

/**
 * `hello` is always first (JSON, see messages.ts), then from a terminal `input` (bytes typed) and `resize` (JSON), to it
 * `output` (bytes to show), `welcome` and at last `goodbye` (JSON). A gateway's own connection carries `ask` and `answer` (JSON);
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
} as const
export type FrameKind = keyof typeof frameKinds

const names = new Map<number, FrameKind>(Object.entries(frameKinds).map(([name, byte]) => [byte, name as FrameKind]))

/** No frame is longer, in bytes; whoever announces more is not one of us. */
export const longest = 1 << 20

const head = 5

/** One frame as bytes. JSON for what is not bytes or text already. */
export function frame(kind: FrameKind, body: Uint8Array | string | object = ''): Buffer {
  const bytes =
    typeof body === 'string'
      ? Buffer.from(body)
      : body instanceof Uint8Array
        ? Buffer.from(body.buffer, body.byteOffset, body.byteLength)
        : Buffer.from(JSON.stringify(body))
  const out = Buffer.allocUnsafe(head + bytes.length)
  out[0] = frameKinds[kind]
  out.writeUInt32BE(bytes.length, 1)
  bytes.copy(out, head)
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
      const kind = names.get(rest[at]!)
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
