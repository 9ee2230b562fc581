/** doctor: what it finds in a world of the test's own, in a real terminal, in a real tmux, and of a port that is taken. */
import { execFileSync } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, onTestFinished, test } from 'vitest'
import { askWidths } from '../../src/cli/doctor/ask-terminal.ts'
import type { Fact, HostWorld, World } from '../../src/cli/doctor/fact.ts'
import { gatherFacts } from '../../src/cli/doctor/facts.ts'
import { glyphs } from '../../src/draw/glyphs.ts'
import { UserError } from '../../src/errors.ts'
import { width } from '../../src/text.ts'
import { program } from '../support/program.ts'
import { flywheel, folder, installed, plainEnv } from './program.ts'

type Some = Partial<Omit<World, 'host'>> & { host?: Partial<HostWorld> }

async function facts({ host, ...world }: Some): Promise<Record<string, Fact>> {
  const found = await gatherFacts({
    env: { TERM: 'xterm-256color', LANG: 'C.UTF-8' },
    platform: 'linux',
    size: { columns: 80, rows: 24 },
    colourBits: 8,
    node: '24.21.0',
    dir: folder(),
    widths: async texts => texts.map(width),
    tmux: async () => undefined,
    config: async () => undefined,
    host: {
      listen: '127.0.0.1',
      port: 2222,
      state: folder,
      reach: async () => {},
      addresses: () => ['192.168.1.20'],
      openFiles: async () => 4096,
      hasMlKem: true,
      sessions: async () => 3,
      uid: process.getuid?.(),
      ...host,
    },
    ...world,
  })
  return Object.fromEntries(found.flatMap(f => f.facts).map(f => [f.about, f]))
}

const inTmux = { TERM: 'tmux-256color', LANG: 'C.UTF-8', TMUX: '/tmp/tmux-0/default,1,0' }

