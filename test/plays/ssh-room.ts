/** A room of the built program without a screen, and people who come into it by the ssh that everybody has. */
import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { type Program, program } from '../support/program.ts'

const launcher = join(import.meta.dirname, '..', '..', 'bin', 'flywheel.js')

export type Hosted = Awaited<ReturnType<typeof open>>

/** A room on a server with this session file; `port` is the one of a hosting before. */
export async function open(cwd: string, file: string, port = 0, ...more: string[]) {
  const args = ['host', file, '--headless', '--json', '--port', String(port), ...more]
  const env = { ...process.env, FLYWHEEL_STATE: join(cwd, 'state') }
  const child = spawn(process.execPath, [launcher, ...args], { cwd, env })
  onTestFinished(() => void child.kill('SIGKILL'))
  let said = ''
  child.stderr.on('data', text => {
    said += text
  })
  const line = await new Promise<string>((resolve, reject) => {
    let text = ''
    child.stdout.on('data', more => {
      text += more
      if (text.endsWith('\n')) resolve(text)
    })
    child.once('exit', code => reject(new Error(`ended with ${code}: ${said}`)))
  })
  const { ssh, codes, socket } = JSON.parse(line) as {
    ssh: { port: number; knownHosts: string }
    codes: { participant: string; facilitator: string; observer: string }
    socket: string
  }
  const known = join(cwd, 'known_hosts')
  writeFileSync(known, `${ssh.knownHosts}\n`)
  return { cwd, env, known, port: ssh.port, codes, socket, child, said: () => said }
}

/** Somebody's own terminal: ssh with what is typed for the code. */
export async function come(local: Hosted, name: string, code: string, ...more: string[]): Promise<Program> {
  const set = [`UserKnownHostsFile="${local.known}"`, 'StrictHostKeyChecking=yes', 'IdentityAgent=none']
  const only = ['PreferredAuthentications=keyboard-interactive', 'EscapeChar=none']
  const options = [...set, ...only].flatMap(option => ['-o', option])
  const args = ['-F', 'none', ...options, ...more, '-p', String(local.port), `${name}@127.0.0.1`]
  const ssh = program(args, { command: 'ssh', cwd: local.cwd, ...(name === 'stage' ? { columns: 120, rows: 40 } : {}) })
  onTestFinished(() => ssh.kill('SIGKILL'))
  await ssh.see('Join code:')
  ssh.type(`${code}\r`)
  return ssh
}
