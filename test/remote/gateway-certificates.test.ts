/** Certificates with the ssh that everybody has: of users, kept to in all they say; of the host, so that nothing is asked. */
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { GatewayOptions } from '../../src/remote/gateway-process.ts'
import { blobOf, type KeyType, makeKey, type Signing, sign } from './support/authority.ts'
import { call, folder, until } from './support/gateway.ts'
import { type Served, served } from './support/served.ts'
import { runSsh, sshArgs, stockSsh } from './support/stock-ssh.ts'

/** A service that knows people by their certificates alone, and says to each who they are. */
async function certified(options: Partial<GatewayOptions> = {}) {
  const dir = folder()
  const authority = makeKey(dir, 'authority')
  const there = await served(
    ({ cert, name }) => (cert ? { name: cert.principals[0] ?? name } : { no: 'That is not the code.', again: true }),
    { userCa: [authority.line], ...options },
  )
  there.onTerminal = terminal => {
    const said = there.asked.at(-1)
    const { command } = terminal
    if (command) {
      command.stdout.write(`${said?.cert?.principals.join()}: ${command.text}`)
      terminal.goodbye(0)
    } else {
      terminal.output.write(`${said?.cert?.principals.join()}${terminal.screen.linear ? ' by lines' : ''}`)
      terminal.goodbye(0)
    }
  }
  return { ...there, dir, authority, there }
}

/** ssh with a new key and a certificate for it. It may answer nothing: by the key alone it comes in or not. */
function comes(
  { authority, gateway, knownHosts }: { authority: { path: string } } & Pick<Served, 'gateway' | 'knownHosts'>,
  some: Signing = {},
  { user = 'ana', after = ['list'], type = 'ed25519' as KeyType, args = [] as string[] } = {},
) {
  const key = makeKey(folder(), 'key', type, type === 'rsa' ? 2048 : undefined)
  const line = sign(authority.path, key.path, some)
  const run = () =>
    runSsh(
      sshArgs({
        port: gateway.port,
        knownHosts,
        user,
        identity: key.path,
        args: ['-o', 'BatchMode=yes', ...args],
        after,
      }),
      {},
    )
  return { key, line, run }
}

const types: KeyType[] = ['ed25519', 'ecdsa', 'rsa']
test.each(types)('a certificate for a key of %s comes in, and says who it is', async type => {
  const there = await certified()
  const { run } = comes(there, { principals: 'ana,checkout', id: 'ana@example.com' }, { type })
  expect(await run()).toMatchObject({ exit: 0, stdout: 'ana,checkout: list' })
  expect(there.asked.at(-1)).toMatchObject({
    name: 'ana',
    cert: { principals: ['ana', 'checkout'], id: 'ana@example.com', until: expect.any(Number) },
    key: expect.stringMatching(/^SHA256:/),
  })
})

test.each<[string, Signing]>([
  ['that ended', { time: '-2h:-1h' }],
  ['that has not begun', { time: '+1h:+2h' }],
  ['for hosts', { host: true }],
  ['that names nobody', { principals: '' }],
  ['for another address', { options: ['source-address=192.0.2.0/24'] }],
  ['with an option nobody knows', { options: ['critical:fly@example.com=1'] }],
])('one %s does not come in, and nobody is asked about it', async (_what, some) => {
  const there = await certified()
  expect((await comes(there, some).run()).exit).toBe(255)
  expect(there.asked.filter(a => a.cert)).toEqual([])
})

test('one of another authority does not come in; nor does any where none is trusted', async () => {
  const there = await certified()
  const other = makeKey(folder(), 'other')
  expect((await comes({ ...there, authority: other }).run()).exit).toBe(255)
  expect(there.asked.filter(a => a.cert)).toEqual([])
  const without = await served(() => ({ no: 'Nobody.', again: true }))
  expect((await comes({ ...without, authority: there.authority }).run()).exit).toBe(255)
  expect(without.asked.filter(a => a.cert)).toEqual([])
})

