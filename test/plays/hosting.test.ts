/** A session that people join from their own terminals: through the built program, real terminals and a stock ssh. */
import { execFileSync, spawn } from 'node:child_process'
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { until } from '../remote/support/gateway.ts'
import { type Program, type ProgramOptions, program } from '../support/program.ts'

const launcher = join(import.meta.dirname, '..', '..', 'bin', 'flywheel.js')
let cwd: string
let env: Record<string, string>

beforeEach(() => {
  cwd = realpathSync(mkdtempSync(join(tmpdir(), 'fw-host-')))
  env = { FLYWHEEL_STATE: join(cwd, 'state') }
  onTestFinished(() => rmSync(cwd, { recursive: true, force: true }))
})

type Ready = {
  ssh: { address: string; port: number; fingerprint: string; knownHosts: string }
  codes: { participant: string; facilitator: string; observer: string }
  socket: string
  session: string
}

/** A room without a screen of its own; resolves with its one line. */
function headless(...more: string[]): ReturnType<typeof headlessOf> {
  return headlessOf('retro.json', ...more)
}

/** The same for this session. */
async function headlessOf(
  session: string,
  ...more: string[]
): Promise<Ready & { pid: number; stop(signal: NodeJS.Signals): Promise<number | null> }> {
  const args = ['host', session, '--headless', '--json', '--port', '0', ...more]
  const child = spawn(process.execPath, [launcher, ...args], { cwd, env: { ...process.env, ...env } })
  onTestFinished(() => void child.kill('SIGKILL'))
  const exited = new Promise<number | null>(resolve => child.once('exit', resolve))
  const line = await new Promise<string>((resolve, reject) => {
    let text = ''
    let said = ''
    child.stderr.on('data', more => (said += more))
    child.stdout.on('data', more => {
      text += more
      if (text.endsWith('\n')) resolve(text)
    })
    exited.then(code => reject(new Error(`ended with ${code}: ${said}`)))
  })
  return {
    ...JSON.parse(line),
    pid: child.pid,
    stop(signal) {
      child.kill(signal)
      return exited
    },
  }
}

function terminal(args: string[], options: ProgramOptions = {}): Program {
  const running = program(args, { cwd, ...options, env: { ...env, ...options.env } })
  onTestFinished(() => running.kill('SIGKILL'))
  return running
}

/** Comes in by a stock ssh with a join code. */
async function overSsh({ ssh }: Ready, name: string, code: string): Promise<Program> {
  const known = join(cwd, 'known_hosts')
  writeFileSync(known, `${ssh.knownHosts}\n`)
  const options = ['-F', 'none', '-o', `UserKnownHostsFile="${known}"`, '-o', 'StrictHostKeyChecking=yes']
  const line = [...options, '-o', 'IdentityAgent=none', '-p', String(ssh.port), `${name}@${ssh.address}`]
  const running = terminal(line, { command: 'ssh' })
  await running.see('Join code:')
  running.type(`${code}\r`)
  return running
}

const joining = (...args: string[]) => terminal(['join', ...args])
const first = ['--team', 'checkout', '--people', 'Ana,Bo']

/** What the terminal is left as: its own screen, the cursor shown, pastes as plain text. */
function expectTerminalBack(ended: Program): void {
  expect(ended.buffer()).toBe('normal')
  const bytes = ended.bytes()
  for (const [mode, on] of [
    ['1049', 'l'],
    ['2004', 'l'],
    ['25', 'h'],
  ] as const)
    expect([...bytes.matchAll(new RegExp(`\\x1b\\[\\?${mode}([hl])`, 'g'))].at(-1)?.[1], mode).toBe(on)
}

