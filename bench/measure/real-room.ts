/** The built program hosting a room of its own, and people who come in to it over ssh. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Socket } from 'node:net'
import { join } from 'node:path'
import ssh2 from 'ssh2'
import { emulator } from '../../test/support/emulator.ts'

const launcher = join(import.meta.dirname, '..', '..', 'bin', 'flywheel.js')

/** One connection with its screen. */
export type Line = {
  type(keys: string): void
  text(): string
  sees(what: string | RegExp, ms?: number): Promise<boolean>
  /** Calls back at every piece of output. */
  watch(call: () => void): void
  cut(how: 'RST' | 'FIN' | 'stall'): void
  end(): void
}

/** Opens `retro.json` in this folder to people; Ana facilitates when she comes with her code. */
export async function realRoom(folder: string) {
  const host = spawn(
    process.execPath,
    [launcher, 'host', 'retro.json', '--headless', '--json', '--port', '0', '--team', 'checkout', '--people', 'Ana'],
    {
      cwd: folder,
      env: { ...process.env, FLYWHEEL_STATE: join(folder, 'state') },
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  )
  const { ssh, codes } = JSON.parse(
    await new Promise<string>(resolve => host.stdout.once('data', data => resolve(data.toString()))),
  ) as { ssh: { port: number }; codes: { participant: string; facilitator: string } }
  return {
    codes,
    port: ssh.port,
    come: (name: string, code: string) => come(ssh.port, name, code),
    async close() {
      host.kill('SIGTERM')
      if (host.exitCode === null) await once(host, 'exit')
    },
  }
}

async function come(port: number, name: string, code: string): Promise<Line> {
  const client = new ssh2.Client()
  const screen = emulator(80, 24)
  client.on('error', () => {})
  client.on('connect', () => client.setNoDelay(true))
  client.on('keyboard-interactive', (_n, _s, _l, questions, finish) => finish(questions.map(() => code)))
  await new Promise<void>((resolve, reject) => {
    client.once('ready', () => resolve())
    client.once('error', reject)
    client.connect({ host: '127.0.0.1', port, username: name, tryKeyboard: true })
  })
  const channel = await new Promise<ssh2.ClientChannel>((resolve, reject) =>
    client.shell({ cols: 80, rows: 24, term: 'xterm-256color' }, (error, opened) =>
      error ? reject(error) : resolve(opened),
    ),
  )
  channel.on('error', () => {})
  const looks = new Set<() => void>()
  channel.on('data', async (bytes: Buffer) => {
    await screen.write(bytes.toString())
    for (const look of looks) look()
  })
  const sock = (client as unknown as { _sock: Socket })._sock
  return {
    watch: call => void looks.add(call),
    type: keys => void channel.write(keys),
    text: screen.text,
    sees: (what, ms = 10_000) =>
      new Promise(resolve => {
        const look = () => {
          if (typeof what === 'string' ? !screen.text().includes(what) : !what.test(screen.text())) return
          done(true)
        }
        const done = (seen: boolean) => {
          clearTimeout(timer)
          looks.delete(look)
          resolve(seen)
        }
        const timer = setTimeout(() => done(false), ms)
        looks.add(look)
        look()
      }),
    cut(how) {
      if (how === 'RST') sock.resetAndDestroy()
      else if (how === 'FIN') sock.end()
      // Nothing is read and nothing answered any more, as when a lid is closed.
      else sock.pause()
    },
    end: () => client.destroy(),
  }
}
