/** How the program ends, and how it comes back: by hand, killed in the middle of a word, in other terminals. */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { placesOf } from '../../src/store/places.ts'
import { eventually } from '../support/eventually.ts'
import { type Program, type ProgramOptions, program } from '../support/program.ts'

const launcher = join(import.meta.dirname, '..', '..', 'bin', 'flywheel.js')
let cwd: string

beforeEach(() => {
  cwd = realpathSync(mkdtempSync(join(tmpdir(), 'flywheel-end-')))
  onTestFinished(() => rmSync(cwd, { recursive: true, force: true }))
  execFileSync(process.execPath, [launcher, 'new', '--team', 'checkout', '--people', 'Ana,Bo,Chidi', '--no-open'], {
    cwd,
  })
})

function start(args: string[], options: ProgramOptions = {}): Program {
  const running = program(args, { cwd, ...options })
  onTestFinished(() => running.kill('SIGKILL'))
  return running
}

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

describe('leaving by hand', () => {
  it('q asks once, goes home, and q there ends with 0', async () => {
    const app = start(['open', 'checkout-t0001'])
    await app.see('What should be different for us')
    await app.press('\x1b', 'n next')
    await app.press('q', 'Leave this turn?')
    await app.press('\r', 'Where do we go on?')
    expect(app.text()).toContain('goes on from here')
    app.type('q')
    expect((await app.exited).exitCode).toBe(0)
    expectTerminalBack(app)
  })

  it('ctrl-c asks, a second one ends with 130, everything saved', async () => {
    const app = start(['open', 'checkout-t0001'])
    await app.see('What should be different for us')
    await app.press('\x1b', 'n next')
    await app.press('pwho pays?\r', 'Parked: who pays?')
    await app.press('\x03', 'Press ctrl-c again')
    app.type('\x03')
    expect((await app.exited).exitCode).toBe(130)
    expectTerminalBack(app)
    expect(execFileSync(process.execPath, [launcher, 'show', 'checkout-t0001', 'log'], { cwd }).toString()).toContain(
      'who pays?',
    )
  })
})

describe('after kill -9', () => {
  it('the next start is at the same step, with everything kept and the unsent line as it was', async () => {
    const app = start(['open', 'checkout-t0001'])
    await app.see('What should be different for us')
    await app.press('\x1b', 'n next')
    await app.press('n', 'One word: how were the last two weeks?')
    await app.press('tired\r', /Keyboard is with +BO/)
    await app.press('hopeful\r', /Keyboard is with +CHIDI/)
    await app.press('rather hope', 'rather hope')
    // A line is kept as soon as the keys rest; what was acknowledged is on the disk already.
    const draft = placesOf(join(cwd, 'sessions', 'checkout-t0001.json')).draft
    await eventually(() => expect(readFileSync(draft, 'utf8')).toContain('rather hope'))
    app.kill('SIGKILL')
    await app.exited
    const again = start([])
    await again.see('Where do we go on?')
    await again.press('\r', /Keyboard is with +CHIDI/)
    expect(again.text()).toContain('Ana       tired')
    expect(again.text()).toContain('Bo        hopeful')
    expect(again.text()).toContain('> rather hope')
    await again.press('ful\r', 'Chidi     rather hopeful')
  })
})

