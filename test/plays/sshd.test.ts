/** The other door: a real sshd whose forced command is `flywheel join --sshd`, as docs/remote.md tells it. */
import { execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { eventually } from '../support/eventually.ts'
import { patience } from '../support/patience.ts'
import { program } from '../support/program.ts'

const root = join(import.meta.dirname, '..', '..')
const launcher = join(root, 'bin', 'flywheel.js')
const sshd = ['/usr/sbin/sshd', '/usr/local/sbin/sshd', '/sbin/sshd'].find(path => existsSync(path))

function freePort(): Promise<number> {
  return new Promise(resolve => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}

/** The lines of the recipe, with the paths of this test in them. */
function recipe(command: string): string {
  const text = readFileSync(join(root, 'docs', 'remote.md'), 'utf8')
  const [, lines = ''] = /```sshd_config\n([\s\S]*?)```/.exec(text) ?? []
  expect(lines).toContain('ForceCommand')
  return lines
    .replace(/^ *Match User .*$/m, '')
    .replace(/ForceCommand .*/, `ForceCommand ${command}`)
    .replace(/^ *AllowUsers .*$/m, '')
}

test.skipIf(!sshd)(
  'a key that sshd verified is a person: asked for a name once, known the next time; nothing but joining is run',
  async () => {
    const dir = realpathSync(mkdtempSync(join(tmpdir(), 'fw-sshd-')))
    onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
    const state = join(dir, 'state')
    for (const name of ['host', 'eva', 'bea'])
      execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', join(dir, name)])
    const port = await freePort()
    const script = join(dir, 'join.sh')
    writeFileSync(script, `#!/bin/sh\nFLYWHEEL_STATE=${state} exec ${process.execPath} ${launcher} join --sshd\n`, {
      mode: 0o755,
    })
    writeFileSync(
      join(dir, 'sshd_config'),
      `Port ${port}\nListenAddress 127.0.0.1\nHostKey ${join(dir, 'host')}\nPidFile none\nStrictModes no\nUsePAM no\n` +
        `AuthorizedKeysFile ${join(dir, 'eva.pub')} ${join(dir, 'bea.pub')}\n${recipe(script)}`,
    )
    if (process.getuid?.() === 0) mkdirSync('/run/sshd', { recursive: true })
    const daemon = spawn(sshd!, ['-D', '-e', '-f', join(dir, 'sshd_config')], { stdio: ['ignore', 'ignore', 'pipe'] })
    onTestFinished(() => void daemon.kill())
    let said = ''
    await new Promise<void>((resolve, reject) => {
      daemon.stderr.on('data', (bytes: Buffer) => {
        said += bytes
        if (said.includes('listening')) resolve()
      })
      daemon.once('exit', () => reject(new Error(said)))
    })
    const room = spawn(
      process.execPath,
      [launcher, 'host', 'retro.json', '--headless', '--json', '--port', '0', '--team', 'checkout', '--people', 'Ana'],
      { cwd: dir, env: { ...process.env, FLYWHEEL_STATE: state }, stdio: ['ignore', 'pipe', 'ignore'] },
    )
    onTestFinished(() => void room.kill('SIGKILL'))
    await new Promise(resolve => room.stdout.once('data', resolve))
    writeFileSync(join(dir, 'known'), `[127.0.0.1]:${port} ${readFileSync(join(dir, 'host.pub'), 'utf8')}`)
    const line = ['-F', 'none', '-o', `UserKnownHostsFile="${join(dir, 'known')}"`, '-o', 'IdentitiesOnly=yes']
    const start = (...command: string[]) => {
      const to = ['-p', String(port), '-i', join(dir, 'eva'), '-tt', `${userInfo().username}@127.0.0.1`, ...command]
      const running = program([...line, ...to], { cwd: dir, command: 'ssh' })
      onTestFinished(() => running.kill('SIGKILL'))
      return running
    }
    const eva = start()
    await eva.see('Your name, or your rejoin code:')
    await eva.press('Eva\r', /retro 1 checkout/)
    eva.type('q')
    await eva.see('Leave')
    eva.kill('SIGKILL')
    const again = start('sh')
    await again.see(/retro 1 checkout[\s\S]* Eva /)
    // Plain lines, for a screen reader: `ssh -T`, at this door too.
    const plainly = spawn('ssh', [
      ...line,
      '-T',
      '-p',
      String(port),
      '-i',
      join(dir, 'bea'),
      `${userInfo().username}@127.0.0.1`,
    ])
    onTestFinished(() => void plainly.kill('SIGKILL'))
    let told = ''
    const hears = (what: RegExp) =>
      new Promise<void>((resolve, reject) => {
        setTimeout(() => reject(new Error(`never said ${what}:\n${told}`)), patience).unref()
        const look = () => {
          if (!what.test(told)) return
          plainly.stdout.off('data', look)
          resolve()
        }
        plainly.stdout.on('data', look)
        plainly.once('close', () => reject(new Error(`never said ${what}:\n${told}`)))
        look()
      })
    for (const stream of [plainly.stdout, plainly.stderr]) stream.on('data', (bytes: Buffer) => (told += bytes))
    plainly.stdin.write('Bea\nhelp\n')
    await hears(/Your name, or your rejoin code:[\s\S]*Plain lines[\s\S]*quit/)
    // A file that is just being put in place may be gone while it is looked into.
    await eventually(() =>
      expect(execFileSync('grep', ['-rlE', '"name": ?"Bea"', dir], { encoding: 'utf8' })).toContain('retro'),
    )
    expect(told).not.toContain('\x1b')
    const left = new Promise(resolve => plainly.once('close', resolve))
    plainly.stdin.end('quit\n')
    expect([await left, told]).toEqual([0, expect.stringContaining('Goodbye, Bea')])
    room.kill('SIGTERM')
    await again.see('The host has closed this room')
    expect((await again.exited).exitCode).toBe(0)
  },
)
