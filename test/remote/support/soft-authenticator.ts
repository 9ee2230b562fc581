/** A FIDO authenticator in software, behind an ssh agent: what `ssh` asks a real one for, answered with keys of this process. */
import { createHash, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { createServer, type Socket } from 'node:net'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { packed, Wire } from '../../../src/remote/gateway/keys/wire.ts'
import { blobOf } from './authority.ts'

const sha256 = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest()
const bytesOf = (text: string | undefined) => Buffer.from(text ?? '', 'base64url')

export type SoftKey = {
  /** As ssh sends it, and as a line of a `.pub` file. */
  blob: Buffer
  line: string
  /** The signature as it is behind its name and length, and whole. */
  sign(data: Buffer): { behind: Buffer; whole: Buffer }
}

export type Kind = 'ed25519' | 'ecdsa'
type Options = { application?: string; flags?: number; counter?: number }

/** A key in the authenticator. `flags` 1: it was touched. */
export function softKey(
  kind: Kind,
  name: string,
  { application = 'ssh:', flags = 1, counter = 7 }: Options = {},
): SoftKey {
  const type = kind === 'ed25519' ? 'sk-ssh-ed25519@openssh.com' : 'sk-ecdsa-sha2-nistp256@openssh.com'
  const privateKey: KeyObject =
    kind === 'ed25519'
      ? generateKeyPairSync('ed25519').privateKey
      : generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
  const { x, y } = createPublicKey(privateKey).export({ format: 'jwk' })
  const point = Buffer.concat([Buffer.of(4), bytesOf(x), bytesOf(y)])
  const blob = kind === 'ed25519' ? packed(type, bytesOf(x), application) : packed(type, 'nistp256', point, application)
  const mark = Buffer.alloc(5)
  mark.writeUInt8(flags)
  mark.writeUInt32BE(counter, 1)
  return {
    blob,
    line: `${type} ${blob.toString('base64')} ${name}\n`,
    sign(data) {
      const signed = Buffer.concat([sha256(application), mark, sha256(data)])
      if (kind === 'ed25519') {
        const bare = sign(null, signed, privateKey)
        return { behind: Buffer.concat([bare, mark]), whole: Buffer.concat([packed(type, bare), mark]) }
      }
      const both = sign('sha256', signed, { key: privateKey, dsaEncoding: 'ieee-p1363' })
      // A number whose first bit is set has a zero before it.
      const number = (part: Buffer) => (part.readUInt8() & 0x80 ? Buffer.concat([Buffer.of(0), part]) : part)
      const numbers = packed(number(both.subarray(0, 32)), number(both.subarray(32)))
      return { behind: Buffer.concat([numbers, mark]), whole: Buffer.concat([packed(type, numbers), mark]) }
    },
  }
}

const [failure, identitiesAsked, identities, signAsked, signed] = [5, 11, 12, 13, 14] as const

/** An agent that has this key, or the certificate for it (its line); where it listens, and the file of the public half. */
export async function softAgent(
  folder: string,
  name: string,
  key: SoftKey,
  certificate?: string,
): Promise<{ agent: string; identity: string }> {
  const [agent, identity] = [join(folder, `${name}.agent`), join(folder, `${name}.pub`)]
  writeFileSync(identity, certificate ?? key.line)
  const server = createServer(socket =>
    serve(socket, certificate === undefined ? key : { ...key, blob: blobOf(certificate) }),
  )
  await new Promise<void>(resolve => server.listen(agent, resolve))
  onTestFinished(() => void server.close())
  return { agent, identity }
}

function serve(socket: Socket, key: SoftKey): void {
  let taken = Buffer.alloc(0)
  socket.on('error', () => {})
  socket.on('data', bytes => {
    taken = Buffer.concat([taken, bytes])
    while (taken.length >= 4 && taken.length >= 4 + taken.readUInt32BE()) {
      const asked = taken.subarray(4, 4 + taken.readUInt32BE())
      taken = taken.subarray(4 + asked.length)
      socket.write(packed(answer(asked, key)))
    }
  })
}

function answer(asked: Buffer, key: SoftKey): Buffer {
  const wire = new Wire(asked)
  const what = wire.u8()
  if (what === identitiesAsked) return Buffer.concat([Buffer.of(identities, 0, 0, 0, 1), packed(key.blob, 'soft')])
  if (what !== signAsked) return Buffer.of(failure)
  const [, data] = [wire.string(), wire.string()]
  return Buffer.concat([Buffer.of(signed), packed(key.sign(data).whole)])
}