describe('doctor', () => {
  test('has nothing to say against a good terminal on a good machine', async () => {
    const found = await facts({})
    expect(Object.values(found).filter(f => !f.ok)).toEqual([])
    expect(found.colours?.say).toBe('256')
    expect(found.size?.say).toBe('80x24')
    expect(found.glyphs?.say).toBe(`${Object.keys(glyphs).length} signs, one cell each`)
    expect(found.address?.say).toContain('--listen 192.168.1.20')
  })

  test('everything it finds wrong comes with what to do', async () => {
    const file = join(folder(), 'sessions')
    writeFileSync(file, '')
    const bad = await facts({
      env: { TERM: 'dumb', LANG: 'C' },
      size: { columns: 50, rows: 10 },
      node: '20.20.2',
      dir: join(file, 'below'),
    })
    const wrong = Object.values(bad).filter(f => !f.ok)
    expect(wrong.map(f => f.about)).toEqual(['terminal', 'size', 'characters', 'node', 'folder'])
    expect(wrong.every(f => f.fix)).toBe(true)
    expect(bad.folder?.say).toBe(`${file} is no folder`)
  })

  test('a terminal that draws our signs wide is told, and what people type there too', async () => {
    const wide = await facts({
      widths: async texts => texts.map(text => (/●|○|🏽/u.test(text) ? 2 * width(text) : width(text))),
    })
    expect(wide.glyphs).toMatchObject({ ok: false, say: 'drawn wider than one cell: ● ○' })
    expect(wide.glyphs?.fix).toContain('FLYWHEEL_ASCII=1')
    expect(wide.typed?.say).toContain('emoji with a skin tone')
    const silent = await facts({ widths: async () => undefined })
    expect(silent.glyphs?.say).toBe('the terminal does not say how wide it draws them')
  })

  test('in tmux it names the slow escape, the closed clipboard, a wrong TERM and who else looks on', async () => {
    const answers: Record<string, string> = {
      '-V': 'tmux 3.3a',
      'escape-time': '500',
      'set-clipboard': 'external',
      'default-terminal': 'screen',
      'focus-events': 'off',
      '#{client_name}': '/dev/pts/1\n/dev/pts/2',
      '#{client_utf8}': '0',
    }
    const found = await facts({
      env: { ...inTmux, TERM: 'xterm-256color' },
      tmux: async (...words) => answers[words.at(-1)!],
    })
    expect(found.tmux?.say).toContain('3.3a: drops synchronized output')
    expect(found['slow esc']).toMatchObject({ ok: false, fix: 'tmux set -sg escape-time 10' })
    expect(found.copy?.say).toContain('external')
    expect(found.TERM).toMatchObject({ ok: false, say: 'xterm-256color inside tmux, whose terminal is screen' })
    expect(found['utf-8']?.fix).toBe('tmux -u attach')
    expect(found.watched?.say).toContain('2 terminals show this window')
    expect((await facts({ env: { ...inTmux, TERM: 'screen' } })).TERM?.fix).toContain('default-terminal tmux-256color')
    expect((await facts({ env: inTmux, tmux: async () => 'on' })).copy?.ok).toBe(true)
  })

  test('outside tmux it asks tmux nothing', async () => {
    const asked: string[][] = []
    await facts({ tmux: async (...words) => void asked.push(words) as undefined })
    expect(asked).toEqual([])
  })

  test('over ssh it names a missing terminal and a language that stayed behind', async () => {
    const ssh = { TERM: 'xterm', SSH_CONNECTION: '10.0.0.7 5 10.0.0.1 22' }
    expect((await facts({ env: { ...ssh, LANG: 'C.UTF-8' } })).ssh).toMatchObject({ ok: true })
    const plain = await facts({ env: ssh })
    expect(plain.ssh).toMatchObject({ ok: false, say: 'from 10.0.0.7, whose language did not come along' })
    expect(plain.ssh?.fix).toContain('SendEnv LANG LC_*')
    const { size: _, ...none } = { size: undefined, env: ssh }
    const found = await gatherFacts({ ...(await worldWithout()), ...none })
    expect(found[0]?.facts.find(f => f.about === 'ssh')?.fix).toBe('ssh -t HOST flywheel')
  })

  test('what hosting needs: a port, an address, ML-KEM, a folder of one’s own, open files', async () => {
    const no = (code: string) => async () => Promise.reject(Object.assign(new Error(code), { code }))
    const open = folder()
    chmodSync(open, 0o755)
    const found = await facts({
      node: '22.12.0',
      host: {
        reach: no('EADDRINUSE'),
        addresses: () => [],
        hasMlKem: false,
        state: () => open,
        openFiles: async () => 256,
      },
    })
    expect(found.port).toMatchObject({ ok: false, say: '2222 of 127.0.0.1: something listens there already' })
    expect(found.port?.fix).toContain('--port; 0 takes a free one')
    expect(found.address).toMatchObject({ ok: false, say: 'this machine is on no network' })
    expect(found.keys).toMatchObject({ ok: false, fix: 'install Node 24.7 or newer' })
    expect(found.state?.say).toContain('others on this machine may look into')
    expect(found['open files']).toMatchObject({ ok: false, say: '256, enough for about 65 people' })
    expect((await facts({ host: { reach: no('EADDRNOTAVAIL') } })).port?.fix).toContain('--listen')
    expect((await facts({ platform: 'win32' })).hosting?.fix).toContain('WSL')
  })

  test('a database is asked, and no folder of that name is looked for', async () => {
    const dir = 'postgres://ana:secret@db.example.com/retros'
    const found = await facts({ dir })
    expect(found.database).toEqual({ about: 'database', ok: true, say: 'db.example.com/retros answers, 3 sessions' })
    expect(found.folder).toBe(undefined)
    const gone = await facts({
      dir,
      host: { sessions: async () => Promise.reject(new UserError('Nothing answers there.', 'Start it.')) },
    })
    expect(gone.database).toEqual({ about: 'database', ok: false, say: 'Nothing answers there. Start it.' })
  })
})

/** A world without a terminal. */
async function worldWithout(): Promise<World> {
  return {
    env: {},
    platform: 'linux',
    colourBits: 1,
    node: '24.21.0',
    dir: folder(),
    tmux: async () => undefined,
    config: async () => undefined,
    host: {
      listen: '127.0.0.1',
      port: 2222,
      state: folder,
      reach: async () => {},
      addresses: () => [],
      openFiles: async () => undefined,
      hasMlKem: true,
      sessions: async () => 0,
      uid: undefined,
    },
  }
}

