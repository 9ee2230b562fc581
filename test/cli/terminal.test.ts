import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { spawn } from '@lydell/node-pty'
import xterm from '@xterm/headless'
import { describe, expect, onTestFinished, test } from 'vitest'
import { eventually } from '../support/eventually.ts'
import { inside } from './inside.ts'
import { flywheel, folder, launcher, plainEnv } from './program.ts'

type OnTerminal = {
  /** Resolves when the screen shows this text. */
  shows(text: string): Promise<void>
  type(keys: string): void
  signal(name: string): void
  /** The exit code; the screen is then as the program left it. */
  ended: Promise<number>
  /** Which of the two screens is shown, and what bytes came. */
  screen(): 'normal' | 'alternate'
  bytes(): string
}

/** The program on a terminal of 80x24. */
function onTerminal(args: readonly string[], cwd: string): OnTerminal {
  const screen = new xterm.Terminal({ cols: 80, rows: 24, allowProposedApi: true })
  const pty = spawn(process.execPath, [launcher, ...args], { cols: 80, rows: 24, cwd, env: plainEnv() })
  onTestFinished(() => pty.kill('SIGKILL'))
  let bytes = ''
  let waiting: { text: string; done: () => void }[] = []
  const rows = () => {
    const { active } = screen.buffer
    return Array.from({ length: 24 }, (_, y) => active.getLine(y)?.translateToString(true) ?? '').join('\n')
  }
  const look = () => {
    const shown = rows()
    for (const w of waiting) if (shown.includes(w.text)) w.done()
    waiting = waiting.filter(w => !shown.includes(w.text))
  }
  pty.onData(data => {
    bytes += data
    screen.write(data, look)
  })
  return {
    shows: text =>
      new Promise(done => {
        waiting.push({ text, done })
        look()
      }),
    type: keys => pty.write(keys),
    signal: name => pty.kill(name),
    ended: new Promise(done => {
      pty.onExit(({ exitCode }) => screen.write('', () => done(exitCode)))
    }),
    screen: () => screen.buffer.active.type,
    bytes: () => bytes,
  }
}

/** A folder with one session that has just begun. */
async function begun(): Promise<string> {
  const cwd = folder()
  await inside(['new', '--team', 'checkout', '--people', 'Ana,Bo', '--no-open'], { cwd })
  return cwd
}

describe('home', () => {
  test('the app takes the first picture over without painting it again, and gives the terminal back', async () => {
    const app = onTerminal([], await begun())
    await app.shows('F1 help')
    expect(app.screen()).toBe('alternate')
    const first = app.bytes().length
    app.type('q')
    expect(await app.ended).toBe(0)
    expect(app.screen()).toBe('normal')
    // Nothing but the question for the ground and the way out: modes off, the other screen, the cursor.
    const question = '\x1b]11;?\x1b\\\x1b[c'
    expect(app.bytes().slice(first).replace(question, '')).toMatch(/^(\x1b\[\?\d+[lh]|\x1b\[0m)+$/)
  })

  test('a key typed while the app loads is not lost', async () => {
    const app = onTerminal([], await begun())
    app.type('q')
    expect(await app.ended).toBe(0)
    expect(app.bytes()).not.toContain('q\r')
  })
})

test('the demo plays from its first step on, and q ends it', async () => {
  const app = onTerminal(['demo'], folder())
  await app.shows('playing')
  await app.shows('step 1 of')
  app.type('q')
  expect(await app.ended).toBe(0)
  expect(app.screen()).toBe('normal')
})

describe('a signal', () => {
  test.each([
    ['SIGTERM', 143],
    ['SIGHUP', 129],
    ['SIGINT', 130],
  ] as const)(
    '%s leaves the room in order: %i, the file whole, nothing beside it, the terminal back',
    async (name, code) => {
      const cwd = await begun()
      const app = onTerminal(['checkout-t0001'], cwd)
      await app.shows('step 1 of')
      app.signal(name)
      expect(await app.ended).toBe(code)
      expect(app.screen()).toBe('normal')
      expect(readdirSync(join(cwd, 'sessions')).filter(file => !file.startsWith('.'))).toEqual(['checkout-t0001.json'])
      expect((await inside(['check', 'checkout-t0001'], { cwd })).code).toBe(0)
    },
  )
})

test('a window that is closed under it ends it as its signal would, and saves', async () => {
  const cwd = await begun()
  const line = `trap "" HUP; "${process.execPath}" "${launcher}" checkout-t0001; echo $? > code`
  const pty = spawn('sh', ['-c', line], { cols: 80, rows: 24, cwd, env: plainEnv() })
  await new Promise<void>(shown => pty.onData(data => data.includes('step 1') && shown()))
  ;(pty as unknown as { destroy(): void }).destroy()
  const code = join(cwd, 'code')
  await eventually(() => expect(readFileSync(code, 'utf8')).toBe('129\n'))
  expect(readdirSync(join(cwd, 'sessions')).filter(file => !file.startsWith('.'))).toEqual(['checkout-t0001.json'])
})

test('a session that is open already says who has it, exit 4', async () => {
  const cwd = await begun()
  const first = onTerminal(['open', 'checkout-t0001'], cwd)
  await first.shows('step 1 of')
  const second = onTerminal(['open', 'checkout-t0001'], cwd)
  expect(await second.ended).toBe(4)
  expect(second.bytes()).toMatch(/^flywheel: .*checkout-t0001\.json.*\r\n/)
  const onlooker = onTerminal(['open', 'checkout-t0001', '--read-only'], cwd)
  await onlooker.shows('step 1 of')
  onlooker.signal('SIGTERM')
  expect(await onlooker.ended).toBe(143)
})

describe('plain lines', () => {
  test('need no terminal, and hold no control byte but the end of a line', async () => {
    const cwd = await begun()
    const { code, stdout } = flywheel(['open', 'checkout-t0001', '--linear'], { cwd })
    expect(stdout).toContain('Step 1 of')
    expect(stdout).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f]/)
    expect(code).toBe(0)
    expect(readdirSync(join(cwd, 'sessions')).filter(file => !file.startsWith('.'))).toEqual(['checkout-t0001.json'])
  })

  test('are what a terminal that can do nothing gets', async () => {
    expect(flywheel([], { cwd: await begun(), env: { TERM: 'dumb' } }).stdout).toContain('checkout')
  })
})