describe('a room on a server', () => {
  it('two write and vote in private; one is cut off in the middle of a word and comes back with it', async () => {
    const room = await headless(...first)
    const ana = joining('--name', 'Ana', '--as', 'facilitator')
    await ana.see('What should be different for us')
    await ana.press('\x1b', 'n next')
    await ana.press('g', 'step >')
    await ana.press('challenge: write', 'Enter goes there')
    ana.type('\r')
    const bo = joining('--name', 'Bo')
    await bo.see('Your rejoin code')
    const ticket = /rejoin code: (\S+)/i.exec(bo.text())![1]!
    const eva = joining('--name', 'Eva')
    await eva.see('WRITE')
    await bo.press('the release queue\r', 'the release queue')
    await bo.press('half a wo', 'half a wo')
    bo.kill('SIGKILL')
    await bo.exited
    const back = joining('--ticket', ticket)
    await back.see('half a wo')
    await back.press('rd\r', 'half a word')
    await eva.press('nobody reviews\r', 'nobody reviews')
    // What somebody else wrote is in nobody's bytes, and in no file a screen could show.
    expect(eva.bytes()).not.toMatch(/release queue|half a wo/)
    expect(ana.bytes()).not.toMatch(/release queue|half a wo|nobody reviews/)
    await ana.press('\x1b', 'r reveal')
    ana.type('r')
    await ana.see('half a word')
    await eva.see('half a word')
    await ana.press('g', 'step >')
    await ana.press('challenge: vote', 'Enter goes there')
    await ana.press('\r', '›  vote')
    await eva.see('›  vote')
    await back.see('›  vote')
    await eva.press('++', '1 dot left')
    await back.press('+', '2 dots left')
    await ana.see('2 of 3 have voted')
    expect(ana.text()).not.toContain('●●')
    await ana.press('\x1b', 'r show')
    await ana.press('r', /●|■|█/)
    expect(await room.stop('SIGTERM')).toBe(143)
    for (const one of [ana, back, eva]) {
      await one.exited
      expectTerminalBack(one)
      expect(one.text()).toContain('The host has closed this room. Everything is saved.')
    }
    expect(readdirSync(join(cwd, 'state', 'rooms'))).toEqual([])
  })

  it('people who were invited for a day come in with the same code after a restart, and read until when cards come in', async () => {
    const invite = (...args: string[]) =>
      execFileSync(process.execPath, [launcher, ...args], { cwd, env: { ...process.env, ...env } })
    invite('new', '--team', 'checkout', '--people', 'Ana,Bo,Chidi', '--no-open')
    const text = `${invite('invite', 'checkout-t0001', '--on', 'in 2 weeks 14:00', '--async')}`
    const [, code = ''] = /Join code, .*: (.*)/.exec(text) ?? []
    const open = () => headlessOf('checkout-t0001')
    const before = await open()
    expect(before.codes.participant).toBe(code)
    const bo = await overSsh(before, 'Bo', code)
    await bo.see(/cards until \d+ \w+(?: \d{4})?, 14:00/)
    await bo.press('the queue\r', 'the queue')
    await before.stop('SIGTERM')
    await bo.exited
    const after = await open()
    expect(after.codes.participant).toBe(code)
    const chidi = await overSsh(after, 'Chidi', code)
    await chidi.see(/cards until/)
    await chidi.see('write')
  })

  it('a terminal that joined here says that its host does not answer, and goes on when it does', async () => {
    const room = await headless(...first)
    const [bo, eva] = [joining('--name', 'Bo'), joining('--name', 'Eva', '--linear')]
    await bo.see('Waiting for Ana')
    await eva.see('Waiting for Ana')
    process.kill(room.pid, 'SIGSTOP')
    await bo.see(/No answer from the host for [5-9] s\./)
    await eva.see('No answer from the host for 5 s.')
    expect(bo.text()).toContain('WHAT')
    process.kill(room.pid, 'SIGCONT')
    await bo.see(/You are in\.|Your rejoin code/)
    expect(bo.text()).not.toContain('No answer')
    await room.stop('SIGTERM')
    await bo.exited
    expectTerminalBack(bo)
  })

  it('stock ssh: the key of the host is the printed one, the code lets in, a wrong one does not', async () => {
    const room = await headless(...first)
    const known = join(cwd, 'known_hosts')
    writeFileSync(known, `${room.ssh.knownHosts}\n`)
    const options = ['-F', 'none', '-o', `UserKnownHostsFile="${known}"`, '-o', 'StrictHostKeyChecking=yes']
    const line = [...options, '-o', 'IdentityAgent=none', '-p', String(room.ssh.port), `Bo@${room.ssh.address}`]
    const bo = terminal(line, { command: 'ssh' })
    await bo.see('Join code:')
    await bo.press('four wrong words here\r', /not the join code[\s\S]*Join code: $/m)
    await bo.press(`${room.codes.participant}\r`, 'Your rejoin code')
    expect(readFileSync(join(cwd, 'retro.json'), 'utf8')).not.toContain(room.codes.participant)
    await room.stop('SIGTERM')
    await bo.exited
    expectTerminalBack(bo)
  })

  it('a key of the file needs no code, and is the same person in the next hosting', async () => {
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', join(cwd, 'eva')])
    const known = join(cwd, 'known_hosts')
    const come = async (room: Ready, name: string) => {
      writeFileSync(known, `${room.ssh.knownHosts}\n`)
      const options = [
        '-F',
        'none',
        '-o',
        `UserKnownHostsFile="${known}"`,
        '-o',
        'IdentitiesOnly=yes',
        '-i',
        join(cwd, 'eva'),
      ]
      return terminal([...options, '-p', String(room.ssh.port), `${name}@${room.ssh.address}`], { command: 'ssh' })
    }
    const first = await headless('--team', 'checkout', '--people', 'Ana', '--authorized-keys', 'eva.pub')
    const eva = await come(first, 'Eva')
    await eva.see(/retro 1 checkout[\s\S]* Eva /)
    await first.stop('SIGTERM')
    const again = await come(await headless(), 'root')
    await again.see(/retro 1 checkout[\s\S]* Eva /)
  })

  it('the ssh door is killed: the same line and code bring a person back to the same sentence', async () => {
    const room = await headless(...first, '--async')
    const known = join(cwd, 'known')
    writeFileSync(known, `${room.ssh.knownHosts}\n`)
    const options = [
      '-F',
      'none',
      '-o',
      `UserKnownHostsFile="${known}"`,
      '-o',
      'IdentityFile=none',
      '-o',
      'ConnectionAttempts=9',
      '-o',
      'IdentitiesOnly=yes',
    ]
    const come = async () => {
      const bo = terminal([...options, '-p', String(room.ssh.port), 'Eva@127.0.0.1'], { command: 'ssh' })
      await bo.see('Join code:')
      bo.type(`${room.codes.participant}\r`)
      await bo.see(/retro 1 checkout/)
      return bo
    }
    const before = await come()
    await before.press('Invoices arr', 'Invoices arr')
    const [gateway] = execFileSync('pgrep', ['-P', String(room.pid)], { encoding: 'utf8' })
      .trim()
      .split('\n')
    process.kill(Number(gateway), 'SIGKILL')
    await before.exited
    const back = await come()
    await back.see('Invoices arr')
    await back.press('ive late\r', 'Invoices arrive late')
  })
})

