/** What the service says where it cannot start, for every mistake of its operators: one sentence, the right exit code, nothing left behind. */
import { spawn } from 'node:child_process'
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const ours = join(import.meta.dirname, '..', '..', 'bin', 'flywheel.js')
const nobody = 65_534

/** A port that something listens at. */
let taken = 0
const holder = createServer()
beforeAll(
  () =>
    new Promise<void>(resolve =>
      holder.listen(0, '127.0.0.1', () => {
        taken = (holder.address() as AddressInfo).port
        resolve()
      }),
    ),
)
/** All folders: tests that run at the same time share what ends with a test. */
const roots: string[] = []
afterAll(() => {
  holder.close()
  for (const root of roots) rmSync(root, { recursive: true, force: true })
})

type Ended = { code: number | null; out: string; err: string }

/** Runs `flywheel serve` until it ends; as a user who may write to nothing but `home` where `as` says so. */
function serve(
  root: string,
  args: string[],
  { as, state = join(root, 'home', 'state') }: { as?: number; state?: string },
) {
  const child = spawn(process.execPath, [ours, 'serve', ...args], {
    env: { ...process.env, HOME: join(root, 'home'), FLYWHEEL_STATE: state },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(as === undefined ? {} : { uid: as, gid: as }),
  })
  const ended: Ended = { code: null, out: '', err: '' }
  child.stdout.on('data', text => {
    ended.out += text
  })
  child.stderr.on('data', text => {
    ended.err += text
  })
  return new Promise<Ended>(resolve => child.once('close', code => resolve({ ...ended, code })))
}

/** A folder with what the mistakes name: `junk` is no key, `empty` is empty, `secret` is root's, `closed` takes nothing. */
function world(): string {
  const root = mkdtempSync(join(tmpdir(), 'fw-'))
  roots.push(root)
  chmodSync(root, 0o755)
  for (const [name, text] of [
    ['junk', 'junk\n'],
    ['empty', ''],
    ['secret', 'junk\n'],
  ] as const)
    writeFileSync(join(root, name), text, { mode: name === 'secret' ? 0o600 : 0o644 })
  for (const name of ['home', 'closed']) mkdirSync(join(root, name), { mode: name === 'closed' ? 0o555 : 0o755 })
  if (process.getuid?.() === 0) chownSync(join(root, 'home'), nobody, nobody)
  return root
}

type Mistake = [what: string, args: string[], code: number, say: string]
const files = ['--port', '0', '--dir', 'ROOT/home/s']

/** Words of `args` with what is known when the test runs. */
const filled = (text: string, root: string) => text.replaceAll('ROOT', root).replaceAll('TAKEN', String(taken))

async function meets([, args, code, say]: Mistake, root: string, how: Parameters<typeof serve>[2]): Promise<void> {
  const ended = await serve(
    root,
    args.map(word => filled(word, root)),
    how,
  )
  expect(ended).toMatchObject({ code, err: expect.stringContaining(filled(say, root)) })
  expect(ended.err).toMatch(/^flywheel: [^\n]+\n$/)
  expect(ended.err).not.toMatch(/E[A-Z]{4,}|\bat .*:\d+/)
  expect(ended.out).not.toContain('"event":"ready"')
}

