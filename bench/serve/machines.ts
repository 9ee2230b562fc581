/** Machines of a service on loopback: the built program, a state folder each; started, killed, frozen, stopped in order. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { closeSync, existsSync, mkdirSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type AskDesk, askAt } from './crowd.ts'

const program = join(import.meta.dirname, '..', '..', 'bin', 'flywheel.js')

/** What a machine runs in: the words before its command, and what is added to its environment. */
export type Surroundings = { on?: readonly string[]; env?: Record<string, string> }

export class BenchMachine {
  readonly state: string
  readonly place: string
  private readonly args: readonly string[]
  private readonly around: Surroundings
  private child: ChildProcess | undefined
  private link: Promise<AskDesk> | undefined
  /** The port at which people come by ssh, and its key as a line of known_hosts. */
  port = 0
  hostKey = ''

  constructor(state: string, place: string, args: readonly string[] = [], around: Surroundings = {}) {
    this.state = state
    this.place = place
    this.args = args
    this.around = around
    mkdirSync(state, { recursive: true, mode: 0o700 })
  }

  /** The file it logs to: on the disk of its state. */
  get logFile(): string {
    return join(this.state, 'log')
  }

  get pid(): number {
    return this.child?.pid ?? 0
  }

  /** Starts it; resolves when people can come. */
  async start(): Promise<void> {
    const where = this.place.includes('://') ? '--store' : '--dir'
    const words = [process.execPath, program, 'serve', where, this.place, '--port', '0', ...this.args]
    const [file = '', ...rest] = [...(this.around.on ?? []), ...words]
    const log = openSync(this.logFile, 'a')
    const child = spawn(file, rest, {
      env: { ...process.env, FLYWHEEL_STATE: this.state, ...this.around.env },
      stdio: ['ignore', log, 'pipe'],
    })
    closeSync(log)
    this.child = child
    this.link = undefined
    let said = ''
    await new Promise<void>((resolve, reject) => {
      child.stderr?.on('data', (text: Buffer) => {
        said += text.toString()
        const [, port] = /ssh -p (\d+)/.exec(said) ?? []
        const [, key] = /^known_hosts: (.+)$/m.exec(said) ?? []
        if (!port || !key) return
        this.port = Number(port)
        this.hostKey = key
        resolve()
      })
      child.once('exit', code => reject(new Error(`ended (${code}): ${said}`)))
    })
  }

  /** The desk of this machine. Rejects when nobody is at its socket. */
  async desk(): Promise<AskDesk> {
    const there = await this.link?.catch(() => undefined)
    if (there?.isThere()) return there
    this.link = askAt(join(this.state, 'serve', 'desk.sock'))
    return this.link
  }

  /** Sends a signal to it and all its processes, or to itself alone. */
  signal(signal: NodeJS.Signals, all: boolean): void {
    const pids = all ? this.processes() : [this.pid]
    for (const pid of pids) {
      try {
        process.kill(pid, signal)
      } catch {
        // It is gone already.
      }
    }
  }

  /** Its process and those it started. */
  processes(): number[] {
    if (!this.pid) return []
    try {
      const children = execFileSync('pgrep', ['-P', `${this.pid}`], { encoding: 'utf8' })
        .split('\n')
        .filter(Boolean)
      return [this.pid, ...children.map(Number)]
    } catch {
      return [this.pid]
    }
  }

  workers(): number[] {
    return this.processes().filter(pid => commandOf(pid).includes('worker.js'))
  }

  /** Resolves when its own process has ended. */
  async ended(): Promise<void> {
    const { child } = this
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    await new Promise(resolve => child.once('exit', resolve))
  }

  /** Bytes of memory of all its processes: what is theirs alone, and their share of what is not. */
  memory(): number {
    return this.processes().reduce((sum, pid) => sum + memoryOf(pid), 0)
  }
}

function commandOf(pid: number): string {
  const path = `/proc/${pid}/cmdline`
  return existsSync(path) ? readFileSync(path, 'utf8') : ''
}

/** Proportional set size, as the system counts it. */
export function memoryOf(pid: number): number {
  try {
    const [, kb] = /^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')) ?? []
    return Number(kb ?? 0) * 1024
  } catch {
    return 0
  }
}

/** Starts a machine, does something with it, and stops it in order; nothing of it is left when that fails. */
export async function whileItRuns(machine: BenchMachine, what: () => Promise<void>): Promise<void> {
  await machine.start()
  try {
    await what()
  } catch (error) {
    machine.signal('SIGKILL', true)
    throw error
  }
  machine.signal('SIGTERM', false)
  await machine.ended()
}
