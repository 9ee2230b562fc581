/** Themes in real terminals: the ground of a theme fills the whole screen, is given back, and reaches whoever comes in by ssh. */
import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { root } from '../cli/program.ts'
import { type Program, type ProgramOptions, program } from '../support/program.ts'

let cwd: string
beforeEach(() => {
  cwd = realpathSync(mkdtempSync(join(tmpdir(), 'fw-themes-')))
  cpSync(join(root, 'sessions', 'examples', 'checkout-t0001.json'), join(cwd, 'sessions', 'checkout-t0001.json'))
  onTestFinished(() => rmSync(cwd, { recursive: true, force: true }))
})

function terminal(args: string[], options: ProgramOptions = {}): Program {
  const running = program(args, { cwd, ...options })
  onTestFinished(() => running.kill('SIGKILL'))
  return running
}

test.each([
  ['light', 231],
  ['dark', 234],
  ['contrast', 16],
] as const)(
  '%s fills home, a session and its wheel, after a resize too, and is gone afterwards',
  async (name, ground) => {
    const running = terminal(['--theme', name])
    await running.see('Where do we go on?')
    expect(running.grounds()).toEqual([ground])
    await running.press('l', /step \d+ of/)
    expect(running.grounds()).toEqual([ground])
    running.resize(100, 30)
    await running.press('w', 'looks into a phase')
    // The new size may reach the program after the key.
    await expect.poll(() => running.grounds()).toEqual([ground])
    await running.press('\x1b', 'This turn is closed')
    await running.press('q', 'Where do we go on?')
    running.type('q')
    expect((await running.exited).exitCode).toBe(0)
    expect(running.buffer()).toBe('normal')
    expect(running.bytes().lastIndexOf('\x1b[0m')).toBeGreaterThan(running.bytes().lastIndexOf('48;5;'))
  },
)

test.each([
  ['its own colours', [], {}],
  ['NO_COLOR, which wins over a theme', ['--theme', 'light'], { NO_COLOR: '1' }],
  ['a terminal of sixteen colours', ['--theme', 'light'], { TERM: 'linux' }],
] as const)('the ground is the terminal’s with %s', async (_, args, env) => {
  const running = terminal([...args], { env })
  await running.see('Where do we go on?')
  expect(running.grounds()).toEqual([undefined])
  expect(running.bytes()).not.toContain('48;5;')
})

test('a participant brings a theme along over ssh', async () => {
  const args = ['host', 'retro.json', '--headless', '--json', '--port', '0', '--team', 'checkout', '--people', 'Ana,Bo']
  const state = { FLYWHEEL_STATE: join(cwd, 'state') }
  const child = spawn(process.execPath, [join(root, 'bin', 'flywheel.js'), ...args], {
    cwd,
    env: { ...process.env, ...state, FLYWHEEL_THEME: 'contrast' },
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const { ssh, codes } = await new Promise<{
    ssh: { port: number; address: string; knownHosts: string }
    codes: { participant: string }
  }>(resolve => {
    let text = ''
    child.stdout.on('data', more => {
      text += more
      if (text.endsWith('\n')) resolve(JSON.parse(text))
    })
  })
  const known = join(cwd, 'known_hosts')
  writeFileSync(known, `${ssh.knownHosts}\n`)
  const come = async (name: string, ...more: string[]) => {
    const options = ['-F', 'none', '-o', `UserKnownHostsFile="${known}"`, '-o', 'StrictHostKeyChecking=yes', ...more]
    const line = [...options, '-o', 'IdentityAgent=none', '-p', String(ssh.port), `${name}@${ssh.address}`]
    const running = terminal(line, { command: 'ssh' })
    await running.see('Join code:')
    running.type(`${codes.participant}\r`)
    await running.see('F1 help')
    return running
  }
  const dark = await come('Eva', '-o', 'SetEnv=FLYWHEEL_THEME=dark')
  expect(dark.grounds()).toEqual([234])
  // The host's own theme is not everybody's, and one that does not exist is nobody's.
  const own = await come('Gus', '-o', 'SetEnv=FLYWHEEL_THEME=pink')
  expect(own.grounds()).toEqual([undefined])
})