describe('what a server prints', () => {
  it('holds no code for facilitating: that is in a file of its owner’s alone, as long as the room is open', async () => {
    const args = ['host', 'retro.json', '--headless', '--port', '0', ...first]
    const child = spawn(process.execPath, [launcher, ...args], { cwd, env: { ...process.env, ...env } })
    onTestFinished(() => void child.kill('SIGKILL'))
    const exited = new Promise<number | null>(resolve => child.once('exit', resolve))
    let said = ''
    const path = await new Promise<string>(resolve => {
      child.stdout.on('data', more => {
        said += more
        const found = /To facilitate: +in (\S+\.code)/.exec(said)
        if (found && /known_hosts/.test(said)) resolve(found[1]!)
      })
    })
    const code = readFileSync(path, 'utf8').trim()
    expect(code).toMatch(/^[a-z]+ [a-z]+ [a-z]+ [a-z]+$/)
    expect(said).not.toContain(code)
    expect(statSync(path).mode & 0o777).toBe(0o600)
    child.kill('SIGTERM')
    await exited
    expect(existsSync(path)).toBe(false)
  })
})

describe('a host with a screen', () => {
  const start = (...more: string[]) => terminal(['host', 'retro', ...first, '--port', '0', '--dir', '.', ...more])

  it('hears on the step and on the private page who comes and goes', async () => {
    const ana = start()
    await ana.see('Join code')
    await ana.press('\r', 'What should be different for us')
    await ana.press('\x1b', 'n next')
    const bo = joining('--name', 'Bo')
    await ana.see('Bo is here.')
    await ana.press('V', /asks|V again/)
    await ana.press('V', 'NEXT')
    bo.kill('SIGKILL')
    await ana.see('Bo left.')
    expect(ana.text()).toContain('NEXT')
  })

  it('the lobby says how to come in; enter goes in, D comes back; H and enter hand over, F takes it again', async () => {
    const ana = start()
    await ana.see(/ssh -p \d+ NAME@127\.0\.0\.1/)
    expect(ana.text()).toMatch(/Join code {5}[a-z]+ [a-z]+ [a-z]+ [a-z]+/)
    expect(ana.text()).toContain('Only this machine can come in')
    const bo = joining('--name', 'Bo')
    await bo.see('Your rejoin code')
    await ana.see(/Bo +at a terminal/)
    await ana.press('\r', 'What should be different for us')
    await ana.press('\x1b', 'n next')
    await ana.press('D', 'Join code')
    await ana.press('\r', 'What should be different for us')
    await ana.press('H', 'Enter hands the facilitating over to Bo')
    await ana.press('\r', 'stage')
    await bo.see('tab done')
    await ana.press('F', /You facilitate again/)
    await ana.press('q', 'Leaving ends the room for everybody else')
    ana.type('\r')
    expect((await ana.exited).exitCode).toBe(0)
    expectTerminalBack(ana)
    await bo.exited
    expectTerminalBack(bo)
  })

  it.each([
    ['SIGTERM', 143],
    ['SIGHUP', 129],
    ['SIGINT', 130],
  ] as const)('%s: saved, and every terminal given back', async (signal, code) => {
    const ana = start()
    await ana.see('Join code')
    const bo = joining('--name', 'Bo')
    await bo.see('ejoin code')
    await ana.press('\r', 'What should be different for us')
    await ana.press('\x1b', 'n next')
    await ana.press('pwho pays?\r', 'Parked: who pays?')
    ana.kill(signal)
    expect((await ana.exited).exitCode).toBe(code)
    await bo.exited
    expectTerminalBack(ana)
    expectTerminalBack(bo)
    const log = execFileSync(process.execPath, [launcher, 'show', 'retro', 'log', '--dir', '.'], { cwd })
    expect(log.toString()).toContain('who pays?')
    expect(existsSync(join(cwd, 'retro.lock'))).toBe(false)
  })

  it('stopped and gone on: the terminal is given back meanwhile, then painted again', async () => {
    const ana = start()
    await ana.see('Join code')
    const chidi = joining('--name', 'Chidi')
    await chidi.see('Your rejoin code')
    ana.kill('SIGTSTP')
    await until(() => ana.buffer() === 'normal')
    await chidi.see('The host has stopped for a moment.')
    process.kill(ana.pid, 'SIGCONT')
    await until(() => !chidi.text().includes('stopped for a moment'))
    await until(() => ana.buffer() === 'alternate')
    await ana.see('Join code')
    await ana.press('\r', 'What should be different for us')
    const bo = joining('--name', 'Bo')
    await bo.see('Your rejoin code')
    process.kill(bo.pid, 'SIGTSTP')
    await until(() => bo.buffer() === 'normal')
    expect(bo.text()).toMatch(/Bo, your rejoin code: ([0-9a-z]{5}-){5}[0-9a-z]/)
    process.kill(bo.pid, 'SIGCONT')
    await bo.see('What should be different for us')
    expect(bo.buffer()).toBe('alternate')
  })

  it('--keep: its terminal closes, the room lives on, and whoever hosted comes back to it', async () => {
    const ana = start('--keep')
    await ana.see('Join code')
    const bo = joining('--name', 'Bo')
    await bo.see(/[Rr]ejoin code/)
    ana.kill('SIGHUP')
    await until(() => ana.buffer() === 'normal')
    const again = joining('--name', 'Ana', '--as', 'facilitator')
    await again.see('tab done')
    await bo.press('still here\r', 'still here')
    process.kill(ana.pid, 'SIGTERM')
    await Promise.all([bo.exited, again.exited])
    expectTerminalBack(bo)
  })
})

describe('what cannot be hosted says what can', () => {
  const refused = (...args: string[]) => {
    try {
      execFileSync(process.execPath, [launcher, ...args], { cwd, env: { ...process.env, ...env }, stdio: 'pipe' })
      return ''
    } catch (error) {
      return String((error as { stderr: Buffer }).stderr)
    }
  }

  it('no file, a port that is none, no terminal, nobody to join', () => {
    expect(refused('host', 'nothing', '--headless')).toMatch(/flywheel\S* host nothing --team NAME --people A,B,C/)
    expect(refused('host', 'x', '--port', '99999')).toContain('no port')
    expect(refused('host', 'x')).toContain('--headless')
    expect(refused('join')).toContain('needs a terminal')
  })
})
