/** Every ssh client that Debian packages comes in to a hosted room, types the code, reads the question and writes a card. */
import { execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, expect, onTestFinished, type TestContext, test } from 'vitest'
import { type Program, program } from '../support/program.ts'

const root = join(import.meta.dirname, '..', '..')
const launcher = join(root, 'bin', 'flywheel.js')

type Key = { fingerprint: string; knownHosts: string }
type Room = {
  dir: string
  known: string
  ssh: Key & { port: number; otherKeys: Key[] }
  codes: { participant: string }
}

/** A room on a server, at a step where people write; its host keys are in a known_hosts file. */
async function hosted(): Promise<Room> {
  const dir = realpathSync(mkdtempSync(join(tmpdir(), 'fw-clients-')))
  const words = ['host', 'retro.json', '--headless', '--json', '--async', '--port', '0', '--team', 'checkout']
  const env = { ...process.env, FLYWHEEL_STATE: join(dir, 'state') }
  const child = spawn(process.execPath, [launcher, ...words, '--people', 'Ana,Bo'], { cwd: dir, env })
  onTestFinished(() => {
    child.kill('SIGKILL')
    rmSync(dir, { recursive: true, force: true })
  })
  const line = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', text => resolve(String(text)))
    child.once('exit', code => reject(new Error(`ended with ${code}`)))
  })
  const { ssh, codes } = JSON.parse(line) as Pick<Room, 'ssh' | 'codes'>
  const known = join(dir, 'known_hosts')
  writeFileSync(known, `${ssh.knownHosts}\n${ssh.otherKeys.map(key => `${key.knownHosts}\n`).join('')}`)
  return { dir, known, ssh, codes }
}

function start(room: Room, command: string, args: string[]): Program {
  const running = program(args, { command, cwd: room.dir, env: { HOME: room.dir, SSH_AUTH_SOCK: '' } })
  onTestFinished(() => running.kill('SIGKILL'))
  return running
}

/** The code, where this client has not given it already; the question; a card, which is then on the list of one's own. */
async function writeCard(room: Room, client: Program, asked = /Join code: ?$/m): Promise<void> {
  await client.see(asked)
  client.type(`${room.codes.participant}\r`)
  await card(client)
}

async function card(client: Program): Promise<void> {
  await client.see(/retro 1 checkout/)
  await client.see(/challenge/i)
  client.type('Invoices arrive late\r')
  await client.see(/1 card|Invoices arrive late/)
  expect(client.text()).toContain('Invoices arrive late')
}

/** Where a program is; without it the test is skipped and says so. */
function need(context: TestContext, name: string, pack: string): string {
  try {
    return execFileSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).trim()
  } catch {
    return context.skip(`${name} is not here: apt install ${pack}`)
  }
}

/** The options of every OpenSSH: nothing of this machine's own, and the host key is checked. */
const options = ({ known, ssh }: Room, ...more: string[]) => [
  ...['-o', 'StrictHostKeyChecking=yes', '-o', `UserKnownHostsFile="${known}"`, '-o', 'GlobalKnownHostsFile=/dev/null'],
  ...['-o', 'IdentityFile=/dev/null', '-o', 'IdentitiesOnly=yes', ...more, '-p', String(ssh.port), 'Eva@127.0.0.1'],
]

const newest = join(root, '..', 'shared', 'tools', 'openssh-new')
const newer = process.env.FLYWHEEL_OPENSSH_NEW ?? join(tmpdir(), 'flywheel-openssh-new')

/** Resolves once what fetches the newer OpenSSH has ended. It takes longer than all others together: it runs beside them, and its test is the last. */
let fetched: Promise<unknown> | undefined
beforeAll(() => {
  if (existsSync(join(newer, 'ssh')) || !existsSync(newest)) return
  const fetching = spawn(newest, [newer], { stdio: 'ignore', timeout: 200_000 })
  fetched = new Promise(resolve => fetching.once('error', resolve).once('exit', resolve))
})

test('OpenSSH as Debian has it', async context => {
  const ssh = need(context, 'ssh', 'openssh-client')
  const room = await hosted()
  await writeCard(room, start(room, ssh, ['-F', 'none', ...options(room)]))
})

for (const [kind, algorithm] of [
  ['ECDSA', 'ecdsa-sha2-nistp256'],
  ['RSA', 'rsa-sha2-512'],
] as const)
  test(`OpenSSH that takes no host key but ${kind}`, async context => {
    const ssh = need(context, 'ssh', 'openssh-client')
    const room = await hosted()
    // Made beside the start, the first time.
    const kept = join(room.dir, 'state', `host-key-${kind.toLowerCase()}`)
    await expect.poll(() => existsSync(kept)).toBe(true)
    expect(statSync(kept).mode & 0o777).toBe(0o600)
    const known = `[127.0.0.1]:${room.ssh.port} ${execFileSync('ssh-keygen', ['-y', '-f', kept], { encoding: 'utf8' })}`
    writeFileSync(room.known, known)
    if (kind === 'ECDSA') expect(known).toContain(room.ssh.otherKeys[0]!.knownHosts)
    await writeCard(room, start(room, ssh, ['-F', 'none', ...options(room, '-o', `HostKeyAlgorithms=${algorithm}`)]))
  })

test('Dropbear, which guesses the key exchange', async context => {
  const dbclient = need(context, 'dbclient', 'dropbear-bin')
  const room = await hosted()
  await writeCard(room, start(room, dbclient, ['-y', '-p', String(room.ssh.port), 'Eva@127.0.0.1']), /Join\s+code/)
})

test('PuTTY', async context => {
  const plink = need(context, 'plink', 'putty-tools')
  const room = await hosted()
  const to = [
    '-ssh',
    '-t',
    '-no-antispoof',
    '-hostkey',
    room.ssh.fingerprint,
    '-P',
    String(room.ssh.port),
    'Eva@127.0.0.1',
  ]
  await writeCard(room, start(room, plink, to), /Join\s+code/)
})

for (const [name, trust] of [
  ['paramiko', ({ ssh }: Room) => ssh.knownHosts.split(' ').slice(1).join(' ')],
  ['asyncssh', ({ known }: Room) => known],
] as const)
  test(name, async context => {
    try {
      execFileSync('/usr/bin/python3', ['-W', 'ignore', '-c', `import ${name}`], { stdio: 'ignore' })
    } catch {
      context.skip(`${name} is not here: apt install python3-${name}`)
    }
    const room = await hosted()
    const script = join(import.meta.dirname, 'clients', `${name}.py`)
    const words = [String(room.ssh.port), 'Eva', trust(room), room.codes.participant]
    await card(start(room, '/usr/bin/python3', ['-W', 'ignore', script, ...words]))
  })

test('OpenSSH of a year later, and what it says of the key exchange', { timeout: 240_000 }, async context => {
  await fetched
  if (!existsSync(join(newer, 'ssh')))
    context.skip(
      fetched
        ? 'the newer OpenSSH could not be fetched'
        : 'no newer OpenSSH is here: put its folder into FLYWHEEL_OPENSSH_NEW',
    )
  const room = await hosted()
  const client = start(room, join(newer, 'ssh'), ['-v', ...options(room)])
  await writeCard(room, client)
  expect(client.bytes()).toContain('kex: algorithm: mlkem768x25519-sha256')
  expect(client.bytes()).not.toContain('post-quantum')
})
