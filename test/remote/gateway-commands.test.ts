/** Commands through the gateway, with the ssh that everybody has: words, input to its end, output and errors apart, exit codes. */
import { spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { pipeline } from 'node:stream/promises'
import { expect, onTestFinished, test } from 'vitest'
import type { CommandStreams } from '../../src/remote/command-streams.ts'
import type { RemoteTerminal } from '../../src/remote/terminal.ts'
import { call, code, until } from './support/gateway.ts'
import { type Served, served } from './support/served.ts'
import { askpass, sshArgs, stockSsh } from './support/stock-ssh.ts'

/** A service that runs commands by this. */
async function running(run: (streams: CommandStreams, terminal: RemoteTerminal) => void, options = {}) {
  const there = await served(() => ({}), options)
  there.onTerminal = terminal => {
    if (terminal.command) run(terminal.command, terminal)
  }
  return there
}

type Ran = { exit: number | null; stdout: Buffer; stderr: string }

/** ssh with these words behind the host and this input, to its end. */
function runs({ gateway, knownHosts, folder }: Awaited<ReturnType<typeof running>>, words: string[], input?: Buffer) {
  const args = sshArgs({ port: gateway.port, knownHosts, args: ['-o', 'LogLevel=ERROR'], after: words })
  const ssh = spawn('ssh', args, { env: { ...process.env, ...askpass(folder, code) } })
  onTestFinished(() => void ssh.kill('SIGKILL'))
  const out: Buffer[] = []
  let stderr = ''
  ssh.stdout.on('data', bytes => out.push(bytes))
  ssh.stderr.on('data', text => {
    stderr += text
  })
  ssh.stdin.on('error', () => {})
  if (input) ssh.stdin.end(input)
  const ended = new Promise<Ran>(resolve =>
    ssh.once('close', exit => resolve({ exit, stdout: Buffer.concat(out), stderr: said(stderr) })),
  )
  return { ssh, ended }
}

/** Without what ssh says of the empty key file of these tests. */
const said = (stderr: string) =>
  stderr.replace(/^(@|Permissions|It is required|This private key|Load key).*\r?\n/gm, '')

test('words go through as they stand, output and errors apart, the exit code as it is', async () => {
  const there = await running((streams, terminal) => {
    streams.stdout.write(`<${streams.text}>`)
    streams.stderr.write('half of it\n')
    terminal.goodbye(4, 'Somebody has it open.')
  })
  const ran = await runs(there, ['list', '--json', "'a  b'"], Buffer.alloc(0)).ended
  expect(ran).toEqual({
    exit: 4,
    stdout: Buffer.from("<list --json 'a  b'>"),
    stderr: 'half of it\nSomebody has it open.\n',
  })
  expect(there.bugs).toEqual([])
})

test('ten megabytes of input arrive whole, and its end', async () => {
  let taken = ''
  const there = await running(async ({ stdin }, terminal) => {
    const sum = createHash('sha256')
    await pipeline(stdin, sum)
    taken = sum.digest('hex')
    terminal.goodbye(0)
  })
  const input = randomBytes(10 << 20)
  expect(await runs(there, ['import'], input).ended).toEqual({ exit: 0, stdout: Buffer.alloc(0), stderr: '' })
  expect(taken).toBe(createHash('sha256').update(input).digest('hex'))
})

test('ten megabytes of output arrive whole', async () => {
  const output = randomBytes(10 << 20)
  const there = await running(async ({ stdout }, terminal) => {
    stdout.end(output)
    terminal.goodbye(0)
  })
  const { exit, stdout } = await runs(there, ['export', 'checkout/3'], Buffer.alloc(0)).ended
  expect(exit).toBe(0)
  expect(stdout.equals(output)).toBe(true)
})

test('who reads slowly holds whoever writes, and still gets all of it', async () => {
  const output = randomBytes(8 << 20)
  let streams: CommandStreams | undefined
  const there = await running((given, terminal) => {
    streams = given
    given.stdout.end(output)
    terminal.goodbye(0)
  })
  const { ssh, ended } = runs(there, ['export'], Buffer.alloc(0))
  ssh.stdout.pause()
  await until(() => (streams?.stdout.writableLength ?? 0) > 0)
  await call(there.gateway.port)
  expect(streams?.stdout.writableLength).toBeGreaterThan(0)
  ssh.stdout.resume()
  const { exit, stdout } = await ended
  expect(exit).toBe(0)
  expect(stdout.equals(output)).toBe(true)
})

test('more input than a command takes is refused in a sentence, and is no end of it', async () => {
  let failed: unknown
  const there = await running(
    ({ stdin }) => {
      stdin.on('error', error => {
        failed = error
      })
      stdin.resume()
    },
    { limits: { input: 1 << 20 } },
  )
  const { exit, stderr } = await runs(there, ['import'], randomBytes(3 << 20)).ended
  expect([exit, stderr]).toEqual([1, expect.stringContaining('at most 32 MB')])
  await until(() => failed !== undefined)
})

test('a command that does not read its input ends all the same', async () => {
  const there = await running((_, terminal) => terminal.goodbye(2, 'list takes no input.'))
  expect(await runs(there, ['list'], randomBytes(5 << 20)).ended).toMatchObject({
    exit: 2,
    stderr: 'list takes no input.\n',
  })
})

test('who goes away in the middle of their input is no end of it either', async () => {
  let failed: unknown
  let came = 0
  const there = await running(({ stdin }) => {
    stdin.on('error', error => {
      failed = error
    })
    stdin.on('data', bytes => {
      came += bytes.length
    })
  })
  const { ssh } = runs(there, ['import'])
  ssh.stdin.write('{"half":')
  await until(() => came > 0)
  ssh.kill('SIGKILL')
  await until(() => failed !== undefined)
})

test('whoever answers is lost: a sentence, and no success', async () => {
  const there = await served(() => ({ socket: room.path, seat: 'a seat' }))
  const room = await there.roomProcess('one')
  const { ssh, ended } = runs(there, ['import'])
  await new Promise(resolve => ssh.stdout.once('data', resolve))
  await room.kill()
  expect(await ended).toMatchObject({ exit: 1, stderr: expect.stringContaining('cut off in the middle') })
  expect(there.asked).toHaveLength(1)
})

test('nobody is there to answer: nothing was done', async () => {
  const there: Served = await served(() => ({ socket: `${there.folder}/nobody.sock` }))
  const { ended } = runs(there, ['import'], Buffer.from('{}'))
  expect(await ended).toMatchObject({ exit: 1, stderr: expect.stringContaining('Nothing was done') })
})

test('with a terminal lines end as they do there, ctrl-d ends the input and ctrl-c the command', async () => {
  let typed = ''
  const there = await running(({ stdin, stdout, text }, terminal) => {
    stdout.write('one\ntwo\n')
    stdin.on('data', bytes => {
      typed += bytes
    })
    if (text === 'import') stdin.on('end', () => terminal.goodbye(0))
  })
  const come = async (word: string) => {
    const ssh = stockSsh({ port: there.gateway.port, knownHosts: there.knownHosts, args: ['-t'], after: [word] })
    onTestFinished(() => ssh.kill('SIGKILL'))
    await ssh.see('Code:')
    ssh.type('acorn\r')
    await ssh.see('\none\ntwo')
    return ssh
  }
  const first = await come('import')
  first.type('{}\x04')
  expect(await first.exited).toBe(0)
  expect(typed).toBe('{}')
  const second = await come('wait')
  second.type('\x03')
  expect(await second.exited).toBe(130)
})

test('words too long for a command are refused; escapes in them do not go through', async () => {
  const there = await running(({ text, stdout }, terminal) => {
    stdout.write(JSON.stringify(text))
    terminal.goodbye(0)
  })
  const long = await runs(there, ['list', 'x'.repeat(1_000)], Buffer.alloc(0)).ended
  expect([long.exit, long.stderr]).toEqual([2, expect.stringContaining('at most 1000 characters')])
  const hostile = await runs(there, ['list', '\x1b]0;title\x07\x1b[2J\u202ex'], Buffer.alloc(0)).ended
  expect(hostile.stdout.toString()).toBe('"list x"')
})
