/**
 * The key exchange mlkem768x25519-sha256 for ssh2 (draft-ietf-sshm-mlkem-hybrid-kex): ML-KEM-768 and X25519 side by side, so that
 * both would have to be broken. Needs a Node that has ML-KEM (24.7 or newer); elsewhere it is never negotiated.
 */
const crypto = require('node:crypto')

/** Bytes of an ML-KEM-768 public key and ciphertext (FIPS 203), and of an X25519 key. */
const sizes = { kemKey: 1184, kemText: 1088, curveKey: 32 }

/** What stands before the 1,184 bytes of an ML-KEM-768 public key in SubjectPublicKeyInfo (RFC 9935). */
const before = Buffer.from('308204b2300b0609608648016503040402038204a100', 'hex')

/** The exchange as a class for ssh2's kex.js, over the class that does X25519 there. */
module.exports = Curve25519Exchange =>
  class MLKEM768X25519Exchange extends Curve25519Exchange {
    constructor(...args) {
      super('sha256', ...args)
      this.type = 'mlkem768x25519'
      this._kem = null
      this._kemSends = null
    }

    /** What this side sends: the client its two public keys, the server the ciphertext and its X25519 key. */
    getPublicKey() {
      if (!this._protocol._server && !this._kem) {
        this._kem = crypto.generateKeyPairSync('ml-kem-768')
        this._kemSends = this._kem.publicKey.export({ type: 'spki', format: 'der' }).subarray(-sizes.kemKey)
      }
      return Buffer.concat([this._kemSends, super.getPublicKey()])
    }

    /** What the other side sent, as it came: both parts have a fixed length, so a zero at the front is part of them. */
    convertPublicKey(sent) {
      return sent
    }

    /** K = SHA-256(ML-KEM secret, X25519 secret), a string rather than a number; an Error when the other side's part is not right. */
    computeSecret(sent) {
      const part = this._protocol._server ? sizes.kemKey : sizes.kemText
      if (sent.length !== part + sizes.curveKey)
        return new Error(`${sent.length} bytes instead of ${part + sizes.curveKey}`)
      try {
        const kem = this._kemSecret(sent.subarray(0, part))
        // An X25519 secret of zeros alone is refused by OpenSSL, as RFC 7748 asks.
        const curve = crypto.diffieHellman({ privateKey: this._curveKey(), publicKey: curveKeyOf(sent.subarray(part)) })
        return crypto.createHash('sha256').update(kem).update(curve).digest()
      } catch (error) {
        return error
      }
    }

    _curveKey() {
      this.generateKeys()
      return this._keys.privateKey
    }

    _kemSecret(sent) {
      if (!this._protocol._server) return crypto.decapsulate(this._kem.privateKey, sent)
      const key = crypto.createPublicKey({ key: Buffer.concat([before, sent]), type: 'spki', format: 'der' })
      const { sharedKey, ciphertext } = crypto.encapsulate(key)
      this._kemSends = ciphertext
      return sharedKey
    }
  }

function curveKeyOf(bytes) {
  const key = Buffer.concat([Buffer.from('302a300506032b656e032100', 'hex'), bytes])
  return crypto.createPublicKey({ key, type: 'spki', format: 'der' })
}
