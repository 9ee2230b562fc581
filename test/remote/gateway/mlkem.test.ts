/** The exchange mlkem768x25519-sha256: both sides agree, and parts that are not right are refused. */
import crypto from 'node:crypto'
import { expect, test } from 'vitest'

type Side = {
  getPublicKey(): Buffer
  convertPublicKey(sent: Buffer): Buffer
  /** The secret, or why there is none. */
  computeSecret(sent: Buffer): Buffer | Error
}

/** What ssh2's class for X25519 gives to the one under test. */
class Curve {
  _keys = crypto.generateKeyPairSync('x25519')
  _protocol: { _server: boolean }
  constructor(_hash: string, server: boolean) {
    this._protocol = { _server: server }
  }
  generateKeys() {}
  getPublicKey() {
    return this._keys.publicKey.export({ type: 'spki', format: 'der' }).subarray(-32)
  }
}

const { default: make } = (await import('../../../bin/ssh2-mlkem.cjs' as string)) as {
  default(base: typeof Curve): new (server: boolean) => Side
}
const Exchange = make(Curve)
const client = () => new Exchange(false)
const server = () => new Exchange(true)

test.runIf('encapsulate' in crypto)('both sides come to the same 32 bytes, in 300 exchanges', () => {
  for (let n = 0; n < 300; n++) {
    const [here, there] = [client(), server()]
    const asked = here.getPublicKey()
    expect(asked.length).toBe(1184 + 32)
    const secret = there.computeSecret(there.convertPublicKey(asked))
    const answered = there.getPublicKey()
    expect(answered.length).toBe(1088 + 32)
    expect(secret).toHaveLength(32)
    expect(here.computeSecret(here.convertPublicKey(answered))).toEqual(secret)
  }
})

test('what is sent is taken as it came, zeros at its front as well', () => {
  const sent = Buffer.concat([Buffer.alloc(3), crypto.randomBytes(1213)])
  expect(server().convertPublicKey(sent)).toEqual(sent)
})

test.runIf('encapsulate' in crypto)(
  'zeros for the point, a length that is not right and a key that is none are refused',
  () => {
    const asked = client().getPublicKey()
    const zeros = Buffer.concat([asked.subarray(0, 1184), Buffer.alloc(32)])
    expect(server().computeSecret(zeros)).toBeInstanceOf(Error)
    expect(server().computeSecret(asked.subarray(1))).toBeInstanceOf(Error)
    expect(server().computeSecret(Buffer.alloc(0))).toBeInstanceOf(Error)
    // Coefficients of a key are below 3329 (FIPS 203, 7.2).
    expect(server().computeSecret(Buffer.concat([Buffer.alloc(1184, 0xff), asked.subarray(1184)]))).toBeInstanceOf(
      Error,
    )
    const here = client()
    here.getPublicKey()
    expect(here.computeSecret(Buffer.alloc(1088 + 32))).toBeInstanceOf(Error)
  },
)