describe('asking a terminal for widths', () => {
  function terminal() {
    const input = Object.assign(new EventEmitter(), {
      raw: [] as boolean[],
      setRawMode: (on: boolean) => void input.raw.push(on),
      resume() {},
      pause() {},
    })
    const written: string[] = []
    return { input, output: { write: (bytes: string) => written.push(bytes) }, written: () => written.join('') }
  }

  test('answers are found however they come in packets, with keys between them', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 12 }),
        fc.array(fc.constantFrom('', 'x', '\x1b[A', '\r', '\x1b'), { minLength: 12, maxLength: 12 }),
        fc.integer({ min: 1, max: 7 }),
        async (widths, typed, size) => {
          const on = terminal()
          const asking = askWidths(widths.map(String), on)
          const bytes = widths.map((wide, i) => `${typed[i]}\x1b[7;${wide + 1}R`).join('')
          for (let at = 0; at < bytes.length; at += size) on.input.emit('data', Buffer.from(bytes.slice(at, at + size)))
          expect(await asking).toEqual(widths)
          expect(on.input.raw).toEqual([true, false])
          expect(on.written()).toMatch(/\r\x1b\[K$/)
          expect(on.input.listenerCount('data')).toBe(0)
        },
      ),
    )
  })

  test('a terminal that says nothing, or endless nonsense, is given up and left as it was', async () => {
    const on = terminal()
    const asking = askWidths(['a', 'b'], on, 20)
    on.input.emit('data', `\x1b[1;2R${'9'.repeat(100_000)}`)
    expect(await asking).toBe(undefined)
    expect(on.input.raw).toEqual([true, false])
  })
})

describe('flywheel doctor', () => {
  test('in a real terminal its signs are measured, and nothing of it stays on the screen', async () => {
    const running = program(['doctor', '--port', '0'], { env: plainEnv(), cwd: folder(), columns: 120, rows: 40 })
    await running.see('open files')
    expect((await running.exited).exitCode).toBe(0)
    expect(running.text()).toMatch(/^glyphs +ok {2}\d+ signs, one cell each$/m)
    expect(running.text()).toMatch(/^port +ok {2}0 of 127\.0\.0\.1 is free, and answers$/m)
    expect(running.rows()[0]).toBe('this terminal')
    expect(running.text()).not.toMatch(/^.*R$/m)
  })

  test('a port that is taken and a config file that is wrong are findings, not faults', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    onTestFinished(() => void server.close())
    await new Promise(resolve => server.once('listening', resolve))
    const at = server.address()
    const port = String(typeof at === 'object' && at ? at.port : 0)
    const file = join(folder(), 'mine.yaml')
    writeFileSync(file, 'colour: true\n')
    const { stdout, code } = flywheel(['doctor', '--port', port, '--json'], { env: { FLYWHEEL_CONFIG: file } })
    const found: (Fact & { of: string })[] = JSON.parse(stdout)
    expect(code).toBe(0)
    const of = (about: string) => found.find(f => f.about === about)
    expect(of('port')).toMatchObject({ ok: false, of: 'hosting here' })
    expect(of('port')?.say).toContain('something listens there already')
    expect(of('config')?.say).toContain('did you mean color?')
  })

  test('in a real tmux it reads what tmux is set to', async () => {
    const cwd = folder()
    mkdirSync(join(cwd, 'bin'))
    const socket = `fw-doctor-${process.pid}`
    const tmux = (...words: string[]) =>
      execFileSync('tmux', ['-L', socket, '-f', '/dev/null', ...words], { cwd, env: plainEnv(), encoding: 'utf8' })
    onTestFinished(() => {
      tmux('kill-server')
    })
    tmux('-u', 'new-session', '-d', '-x', '120', '-y', '40', '-s', 'a', 'sh')
    tmux('set-option', '-sg', 'escape-time', '10')
    tmux('set-option', '-sg', 'set-clipboard', 'on')
    tmux('send-keys', '-t', 'a', `${process.execPath} ${installed()} doctor --port 0; echo ALL-SAID`, 'Enter')
    await expect.poll(() => tmux('capture-pane', '-p', '-t', 'a'), { timeout: 20_000 }).toMatch(/^ALL-SAID/m)
    const said = tmux('capture-pane', '-p', '-t', 'a')
    expect(said).toMatch(/^slow esc +ok/m)
    expect(said).toMatch(/^copy +ok/m)
    expect(said).toMatch(/^glyphs +ok/m)
  })
})
