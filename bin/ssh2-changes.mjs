/**
 * What is changed in ssh2 1.17.0 while it is built in: clients it would refuse as a server, a key exchange it does not have, and certificates
 * for the keys of a host.
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { replaced } from './replaced.mjs'

/** ssh2 tries its compiled parts, which are of another machine and another Node, and does as well without them. */
export const withoutNativeParts = {
  name: 'without-native-parts',
  setup(on) {
    on.onResolve({ filter: /(?:^cpu-features|sshcrypto\.node)$/ }, () => ({ path: 'left-out', namespace: 'left-out' }))
    on.onLoad({ filter: /.*/, namespace: 'left-out' }, () => ({ contents: "throw new Error('left out')" }))
  },
}

/** The SHA-256 of each file as it was read when the edits were written, and the edits: what stands there, and what takes its place. */
const changes = {
  'protocol/kex.js': {
    was: '054ba4b81801596350f0e2e939746d2966297cffd4303b342c25b2fd5d295755',
    edits: [
      // Dropbear sends its first packet of the key exchange on a guess. By the time ssh2 compares the guess it has overwritten the list
      // it compares with, and drops every one. A guess is right when both sides name the same two algorithms first (RFC 4253, 7).
      [
        'if (firstFollows && (!remote.kex.length || clientList[i] !== remote.kex[0])) {',
        `if (firstFollows
          && (clientList[0] !== serverList[0] || remote.serverHostKey[0] !== local.lists.serverHostKey.array[0])) {`,
      ],
      [
        '  class ECDHExchange extends KeyExchange {',
        `  const MLKEM768X25519Exchange = require(${JSON.stringify(fileURLToPath(new URL('./ssh2-mlkem.cjs', import.meta.url)))})(Curve25519Exchange)
  class ECDHExchange extends KeyExchange {`,
      ],
      // A host that shows a certificate signs with the key in it, and names that key's type.
      [
        'const sigType = this.negotiated.serverHostKey;\n        const sigTypeLen',
        "const sigType = this.negotiated.serverHostKey.replace(/-cert-v01@openssh\\.com$/, '');\n        const sigTypeLen",
      ],
      [
        "        case 'ecdh-sha2-nistp256':",
        `        case 'mlkem768x25519-sha256':
          return new MLKEM768X25519Exchange(...args);
        case 'ecdh-sha2-nistp256':`,
      ],
    ],
  },
  'protocol/constants.js': {
    was: 'a3894fdd8e294109b55f06fbda69e467741f15a250801b744b6b0487bbf32529',
    edits: [
      [
        'const SUPPORTED_KEX = DEFAULT_KEX.concat([',
        `if (crypto.encapsulate) DEFAULT_KEX.unshift('mlkem768x25519-sha256');
const SUPPORTED_KEX = DEFAULT_KEX.concat([`,
      ],
    ],
  },
  'server.js': {
    was: '128b58ee54cf97a5ae17e18836ff4472de4a5e4e591f2862a5c9ec7f148befe5',
    edits: [
      // With an RSA host key ssh2 offers signatures over SHA-1 although they are not in the list it was given.
      ['sha1Pos = Infinity;', ''],
      // A certificate is offered before the plain keys: it is shown in place of the public half of the key it is for.
      [
        '    const algorithms = {\n      kex: generateAlgorithmList(',
        `    for (const { type, blob } of cfg.hostCertificates || []) {
      hostKeys[type + '-cert-v01@openssh.com'] = Object.create(hostKeys[type], { getPublicSSH: { value: () => blob } });
      hostKeyAlgoOrder.unshift(type + '-cert-v01@openssh.com');
    }
    const algorithms = {
      kex: generateAlgorithmList(`,
      ],
    ],
  },
}

/** Makes the edits. An ssh2 whose files are no longer those they were written for ends the build, so that each edit is looked at again. */
export const everyClient = {
  name: 'every-client',
  setup(on) {
    for (const [file, { was, edits }] of Object.entries(changes))
      on.onLoad({ filter: new RegExp(`ssh2/lib/${file.replace('.', '\\.')}$`) }, ({ path }) => ({
        contents: changed(path, was, edits),
      }))
  },
}

function changed(file, was, edits) {
  if (createHash('sha256').update(readFileSync(file)).digest('hex') !== was)
    throw new Error(`${file} is not the one our changes were made for; look at each of them in bin/ssh2-changes.mjs`)
  return replaced(file, edits)
}