describe('other terminals', () => {
  it('without colours the same rows come with no colour in any byte', async () => {
    const plain = start([], { env: { NO_COLOR: '1' } })
    const colour = start([])
    await plain.see('Left open')
    await colour.see('Left open')
    expect(plain.rows()).toEqual(colour.rows())
    expect(plain.bytes()).not.toMatch(/\x1b\[[0-9;]*(?:3[0-7]|4[0-7]|9[0-7])[0-9;]*m/)
    await plain.press('\r', 'What should be different for us')
    await plain.press('\x1b', 'n next')
    await plain.press('w', '1 PURPOSE')
    expect(plain.bytes()).not.toMatch(/\x1b\[[0-9;]*(?:3[0-7]|4[0-7]|9[0-7])[0-9;]*m/)
  })

  it('--ascii draws everything with plain characters', async () => {
    const app = start(['--ascii'])
    await app.see('Left open')
    await app.press('\r', 'What should be different for us')
    await app.press('\x1b', 'n next')
    await app.press('w', '1 PURPOSE')
    expect(app.bytes()).not.toMatch(/[^\x00-\x7e]/)
  })

  const hasTmux = spawnSync('tmux', ['-V']).status === 0
  it.skipIf(!hasTmux)(
    'in tmux shows the same rows as in a terminal (skipped where tmux is not installed)',
    async () => {
      const socket = join(cwd, 'tmux')
      const tmux = (...args: string[]) => execFileSync('tmux', ['-S', socket, '-f', '/dev/null', ...args]).toString()
      onTestFinished(() => void spawnSync('tmux', ['-S', socket, 'kill-server']))
      const env = { ...process.env, LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' } as NodeJS.ProcessEnv
      for (const name of ['CI', 'NO_COLOR', 'TMUX', 'FLYWHEEL_DIR']) delete env[name]
      const command = `${process.execPath} ${launcher} open checkout-t0001 --read-only`
      execFileSync(
        'tmux',
        ['-S', socket, '-f', '/dev/null', 'new-session', '-d', '-x', '80', '-y', '24', '-c', cwd, command],
        { env },
      )
      tmux('set', '-g', 'status', 'off')
      tmux('resize-window', '-x', '80', '-y', '24')
      const shown = (what: string) =>
        eventually(() => {
          const text = tmux('capture-pane', '-p').replace(/\n$/, '')
          expect(text).toContain(what)
          return text.split('\n')
        })
      const app = start(['open', 'checkout-t0001', '--read-only'])
      const views: [keys: string, what: string][] = [
        ['', 'step 1 of'],
        ['w', '1 PURPOSE'],
        ['o', 'No turn before this one'],
      ]
      for (const [keys, what] of views) {
        if (keys) {
          app.type(keys)
          tmux('send-keys', keys)
        }
        await app.see(what)
        expect((await shown(what)).map(r => r.trimEnd())).toEqual(app.rows().map(r => r.trimEnd()))
      }
    },
  )
})

describe('ctrl-z and the signals of a shell', () => {
  it('ctrl-z gives the terminal to the shell, fg brings the same screen and line back', async () => {
    const shell = start(['--norc', '--noprofile', '-i'], { command: 'bash', env: { PS1: 'shell> ' } })
    await shell.see('shell>')
    await shell.press(`"${process.execPath}" "${launcher}" open checkout-t0001\r`, 'What should be different for us')
    await shell.press('\x1b', 'n next')
    await shell.press('ppark this half', 'park this half')
    await shell.press('\x1a', 'Stopped')
    expect(shell.buffer()).toBe('normal')
    await shell.press('echo its-$((40 + 2))\r', 'its-42')
    await shell.press('fg\r', 'park this half')
    expect(shell.buffer()).toBe('alternate')
    await shell.press(' typed\r', 'Parked: park this half typed')
  })

  it('ctrl-z in plain lines gives the terminal to the shell, also where nothing typed is shown; fg hides it again', async () => {
    const shell = start(['--norc', '--noprofile', '-i'], { command: 'bash', env: { PS1: 'shell> ' } })
    await shell.see('shell>')
    await shell.press(
      `"${process.execPath}" "${launcher}" --linear open checkout-t0001\r`,
      'What should be different for us',
    )
    await shell.press(':go write\r', 'Silent')
    await shell.press('- unseen hal\x1a', 'Stopped')
    await shell.press('echo its-$((40 + 2))\r', 'its-42')
    expect(shell.text()).toContain('echo its-$((40 + 2))')
    await shell.press('fg\r', 'linear open')
    await shell.press('f\r', 'Card 1 of Ana saved.')
    expect(shell.text()).not.toContain('unseen')
  })

  it('SIGQUIT gives the terminal back and ends with 131; a stop without a shell is passed over', async () => {
    const app = start(['open', 'checkout-t0001'])
    await app.see('What should be different for us')
    await app.press('\x1b', 'n next')
    app.kill('SIGTSTP')
    // Given back and taken again. Keys in between would be the line of a terminal that is not the program's.
    await eventually(() => expect(app.bytes().split('\x1b[?1049h')).toHaveLength(3))
    await app.press('pstill here\r', 'Parked: still here')
    expect(app.buffer()).toBe('alternate')
    app.kill('SIGQUIT')
    expect((await app.exited).exitCode).toBe(131)
    expectTerminalBack(app)
  })
})