test('whose name stands before the @ is nobody by that: the certificate names them', async () => {
  const there = await certified()
  const { run } = comes(there, { principals: 'ana' }, { user: 'bo' })
  expect(await run()).toMatchObject({ exit: 0, stdout: 'ana: list' })
  expect(there.asked.at(-1)).toMatchObject({ name: 'bo', cert: { principals: ['ana'] } })
})

test('revoked while the service runs, a certificate opens nothing, and its holder reads why', async () => {
  const revoked = join(folder(), 'revoked')
  writeFileSync(revoked, '')
  const there = await certified({ revoked })
  const { run, key } = comes(there)
  expect((await run()).exit).toBe(0)
  writeFileSync(revoked, `${key.line}\n`)
  const asked = there.asked.length
  await expect.poll(async () => (await run()).exit).toBe(255)
  const after = there.asked.length
  const ssh = stockSsh({
    port: there.gateway.port,
    knownHosts: there.knownHosts,
    user: 'ana',
    identity: key.path,
    columns: 120,
  })
  await ssh.see('This key is revoked')
  await ssh.see('Code:')
  ssh.type('acorn\r')
  await until(() => there.asked.length > after)
  // The code is looked at, and not with the key.
  expect(there.asked.slice(after)).toEqual([expect.objectContaining({ name: 'ana', code: 'acorn' })])
  expect(there.asked.at(-1)).not.toHaveProperty('key')
  expect(asked).toBeGreaterThan(0)
  ssh.kill()
})

test('who has one that ended is told so at the question for the code', async () => {
  const there = await certified()
  const { key } = comes(there, { time: '-2h:-1h' })
  const ssh = stockSsh({
    port: there.gateway.port,
    knownHosts: there.knownHosts,
    user: 'ana',
    identity: key.path,
    columns: 120,
  })
  await ssh.see('Your certificate ended on')
  await ssh.see('Code:')
  ssh.kill()
})

test('a certificate for a command does that alone, whatever is asked for', async () => {
  const there = await certified()
  const asks = async (after: string[], args: string[] = []) =>
    (await comes(there, { options: ['force-command=list --json'] }, { after, args }).run()).stdout
  expect(await asks(['export', 'checkout/3'])).toBe('ana: list --json')
  expect(await asks([])).toBe('ana: list --json')
  expect(await asks([], ['-tt'])).toContain('ana: list --json')
})

test('without commands a certificate for one is not taken', async () => {
  const there = await certified({ commands: false })
  expect((await comes(there, { options: ['force-command=list'] }).run()).exit).toBe(255)
})

test('one without a terminal takes part by lines', async () => {
  const there = await certified()
  const { key } = comes(there, { options: ['no-pty'] })
  const { gateway, knownHosts } = there
  const ssh = stockSsh({ port: gateway.port, knownHosts, user: 'ana', identity: key.path })
  await ssh.see('ana by lines')
  expect(ssh.text()).toContain('PTY allocation request failed')
  expect(await ssh.exited).toBe(0)
})

test.each([
  ['no key', 'no key at all', /no public key of an authority/],
  ['a certificate', '', /no public key of an authority/],
])('it does not begin with an authority that is %s', async (_what, line, sentence) => {
  const dir = folder()
  const authority = makeKey(dir, 'authority')
  const certificate = sign(authority.path, makeKey(dir, 'key').path)
  await expect(served(() => ({}), { userCa: [line || certificate] })).rejects.toThrow(sentence)
})

/** A host whose key an authority signed, for this machine's address. */
async function withHostCertificate(some: Signing = {}) {
  const dir = folder()
  const authority = makeKey(dir, 'host-authority')
  const first = await served(() => ({}), {})
  writeFileSync(join(dir, 'host.pub'), `${first.gateway.hostKeys[0]!.knownHosts.split(' ').slice(1).join(' ')}\n`)
  const certificate = sign(authority.path, join(dir, 'host'), { host: true, principals: '127.0.0.1', ...some })
  const path = join(dir, 'host-cert.pub')
  return { first, authority, certificate, path, hostKey: join(first.folder, 'state', 'host-key') }
}

