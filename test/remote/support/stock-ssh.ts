/** The ssh that everybody has, in a pseudo-terminal, seen through a true emulator. Waits for texts, never for times. */
import { execFileSync, spawn as start } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { spawn } from '@lydell/node-pty'
import { type Emulator, emulator } from '../../support/emulator.ts'
import { patience } from '../../support/patience.ts'

export type Ssh = {
  text(): string
  bytes(): string
  buffer: Emulator['buffer']
  type(keys: string): void
  see(what: string): Promise<void>
  resize(columns: number, rows: number): void
  kill(signal?: string): void
  pid: number
  exited: Promise<number>
}

export type SshOptions = {
  port: number
  knownHosts: string
  /** What stands before the host; without it, none. */
  user?: string
  /** A private key; without one only codes are tried. */
  identity?: string
  /** The socket of an agent that has the other half of `identity`, which is a public key then. */
  agent?: string
  args?: string[]
  after?: string[]
  env?: Record<string, string>
  columns?: number
  rows?: number
}

/** The arguments all stock clients share: nothing of this machine's own set-up, and the host key is checked. */
export function sshArgs({
  port,
  knownHosts,
  user = 'Ana',
  identity,
  agent,
  args = [],
  after = [],
}: SshOptions): string[] {
  const set = {
    StrictHostKeyChecking: 'yes',
    // Quoted, because a path may hold spaces and ssh takes several.
    UserKnownHostsFile: `"${knownHosts}"`,
    GlobalKnownHostsFile: '/dev/null',
    IdentitiesOnly: 'yes',
    IdentityAgent: agent ?? 'none',
    IdentityFile: identity ?? '/dev/null',
    ControlPath: 'none',
  }
  const options = Object.entries(set).flatMap(([name, value]) => ['-o', `${name}=${value}`])
  return ['-F', '/dev/null', ...options, ...args, '-p', `${port}`, `${user}@127.0.0.1`, ...after]
}

export function stockSsh(options: SshOptions): Ssh {
  const { columns = 80, rows = 24 } = options
  const term = emulator(columns, rows)
  let bytes = ''
  const looks = new Set<() => void>()
  const pty = spawn('ssh', sshArgs(options), {
    cols: columns,
    rows,
    name: 'xterm-256color',
    env: { ...(process.env as Record<string, string>), TERM: 'xterm-256color', ...options.env },
  })
  pty.onData(async data => {
    bytes += data
    await term.write(data)
    for (const look of looks) look()
  })
  const exited = new Promise<number>(resolve =>
    // The last bytes may come just after the news of the end.
    pty.onExit(({ exitCode }) => setTimeout(() => term.write('').then(() => resolve(exitCode)), 30)),
  )
  return {
    text: term.text,
    bytes: () => bytes,
    buffer: term.buffer,
    type: keys => pty.write(keys),
    resize(c, r) {
      term.resize(c, r)
      pty.resize(c, r)
    },
    kill: signal => pty.kill(signal),
    pid: pty.pid,
    exited,
    see: what =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`never saw ${what} on\n${term.text()}`)), patience)
        const look = () => {
          if (!term.text().includes(what)) return
          clearTimeout(timer)
          looks.delete(look)
          resolve()
        }
        looks.add(look)
        look()
      }),
  }
}

/** A new ed25519 key pair without a passphrase; the path of its private half, and its fingerprint. */
export function keyPair(folder: string, name: string): { path: string; fingerprint: string } {
  const path = join(folder, name)
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', name, '-f', path])
  const fingerprint = execFileSync('ssh-keygen', ['-lf', path], { encoding: 'utf8' }).split(' ')[1]!
  return { path, fingerprint }
}

/** An environment in which ssh answers every question with these words, without a terminal. */
export function askpass(folder: string, words: string): Record<string, string> {
  const path = join(folder, 'askpass')
  writeFileSync(path, `#!/bin/sh\necho '${words}'\n`, { mode: 0o700 })
  return { SSH_ASKPASS: path, SSH_ASKPASS_REQUIRE: 'force' }
}

/** Runs ssh without a terminal and without input, to its end. */
export function runSsh(
  args: string[],
  env: Record<string, string>,
): Promise<{ exit: number | null; stdout: string; stderr: string }> {
  const ssh = start('ssh', args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  let stdout = ''
  let stderr = ''
  ssh.stdout.on('data', text => {
    stdout += text
  })
  ssh.stderr.on('data', text => {
    stderr += text
  })
  return new Promise(resolve => ssh.once('close', exit => resolve({ exit, stdout, stderr })))
}
