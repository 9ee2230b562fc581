/** The world this process is in, as doctor reads it. */
import { execFile } from 'node:child_process'
import crypto from 'node:crypto'
import { connect, createServer } from 'node:net'
import { homedir, networkInterfaces } from 'node:os'
import { promisify } from 'node:util'
import { stateFolder } from '../../remote/state.ts'
import { loadConfig } from '../config/load.ts'
import { storeIn } from '../store.ts'
import { hasTerminal } from '../terminal.ts'
import { askWidths } from './ask-terminal.ts'
import type { HostWorld, World } from './fact.ts'

const run = promisify(execFile)

/** What a program of this machine prints, without the blanks around it; undefined when it is not there or fails. */
function printed(program: string, words: readonly string[]): Promise<string | undefined> {
  return run(program, words, { timeout: 1_000 }).then(
    done => done.stdout.trim(),
    () => undefined,
  )
}

/** `dir` is where the sessions are; `listen` and `port` are what a room would listen on. */
export function thisWorld(dir: string, listen: string, port: number): World {
  const { stdin, stdout, env, platform } = process
  return {
    env,
    platform,
    dir,
    node: process.versions.node,
    colourBits: stdout.isTTY ? stdout.getColorDepth() : 1,
    ...(stdout.isTTY ? { size: { columns: stdout.columns, rows: stdout.rows } } : {}),
    ...(hasTerminal() ? { widths: texts => askWidths(texts, { input: stdin, output: stdout }) } : {}),
    tmux: (...words) => printed('tmux', words),
    config: async () => (await loadConfig(env)).path,
    host: hostWorld(listen, port),
  }
}

function hostWorld(listen: string, port: number): HostWorld {
  return {
    listen,
    port,
    state: () => stateFolder(process.env, homedir()),
    reach,
    addresses: () =>
      Object.values(networkInterfaces())
        .flatMap(all => all ?? [])
        .filter(({ internal, address }) => !internal && !/^fe80:/i.test(address))
        .map(({ address }) => address),
    async openFiles() {
      const most = await printed('sh', ['-c', 'ulimit -n'])
      return most === 'unlimited' ? Number.POSITIVE_INFINITY : Number(most) || undefined
    },
    hasMlKem: 'encapsulate' in crypto,
    sessions: async address => (await storeIn(address, { quick: true }).list()).length,
    uid: process.getuid?.(),
  }
}

/** Listens for a moment and comes in by the same address. Rejects with what the system says. */
function reach(listen: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const server = createServer(socket => socket.destroy())
    const end = (error?: Error) => server.close(() => (error ? reject(error) : resolve()))
    server.once('error', reject)
    server.listen(port, listen, () => {
      const bound = server.address()
      const to = typeof bound === 'object' && bound ? bound.port : port
      const guest = connect(to, listen === '0.0.0.0' || listen === '::' ? 'localhost' : listen)
      guest.setTimeout(2_000, () => guest.destroy(Object.assign(new Error('silent'), { code: 'ETIMEDOUT' })))
      guest.once('error', end)
      guest.once('connect', () => {
        guest.destroy()
        end()
      })
    })
  })
}