describe('a service that cannot start', () => {
  test.concurrent.each<Mistake>([
    [
      'its port taken',
      ['--dir', 'ROOT/s', '--port', 'TAKEN'],
      1,
      'Port TAKEN of 127.0.0.1 cannot be had: something listens there already. Nothing was made. Another port: --port',
    ],
    [
      'an address of another machine',
      [...files, '--listen', '203.0.113.77'],
      1,
      'The address 203.0.113.77 cannot be had: this machine has no such address. Nothing was made.',
    ],
    [
      'the port of its health page taken',
      [...files, '--health', '127.0.0.1:TAKEN'],
      1,
      'Port TAKEN of 127.0.0.1 cannot be had for the health page: something listens there already. Nothing was started. Give another with --health HOST:PORT.',
    ],
    [
      'no keys of administrators',
      [...files, '--admin-keys', 'ROOT/none'],
      1,
      'ROOT/none cannot be read: it is not there. Nothing was started. A line of it is a public key',
    ],
    [
      'an empty file of administrators',
      [...files, '--admin-keys', 'ROOT/empty'],
      1,
      'ROOT/empty holds no public key. Nothing was started.',
    ],
    [
      'no authority',
      [...files, '--trusted-user-ca', 'ROOT/none'],
      1,
      'ROOT/none cannot be read: it is not there. Nothing was started.',
    ],
    [
      'an authority that is no key',
      [...files, '--trusted-user-ca', 'ROOT/junk'],
      1,
      '"junk" is no public key of an authority.',
    ],
    [
      'no list of revoked keys',
      [...files, '--revoked-keys', 'ROOT/none'],
      1,
      'The list of revoked keys ROOT/none cannot be read: it is not there. No key is let in without it.',
    ],
    [
      'a folder as list of revoked keys',
      [...files, '--revoked-keys', 'ROOT/home'],
      1,
      'The list of revoked keys ROOT/home cannot be read: it is a folder.',
    ],
    [
      'a damaged list of revoked keys',
      [...files, '--revoked-keys', 'ROOT/junk'],
      1,
      'is damaged: line 1 is neither a public key nor a fingerprint',
    ],
    [
      'no host certificate',
      [...files, '--host-certificate', 'ROOT/none'],
      1,
      'The host certificate ROOT/none cannot be read: it is not there. Leave it out, or put it there.',
    ],
    [
      'a host certificate that is none',
      [...files, '--host-certificate', 'ROOT/junk'],
      1,
      'is damaged. Make it with: ssh-keygen',
    ],
    [
      'a file in place of its folder',
      ['--port', '0', '--dir', 'ROOT/junk'],
      1,
      'Sessions cannot be kept in ROOT/junk: it is no folder. Nothing was started. Name a folder you may write to: --dir FOLDER',
    ],
    [
      'a database where none is',
      ['--port', '0', '--store', 'postgres://127.0.0.1:1/x'],
      1,
      'cannot be used: nothing answers there. What was saved is safe.',
    ],
    [
      'a port for other machines without a database',
      [...files, '--peer-listen', '127.0.0.1:0'],
      2,
      'Sessions in a folder are served by one machine alone.',
    ],
    ['no number of workers', [...files, '--workers', '0'], 2, '--workers takes a number from 1 to 256.'],
    ['no port of a health page', [...files, '--health', 'nonsense'], 2, '--health takes an address and a port.'],
  ])('%s', async (...mistake) => {
    await meets(mistake, world(), {})
  })

  test.skipIf(process.getuid?.() !== 0).concurrent.each<Mistake>([
    [
      'a port of the system',
      ['--dir', 'ROOT/home/s', '--port', '22'],
      1,
      'Port 22 of 127.0.0.1 cannot be had: the system keeps ports below 1024 for itself. Nothing was made. Another port: --port',
    ],
    [
      'keys of administrators that it may not read',
      [...files, '--admin-keys', 'ROOT/secret'],
      1,
      'ROOT/secret cannot be read: you may not read it. Nothing was started.',
    ],
    [
      'a list of revoked keys that it may not read',
      [...files, '--revoked-keys', 'ROOT/secret'],
      1,
      'ROOT/secret cannot be read: you may not read it. No key is let in without it.',
    ],
    [
      'a folder of sessions that takes nothing',
      ['--port', '0', '--dir', 'ROOT/closed'],
      1,
      'Sessions cannot be kept in ROOT/closed: you may not write there. Nothing was started.',
    ],
    [
      'a folder that cannot be made',
      ['--port', '0', '--dir', 'ROOT/closed/s'],
      1,
      'Sessions cannot be kept in ROOT/closed/s: you may not write there. Nothing was started.',
    ],
  ])('that is not run by root: %s', async (...mistake) => {
    await meets(mistake, world(), { as: nobody })
  })

  test.skipIf(process.getuid?.() !== 0)('a state folder that takes nothing', async () => {
    const root = world()
    const say =
      'The folder for the host key and sockets, ROOT/closed, cannot be used: you may not write there. Nothing was made. Name another folder: FLYWHEEL_STATE=FOLDER '
    await meets(['', files, 1, say], root, { as: nobody, state: join(root, 'closed') })
  })
})