/** Comes in to know its host alone; what it says of that. */
async function knows(port: number, known: string, more: string[] = []) {
  const file = join(folder(), 'known')
  writeFileSync(file, known)
  const args = sshArgs({ port, knownHosts: file, args: ['-v', '-o', 'BatchMode=yes', ...more] })
  return (await runSsh(args, {})).stderr
}

test('a host certificate is shown: who trusts its authority is asked nothing, others see the plain key', async () => {
  const { first, authority, path, hostKey } = await withHostCertificate()
  const there = await served(() => ({}), { hostCertificate: path, hostKey })
  const { port } = there.gateway
  const trusting = await knows(port, `@cert-authority [127.0.0.1]:${port} ${authority.line}\n`)
  expect(trusting).toContain('ssh-ed25519-cert-v01@openssh.com')
  expect(trusting).toMatch(/is known and matches the ED25519-CERT host certificate/)
  const plain = await knows(port, `${there.gateway.knownHosts}\n`)
  expect(plain).toMatch(/is known and matches the ED25519 host key/)
  const other = await knows(port, `@cert-authority [127.0.0.1]:${port} ${makeKey(folder(), 'other').line}\n`)
  expect(other).toContain('Host key verification failed')
  expect(first.gateway.fingerprint).toBe(there.gateway.fingerprint)
  // A client that knows nothing of certificates.
  await call(port)
})

test('a host certificate for another name is no proof for this one', async () => {
  const { authority, path, hostKey } = await withHostCertificate({ principals: 'retro.example.com' })
  const there = await served(() => ({}), { hostCertificate: path, hostKey })
  const { port } = there.gateway
  expect(await knows(port, `@cert-authority [127.0.0.1]:${port} ${authority.line}\n`)).toContain('verification failed')
})

test('one whose time is over is not shown, and an operator hears of it', async () => {
  const { path, hostKey } = await withHostCertificate({ time: '-2h:-1h' })
  const news: string[] = []
  const there = await served(() => ({}), { hostCertificate: path, hostKey, news: say => news.push(say) })
  const said = await knows(there.gateway.port, `${there.gateway.knownHosts}\n`)
  expect(said).toMatch(/is known and matches the ED25519 host key/)
  expect(news).toEqual([expect.stringContaining('not good at this time')])
})

test.each<[string, (path: string) => void, RegExp]>([
  ['that is not there', path => spawnSync('rm', [path]), /cannot be read/],
  ['that is no certificate', path => writeFileSync(path, 'ssh-ed25519 AAAA'), /damaged/],
  ['for another key', path => otherKey(path), /none of this machine's keys/],
  ['for people', path => forPeople(path), /for people/],
  ['with a wrong signature', path => spoilt(path), /damaged/],
])('it does not begin with a host certificate %s', async (_what, change, sentence) => {
  const { path, hostKey } = await withHostCertificate()
  change(path)
  await expect(served(() => ({}), { hostCertificate: path, hostKey })).rejects.toThrow(sentence)
})

function otherKey(path: string) {
  const dir = folder()
  writeFileSync(path, sign(makeKey(dir, 'authority').path, makeKey(dir, 'key').path, { host: true }))
}

function forPeople(path: string) {
  const dir = folder()
  writeFileSync(path, sign(makeKey(dir, 'authority').path, makeKey(dir, 'key').path))
}

function spoilt(path: string) {
  const [type, text = ''] = readFileSync(path, 'utf8').split(' ')
  const blob = blobOf(`x ${text}`)
  blob[blob.length - 1]! ^= 1
  writeFileSync(path, `${type} ${blob.toString('base64')}`)
}
