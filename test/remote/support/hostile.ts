/** Clients that do what no client should: ssh2's own client with its inside turned round, and bare sockets. */
import { randomBytes } from 'node:crypto'
import { connect, type Socket } from 'node:net'
import type { Client, ParsedKey } from 'ssh2'

type Sign = (blob: Buffer, send: (signature: Buffer) => void) => void
type Protocol = {
  session(channel: number, window: number, packet: number): void
  authPK(user: string, key: ParsedKey, algorithm?: string, sign?: Sign): void
  rekey(): void
  _packetRW: { write: { allocStart: number; alloc(length: number): Buffer; finalize(packet: Buffer): Buffer } }
  _cipher: { encrypt(packet: Buffer): void }
}

export function inside(client: Client): { proto: Protocol; sock: Socket } {
  const { _protocol, _sock } = client as unknown as { _protocol: Protocol; _sock: Socket }
  return { proto: _protocol, sock: _sock }
}

/** From now on this client's channels want packets of this size, and have this window. */
export function wantPackets(client: Client, size: number, window?: number): void {
  const { proto } = inside(client)
  const session = proto.session.bind(proto)
  proto.session = (channel, usual) => session(channel, window ?? usual, size)
}

/** Sends any payload as a well-formed packet of the session, encrypted or not. */
export function sendRaw(client: Client, payload: Uint8Array): void {
  const { proto } = inside(client)
  const packet = proto._packetRW.write.alloc(payload.length)
  packet.set(payload, proto._packetRW.write.allocStart)
  proto._cipher.encrypt(proto._packetRW.write.finalize(packet))
}

/** Stops reading for ever, as a stopped process would. */
export function stopReading(client: Client): void {
  inside(client).sock.pause()
}

/** A bare connection that sends these bytes and reads what comes. Resolves when the other side has closed it. */
export function bare(port: number, bytes: Uint8Array | string = ''): { sock: Socket; closed: Promise<void> } {
  const sock = connect(port, '127.0.0.1')
  sock.on('error', () => {})
  sock.resume()
  if (bytes.length > 0) sock.write(bytes)
  return { sock, closed: new Promise(resolve => sock.once('close', () => resolve())) }
}

/** Things that are sent where an SSH client is expected. */
export const nonsense: Record<string, () => Uint8Array | string> = {
  silence: () => '',
  'a banner alone': () => 'SSH-2.0-x\r\n',
  'half a key exchange': () => Buffer.concat([Buffer.from('SSH-2.0-x\r\n'), Buffer.from([0, 0, 4, 0, 10, 20])]),
  'a huge packet': () => Buffer.concat([Buffer.from('SSH-2.0-x\r\n'), Buffer.from([0xff, 0xff, 0xff, 0xff, 1, 2, 3])]),
  garbage: () => randomBytes(20_000),
  'no line end': () => 'S'.repeat(20_000),
  http: () => 'GET / HTTP/1.1\r\nHost: x\r\n\r\n',
  'the first version': () => 'SSH-1.5-x\r\n',
}
